import { updateHolidays } from '@frontdoor/charter';
import type { CalendarChangeBody } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import type { Organisation } from '@frontdoor/persistence';
import type { Charters } from '@frontdoor/casework/charters';
import { daysThatDiffer } from './days-that-differ.js';

/** A change that has been looked at: what is to be stored, which days it is about, and what it does to the list of bank holidays. */
export interface CheckedChange {
  kind: CalendarChangeBody['kind'];
  data: object;
  /** First and last day (YYYY-MM-DD) that count differently; no last one for new hours. */
  window: { from: string; to: string | null };
  added: string[];
  removed: string[];
}

/**
 * `today`: YYYY-MM-DD in the zone of the organisation.
 *
 * @throws FrontdoorError `days-gone-by`, `calendar-unknown`, `holidays-unreadable`, `holidays-unchanged`.
 */
export function checkChange(
  charters: Charters,
  organisation: Organisation,
  change: CalendarChangeBody,
  today: string,
): CheckedChange {
  if (change.kind === 'holidays') return checkHolidays(charters, organisation, change.feed, today);
  const { kind, ...rest } = change;
  const { calendars } = charters.current(organisation);
  if (!calendars.has(change.calendar))
    throw new FrontdoorError('calendar-unknown', {
      calendar: change.calendar,
      known: [...calendars.keys()].join(', '),
    });
  const from = change.kind === 'closure' ? change.date : change.from;
  if (from < today) throw new FrontdoorError('days-gone-by', { from });
  const data = change.kind === 'hours' ? { calendar: change.calendar, from, ...change.week } : rest;
  const window = { from, to: change.kind === 'closure' ? from : null };
  return { kind, data: { ...data, window }, window, added: [], removed: [] };
}

function checkHolidays(charters: Charters, { id }: Organisation, feed: string, today: string): CheckedChange {
  const file = { path: 'the list', text: feed };
  const { text, faults, added, removed } = updateHolidays(charters.holidays(id), file);
  if (faults.length > 0)
    throw new FrontdoorError('holidays-unreadable', {
      faults: faults
        .slice(0, 10)
        .map(({ path, message }) => `${path || 'the list'}: ${message}`)
        .join('; '),
    });
  const window = daysThatDiffer(charters.holidays(id), { ...file, text: text! });
  if (!window) throw new FrontdoorError('holidays-unchanged');
  if (window.from < today) throw new FrontdoorError('days-gone-by', { from: window.from });
  return { kind: 'holidays', data: { feed, added, removed, window }, window, added, removed };
}
