import { CHANNELS, type EnquiryKind } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import {
  Contact,
  Customer,
  type Enquiry,
  type EntityManager,
  findUnknownCustomer,
  Identifier,
} from '@frontdoor/persistence';
import { sayKind } from '../ledger/index.js';

/** What has no way of its own: a message about a matter may be of the matter, whatever that is. */
const PLAIN: readonly EnquiryKind[] = ['enquiry', 'service-request'];

/**
 * An enquiry of somebody else is never shown to whoever follows this one, and a complaint, or what else has a procedure of its
 * own, stays one.
 *
 * @throws FrontdoorError `customers-differ`, `kinds-differ`
 */
export async function refuseJoin(manager: EntityManager, from: Enquiry, into: Enquiry): Promise<void> {
  const { reference } = from;
  if (from.kind !== into.kind && !PLAIN.includes(from.kind))
    throw new FrontdoorError('kinds-differ', { reference, into: into.reference, kind: sayKind(from.kind) });
  if (from.customerId === into.customerId || (await isLetterOfNobody(manager, from))) return;
  throw new FrontdoorError('customers-differ', {
    ...{ reference, into: into.reference, intoId: into.id },
    one: await nameOf(manager, from.customerId),
    other: await nameOf(manager, into.customerId),
  });
}

/** Paper proves nobody; where it is all there is of its writer, nothing of theirs was given to anybody either. */
async function isLetterOfNobody(
  manager: EntityManager,
  { id: enquiryId, customerId }: Enquiry,
): Promise<boolean> {
  const contacts = await manager.findBy(Contact, { enquiryId });
  if (!contacts.every(({ channel }) => CHANNELS[channel].stamped)) return false;
  return (await findUnknownCustomer(manager, { enquiryId, customerId })).length > 0;
}

async function nameOf(manager: EntityManager, customerId: string): Promise<string> {
  const { name } = await manager.findOneByOrFail(Customer, { id: customerId });
  const known = await manager.findOne(Identifier, { where: { customerId }, order: { createdAt: 'ASC' } });
  return name ?? known?.value ?? 'somebody whose name is not known';
}
