import { describe, expect, it } from 'vitest';
import { parseInstant } from '../calendar/instant.js';
import { due } from '../lifecycle/due.js';
import { sayAt } from './say.js';
import { loadPack } from '../spec/read-charters.js';

const at = (text: string): number => parseInstant(text)!;
const city = loadPack('cambridge-city');
const care = loadPack('county-care');
const feedback = loadPack('cambridgeshire-feedback');

it('an instant is said on the clocks of the pack', () => {
  expect(sayAt(city, at('2025-12-24T16:30:00Z'))).toBe('Wednesday 24 December 2025 at 16:30');
  expect(sayAt(city, at('2026-06-30T22:59:59Z'))).toBe('Tuesday 30 June 2026 at 23:59:59');
});

describe('the account of a due time', () => {
  it('names each bank holiday with its nations, and the change of clocks', () => {
    const { explanation } = due(city, 'CITY-F1', at('2026-03-05T10:00:00Z'));
    expect(explanation).toEqual([
      'Received on Thursday 5 March 2026 at 10:00.',
      'Allowed: 20 statutory working days, to the end of the last day: Monday to Friday, without the bank holidays of any part of the United Kingdom. The day it began is day 0.',
      'Friday 6 March 2026: 1 working day counted, 1 so far.',
      'Saturday 7 March 2026 to Sunday 8 March 2026: not counted, closed on this day of the week.',
      'Monday 9 March 2026 to Friday 13 March 2026: 5 working days counted, 6 so far.',
      'Saturday 14 March 2026 to Sunday 15 March 2026: not counted, closed on this day of the week.',
      'Monday 16 March 2026: 1 working day counted, 7 so far.',
      'Tuesday 17 March 2026: not counted, bank holiday in Northern Ireland (St Patrick’s Day).',
      'Wednesday 18 March 2026 to Friday 20 March 2026: 3 working days counted, 10 so far.',
      'Saturday 21 March 2026 to Sunday 22 March 2026: not counted, closed on this day of the week.',
      'Monday 23 March 2026 to Friday 27 March 2026: 5 working days counted, 15 so far.',
      'Saturday 28 March 2026 to Sunday 29 March 2026: not counted, closed on this day of the week.',
      'Monday 30 March 2026 to Thursday 2 April 2026: 4 working days counted, 19 so far.',
      'Friday 3 April 2026: not counted, bank holiday in England and Wales, Scotland and Northern Ireland (Good Friday).',
      'Saturday 4 April 2026 to Sunday 5 April 2026: not counted, closed on this day of the week.',
      'Monday 6 April 2026: not counted, bank holiday in England and Wales and Northern Ireland (Easter Monday).',
      'Tuesday 7 April 2026: 1 working day counted, 20 so far.',
      'The clocks change in between: local time is UTC+0 at the start and UTC+1 at the end.',
      'Due on Tuesday 7 April 2026 at 23:59:59.',
    ]);
  });

  it('shows the wait for the customer', () => {
    const pauses = [{ from: at('2026-06-10T08:00:00Z'), to: at('2026-06-12T08:00:00Z') }];
    const { explanation } = due(city, 'CITY-E2', at('2026-06-09T09:00:00Z'), { pauses });
    expect(explanation.slice(2, 5)).toEqual([
      'Wednesday 10 June 2026: 1 working day counted, 1 so far.',
      'Thursday 11 June 2026 to Friday 12 June 2026: not counted, waiting for the customer.',
      'Saturday 13 June 2026 to Sunday 14 June 2026: not counted, closed on this day of the week.',
    ]);
  });

  it('shows the wait within a day where hours count, and time outside opening', () => {
    const pausing = loadPack('cambridge-city', (file) => ({
      ...file,
      text: file.text.replace('within: 4 working hours\n', 'within: 4 working hours\n        pauses: true\n'),
    }));
    const pauses = [{ from: at('2026-06-09T08:30:00Z'), to: at('2026-06-09T09:45:30Z') }];
    const { explanation } = due(pausing, 'CITY-E1', at('2026-06-08T16:30:00Z'), { pauses });
    expect(explanation.slice(2)).toEqual([
      'Monday 8 June 2026, 17:30 to midnight: not counted, outside opening hours.',
      'Tuesday 9 June 2026, 09:00 to 09:30: 30 minutes counted, 30 minutes so far.',
      'Tuesday 9 June 2026, 09:30 to 10:45:30: not counted, waiting for the customer.',
      'Tuesday 9 June 2026, 10:45:30 to 14:15:30: 3 hours 30 minutes counted, 4 hours so far.',
      'Due on Tuesday 9 June 2026 at 14:15:30.',
    ]);
  });

  it('leaves out stretches of no length', () => {
    const pausing = loadPack('cambridge-city', (file) => ({
      ...file,
      text: file.text.replace('within: 4 working hours\n', 'within: 4 working hours\n        pauses: true\n'),
    }));
    const pauses = [
      { from: at('2026-06-08T15:00:00Z'), to: at('2026-06-08T16:00:00Z') },
      { from: at('2026-06-09T08:00:00Z'), to: at('2026-06-09T09:00:00Z') },
      { from: at('2026-06-09T10:00:00Z'), to: at('2026-06-09T10:00:00Z') },
    ];
    const { explanation } = due(pausing, 'CITY-E1', at('2026-06-08T14:00:00Z'), { pauses });
    expect(explanation.slice(2)).toEqual([
      'Monday 8 June 2026, 15:00 to 16:00: 1 hour counted, 1 hour so far.',
      'Monday 8 June 2026, 16:00 to 17:00: not counted, waiting for the customer.',
      'Tuesday 9 June 2026, 09:00 to 10:00: not counted, waiting for the customer.',
      'Tuesday 9 June 2026, 10:00 to 13:00: 3 hours counted, 4 hours so far.',
      'Due on Tuesday 9 June 2026 at 13:00.',
    ]);
  });

  it('counts a day that closes at midnight to its end', () => {
    const allDay = loadPack('cambridge-city', (file) => ({
      ...file,
      text: file.text.replace(
        'within: 4 working hours\n        calendar: office',
        'within: 4 working hours\n        calendar: information-law',
      ),
    }));
    const { explanation } = due(allDay, 'CITY-E1', at('2026-06-08T19:00:00Z'));
    expect(explanation.slice(2)).toEqual([
      'Monday 8 June 2026, 20:00 to midnight: 4 hours counted, 4 hours so far.',
      'Due on Tuesday 9 June 2026 at 00:00.',
    ]);
  });

  it('says what is allowed, on what clock, and when a stretch runs past midnight', () => {
    expect(due(care, 'CARE-V1', at('2026-06-08T22:57:00Z')).explanation).toEqual([
      'Visitor arrived on Monday 8 June 2026 at 23:57.',
      'Allowed: 5 minutes, on the clock.',
      'Monday 8 June 2026 at 23:57 to Tuesday 9 June 2026 at 00:02: 5 minutes counted, 5 minutes so far.',
      'Due on Tuesday 9 June 2026 at 00:02.',
    ]);
    expect(due(care, 'CARE-T1', at('2026-06-08T09:00:00Z')).explanation[1]).toBe(
      'Allowed: 21 seconds, on the clock.',
    );
    expect(due(city, 'CITY-E2', at('2026-06-08T09:00:00Z')).explanation[1]).toBe(
      'Allowed: 7 working days, to closing time on the last: Monday to Friday, 9:00 to 17:00. The day it began is day 0. These hours are an assumption.',
    );
  });

  it('shows an end that the law moves', () => {
    const { explanation } = due(care, 'CARE-D1', at('2026-04-25T08:40:00Z'));
    expect(explanation.slice(1)).toEqual([
      'Allowed: 1 calendar month, to the end of the last day. The day it began is day 0.',
      'Sunday 26 April 2026 to Monday 25 May 2026: 30 days counted, 30 so far.',
      'Monday 25 May 2026: the end moves to the next working day, bank holiday in England and Wales (Spring bank holiday).',
      'Due on Tuesday 26 May 2026 at 23:59:59.',
    ]);
  });

  it('shows a closure, and warns beyond the known bank holidays', () => {
    const closed = loadPack('cambridge-city', (file) => ({
      ...file,
      text: file.text.replace(
        '    bank-holidays: [england-and-wales]\n',
        "    bank-holidays: [england-and-wales]\n    closures: [{ date: '2028-12-27', title: Christmas closure }]\n",
      ),
    }));
    const { explanation } = due(closed, 'CITY-E2', at('2028-12-22T10:00:00Z'));
    expect(explanation).toContain('Wednesday 27 December 2028: not counted, closed (Christmas closure).');
    expect(explanation.at(-1)).toBe(
      'Bank holidays are known from Sunday 1 January 2012 to Sunday 31 December 2028 only, so this is not certain.',
    );
    expect(due(city, 'CITY-E2', at('2028-12-15T10:00:00Z')).explanation.at(-1)).toBe(
      'Due on Thursday 28 December 2028 at 17:00.',
    );
  });

  it('names the earlier of two limits', () => {
    const both = loadPack('cambridge-city', (file) => ({
      ...file,
      text: file.text.replace(
        'within: 10 working days\n        calendar: office',
        'within:\n          smaller-of: [{ within: 10 working days }, { within: 12 calendar days }]',
      ),
    }));
    expect(due(both, 'CITY-C1', at('2026-06-09T09:00:00Z')).explanation[1]).toBe(
      'Allowed: the earliest of 10 working days, 12 calendar days counts: 12 calendar days, to the end of the last day. The day it began is day 0.',
    );
  });

  it.each([
    ['FEEDBACK-C2', 'Personal acknowledgement sent on '],
    ['FEEDBACK-C4', 'Response received by the customer on '],
    ['FEEDBACK-C6', 'Next stage asked for on '],
    ['FEEDBACK-S1', 'Officer received on '],
    ['FEEDBACK-R1/response', 'Final decision on '],
  ])('of %s begins with "%s"', (clockId, words) => {
    expect(due(feedback, clockId, at('2026-06-09T09:00:00Z')).explanation[0]).toBe(
      `${words}Tuesday 9 June 2026 at 10:00.`,
    );
  });
});
