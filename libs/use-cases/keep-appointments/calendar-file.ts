/** An appointment as a calendar is told of it. Epoch milliseconds UTC. */
export interface CalendarAppointment {
  id: string;
  startsAt: number;
  endsAt: number;
  place: string;
  purpose: string;
  /** How often it was changed. */
  sequence: number;
  isCancelled: boolean;
}

interface Around {
  /** When the file is written. */
  now: number;
  /** Of the organisation, by which calendars know the event again. */
  domain: string;
  organiser: { name: string; email: string | undefined };
  link: string | undefined;
}

/** A calendar file (iCalendar, RFC 5545) with one appointment, in UTC. A later one of the same appointment replaces it. */
export function calendarFile(
  { id, startsAt, endsAt, place, purpose, sequence, isCancelled }: CalendarAppointment,
  { now, domain, organiser, link }: Around,
): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Frontdoor//Appointments//EN',
    `METHOD:${isCancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${id}@${domain}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(startsAt)}`,
    `DTEND:${stamp(endsAt)}`,
    `SEQUENCE:${sequence}`,
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `SUMMARY:${text(`${organiser.name}: ${purpose}`)}`,
    `LOCATION:${text(place)}`,
    ...(organiser.email ? [`ORGANIZER;CN=${quoted(organiser.name)}:mailto:${organiser.email}`] : []),
    ...(link ? [`URL:${link}`] : []),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
}

/** `20260608T083000Z` */
const stamp = (instant: number): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'UTC' })
    .format(instant)
    .replaceAll(/[-:]/g, '')
    .replace(' ', 'T') + 'Z';

const text = (value: string): string =>
  value.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r\n|\n|\r/g, '\\n');

/** A parameter has no way of writing a quotation mark. */
const quoted = (value: string): string => `"${value.replaceAll(/["\p{Cc}]/gu, '')}"`;

const MOST_OCTETS = 75;

/** Long lines go on after a line break and a space; no character is torn apart. */
function folded(line: string): string {
  let [out, octets] = ['', 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MOST_OCTETS) [out, octets] = [`${out}\r\n `, 1];
    out += character;
    octets += size;
  }
  return out;
}
