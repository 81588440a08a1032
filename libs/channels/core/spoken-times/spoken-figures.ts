const HOURS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']; // prettier-ignore
const MINUTES: Readonly<Record<string, number>> = { five: 5, ten: 10, fifteen: 15, quarter: 15, twenty: 20, 'twenty-five': 25, half: 30, thirty: 30, 'forty-five': 45 }; // prettier-ignore
const MINUTE = Object.keys(MINUTES).toReversed().join('|');

const hour = (word: string): number => HOURS.indexOf(word) + 1 || Number(word);
const minute = (word: string): number => MINUTES[word]!;
const clock = (hours: number, minutes: number): string => `${hours}:${String(minutes).padStart(2, '0')}`;
const HOUR = `${HOURS.join('|')}|\\d{1,2}`;

/** Spoken forms and their figures, in the order in which they are rewritten. */
const FIGURES: readonly [RegExp, (...found: string[]) => string][] = [
  [/\b([ap])\.?\s?m\b\.?/g, (_, half) => `${half}m`],
  [/twenty[ -]five/g, () => 'twenty-five'],
  [/forty[ -]five/g, () => 'forty-five'],
  [new RegExp(`\\bhalf (${HOUR})\\b`, 'g'), (_, h) => clock(hour(h), 30)],
  [new RegExp(`\\b(?:a )?(${MINUTE}) past (${HOUR})\\b`, 'g'), (_, m, h) => clock(hour(h), minute(m))],
  // "Ten to four" alone may be from ten to four; after "at" it is ten minutes before four.
  [
    new RegExp(`\\b(at|by|about|around|after|before) (${MINUTE}) to (${HOUR})\\b`, 'g'),
    (_, word, m, h) => `${word} ${clock(hour(h) - 1 || 12, 60 - minute(m))}`,
  ],
  [
    new RegExp(`\\b(?:a )?(quarter|twenty|twenty-five) to (${HOUR})\\b`, 'g'),
    (_, m, h) => clock(hour(h) - 1 || 12, 60 - minute(m)),
  ],
  [
    new RegExp(`\\b(${HOURS.join('|')}) (fifteen|thirty|forty-five|twenty-five|twenty|ten)\\b`, 'g'),
    (_, h, m) => clock(hour(h), minute(m)),
  ],
  [new RegExp(`\\b(${HOUR})[ -]?ish\\b`, 'g'), (_, h) => `about ${hour(h)}`],
  [new RegExp(`\\b(${HOURS.join('|')})\\b`, 'g'), (h) => `${hour(h)}`],
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
