/**
 * How far the clock of whoever answered is ahead of ours, in milliseconds, by the Date header of the answer (RFC 9110, section
 * 6.6.1), which is in whole seconds. 0 where it has none that can be read.
 */
export function clockAhead(date: unknown, now: number): number {
  const theirs = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  return Number.isFinite(theirs) ? theirs - now : 0;
}
