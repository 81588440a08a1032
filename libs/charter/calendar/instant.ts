import { DAY_MS, formatDate, parseDate } from './civil.js';

const SHAPE = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|([+-])(\d{2}):(\d{2}))$/;

/**
 * Epoch milliseconds of an ISO 8601 instant with `Z` or an offset, or undefined when it is not one.
 * Stricter than Date.parse: no missing offset, no 30 February, no 24:00, no leap second.
 */
export function parseInstant(text: string): number | undefined {
  const parts = SHAPE.exec(text);
  if (!parts) return undefined;
  const day = parseDate(parts[1]!);
  const [hour, minute, second] = [Number(parts[2]), Number(parts[3]), Number(parts[4] ?? 0)];
  if (day === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  const local = day * DAY_MS + hour * 3_600_000 + minute * 60_000 + second * 1000;
  const fraction = parts[5] ? Number(parts[5].padEnd(3, '0').slice(0, 3)) : 0;
  if (parts[6] === 'Z') return local + fraction;
  const [offsetHour, offsetMinute] = [Number(parts[8]), Number(parts[9])];
  if (offsetHour > 23 || offsetMinute > 59) return undefined;
  const offset = (offsetHour * 60 + offsetMinute) * 60_000;
  return local + fraction - (parts[7] === '-' ? -offset : offset);
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** ISO 8601 text in UTC to the second, `2025-12-29T12:30:00Z`; a part of a second is cut off. */
export function formatInstant(instant: number): string {
  const day = Math.floor(instant / DAY_MS);
  const seconds = Math.floor((instant - day * DAY_MS) / 1000);
  const hour = Math.floor(seconds / 3600);
  const minute = Math.floor(seconds / 60) % 60;
  return `${formatDate(day)}T${two(hour)}:${two(minute)}:${two(seconds % 60)}Z`;
}
