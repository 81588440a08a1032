import { toIso } from '@frontdoor/kernel';
import { describe, expect, it } from 'vitest';
import { readCsvPlan } from './read-csv-plan.js';
import { withoutOverlaps } from './read-plan.js';

const reading = {
  people: [
    { id: '1', name: 'Ash', email: 'ash@demo.example' },
    { id: '2', name: 'Elm', email: 'elm@demo.example' },
    { id: '3', name: 'Elm', email: 'elm.two@demo.example' },
  ],
  zone: 'Europe/London',
  today: '2026-06-08',
};
const read = (...lines: string[]) => {
  const plan = withoutOverlaps(readCsvPlan(lines.join('\n'), reading), reading);
  return {
    shifts: plan.shifts.map(({ agentId, from, to }) => `${agentId} ${toIso(from)} ${toIso(to)}`),
    faults: plan.faults.map(({ line, text }) => `${line}: ${text}`),
  };
};

describe('a shift plan as a table', () => {
  it('is read by its headings, in any order and case', () => {
    const [first] = readCsvPlan(
      'Place;TO;From;Date;Log-in;Team\nTown hall;5pm;9.30;8/6/2026;ASH@demo.example;',
      reading,
    ).shifts;
    expect(first).toEqual({
      line: 2,
      agentId: '1',
      from: Date.parse('2026-06-08T08:30:00Z'),
      to: Date.parse('2026-06-08T16:00:00Z'),
      team: null,
      place: 'Town hall',
    });
  });

  it('knows shifts over midnight and over clock changes', () => {
    const { shifts, faults } = read(
      'agent,date,from,to',
      'ash,2026-06-08,22:00,06:00',
      'ash,2026-06-10,16:00,24:00',
      'ash,2026-10-24,22:00,06:00',
      'ash,2026-03-28,22:00,06:00',
      'ash,2026-03-29,01:00,02:00',
    );
    expect(shifts).toEqual([
      '1 2026-03-28T22:00:00.000Z 2026-03-29T05:00:00.000Z',
      '1 2026-06-08T21:00:00.000Z 2026-06-09T05:00:00.000Z',
      '1 2026-06-10T15:00:00.000Z 2026-06-10T23:00:00.000Z',
      '1 2026-10-24T21:00:00.000Z 2026-10-25T06:00:00.000Z',
    ]);
    expect(faults).toEqual(['6: The clocks go forward then: nothing of it is left.']);
  });

  it('tells every fault with its line', () => {
    expect(
      read(
        'email,date,from,to',
        'ash@demo.example,2026-02-30,9:00,17:00',
        'oak,2026-06-08,9:00,25:00',
        'Elm,2026-06-08,9:00,9:00',
        'ash,2026-06-08,9:00,17:00',
        'ash,2026-06-08,16:00,18:00',
        '"ash,2026-06-09,9:00,17:00',
      ).faults,
    ).toEqual([
      '2: “2026-02-30” is no date: write 2026-06-08 or 08/06/2026.',
      '3: Nobody who logs in is called “oak”: write the email address that they log in with. “25:00” is no time of day: write 17:30.',
      '4: “Elm” fits 2 people: write the email address that they log in with. It ends when it begins.',
      '6: Ash is planned twice on Monday 8 June 2026 at 16:00: see line 5.',
      '7: A quotation mark above is opened and never closed.',
    ]);
  });

  it('says which columns are missing', () => {
    expect(read('who,date,from', 'ash,2026-06-08,9:00').faults).toEqual([
      '1: There is no column agent, to: the first line names the columns agent, date, from, to, and team and place where there are any.',
    ]);
    expect(read('')).toEqual({ shifts: [], faults: [] });
  });
});
