interface Span {
  from: number;
  to: number;
}

/**
 * When somebody's shift ends: that of the shift they are on, with those that follow it without a gap; or of the one that
 * they were on last, which lies in the past. Null where none has begun. Epoch milliseconds.
 *
 * @param shifts in order of their beginning
 */
export function shiftEnd(shifts: readonly Span[], now: number): number | null {
  let end: number | null = null;
  for (const { from, to } of shifts) {
    if (from > now && (end === null || end < from)) break;
    end = Math.max(end ?? to, to);
  }
  return end;
}
