import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Stops a server that a killed process left running on this cluster. Does nothing to any other process. */
export async function stopOrphan(cluster: string): Promise<void> {
  const file = path.join(cluster, 'postmaster.pid');
  const pid = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8').split('\n')[0]) : 0;
  if (!pid || !isOurs(pid, cluster)) return;
  process.kill(pid, 'SIGINT');
  for (let i = 0; i < 100 && isOurs(pid, cluster); i++) await sleep(50);
}

function isOurs(pid: number, cluster: string): boolean {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster);
  } catch {
    return false;
  }
}
