import { type Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { CommandFault } from '../faults.js';

export interface MailFile {
  path: string;
  size: number;
}

export interface FoundFiles {
  files: MailFile[];
  /** Files that are no mail, with the reason. */
  leftOut: { name: string; reason: string }[];
}

/** What mail programs keep beside the mail. */
const HOUSEKEEPING =
  /^(\..*|dovecot[-.].*|dovecot|courier.*|maildirfolder|maildirsize|subscriptions|.*\.(msf|idx|index|lock|cache|toc|dat))$/i;

/**
 * Every file below a folder, in the order of their names. Hidden folders are Maildir folders and are looked into;
 * `tmp` of a Maildir holds mail that was never delivered whole.
 */
export async function findMailFiles(dir: string): Promise<FoundFiles> {
  const found: FoundFiles = { files: [], leftOut: [] };
  await look(dir, found);
  return found;
}

async function look(dir: string, found: FoundFiles): Promise<void> {
  const entries = (await readdir(dir, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const isMaildir = ['cur', 'new'].every((name) => entries.some((each) => each.name === name));
  for (const entry of entries) {
    const full = path.join(dir, entry.name);
    if (entry.isDirectory()) {
      if (!(isMaildir && entry.name === 'tmp')) await look(full, found);
      continue;
    }
    const reason = reasonToLeaveOut(entry);
    if (reason) found.leftOut.push({ name: full, reason });
    else found.files.push({ path: full, size: (await stat(full)).size });
  }
}

function reasonToLeaveOut(entry: Dirent): string | undefined {
  if (!entry.isFile()) return 'it is not an ordinary file';
  return HOUSEKEEPING.test(entry.name) ? 'a mail program keeps it for itself' : undefined;
}

/** @throws CommandFault `folder-missing` */
export async function mustBeFolder(dir: string): Promise<void> {
  const found = await stat(dir).catch(() => undefined);
  if (!found?.isDirectory())
    throw new CommandFault(
      'folder-missing',
      found ? `${dir} is a file, not a folder.` : `There is no folder ${dir}.`,
      'Name the folder that holds the mail.',
    );
}
