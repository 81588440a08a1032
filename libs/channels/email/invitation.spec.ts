import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInThreads } from '../../../test/support/reading.js';
import { understandMail } from './arrivals.js';
import { invitationInWords } from './invitation.js';
import { readMail } from './mime.mapping.js';

const LONDON = 'Europe/London';
const calendar = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: string[]): string =>
  calendar('METHOD:REQUEST', 'BEGIN:VEVENT', 'UID:a', ...lines, 'END:VEVENT');
const when = (...lines: string[]): string | undefined =>
  invitationInWords(event(...lines), LONDON)
    ?.split('\n')
    .find((line) => line.startsWith('When: '))
    ?.slice(6);

describe('an invitation in words', () => {
  it('tells what, when, where and from whom', () => {
    expect(
      invitationInWords(
        event(
          'SUMMARY:Look at the damp\\, flat 4',
          'DTSTART:20261203T100000Z',
          'DTEND:20261203T113000Z',
          'LOCATION:4 High Street',
          'ORGANIZER;CN=Pat Citizen:mailto:pat@citizen.example',
          'RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3',
        ),
        LONDON,
      ),
    ).toBe(
      [
        'Invitation: Look at the damp, flat 4',
        'When: Thursday 3 December 2026, 10:00 to 11:30',
        'Repeats: every 2 weeks, 3 times',
        'Where: 4 High Street',
        'From: Pat Citizen (pat@citizen.example)',
      ].join('\n'),
    );
  });

  it.each([
    ['summer time of UTC', ['DTSTART:20260701T090000Z'], 'Wednesday 1 July 2026, 10:00'],
    [
      'a zone by its IANA name',
      ['DTSTART;TZID=Europe/Paris:20260701T090000'],
      'Wednesday 1 July 2026, 08:00',
    ],
    [
      'a zone as Windows calls it, not described',
      ['DTSTART;TZID=GMT Standard Time:20260701T090000', 'DTEND;TZID=GMT Standard Time:20260701T100000'],
      'Wednesday 1 July 2026, 09:00 to 10:00',
    ],
    ['no zone: the clock on the wall', ['DTSTART:20260701T090000'], 'Wednesday 1 July 2026, 09:00'],
    [
      'a zone that nobody knows',
      ['DTSTART;TZID=Customized Time Zone:20260701T090000'],
      'Wednesday 1 July 2026, 09:00 (Customized Time Zone)',
    ],
    ['a day', ['DTSTART;VALUE=DATE:20260701', 'DTEND;VALUE=DATE:20260702'], 'Wednesday 1 July 2026'],
    [
      'days',
      ['DTSTART;VALUE=DATE:20260701', 'DTEND;VALUE=DATE:20260704'],
      'Wednesday 1 July 2026 to Friday 3 July 2026',
    ],
    [
      'a length, past midnight',
      ['DTSTART:20261203T230000Z', 'DURATION:PT2H'],
      'Thursday 3 December 2026, 23:00 to Friday 4 December 2026, 01:00',
    ],
    ['a year beyond all plans', ['DTSTART:99990101T000000Z'], undefined],
  ])('tells %s', (_what, lines, told) => {
    expect(when(...lines)).toBe(told);
  });

  it('follows a zone that the file describes under a name of its own', () => {
    const zone = (rule: string) =>
      calendar(
        'BEGIN:VTIMEZONE',
        'TZID:Office',
        'BEGIN:STANDARD',
        'DTSTART:16010101T020000',
        'TZOFFSETFROM:+0100',
        'TZOFFSETTO:+0000',
        'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
        'END:STANDARD',
        'BEGIN:DAYLIGHT',
        'DTSTART:16010101T010000',
        'TZOFFSETFROM:+0000',
        'TZOFFSETTO:+0100',
        rule,
        'END:DAYLIGHT',
        'END:VTIMEZONE',
        'BEGIN:VEVENT',
        'SUMMARY:x',
        'DTSTART;TZID=Office:20260701T090000',
        'END:VEVENT',
      );
    const told = (rule: string) => invitationInWords(zone(rule), 'Europe/Paris');
    expect(told('RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3')).toContain('Wednesday 1 July 2026, 10:00');
    // Rules that go by the second for centuries are not followed.
    expect(told('RRULE:FREQ=SECONDLY')).toContain('09:00 (Office)');
  });

  it('tells what is cancelled, and who comes', () => {
    const lines = ['BEGIN:VEVENT', 'SUMMARY:Visit', 'DTSTART:20261203T100000Z'];
    expect(invitationInWords(calendar('METHOD:CANCEL', ...lines, 'END:VEVENT'), LONDON)).toMatch(
      /^Cancelled: Visit\nWhen: Thursday 3 December 2026, 10:00$/,
    );
    const answer = 'ATTENDEE;PARTSTAT=DECLINED:mailto:pat@citizen.example';
    expect(invitationInWords(calendar('METHOD:REPLY', ...lines, answer, 'END:VEVENT'), LONDON)).toMatch(
      /^Answer to an invitation: Visit\npat@citizen.example does not come\n/,
    );
  });

  it('is none for whatever is no calendar, and never fails', () => {
    for (const text of ['', 'BEGIN:VCALENDAR', 'hello', calendar()])
      expect(invitationInWords(text, LONDON)).toBeUndefined();
    const pieces = [
      'BEGIN:VEVENT',
      'END:VEVENT',
      'BEGIN:VTIMEZONE',
      'DTSTART:20261203T100000Z',
      'DTSTART;TZID=x:2026',
      'DTEND:0',
      'DURATION:PT',
      'RRULE:FREQ=YEARLY;BYDAY=99SU',
      'ORGANIZER:',
      ';;;:::',
      '\t folded',
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' }))), (lines) => {
        invitationInWords(calendar(...lines), LONDON);
      }),
    );
  });
});

describe('a mail with an invitation', () => {
  const raw = Buffer.from(
    [
      'From: pat@citizen.example',
      'Subject: Visit',
      'Content-Type: multipart/alternative; boundary=a',
      '',
      '--a',
      'Content-Type: text/plain',
      '',
      'Can you come?',
      '--a',
      'Content-Type: text/calendar; method=REQUEST; charset=utf-8',
      '',
      event('SUMMARY:Café', 'DTSTART:20260701T090000Z'),
      '--a--',
    ].join('\r\n'),
  );

  it('says both where the zone is known, and keeps the file', () => {
    expect(readMail(raw, 'help@fenmoor.example').contact!.text).toBe('Can you come?');
    const { contact, newText } = readMail(raw, 'help@fenmoor.example', { zone: 'UTC' });
    expect(contact!.text).toBe('Can you come?\n\nInvitation: Café\nWhen: Wednesday 1 July 2026, 09:00');
    expect(newText).toBe('Can you come?');
    expect(contact!.attachments.map(({ contentType }) => contentType)).toEqual(['text/calendar']);
  });

  it('tells the time of those who read it', async () => {
    const asked: string[] = [];
    const zoneAt = async (entryPoint: string) => {
      asked.push(entryPoint);
      return LONDON;
    };
    const kept = { entryPoint: 'help@fenmoor.example', unread: {} };
    const { contact } = await understandMail(readInThreads, { ...kept, raw }, { zoneAt });
    expect(contact!.text).toContain('When: Wednesday 1 July 2026, 10:00');
    const plain = Buffer.from('From: pat@citizen.example\r\n\r\nHello');
    await understandMail(readInThreads, { ...kept, raw: plain }, { zoneAt });
    expect(asked).toEqual(['help@fenmoor.example']);
  });
});
