import type { Temporal } from 'temporal-polyfill';

/** First and last day that somebody speaks of. */
export interface Days {
  first: Temporal.PlainDate;
  last: Temporal.PlainDate;
  /** A weekday by its name: when it is over today, they mean the one in a week. */
  weekday: boolean;
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']; // prettier-ignore

const WEEKDAY = `(?:(?:next|this|coming|a week on|week on) )?(?:${WEEKDAYS.join('|')})(?: week)?`;
const DATE = `(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${MONTHS.join('|')})|(?:${MONTHS.join('|')}) (?:the )?\\d{1,2}(?:st|nd|rd|th)?|the \\d{1,2}(?:st|nd|rd|th))`;
const DAY = `(?:the day after tomorrow|day after tomorrow|tomorrow|today|tonight|this (?:morning|afternoon|evening)|${WEEKDAY}|${DATE})`;

/** Days that are ruled out or past, which are not asked for. */
const NOT_ASKED = new RegExp(`\\b(?:not|except|apart from|but not|last|since|yesterday) (?:for |on )?${DAY}(?: (?:morning|afternoon))?`, 'g'); // prettier-ignore
const ASKED = new RegExp(`\\b(${DAY})(?: ?(?:or|to|and|till|until|through|-) ?(?:on )?(${DAY}))?`);
const LATER = /\bin (a|one|\d) (day|week|fortnight)/;

/**
 * The days in which somebody wants to be rung, or undefined when they name none. Of several alternatives with
 * their own time ("Tuesday afternoon or Thursday morning") the first counts.
 *
 * @param said what `figures` made of the words
 */
export function daysIn(said: string, today: Temporal.PlainDate): Days | undefined {
  const words = said.replaceAll(NOT_ASKED, ' ');
  const found = ASKED.exec(words);
  if (found) {
    const first = dayOf(found[1]!, today);
    const second = found[2] ? dayOf(found[2], first) : first;
    const [earlier, later] = isBefore(second, first) ? [second, first] : [first, second];
    return { first: earlier, last: later, weekday: WEEKDAYS.some((name) => found[1]!.includes(name)) };
  }
  const from = (first: Temporal.PlainDate, last = first): Days => ({ first, last, weekday: false });
  const later = LATER.exec(words);
  if (later) {
    const count =
      (Number(later[1]) || 1) * { day: 1, week: 7, fortnight: 14 }[later[2] as 'day' | 'week' | 'fortnight'];
    return from(today.add({ days: count }));
  }
  const monday = today.add({ days: 8 - today.dayOfWeek });
  const friday = monday.subtract({ days: 3 });
  if (/\bnext week\b/.test(words)) return from(monday, monday.add({ days: 4 }));
  if (/\b(?:this|in the|during the|(?:by|before) the end of the) week\b/.test(words))
    return from(today, friday);
  if (/\bend of the week\b/.test(words)) return from(friday);
  return undefined;
}

/** The first of two alternatives that have their own times; otherwise all the words. */
export const firstAlternative = (said: string): string =>
  new RegExp(`^.*?\\b${DAY} (?:morning|afternoon|lunchtime)(?=,? or\\b)`).exec(said)?.[0] ?? said;

function dayOf(words: string, today: Temporal.PlainDate): Temporal.PlainDate {
  if (words.includes('day after tomorrow')) return today.add({ days: 2 });
  if (words === 'tomorrow') return today.add({ days: 1 });
  const weekday = WEEKDAYS.findIndex((name) => words.includes(name));
  if (weekday >= 0) {
    const ahead = (weekday + 8 - today.dayOfWeek) % 7;
    if (/\bweek\b/.test(words)) return today.add({ days: ahead + 7 });
    return today.add({ days: ahead === 0 && words.startsWith('next') ? 7 : ahead });
  }
  const day = Number(/\d{1,2}/.exec(words)?.[0]);
  if (!(day >= 1 && day <= 31)) return today;
  return dateOf(day, MONTHS.findIndex((name) => words.includes(name)) + 1, today);
}

/** The next such date; without a month, in this month or the next that has such a day. */
function dateOf(day: number, month: number, today: Temporal.PlainDate): Temporal.PlainDate {
  if (month > 0) {
    const date = today.with({ month, day });
    return isBefore(date, today) ? date.add({ years: 1 }) : date;
  }
  for (let i = 0; i < 3; i++) {
    const date = today.with({ day: 1 }).add({ months: i });
    if (day <= date.daysInMonth && !isBefore(date.with({ day }), today)) return date.with({ day });
  }
  return today;
}

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => a.toString() < b.toString();
