import type { DayPart } from './opening-hours.js';

/** A time of day; a bare number is one only where a person would take it for one. */
const TIME = String.raw`(\d{1,2})(?::(\d\d))?(am|pm|o'clock)?(?![\d:])`;
const FOLLOWS = String.raw`(?=\s*(?:$|[.,;!?])|\s+(?:or|and|so|but|on|in|if|please|this|next|then|today|tomorrow|when|because|would|is|will|onwards?|at|thanks?|thank|until|till|mon|tues|wednes|thurs|fri))`;

/** Minutes since midnight, or NaN when there is no such time. */
const minutesOf = (h: string, m: string | undefined, half: string | undefined): number => {
  const [hours, minutes] = [Number(h), Number(m ?? 0)];
  if (hours > 23 || minutes > 59 || (half === 'pm' && hours === 0)) return Number.NaN;
  if (half === 'am') return (hours % 12) * 60 + minutes;
  // Nobody asks an office to ring at two in the night or at seven in the morning.
  const afternoon = half === 'pm' || (hours >= 1 && hours <= 7);
  return (afternoon ? (hours % 12) + 12 : hours) * 60 + minutes;
};

interface Rule {
  pattern: RegExp;
  /** Of a day that is open so long, with the times that were named. */
  part: (open: DayPart, ...times: number[]) => DayPart;
}

const LOOSE = 30;
const rule = (pattern: string, part: Rule['part']): Rule => ({ pattern: new RegExp(pattern), part });
const at = (time: number): DayPart => ({ start: time, end: time + LOOSE });
const onwards = (open: DayPart, start: number): DayPart => ({ start, end: Math.max(open.end, start + 60) });

/** Tried in this order; the first that fits counts. */
const RULES: readonly Rule[] = [
  rule(`\\bbetween ${TIME} (?:and|to) ${TIME}`, (_, start, end) => ({ start, end })),
  rule(`\\bfrom ${TIME} ?(?:to|till|until|-) ?${TIME}${FOLLOWS}`, (_, start, end) => ({ start, end })),
  rule(`\\b${TIME} ?(?:to|till|until|-) ?${TIME}${FOLLOWS}`, (_, start, end) => ({ start, end })),
  rule(`\\b(?:(?:work|working|busy|out|away|at work) (?:until|till)|finish (?:work )?at) ${TIME}`, onwards),
  rule(`\\b(?:not before|no earlier than|not until|not till|after|from|past) ${TIME}${FOLLOWS}`, onwards),
  rule(`\\b(?:not after|no later than|before|by|until|till) ${TIME}${FOLLOWS}`, (open, end) => ({ start: Math.min(open.start, end - 60), end })),
  rule(`\\b(?:around|about|roughly|at about|at around) ${TIME}${FOLLOWS}`, (_, time) => ({ start: time - LOOSE, end: time + LOOSE })),
  rule(`\\bat ${TIME}${FOLLOWS}`, (_, time) => at(time)),
  rule(String.raw`\b(\d{1,2})(?::(\d\d))?(am|pm|o'clock)`, (_, time) => at(time)),
  rule(String.raw`\b(\d{1,2}):(\d\d)()\b`, (_, time) => at(time)),
  rule(String.raw`\bfirst thing\b`, (open) => ({ start: open.start, end: 10 * 60 })),
  rule(String.raw`\b(?:after lunch|after dinner ?time)\b`, (open) => ({ start: 13 * 60, end: open.end })),
  rule(String.raw`\bbefore lunch\b`, (open) => ({ start: open.start, end: 12 * 60 })),
  rule(String.raw`\b(?:lunch ?time|lunch|lunch break|dinner ?time)\b`, () => ({ start: 12 * 60, end: 14 * 60 })),
  rule(String.raw`\bafter school\b`, (open) => ({ start: 15 * 60 + 30, end: open.end })),
  rule(String.raw`\b(?:late|end of the) (?:morning)\b`, () => ({ start: 11 * 60, end: 12 * 60 })),
  rule(String.raw`\bearly (?:in the )?afternoon\b`, () => ({ start: 12 * 60, end: 14 * 60 })),
  rule(String.raw`\b(?:late (?:in the )?afternoon|end of the day|teatime|evenings?|tonight|after work)\b`, (open) => ({ start: 16 * 60, end: open.end })),
  rule(String.raw`\bmornings?\b`, (open) => ({ start: open.start, end: 12 * 60 })),
  rule(String.raw`\bafternoons?\b`, (open) => ({ start: 12 * 60, end: open.end })),
]; // prettier-ignore

/**
 * The part of a day that somebody speaks of, or undefined; it may lie outside the opening hours.
 *
 * @param said what `figures` made of the words
 * @param open when people can be rung on that day
 */
export function dayPartIn(said: string, open: DayPart): DayPart | undefined {
  for (const { pattern, part } of RULES) {
    const found = pattern.exec(said);
    if (!found) continue;
    const times: number[] = [];
    // Each time fills three groups: hour, minute, half of the day.
    for (let i = 1; i < found.length; i += 3) times.push(minutesOf(found[i]!, found[i + 1], found[i + 2]));
    if (times.some(Number.isNaN)) continue;
    const { start, end } = part(open, ...times);
    if (end > start) return { start, end };
  }
  return undefined;
}
