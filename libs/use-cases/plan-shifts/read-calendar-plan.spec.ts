import { toIso } from '@frontdoor/kernel';
import { describe, expect, it } from 'vitest';
import { readCalendarPlan } from './read-calendar-plan.js';

const reading = {
  people: [
    { id: '1', name: 'Ash', email: 'ash@demo.example' },
    { id: '2', name: 'Elm', email: 'elm@demo.example' },
  ],
  zone: 'Europe/London',
  today: '2026-10-12',
};
const calendar = (...events: string[][]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n');
const ash = 'ATTENDEE;CN=Ash:mailto:ash@demo.example';
const read = (text: string, agent?: string) => {
  const { shifts, faults } = readCalendarPlan(text, reading, agent);
  return {
    shifts: shifts.map(
      ({ agentId, from, to }) => `${agentId} ${toIso(from).slice(0, 16)} ${toIso(to).slice(0, 16)}`,
    ),
    faults: faults.map(({ line, text: said }) => `${line}: ${said}`),
  };
};

describe('a shift plan as a calendar', () => {
  it('is for those who attend, else the organiser, else whoever the calendar is named after or said to be for', () => {
    const times = ['DTSTART:20261013T090000', 'DTEND:20261013T170000'];
    const elm = 'ORGANIZER:MAILTO:elm@demo.example';
    const declined = 'ATTENDEE;PARTSTAT=DECLINED:mailto:elm@demo.example';
    expect(read(calendar([...times, ash, elm], [...times, elm], [...times, ash, declined])).shifts).toEqual([
      '1 2026-10-13T08:00 2026-10-13T16:00',
      '2 2026-10-13T08:00 2026-10-13T16:00',
      '1 2026-10-13T08:00 2026-10-13T16:00',
    ]);
    const named = calendar(times).replace('VERSION:2.0', 'VERSION:2.0\r\nX-WR-CALNAME:Elm');
    expect(read(named).shifts).toEqual(['2 2026-10-13T08:00 2026-10-13T16:00']);
    expect(read(named, 'ash@demo.example').shifts).toEqual(['1 2026-10-13T08:00 2026-10-13T16:00']);
    expect(read(calendar(times)).faults).toEqual(['3: It names nobody.']);
  });

  it('follows weekly repetitions by the clock, over a clock change, without what is taken out or moved', () => {
    const { shifts, faults } = read(
      calendar(
        [
          'UID:a',
          ash,
          'DTSTART;TZID=Europe/London:20261005T220000',
          'DTEND;TZID=GMT Standard Time:20261006T060000',
          'RRULE:FREQ=WEEKLY;BYDAY=MO,SU;UNTIL=20261109T235959Z',
          'EXDATE;TZID=Europe/London:20261018T220000',
        ],
        [
          'UID:a',
          ash,
          'RECURRENCE-ID;TZID=Europe/London:20261019T220000',
          'DTSTART;TZID=Europe/London:20261019T200000',
          'DTEND;TZID=Europe/London:20261019T230000',
        ],
        [
          'UID:a',
          ash,
          'STATUS:CANCELLED',
          'RECURRENCE-ID:20261026T220000',
          'DTSTART:20261026T220000',
          'DTEND:20261027T060000',
        ],
      ),
    );
    expect(faults).toEqual([]);
    expect(shifts).toEqual([
      '1 2026-10-12T21:00 2026-10-13T05:00',
      '1 2026-10-25T22:00 2026-10-26T06:00',
      '1 2026-11-01T22:00 2026-11-02T06:00',
      '1 2026-11-02T22:00 2026-11-03T06:00',
      '1 2026-11-08T22:00 2026-11-09T06:00',
      '1 2026-11-09T22:00 2026-11-10T06:00',
      '1 2026-10-19T19:00 2026-10-19T22:00',
    ]);
  });

  it('knows ends by day, by number and never, and looks 90 days ahead', () => {
    const daily = (rule: string) =>
      read(calendar([ash, 'DTSTART:20261001T080000Z', 'DURATION:PT8H', `RRULE:FREQ=DAILY;${rule}`])).shifts;
    expect(daily('COUNT=13')).toEqual([
      '1 2026-10-12T08:00 2026-10-12T16:00',
      '1 2026-10-13T08:00 2026-10-13T16:00',
    ]);
    expect(daily('UNTIL=20261013')).toHaveLength(2);
    expect(daily('INTERVAL=1')).toHaveLength(90);
  });

  it('repeats by week from the day on which its weeks begin, and in some months alone', () => {
    const days = (rule: string, first = '20261013') =>
      read(calendar([ash, `DTSTART:${first}T090000`, 'DURATION:PT1H', `RRULE:${rule}`])).shifts.map((each) =>
        each.slice(2, 12),
      );
    // RFC 5545, 3.3.10: the same rule with weeks from Monday and from Sunday.
    expect(days('FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO')).toEqual([
      '2026-10-13',
      '2026-10-18',
      '2026-10-27',
      '2026-11-01',
    ]);
    expect(days('FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU')).toEqual([
      '2026-10-13',
      '2026-10-25',
      '2026-10-27',
      '2026-11-08',
    ]);
    expect(days('FREQ=DAILY;INTERVAL=10;BYMONTH=11')).toEqual(['2026-11-02', '2026-11-12', '2026-11-22']);
    expect(days('FREQ=WEEKLY;INTERVAL=3', '20260106').slice(0, 2)).toEqual(['2026-10-27', '2026-11-17']);
  });

  it.each([
    'FREQ=DAILY;INTERVAL=7;BYDAY=WE',
    'FREQ=DAILY;INTERVAL=2147483647',
    'FREQ=WEEKLY;BYMONTH=13',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYHOUR=9,10,11;BYMINUTE=0,1,2',
    'FREQ=WEEKLY;BYDAY=5MO',
    'FREQ=SECONDLY',
    'FREQ=DAILY;COUNT=2147483647',
    'FREQ=DAILY;INTERVAL=0',
  ])('comes to an end with a rule that has none: %s', (rule) => {
    const began = performance.now();
    read(calendar([ash, 'DTSTART:19700106T090000', 'DURATION:PT1H', `RRULE:${rule}`]));
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('comes to an end with thousands of rules, each followed from long ago, and with more shifts than are taken', () => {
    const many = (rule: string) =>
      calendar(
        ...Array.from({ length: 8000 }, () => [
          ash,
          'DTSTART:19700106T090000',
          'DURATION:PT1H',
          `RRULE:${rule}`,
        ]),
      );
    expect(read(many('FREQ=DAILY;COUNT=30000')).faults.at(-1)).toMatch(/repeats too often to be followed/);
    const { shifts } = readCalendarPlan(many('FREQ=DAILY'), reading);
    expect(shifts.length).toBeGreaterThan(20_000);
    expect(shifts.length).toBeLessThan(21_000);
  });

  it('tells every fault with the line its event begins on', () => {
    expect(
      read(
        [
          calendar(
            ['DTSTART:20261013T090000', 'DTEND:20261013T170000', 'ATTENDEE:mailto:oak@demo.example'],
            [ash, 'DTSTART;VALUE=DATE:20261013', 'DTEND;VALUE=DATE:20261014'],
            [ash, 'DTSTART;TZID=Nowhere/Land:20261013T090000', 'DTEND:20261013T170000'],
            [ash, 'DTSTART:20261013T090000', 'DTEND:20261015T170000'],
            [ash, 'DTSTART:20261013T090000', 'DTEND:20261013T090000'],
            [ash, 'DTSTART:20261013T090000', 'DTEND:20261013T170000', 'RRULE:FREQ=MONTHLY'],
            [ash, 'DTEND:20261013T170000'],
          ),
          'BEGIN:VEVENT',
          'DTSTART:20261013T090000',
        ].join('\r\n'),
      ).faults,
    ).toEqual([
      '39: It is no event that can be read.',
      '3: Nobody who logs in is called “oak@demo.example”: write the email address that they log in with.',
      '8: It lasts whole days: give the hours of the shift.',
      '13: It is in a time zone that nobody knows, “Nowhere/Land”.',
      '18: It is longer than a day: give each day its own shift.',
      '23: It does not end after it begins.',
      '28: It repeats neither by day nor by week: give each an event of its own.',
      '34: It has no time that can be read.',
    ]);
  });
});
