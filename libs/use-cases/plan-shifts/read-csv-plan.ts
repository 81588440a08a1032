import { localInstant } from '@frontdoor/kernel';
import { Temporal } from 'temporal-polyfill';
import { type CsvRow, csvRows } from './csv-rows.js';
import {
  LONGEST_WORDS,
  personNamed,
  type PlanFault,
  type Reading,
  type ReadPlan,
  type ReadShift,
} from './read-plan.js';

/** What headings are read as, in lower case. */
const HEADINGS = {
  agent: ['agent', 'email', 'email address', 'e-mail', 'log-in', 'login', 'user', 'person', 'staff', 'name'],
  date: ['date', 'day'],
  from: ['from', 'start', 'starts', 'begins'],
  to: ['to', 'until', 'end', 'ends', 'finish'],
  team: ['team'],
  place: ['place', 'location', 'site', 'office'],
} as const;
type Heading = keyof typeof HEADINGS;
const NEEDED: readonly Heading[] = ['agent', 'date', 'from', 'to'];

/** A shift plan as a table: a shift a row, its columns under headings. A shift whose end is not after its beginning ends on the next day. */
export function readCsvPlan(text: string, reading: Reading): ReadPlan {
  const { rows, faults: unread } = csvRows(text);
  const faults: PlanFault[] = [...unread];
  const [heading, ...rest] = rows;
  if (!heading) return { shifts: [], faults };
  const columns = columnsOf(heading);
  const missing = NEEDED.filter((each) => columns[each] === undefined);
  if (missing.length > 0)
    return {
      shifts: [],
      faults: [
        ...faults,
        {
          line: heading.line,
          text: `There is no column ${missing.join(', ')}: the first line names the columns agent, date, from, to, and team and place where there are any.`,
        },
      ],
    };
  const shifts: ReadShift[] = [];
  for (const row of rest) {
    const cell = (name: Heading): string =>
      columns[name] === undefined ? '' : (row.cells[columns[name]] ?? '');
    const read = shiftOf(row.line, cell, reading);
    if ('fault' in read) faults.push({ line: row.line, text: read.fault });
    else shifts.push(read);
  }
  return { shifts, faults };
}

function columnsOf({ cells }: CsvRow): Partial<Record<Heading, number>> {
  const heads = cells.map((each) => each.toLowerCase());
  const found: Partial<Record<Heading, number>> = {};
  for (const [name, words] of Object.entries(HEADINGS) as [Heading, readonly string[]][]) {
    const word = words.find((each) => heads.includes(each));
    if (word !== undefined) found[name] = heads.indexOf(word);
  }
  return found;
}

function shiftOf(
  line: number,
  cell: (name: Heading) => string,
  { people, zone }: Reading,
): ReadShift | { fault: string } {
  const person = personNamed(people, cell('agent'));
  const day = dayIn(cell('date'));
  const [begins, ends] = [minutesIn(cell('from')), minutesIn(cell('to'))];
  const faults = [
    person.fault,
    day === undefined && `“${cell('date')}” is no date: write 2026-06-08 or 08/06/2026.`,
    begins === undefined && `“${cell('from')}” is no time of day: write 09:00.`,
    ends === undefined && `“${cell('to')}” is no time of day: write 17:30.`,
    begins !== undefined && begins === ends && 'It ends when it begins.',
    [cell('team'), cell('place')].some((each) => each.length > LONGEST_WORDS) &&
      `Team or place is longer than ${LONGEST_WORDS} characters.`,
  ].filter((each) => typeof each === 'string');
  if (faults.length > 0 || person.fault !== undefined || day === undefined)
    return { fault: faults.join(' ') };
  const to = ends! > begins! ? ends! : ends! + 24 * 60;
  const shift = { from: localInstant(day, begins!, zone), to: localInstant(day, to, zone) };
  if (shift.to <= shift.from) return { fault: 'The clocks go forward then: nothing of it is left.' };
  return { line, agentId: person.id, ...shift, team: cell('team') || null, place: cell('place') || null };
}

/** `2026-06-08`, or `8/6/2026` as in Britain, the day first. */
function dayIn(text: string): string | undefined {
  const british = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!british && !iso) return undefined;
  const [year, month, day] = british
    ? [british[3], british[2], british[1]].map(Number)
    : iso!.slice(1, 4).map(Number);
  if (year! < 2000 || year! > 2199) return undefined;
  try {
    return Temporal.PlainDate.from(
      { year: year!, month: month!, day: day! },
      { overflow: 'reject' },
    ).toString();
  } catch {
    return undefined;
  }
}

/** Minutes after midnight of `09:00`, `9.30`, `0930`, `09:00:00`, `9am`, `5.30 pm`; `24:00` is the end of the day. */
function minutesIn(text: string): number | undefined {
  const parts = /^(\d{1,2})(?:[:.]?(\d{2}))?(?::00)?\s*([ap]m)?$/i.exec(text);
  if (!parts || (parts[2] === undefined && !parts[3])) return undefined;
  const [hour, minute, half] = [Number(parts[1]), Number(parts[2] ?? 0), parts[3]?.toLowerCase()];
  if (minute > 59 || (half && (hour < 1 || hour > 12))) return undefined;
  const hours = half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour;
  const minutes = hours * 60 + minute;
  return minutes <= 24 * 60 ? minutes : undefined;
}
