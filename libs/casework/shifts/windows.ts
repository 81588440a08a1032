import type { Span } from './who-is-on.js';

const MINUTE_MS = 60_000;
/** A window at the end of the day may be shorter, but not than this. */
const SHORTEST_MS = 15 * MINUTE_MS;

interface Asked {
  /** When somebody is on while the calendar is open, in order. */
  stretches: readonly Span[];
  minutes: number;
  /** Nothing begins before. */
  notBefore: number;
}

/**
 * The windows in which a customer can be promised to be rung, one after the other from when somebody is on. Of the one that has
 * begun there is none. Epoch milliseconds UTC.
 */
export function offeredWindows({ stretches, minutes, notBefore }: Asked): Span[] {
  const found: Span[] = [];
  for (const { from: opens, to: closes } of opened(stretches))
    for (let from = opens; from + SHORTEST_MS <= closes; from += minutes * MINUTE_MS)
      if (from >= notBefore) found.push({ from, to: Math.min(from + minutes * MINUTE_MS, closes) });
  return found;
}

/**
 * A window that a customer asked for, as far as somebody is on in it: what is promised is moved before it is promised. Where
 * nobody is, the first time after it, for as long. Undefined where nobody is on in any of the stretches.
 */
export function fittedWindow(wanted: Span, stretches: readonly Span[]): Span | undefined {
  const open = opened(stretches);
  const within = open
    .map(({ from, to }) => ({ from: Math.max(from, wanted.from), to: Math.min(to, wanted.to) }))
    .filter(({ from, to }) => to - from >= Math.min(SHORTEST_MS, wanted.to - wanted.from) && to > from);
  // From the first minute to the last in which somebody is on.
  if (within.length > 0) return { from: within[0]!.from, to: within.at(-1)!.to };
  const next = open.find(({ from, to }) => to - Math.max(from, wanted.from) >= SHORTEST_MS);
  if (!next) return undefined;
  const from = Math.max(next.from, wanted.from);
  return { from, to: Math.min(from + (wanted.to - wanted.from), next.to) };
}

/** Stretches that follow each other, as one. */
const opened = (stretches: readonly Span[]): Span[] =>
  stretches.reduce<Span[]>((all, { from, to }) => {
    const last = all.at(-1);
    if (last?.to === from) last.to = to;
    else all.push({ from, to });
    return all;
  }, []);
