import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { PackFault, PackFile } from '@frontdoor/charter';
import { LETTER_FILE } from '@frontdoor/casework/charters';

/** The files of one pack: those that `readPack` takes, and its case files. */
export interface CharterFiles {
  id: string;
  files: PackFile[];
  cases: PackFile[];
  /** Its own template of letters. */
  letter?: PackFile;
}

/**
 * Reads the charter packs under a folder: each sub-folder with a charter.yaml, and the bank holidays of `holidays/`. A
 * folder that is itself a pack is read alone, with the holidays beside it. Paths are given relative to the folder
 * that holds the packs.
 */
export async function readCharterFiles(
  dir: string,
): Promise<{ charters: CharterFiles[]; faults: PackFault[] }> {
  const folder = resolve(dir);
  try {
    const isPack = (await readdir(folder)).includes('charter.yaml');
    const root = isPack ? dirname(folder) : folder;
    const holidays = await texts(root, join(root, 'holidays'), '.json');
    const names = isPack ? [basename(folder)] : await packNames(root);
    const charters = await Promise.all(names.map((name) => readOne(root, name, holidays)));
    const faults =
      names.length > 0 ? [] : [{ file: dir, path: '', message: 'there is no charter pack in this folder' }];
    return { charters, faults };
  } catch (error) {
    const message = `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { charters: [], faults: [{ file: dir, path: '', message }] };
  }
}

async function packNames(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true });
  const folders = entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'holidays')
    .map(({ name }) => name);
  return folders.sort();
}

async function readOne(root: string, name: string, holidays: readonly PackFile[]): Promise<CharterFiles> {
  const own = await texts(root, join(root, name), '.yaml');
  const cases = await texts(root, join(root, name, 'cases'), '.yaml');
  const [letter] = await texts(root, join(root, name), LETTER_FILE);
  return { id: name, files: [...own, ...holidays], cases, ...(letter && { letter }) };
}

/** The files of a folder with this ending; none when there is no such folder. */
async function texts(root: string, folder: string, ending: string): Promise<PackFile[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const wanted = names.filter((name) => name.endsWith(ending)).sort();
  return Promise.all(
    wanted.map(async (name) => ({
      path: relative(root, join(folder, name)),
      text: await readFile(join(folder, name), 'utf8'),
    })),
  );
}
