import { type EntityManager, PhoneCall, Contact, WorkItem, Not } from '@frontdoor/persistence';

/** A call, locked: before its enquiry and its work, in this order everywhere. */
export const lockedCall = (manager: EntityManager, id: string): Promise<PhoneCall | null> =>
  manager.findOne(PhoneCall, { where: { id }, lock: { mode: 'pessimistic_write' } });

/** What is to be done about the contact of a call: to answer it, or to ring back; null before it is routed and after. */
export async function workOf(
  manager: EntityManager,
  { id: contactId }: Pick<PhoneCall, 'id'>,
): Promise<WorkItem | null> {
  return manager.findOne(WorkItem, { where: { contactId, kind: 'answer', state: Not('done') } });
}

/** Null before it is routed. */
export const contactOf = (manager: EntityManager, { id }: Pick<PhoneCall, 'id'>): Promise<Contact | null> =>
  manager.findOneBy(Contact, { id });
