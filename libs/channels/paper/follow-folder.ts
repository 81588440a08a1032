import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { MOST_SCAN_BYTES } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { type AdapterContext, underLease } from '../core/index.js';
import { lettersReader } from './letters-reader.js';
import { PAPER_CHANNELS } from './paper.settings.js';
import { scanArrivals } from './scan-arrivals.js';
import { SEPARATOR_PURPOSE, separatorMarks } from './separator-marks.js';
import { moveRefused, moveTaken, readWaiting, type WaitingFile, waitingFiles } from './watched-folder.js';

const SOURCE = 'scan folder';
const LOOK_MS = 2000;
/** A file that stays the same so long is whole. */
const STABLE_MS = 3000;
/** What cannot be read may still be written to, by a scanner that rests between two pages. */
const PATIENCE_MS = 60_000;
const AT_ONCE = 100;

type Seen = { state: string; since: number; isTaken: boolean };

/** Takes what scanners write into a folder until `signal` aborts; one process at a time does. */
export async function followFolder(
  root: string,
  context: AdapterContext,
  signal: AbortSignal,
): Promise<void> {
  const seen = new Map<string, Seen>();
  while (!signal.aborted) {
    try {
      await underLease(SOURCE, context, signal, async (lease) => {
        while (!lease.signal.aborted) {
          lease.check();
          const count = await look(root, context, seen, () => lease.check());
          context.intake.report(
            SOURCE,
            'ok',
            count === 0 ? 'Nothing waits' : count === 1 ? '1 file waits' : `${count} files wait`,
          );
          await context.clock.sleep(LOOK_MS, lease.signal).catch(() => undefined);
        }
      });
    } catch (error) {
      if (signal.aborted) return;
      context.intake.report(SOURCE, 'trouble', troubleOf(error));
    }
    await context.clock.sleep(LOOK_MS, signal).catch(() => undefined);
  }
}

/** Takes what is whole; gives how much still waits. */
async function look(
  root: string,
  context: AdapterContext,
  seen: Map<string, Seen>,
  stillOurs: () => void,
): Promise<number> {
  for (const channel of PAPER_CHANNELS) await mkdir(path.join(root, channel), { recursive: true });
  const files = await waitingFiles(root, PAPER_CHANNELS, AT_ONCE);
  const now = context.clock.now();
  const there = new Set<string>();
  let waiting = 0;
  for (const file of files) {
    const key = `${file.folder.toString('hex')}/${file.name.toString('hex')}`;
    there.add(key);
    const before = seen.get(key);
    if (before?.state !== file.state) {
      seen.set(key, { state: file.state, since: now, isTaken: false });
      waiting++;
    } else if (now - before.since < STABLE_MS) waiting++;
    else {
      stillOurs();
      if (!(await take(file, before, context))) waiting++;
    }
  }
  for (const key of seen.keys()) if (!there.has(key)) seen.delete(key);
  return waiting;
}

/** True where it has left the folder. */
async function take(file: WaitingFile, seen: Seen, context: AdapterContext): Promise<boolean> {
  const mark = String(context.clock.now());
  const why = seen.isTaken ? undefined : await receive(file, context);
  if (why !== undefined) {
    if (context.clock.now() - file.modifiedAt < PATIENCE_MS) return false;
    await moveRefused(
      file,
      mark,
      `This file was not taken, since ${why}. Scan the pages again as PDF or TIFF.`,
    );
    return true;
  }
  // Where it cannot be moved, it is at least not read again and again.
  seen.isTaken = true;
  await moveTaken(file, mark);
  return true;
}

/** Resolves when all letters in it are durable; why it is no scan otherwise. */
async function receive(file: WaitingFile, context: AdapterContext): Promise<string | undefined> {
  if (file.size > MOST_SCAN_BYTES) return `it is larger than ${MOST_SCAN_BYTES / 1024 / 1024} MB`;
  const content = await readWaiting(file);
  const { channel, entryPoint } = file;
  const found = await looked(content, context);
  if ('why' in found) return found.why;
  const letters = found.letters.map((letter) => ({ ...letter, channel, entryPoint }));
  for (const arrival of scanArrivals({ name: file.name.toString(), content }, letters))
    await context.intake.receive(arrival);
  return undefined;
}

async function looked(content: Uint8Array, context: AdapterContext) {
  const marks = separatorMarks(context.keysFor(SEPARATOR_PURPOSE));
  try {
    return await context.readSlowly(lettersReader, content, { marks });
  } catch (error) {
    if (error instanceof FrontdoorError && error.code === 'reading-stopped')
      return { why: 'looking through it took too much time or memory' };
    throw error;
  }
}

/** No name of a file: it may be of a person. */
function troubleOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM')
    return 'Files cannot be read or moved there: give the hub the right to change the folder';
  if (code === 'ENOSPC') return 'Files cannot be moved there: the disk is full';
  return error instanceof FrontdoorError ? error.message : `Reading it broke off (${code ?? 'unknown'})`;
}
