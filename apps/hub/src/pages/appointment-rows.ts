import { clockAt, dayOf, sayDate } from '@frontdoor/kernel';
import type { TrackedAppointment } from '@frontdoor/use-cases';

type Row = readonly [string, string];

const STANDING: Record<TrackedAppointment['state'], string> = {
  agreed: 'Agreed',
  'on-the-way': 'We are on our way',
  arrived: 'Begun',
  cancelled: 'Cancelled',
  'customer-absent': 'We did not meet you',
  'staff-absent': 'We were not there. We are sorry',
};

/** What a customer reads of an appointment. */
export function appointmentRows(appointment: TrackedAppointment, zone: string): Row[] {
  const { startsAt, endsAt, place, purpose, agent, state, delayedUntil, kind } = appointment;
  const isDelayed = delayedUntil !== null && (state === 'agreed' || state === 'on-the-way');
  return [
    ['When', `${sayDate(dayOf(startsAt, zone))}, ${clockAt(startsAt, zone)} to ${clockAt(endsAt, zone)}`],
    ['Where', kind === 'home' ? `At your home: ${place}` : place],
    ['With', agent],
    ['About', purpose],
    [
      'State',
      isDelayed ? `Delayed: we expect to be there at ${clockAt(delayedUntil, zone)}` : STANDING[state],
    ],
  ];
}

export const canBeMoved = ({ state }: TrackedAppointment): boolean =>
  state === 'agreed' || state === 'customer-absent' || state === 'staff-absent';

export const canBeCancelled = ({ state }: TrackedAppointment): boolean =>
  state === 'agreed' || state === 'on-the-way';
