/** Part of a day in minutes since midnight. */
export interface DayPart {
  start: number;
  end: number;
}

/** Minutes of the day in which callbacks are made: 9:00 to 17:00. */
export const OPEN: DayPart = { start: 9 * 60, end: 17 * 60 };

const HOURS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const MINUTES = { five: '05', ten: '10', fifteen: '15', quarter: '15', twenty: '20', 'twenty-five': '25', half: '30', thirty: '30', 'forty-five': '45' }; // prettier-ignore
const MINUTE = Object.keys(MINUTES).toSorted((a, b) => b.length - a.length).join('|'); // prettier-ignore

const hour = (word: string): number => HOURS.indexOf(word) + 1 || Number(word);
const minute = (word: string): number => Number(MINUTES[word as keyof typeof MINUTES]);
const clock = (hours: number, minutes: number): string => `${hours}:${String(minutes).padStart(2, '0')}`;
const HOUR = `${HOURS.join('|')}|\\d{1,2}`;

/** Spoken forms and their figures, in the order in which they are rewritten. */
const FIGURES: readonly [RegExp, (...found: string[]) => string][] = [
  [/\b([ap])\.?\s?m\b\.?/g, (_, half) => `${half}m`],
  [/twenty[ -]five/g, () => 'twenty-five'],
  [/forty[ -]five/g, () => 'forty-five'],
  [new RegExp(`\\bhalf (${HOUR})\\b`, 'g'), (_, h) => clock(hour(h!), 30)],
  [new RegExp(`\\b(?:a )?(${MINUTE}) past (${HOUR})\\b`, 'g'), (_, m, h) => clock(hour(h!), minute(m!))],
  // "Ten to four" alone may be from ten to four; after "at" it is ten minutes before four.
  [
    new RegExp(`\\b(at|by|about|around|after|before) (${MINUTE}) to (${HOUR})\\b`, 'g'),
    (_, word, m, h) => `${word} ${clock(hour(h!) - 1 || 12, 60 - minute(m!))}`,
  ],
  [
    new RegExp(`\\b(?:a )?(quarter|twenty|twenty-five) to (${HOUR})\\b`, 'g'),
    (_, m, h) => clock(hour(h!) - 1 || 12, 60 - minute(m!)),
  ],
  [
    new RegExp(`\\b(${HOURS.join('|')}) (fifteen|thirty|forty-five|twenty-five|twenty|ten)\\b`, 'g'),
    (_, h, m) => clock(hour(h!), minute(m!)),
  ],
  [new RegExp(`\\b(${HOUR})[ -]?ish\\b`, 'g'), (_, h) => `about ${hour(h!)}`],
  [new RegExp(`\\b(${HOURS.join('|')})\\b`, 'g'), (h) => `${hour(h!)}`],
  [/(\d)\.(\d\d)\b/g, (_, h, m) => `${h}:${m}`],
  [/(\d) ?o'?clock\b/g, (_, h) => `${h}o'clock`],
  [/(\d)(?:o'clock)? in the morning\b/g, (_, h) => `${h}am`],
  [/(\d)(?:o'clock)? in the (?:afternoon|evening)\b/g, (_, h) => `${h}pm`],
  [/(\d) (am|pm)\b/g, (_, h, half) => `${h}${half}`],
  [/\b(?:12 noon|noon|midday)\b/g, () => '12:00pm'],
];

/** Rewrites spoken times as figures: "half past two" as "2:30", "quarter to four p.m." as "3:45pm". */
export const figures = (words: string): string =>
  FIGURES.reduce(
    (said, [spoken, figure]) => said.replaceAll(spoken, (...found) => figure(...found.map(String))),
    words.toLowerCase().replaceAll('’', "'"),
  );

/** A time of day; a bare number is one only where a person would take it for one. */
const TIME = String.raw`(\d{1,2})(?::(\d\d))?(am|pm|o'clock)?(?![\d:])`;
const FOLLOWS = String.raw`(?=ish|\s*(?:$|[.,;!?])|\s+(?:or|and|so|but|on|in|if|please|this|next|then|today|tomorrow|when|because|would|is|will|onwards?|at|thanks?|thank|until|till|mon|tues|wednes|thurs|fri))`;

const minutesOf = (h: string, m: string | undefined, half: string | undefined): number | undefined => {
  const given = Number(h);
  if (given > 23 || Number(m ?? 0) > 59 || (half === 'pm' && given === 0)) return undefined;
  const spoken = half === 'am' ? given % 12 : half === 'pm' ? (given % 12) + 12 : given;
  // Nobody asks an office to ring at two in the night.
  const meant = half !== 'am' && half !== 'pm' && given >= 1 && given <= 6 ? spoken + 12 : spoken;
  return meant * 60 + Number(m ?? 0);
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
  rule(`\\bbetween ${TIME} (?:and|to) ${TIME}`, (start, end) => ({ start: start!, end: end! })),
  rule(`\\bfrom ${TIME} ?(?:to|till|until|-) ?${TIME}${FOLLOWS}`, (start, end) => ({ start: start!, end: end! })),
  rule(`\\b${TIME} ?(?:to|till|until|-) ?${TIME}${FOLLOWS}`, (start, end) => ({ start: start!, end: end! })),
  rule(`\\b(?:(?:work|working|busy|out|away|at work) (?:until|till)|finish (?:work )?at) ${TIME}`, (start) => onwards(start!)),
  rule(`\\b(?:not before|no earlier than|not until|not till|after|from|past) ${TIME}${FOLLOWS}`, (start) => onwards(start!)),
  rule(`\\b(?:not after|no later than|before|by|until|till) ${TIME}${FOLLOWS}`, (end) => ({ start: Math.min(OPEN.start, end! - 60), end: end! })),
  rule(`\\b(?:around|about|roughly|at about|at around) ${TIME}${FOLLOWS}`, (time) => ({ start: time! - LOOSE, end: time! + LOOSE })),
  rule(`\\bat ${TIME}${FOLLOWS}`, (time) => at(time!)),
  rule(String.raw`\b(\d{1,2})(?::(\d\d))?(am|pm|o'clock)`, (time) => at(time!)),
  rule(String.raw`\b(\d{1,2}):(\d\d)()\b`, (time) => at(time!)),
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
 * @param said what `figures` made of the words.
 */
export function dayPartIn(said: string): DayPart | undefined {
  for (const { pattern, part } of RULES) {
    const found = pattern.exec(said);
    if (!found) continue;
    const times: number[] = [];
    for (let i = 1; i + 2 < found.length + 1 && found[i] !== undefined; i += 3) {
      const time = minutesOf(found[i]!, found[i + 1] || undefined, found[i + 2] || undefined);
      if (time === undefined) break;
      times.push(time);
    }
    if (times.length * 3 < found.length - 1) continue;
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
