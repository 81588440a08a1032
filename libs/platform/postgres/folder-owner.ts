import fs from 'node:fs';
import path from 'node:path';
import { FrontdoorError } from '@frontdoor/kernel';

/** Says which process has the data folder: its number, and when it began, because numbers are used again. */
const FILE = 'process';

/** Folders that this process has now. */
const held = new Set<string>();

/**
 * Takes a data folder for this process. What a process that is gone left behind counts for nothing.
 *
 * @returns gives the folder back.
 * @throws FrontdoorError `data-folder-in-use` naming the process that has it.
 */
export function takeFolder(dataDir: string): () => void {
  const file = path.join(dataDir, FILE);
  const mine = `${process.pid} ${beganAt(process.pid) ?? ''}`;
  // Written aside, then linked: whoever reads it reads the whole, and only one of two that start at once gets it.
  const aside = path.join(dataDir, `${FILE}.${process.pid}`);
  fs.writeFileSync(aside, mine, { mode: 0o600 });
  try {
    for (let tries = 0; !linked(aside, file); tries++) {
      const theirs = read(file);
      if (theirs === mine && !held.has(file)) break;
      if (theirs !== undefined && (isAlive(theirs) || tries > 10))
        throw new FrontdoorError('data-folder-in-use', { path: dataDir, process: theirs.split(' ')[0]! });
      if (theirs !== undefined) putAway(file, theirs);
    }
  } finally {
    fs.rmSync(aside, { force: true });
  }
  held.add(file);
  return () => {
    held.delete(file);
    if (read(file) === mine) fs.rmSync(file, { force: true });
  };
}

function linked(from: string, to: string): boolean {
  try {
    fs.linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes what a dead process left, unless another that starts has put its own there meanwhile. */
function putAway(file: string, stale: string): void {
  const away = `${file}.${process.pid}.stale`;
  try {
    fs.renameSync(file, away);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (read(away) !== stale) linked(away, file);
  fs.rmSync(away, { force: true });
}

function read(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isAlive(owner: string): boolean {
  const [pid, began = ''] = owner.split(' ');
  const now = beganAt(Number(pid));
  if (now !== undefined) return now === began;
  // Without /proc, as on macOS, the number is all there is.
  try {
    return !fs.existsSync('/proc/self') && process.kill(Number(pid), 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Field 22 of /proc/PID/stat, in clock ticks since the machine started (proc(5)). The name before it may hold blanks. */
function beganAt(pid: number): string | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
