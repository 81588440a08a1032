import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarFile } from './calendar-file.js';

const appointment = {
  id: 'a1',
  startsAt: Date.parse('2026-06-08T08:30:00Z'),
  endsAt: Date.parse('2026-06-08T09:00:00Z'),
  place: '1 Mill Lane, Fenmoor; ring twice',
  purpose: 'Damp in the kitchen – “for the second time”, and the window frame of the bedroom as well',
  sequence: 2,
  isCancelled: false,
};
const around = {
  now: Date.parse('2026-06-01T00:00:00Z'),
  domain: 'fenmoor.example',
  organiser: { name: 'Fenmoor "Council"', email: 'help@fenmoor.example' },
  link: 'https://fenmoor.example/track/abc',
};

describe('a calendar file', () => {
  it('is read as it is meant, and keeps to the length of lines', () => {
    const file = calendarFile(appointment, around);
    const event = new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent('vevent')!;
    const value = (name: string): string => String(event.getFirstPropertyValue(name));
    expect(
      ['uid', 'dtstart', 'dtend', 'sequence', 'status', 'summary', 'location', 'organizer', 'url'].map(value),
    ).toEqual([
      'a1@fenmoor.example',
      '2026-06-08T08:30:00Z',
      '2026-06-08T09:00:00Z',
      '2',
      'CONFIRMED',
      `Fenmoor "Council": ${appointment.purpose}`,
      appointment.place,
      'mailto:help@fenmoor.example',
      'https://fenmoor.example/track/abc',
    ]);
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('takes an appointment out again', () => {
    const file = calendarFile({ ...appointment, isCancelled: true }, { ...around, link: undefined });
    expect(file).toContain('METHOD:CANCEL\r\n');
    expect(file).toContain('STATUS:CANCELLED\r\n');
  });
});
