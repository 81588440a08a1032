import fs from 'node:fs';

const TICKS_A_SECOND = 100;

/** Processor seconds of a process so far; undefined where the system does not tell, as elsewhere than on Linux. */
export function cpuSeconds(pid: number): number | undefined {
  const stat = statOf(pid);
  return stat && (Number(stat[11]) + Number(stat[12])) / TICKS_A_SECOND;
}

/** Those of all children a process has now, such as the connections of a PostgreSQL server. */
export function cpuSecondsOfChildren(pid: number): number | undefined {
  if (!statOf(pid)) return undefined;
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && statOf(Number(name))?.[1] === String(pid))
    .reduce((sum, name) => sum + (cpuSeconds(Number(name)) ?? 0), 0);
}

/** The fields after the name, which may hold anything. */
function statOf(pid: number): string[] | undefined {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
