import { type Enquiry, Commitment, type EntityManager, In, IsNull } from '@frontdoor/persistence';
import { type Foreseen, type Ledger, lengthened } from '../ledger/index.js';

/**
 * Notes what is promised on two enquiries before they are one; what comes of it looks whether anybody now waits longer. That
 * can be where they were opened under two editions of the charter.
 *
 * @throws FrontdoorError `promise-lengthened`, from what comes of it
 */
export async function refuseLaterThan(
  manager: EntityManager,
  ledger: Ledger,
  from: Enquiry,
  into: Enquiry,
): Promise<() => Promise<void>> {
  const open = (): Promise<Commitment[]> =>
    manager.findBy(Commitment, {
      ...{ enquiryId: In([from.id, into.id]), whose: 'council', settledAt: IsNull() },
      state: In(['running', 'paused']),
    });
  const before = await open();
  return async () => {
    const after = await open();
    const later = lengthened([
      ...before.map((row): Foreseen => toForeseen(row, 'ends', row.dueAt)),
      ...after.map((row): Foreseen => toForeseen(row, 'begins', null)),
    ]);
    if (later) throw await ledger.promiseLengthened(manager, into, later);
  };
}

const toForeseen = (
  { promiseId, title, dueAt }: Commitment,
  becomes: Foreseen['becomes'],
  wasDueAt: number | null,
): Foreseen => ({ promiseId, title, becomes, dueAt, wasDueAt, explanation: [] });
