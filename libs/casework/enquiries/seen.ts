import { FrontdoorError, toIso } from '@frontdoor/kernel';
import { type EntityManager, findNewestFromCustomer, type RowOf } from '@frontdoor/persistence';

/** What somebody had on the screen when they decided to do something about an enquiry. */
interface Look {
  agentId: string;
  /** The newest entry from the customer that they had; undefined where it is not known. */
  seenUpTo?: string | undefined;
}

export interface Seen {
  /** The place in the ledger of the newest entry from the customer that counts as seen, decimal digits. */
  upTo: string;
  /** What came after it, the newest; undefined when everything was seen. */
  newer?: RowOf<typeof findNewestFromCustomer>;
}

/** Enough to know what it is about. */
const SUMMARY = 300;

/**
 * What of the customer's words somebody could have seen. Called with the enquiry locked, so that nothing comes in between.
 *
 * @throws FrontdoorError `seen-entry-unknown`
 */
export async function seenBy(
  manager: EntityManager,
  enquiryId: string,
  { agentId, seenUpTo }: Look,
): Promise<Seen> {
  const [newest] = await findNewestFromCustomer(manager, { enquiryId, agentId, seenUpTo: seenUpTo ?? null });
  if (!newest) return { upTo: '0' };
  if (newest.seen === null) throw new FrontdoorError('seen-entry-unknown');
  return newest.seen === newest.position ? { upTo: newest.seen } : { upTo: newest.seen, newer: newest };
}

/**
 * As above, for what is not done by somebody who could not have seen all.
 *
 * @throws FrontdoorError `newer-from-customer` with what came, `seen-entry-unknown`
 */
export async function sawAll(manager: EntityManager, enquiryId: string, look: Look): Promise<string> {
  const seen = await seenBy(manager, enquiryId, look);
  refuseUnseen(seen);
  return seen.upTo;
}

/** @throws FrontdoorError `newer-from-customer` with what came */
export function refuseUnseen({ newer }: Seen): void {
  if (!newer) return;
  const { entry, channel, at, text } = newer;
  const summary = Array.from(text ?? '')
    .slice(0, SUMMARY)
    .join('');
  throw new FrontdoorError('newer-from-customer', { entry, channel, at: toIso(at), text: summary });
}
