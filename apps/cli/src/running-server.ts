import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, dataSourceOptions } from '@frontdoor/persistence';
import { CommandFault } from './faults.js';

/** How long a server may take to start or to stop before we give up on it. */
const PATIENCE_MS = 30_000;

/**
 * The address of the PostgreSQL server that runs on a data folder, or undefined when none does. What
 * `postmaster.pid` says is tried out, because a crash leaves the file behind. A server that is alive but does not
 * answer yet is waited for: starting a second one would stop it, and with it the hub that owns it.
 *
 * @throws CommandFault `data-folder-closed` when the password cannot be read, `database-busy` when it never answers.
 */
export async function findRunningServer(dataDir: string): Promise<string | undefined> {
  const cluster = path.join(dataDir, 'postgres');
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const file = read(path.join(cluster, 'postmaster.pid'));
    if (file === undefined) return undefined;
    // Process, data folder, start time, port: https://www.postgresql.org/docs/current/storage-file-layout.html
    const [pid, , , port] = file.split('\n');
    if (port) {
      const url = `postgres://postgres:${read(path.join(dataDir, 'postgres.password'))?.trim() ?? ''}@127.0.0.1:${port}/postgres`;
      if (await answers(url)) return url;
    }
    if (!isServing(Number(pid), cluster)) return undefined;
    if (performance.now() > deadline) throw busy(dataDir);
    await sleep(200);
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new CommandFault(
      'data-folder-closed',
      `The file ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`,
      'Run the command as the user that runs the hub.',
      { cause: error },
    );
  }
}

async function answers(url: string): Promise<boolean> {
  const source = new DataSource(dataSourceOptions(url, 1));
  try {
    await source.initialize();
    await source.destroy();
    return true;
  } catch {
    return false;
  }
}

/** Whether this process is a server on this cluster; a number left over from a crash may be anybody's by now. */
function isServing(pid: number, cluster: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster);
  } catch {
    return false;
  }
}

const busy = (dataDir: string): CommandFault =>
  new CommandFault(
    'database-busy',
    `The database in ${dataDir} is running but does not answer.`,
    'Wait until the hub has started or stopped, then run the command again.',
  );
