import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server process and all that it has started. */
function family(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of fs.readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    try {
      const stat = fs.readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended meanwhile.
    }
  }
  return [pid, ...[...parents].filter(([, parent]) => parent === pid).map(([child]) => child)];
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It ended meanwhile.
    }
  }
}

/** Has a server and all its processes stand still. @returns how to let them go on. */
export function pause(pid: number): () => void {
  const pids = family(pid);
  signal(pids, 'SIGSTOP');
  return () => signal(pids, 'SIGCONT');
}

/** Has a server work one part in `of` of the time. @returns how to end that. */
export function slowDown(pid: number, of: number): () => Promise<void> {
  let slow = true;
  const slowing = (async () => {
    while (slow) {
      const goOn = pause(pid);
      await sleep(20 * (of - 1));
      goOn();
      await sleep(20);
    }
  })();
  return async () => {
    slow = false;
    await slowing;
  };
}
