import type { Appointment } from '@frontdoor/persistence';
import { clockAt, dayOf, sayDate } from '@frontdoor/kernel';

type Told = Pick<Appointment, 'startsAt' | 'endsAt' | 'place' | 'purpose' | 'kind'>;

/** What a customer is told about an appointment. */
export type Occasion =
  'agreed' | 'moved' | 'cancelled' | 'reminder' | 'delayed' | 'customer-absent' | 'staff-absent';

export interface AppointmentWords {
  subject: string;
  text: string;
}

interface Around {
  zone: string;
  council: string;
  /** Who receives or visits them. */
  person: string;
  reference: string;
  /** To the page of the enquiry, for whoever may have it. */
  link: string | undefined;
  delayedUntil?: number | null;
  /** Why it was cancelled. */
  reason?: string;
}

/** `Monday 8 June 2026, 09:30 to 10:00` */
export const sayWhen = ({ startsAt, endsAt }: Pick<Told, 'startsAt' | 'endsAt'>, zone: string): string =>
  `${sayDate(dayOf(startsAt, zone))}, ${clockAt(startsAt, zone)} to ${clockAt(endsAt, zone)}`;

const SUBJECTS: Record<Occasion, string> = {
  agreed: 'Your appointment',
  moved: 'Your appointment has changed',
  cancelled: 'Your appointment is cancelled',
  reminder: 'Reminder: your appointment',
  delayed: 'We are delayed',
  'customer-absent': 'We missed you',
  'staff-absent': 'We are sorry that we were not there',
};

/** The message about an appointment: by mail and letter in paragraphs, as a text in a few lines. */
export function appointmentWords(
  occasion: Occasion,
  appointment: Told,
  around: Around,
  { isShort }: { isShort: boolean },
): AppointmentWords {
  const { council, reference } = around;
  const lines = [
    opening(occasion, appointment, around),
    ...(occasion === 'cancelled' || occasion.endsWith('absent') ? [] : [details(appointment, around)]),
    next(occasion, around),
  ].filter((each) => each !== '');
  return {
    subject: `${SUBJECTS[occasion]}, ${sayWhen(appointment, around.zone)}`,
    text: isShort
      ? `${council}, ${reference}: ${lines.join('\n')}`
      : [...lines, `Your reference is ${reference}. ${council}`].join('\n\n'),
  };
}

function opening(
  occasion: Occasion,
  appointment: Told,
  { zone, person, delayedUntil, reason }: Around,
): string {
  const when = sayWhen(appointment, zone);
  const isHome = appointment.kind === 'home';
  const meet = isHome ? `${person} visits you` : `you see ${person}`;
  switch (occasion) {
    case 'agreed':
      return `As agreed, ${meet} on ${when}.`;
    case 'moved':
      return `Your appointment has a new time or place: ${meet} on ${when}.`;
    case 'cancelled':
      return `Your appointment on ${when} is cancelled${reason ? `: ${reason}` : ''}. Please take it out of your diary.`;
    case 'reminder':
      return `A reminder: ${meet} on ${when}.`;
    case 'delayed': {
      const instead = delayedUntil ? ` We now expect to be there at ${clockAt(delayedUntil, zone)}.` : '';
      return `We are sorry: ${person} is delayed for your appointment on ${when}.${instead}`;
    }
    case 'customer-absent':
      return isHome
        ? `${person} came to you for the appointment on ${when} and met nobody.`
        : `We expected you for the appointment on ${when} and did not meet you.`;
    case 'staff-absent':
      return `We are sorry: we did not keep the appointment on ${when}.`;
  }
}

const details = ({ place, purpose, kind }: Told, { person }: Around): string =>
  [
    `Where: ${place}`,
    `About: ${purpose}`,
    ...(kind === 'home' ? [`${person} will show you identification and say why they came.`] : []),
  ].join('\n');

function next(occasion: Occasion, { link }: Around): string {
  const how = link === undefined ? 'please get in touch with us' : `here: ${link}`;
  if (occasion === 'delayed') return link === undefined ? '' : `If that does not suit you: ${link}`;
  if (occasion === 'cancelled' || occasion.endsWith('absent')) return `To agree another time, ${how}`;
  return `To change or cancel it, ${how}`;
}
