import { readFileSync } from 'node:fs';

/** The most memory in MB that a process had so far, threads included; 0 where the system does not tell. */
export function mostMemory(pid: number): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return 0;
  }
}
