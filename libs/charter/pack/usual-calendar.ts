import type { CalendarIndex } from '../calendar/calendar-index.js';
import type { Pack } from './pack.js';

/** The calendar that counts where none is named: the first of the pack. */
export const usualCalendar = ({ calendars }: Pick<Pack, 'calendars'>): CalendarIndex =>
  calendars.values().next().value!;
