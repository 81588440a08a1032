import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { lock } from 'proper-lockfile';
import { CommandFault } from './faults.js';

/** The lock of a process that was killed counts for nothing after this long. */
const STALE_MS = 5_000;
/** About two minutes in all: longer than a server may take to start or to stop. */
const TRIES = { retries: 240, minTimeout: 50, maxTimeout: 500, factor: 1.5 };

/**
 * Runs `work` while no other command does anything to the same folder, whatever process it is in. The lock lies
 * outside the folder, which may not be there yet.
 *
 * @throws CommandFault `database-busy` when another command does not let go of it.
 */
export async function locked<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const name = createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 16);
  const lockfilePath = path.join(os.tmpdir(), `frontdoor-${name}.lock`);
  const release = await lock(folder, {
    lockfilePath,
    realpath: false,
    stale: STALE_MS,
    retries: TRIES,
    // Somebody removed it. `release` then rejects and the command says so, instead of ending at any odd place.
    onCompromised: () => undefined,
  }).catch((error: Error) => {
    throw (error as NodeJS.ErrnoException).code === 'ELOCKED' ? busy(folder, error) : error;
  });
  try {
    return await work();
  } finally {
    await release();
  }
}

const busy = (folder: string, cause: Error): CommandFault =>
  new CommandFault(
    'database-busy',
    `Another command has been starting or stopping the database in ${folder} for two minutes.`,
    'Wait until it has finished, or end it, then run the command again.',
    { cause },
  );
