import { readFileSync, writeFileSync } from 'node:fs';

/** The most memory in MB that a process had so far, threads included; 0 where the system does not tell. */
export function mostMemory(pid: number): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return 0;
  }
}

/** From now on the most memory of a process is counted anew, where the system lets us. */
export function forgetMostMemory(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // It stays the most of all.
  }
}
