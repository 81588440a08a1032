import { type CalendarView, type Weekday, WEEKDAYS } from '@frontdoor/contracts';
import { type CalendarDate, getDayOfWeek } from '@internationalized/date';

export type Week = CalendarView['hours'][number]['week'];

export const weekdayWord = (day: Weekday): string => day.charAt(0).toUpperCase() + day.slice(1);

const spoken = (time: string) => time.replace(/^0/, '');

/** `9:00 to 17:00`, `9:00 to 12:00 and 13:00 to 17:00`, `all day`, `closed`. */
export const hoursInWords = (hours: readonly string[]): string => {
  if (hours.length === 0) return 'closed';
  if (hours.length === 1 && hours[0] === '00:00-24:00') return 'all day';
  return hours.map((span) => span.split('-').map(spoken).join(' to ')).join(' and ');
};

/** A week with days of the same hours together: `Monday to Thursday 9:00 to 17:00, Friday 9:00 to 16:30`. */
export const weekInWords = (week: Week): string => {
  const runs: { first: Weekday; last: Weekday; words: string }[] = [];
  for (const day of WEEKDAYS) {
    const words = hoursInWords(week[day]);
    const run = runs.at(-1);
    if (run?.words === words) run.last = day;
    else runs.push({ first: day, last: day, words });
  }
  return runs
    .filter(({ words }) => words !== 'closed')
    .map(({ first, last, words }) =>
      [first === last ? weekdayWord(first) : `${weekdayWord(first)} to ${weekdayWord(last)}`, words].join(
        ' ',
      ),
    )
    .join(', ');
};

export interface DayHours {
  date: string;
  hours: readonly string[];
  /** Why it is not as usual. */
  because: string | null;
}

const usualHours = ({ hours }: CalendarView, date: CalendarDate): readonly string[] => {
  const inForce = hours.findLast(({ from }) => from === null || from <= date.toString());
  const weekday = WEEKDAYS[getDayOfWeek(date, 'en-GB', 'mon')];
  return (weekday && inForce?.week[weekday]) ?? [];
};

/** The opening hours of a week from a day on, with the closures and bank holidays in it. */
export const daysFrom = (calendar: CalendarView, first: CalendarDate): DayHours[] =>
  WEEKDAYS.map((_, days) => {
    const day = first.add({ days });
    const date = day.toString();
    const closure = calendar.closures.find((one) => one.date === date);
    if (closure) return { date, hours: closure.hours, because: closure.title };
    const holiday = calendar.holidays.find((one) => one.date === date);
    if (holiday) return { date, hours: [], because: holiday.title };
    return { date, hours: usualHours(calendar, day), because: null };
  });

/** `09:00-17:00` as minutes since midnight. */
export const minutesOf = (span: string): [from: number, to: number] => {
  const [from = 0, to = 0] = span.split('-').map((time) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return hours * 60 + minutes;
  });
  return [from, to];
};

/** Reads hours as people write them: `9:00-17:00`, `9-12, 13-17.30`, nothing for closed. Null when they make no sense. */
export const readHours = (text: string): string[] | null => {
  if (/^\s*(closed)?\s*$/i.test(text)) return [];
  const spans = text.split(/,|\band\b/i).map((part) => {
    const match = /^(\d{1,2})(?:[:.](\d\d))?\s*(?:-|–|to)\s*(\d{1,2})(?:[:.](\d\d))?$/i.exec(part.trim());
    if (!match) return null;
    const [, fromHour = '', fromMinute = '00', toHour = '', toMinute = '00'] = match;
    return `${fromHour.padStart(2, '0')}:${fromMinute}-${toHour.padStart(2, '0')}:${toMinute}`;
  });
  const read = spans.filter((span) => span !== null);
  if (read.length < spans.length) return null;
  const ends = read.flatMap(minutesOf);
  const rises = ends.every((end, index) => index === 0 || end > (ends[index - 1] ?? 0));
  return rises && (ends.at(-1) ?? 0) <= 24 * 60 && !/:[6-9]/.test(read.join()) ? read : null;
};
