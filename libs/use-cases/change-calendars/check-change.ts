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
 * @throws FrontdoorError `input-invalid` for a day gone by, an unknown calendar, impossible hours or an unreadable list.
 */
export function checkChange(
  charters: Charters,
  organisation: Organisation,
  change: CalendarChangeBody,
  today: string,
): CheckedChange {
  const fail = (faults: string): never => {
    throw new FrontdoorError('input-invalid', { faults });
  };
  if (change.kind === 'holidays') return checkHolidays(charters, organisation, change.feed, today, fail);
  const { kind, ...rest } = change;
  const { calendars } = charters.current(organisation);
  if (!calendars.has(change.calendar)) fail(`calendar: choose one of ${[...calendars.keys()].join(', ')}`);
  const from = change.kind === 'closure' ? change.date : change.from;
  if (from < today) fail('the day has gone by: promises already decided stay as they are');
  const data = change.kind === 'hours' ? { calendar: change.calendar, from, ...change.week } : rest;
  const window = { from, to: change.kind === 'closure' ? from : null };
  return { kind, data: { ...data, window }, window, added: [], removed: [] };
}

function checkHolidays(
  charters: Charters,
  { id }: Organisation,
  feed: string,
  today: string,
  fail: (faults: string) => never,
): CheckedChange {
  const file = { path: 'the list', text: feed };
  const { text, faults, added, removed } = updateHolidays(charters.holidays(id), file);
  if (faults.length > 0)
    fail(
      faults
        .slice(0, 10)
        .map(({ path, message }) => `${path || 'the list'}: ${message}`)
        .join('; '),
    );
  const window = daysThatDiffer(charters.holidays(id), { ...file, text: text! });
  if (!window) return fail('the list has the same days as the one in use');
  if (window.from < today)
    fail(`the list: it changes days gone by, from ${window.from} on; what was counted by them stays`);
  return { kind: 'holidays', data: { feed, added, removed, window }, window, added, removed };
}
