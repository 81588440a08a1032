/** Part of a day in minutes since midnight. */
export interface DayPart {
  start: number;
  end: number;
}

/** Minutes of the day in which callbacks are made: 9:00 to 17:00. */
export const OPEN: DayPart = { start: 9 * 60, end: 17 * 60 };

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
  part: (...times: number[]) => DayPart;
}

const LOOSE = 30;
const rule = (pattern: string, part: Rule['part']): Rule => ({ pattern: new RegExp(pattern), part });
const at = (time: number): DayPart => ({ start: time, end: time + LOOSE });
const onwards = (start: number): DayPart => ({ start, end: Math.max(OPEN.end, start + 60) });

/** Tried in this order; the first that fits counts. */
const RULES: readonly Rule[] = [
  rule(`\\bbetween ${TIME} (?:and|to) ${TIME}`, (start, end) => ({ start: start, end: end })),
  rule(`\\bfrom ${TIME} ?(?:to|till|until|-) ?${TIME}${FOLLOWS}`, (start, end) => ({ start: start, end: end })),
  rule(`\\b${TIME} ?(?:to|till|until|-) ?${TIME}${FOLLOWS}`, (start, end) => ({ start: start, end: end })),
  rule(`\\b(?:(?:work|working|busy|out|away|at work) (?:until|till)|finish (?:work )?at) ${TIME}`, (start) => onwards(start)),
  rule(`\\b(?:not before|no earlier than|not until|not till|after|from|past) ${TIME}${FOLLOWS}`, (start) => onwards(start)),
  rule(`\\b(?:not after|no later than|before|by|until|till) ${TIME}${FOLLOWS}`, (end) => ({ start: Math.min(OPEN.start, end - 60), end: end })),
  rule(`\\b(?:around|about|roughly|at about|at around) ${TIME}${FOLLOWS}`, (time) => ({ start: time - LOOSE, end: time + LOOSE })),
  rule(`\\bat ${TIME}${FOLLOWS}`, (time) => at(time)),
  rule(String.raw`\b(\d{1,2})(?::(\d\d))?(am|pm|o'clock)`, (time) => at(time)),
  rule(String.raw`\b(\d{1,2}):(\d\d)()\b`, (time) => at(time)),
  rule(String.raw`\bfirst thing\b`, () => ({ start: OPEN.start, end: 10 * 60 })),
  rule(String.raw`\b(?:after lunch|after dinner ?time)\b`, () => ({ start: 13 * 60, end: OPEN.end })),
  rule(String.raw`\bbefore lunch\b`, () => ({ start: OPEN.start, end: 12 * 60 })),
  rule(String.raw`\b(?:lunch ?time|lunch|lunch break|dinner ?time)\b`, () => ({ start: 12 * 60, end: 14 * 60 })),
  rule(String.raw`\bafter school\b`, () => ({ start: 15 * 60 + 30, end: OPEN.end })),
  rule(String.raw`\b(?:late|end of the) (?:morning)\b`, () => ({ start: 11 * 60, end: 12 * 60 })),
  rule(String.raw`\bearly (?:in the )?afternoon\b`, () => ({ start: 12 * 60, end: 14 * 60 })),
  rule(String.raw`\b(?:late (?:in the )?afternoon|end of the day|teatime|evenings?|tonight|after work)\b`, () => ({ start: 16 * 60, end: OPEN.end })),
  rule(String.raw`\bmornings?\b`, () => ({ start: OPEN.start, end: 12 * 60 })),
  rule(String.raw`\bafternoons?\b`, () => ({ start: 12 * 60, end: OPEN.end })),
]; // prettier-ignore

/**
 * The part of the day that somebody speaks of, or undefined.
 *
 * @param said what `figures` made of the words
 */
export function dayPartIn(said: string): DayPart | undefined {
  for (const { pattern, part } of RULES) {
    const found = pattern.exec(said);
    if (!found) continue;
    const times: number[] = [];
    // Each time fills three groups: hour, minute, half of the day.
    for (let i = 1; i < found.length; i += 3) times.push(minutesOf(found[i]!, found[i + 1], found[i + 2]));
    if (times.some(Number.isNaN)) continue;
    const { start, end } = part(...times);
    if (end > start) return { start, end };
  }
  return undefined;
}

/** The same part of the day within opening hours; its nearest hour when it lies outside them. */
export function whileOpen({ start, end }: DayPart): DayPart {
  const clipped = { start: Math.max(start, OPEN.start), end: Math.min(end, OPEN.end) };
  if (clipped.end > clipped.start) return clipped;
  return start >= OPEN.end
    ? { start: OPEN.end - 60, end: OPEN.end }
    : { start: OPEN.start, end: OPEN.start + 60 };
}
