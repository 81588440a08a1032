import { DIVISIONS } from '../calendar/calendar.js';
import type { PackFault, PackFile } from './pack.js';
import { parseFile } from './parse-file.js';
import { holidayFile, type HolidayFile } from './calendar-schema.js';

export interface UpdatedHolidays {
  /** The new list as JSON, in the format of the official feed. */
  text?: string;
  /** `scotland 2026-06-15 World Cup bank holiday`, one per change. */
  added: string[];
  removed: string[];
  faults: PackFault[];
}

/**
 * Puts a list in the format of the official feed over the one in use. For each division the feed decides on every
 * year it mentions; years it does not mention stay as they were.
 */
export function updateHolidays(current: PackFile, feed: PackFile): UpdatedHolidays {
  const [old, news] = [parseFile(current, holidayFile), parseFile(feed, holidayFile)];
  if (!old.value || !news.value) return { added: [], removed: [], faults: [...old.faults, ...news.faults] };
  const merged = merge(old.value, news.value);
  const [before, after] = [list(old.value), list(merged)];
  return {
    text: `${JSON.stringify(merged, undefined, 2)}\n`,
    added: after.filter((line) => !before.includes(line)),
    removed: before.filter((line) => !after.includes(line)),
    faults: [],
  };
}

function merge(current: HolidayFile, feed: HolidayFile): HolidayFile {
  const entries = DIVISIONS.map((division) => {
    const news = feed[division].events;
    const years = new Set(news.map(({ date }) => date.slice(0, 4)));
    const kept = current[division].events.filter(({ date }) => !years.has(date.slice(0, 4)));
    const events = [...kept, ...news].sort((a, b) => a.date.localeCompare(b.date));
    return [division, { division, events }];
  });
  return Object.fromEntries(entries) as HolidayFile;
}

const list = (holidays: HolidayFile): string[] =>
  DIVISIONS.flatMap((division) =>
    holidays[division].events.map(({ date, title }) => `${division} ${date} ${title}`),
  );
