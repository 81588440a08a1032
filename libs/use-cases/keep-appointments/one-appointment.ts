import type { AppointmentState } from '@frontdoor/contracts';
import { refuseExcluded } from '@frontdoor/casework/queue';
import { FrontdoorError } from '@frontdoor/kernel';
import { type Agent, Appointment, Enquiry, type EntityManager } from '@frontdoor/persistence';

/**
 * An appointment and its enquiry, both locked, the enquiry first.
 *
 * @param by whoever of ours changes it
 * @throws FrontdoorError `appointment-not-found`, also for one of another organisation; `agent-excluded`
 */
export async function lockedAppointment(
  manager: EntityManager,
  id: string,
  organisationId: string,
  by?: Pick<Agent, 'id' | 'name'>,
): Promise<{ appointment: Appointment; enquiry: Enquiry }> {
  const known = await manager.findOneBy(Appointment, { id, organisationId });
  if (!known) throw new FrontdoorError('appointment-not-found');
  const lock = { mode: 'for_no_key_update' as const };
  const enquiry = await manager.findOneOrFail(Enquiry, { where: { id: known.enquiryId }, lock });
  if (by) await refuseExcluded(manager, enquiry, by);
  return { enquiry, appointment: await manager.findOneOrFail(Appointment, { where: { id }, lock }) };
}

const SAID: Record<AppointmentState, string> = {
  agreed: 'agreed',
  'on-the-way': 'under way',
  arrived: 'begun',
  cancelled: 'cancelled',
  'customer-absent': 'over, the customer was not there',
  'staff-absent': 'over, nobody of us was there',
};

/** @throws FrontdoorError `appointment-over` unless it stands in one of some states */
export function refuseOver(
  { state }: Pick<Appointment, 'state'>,
  allowed: readonly AppointmentState[],
): void {
  if (!allowed.includes(state)) throw new FrontdoorError('appointment-over', { state: SAID[state] });
}

/** When an appointment is over, epoch milliseconds: one that was delayed takes as long. */
export const endOf = ({
  startsAt,
  endsAt,
  delayedUntil,
}: Pick<Appointment, 'startsAt' | 'endsAt' | 'delayedUntil'>): number =>
  delayedUntil === null ? endsAt : Math.max(endsAt, delayedUntil + endsAt - startsAt);

/** A customer gives this much notice of a new time. */
export const NOTICE_MS = 2 * 3_600_000;

/** When the hub has to do something about it next: remind the customer, or note that its time has come. */
export function nextAt({
  startsAt,
  remindAt,
  remindedAt,
  isDue,
}: Pick<Appointment, 'startsAt' | 'remindAt' | 'remindedAt' | 'isDue'>): number | null {
  const left = [
    ...(remindAt !== null && remindedAt === null ? [remindAt] : []),
    ...(isDue ? [] : [startsAt]),
  ];
  return left.length > 0 ? Math.min(...left) : null;
}
