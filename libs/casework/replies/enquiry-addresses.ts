import type { Party } from '@frontdoor/contracts';
import { type Contact, type EntityManager, type Enquiry, Identifier, IsNull } from '@frontdoor/persistence';
import { isMachineAddress } from '../customers/index.js';

/** An address at which the customer of an enquiry may be reached. */
export interface EnquiryAddress extends Party {
  /** Why it may be somebody else's; absent where a contact of this enquiry answers to it. */
  warning?: string;
}

export type Incoming = Pick<
  Contact,
  | 'channel'
  | 'entryPointId'
  | 'partyKind'
  | 'partyName'
  | 'partyValue'
  | 'doubt'
  | 'reachableAt'
  | 'cc'
  | 'post'
  | 'at'
>;

/**
 * An address of the customer; `stated`: named in this enquiry, or in another where it is `elsewhere`; `shared`: of a program or
 * of several people.
 */
export interface KnownAddress extends Pick<Identifier, 'kind' | 'value'> {
  stated?: boolean;
  elsewhere?: boolean | null;
  shared?: boolean;
}

const WARNINGS = {
  machine: 'A program writes from it: perhaps nobody reads what is sent there',
  unproven: 'It was named by a sender who is not proven',
  other: 'It is another address of the customer, from which nobody wrote in this enquiry',
} as const;

/**
 * Where an answer can go: the addresses of the enquiry's own contacts, the newest contact first and of each the one it came
 * from; then, with a warning, those that others may read.
 *
 * @param incoming the newest first
 */
export function addressesOfEnquiry(
  incoming: readonly Incoming[],
  known: readonly KnownAddress[],
): EnquiryAddress[] {
  const found = new Map<string, EnquiryAddress>();
  const add = ({ kind, value }: Pick<Party, 'kind' | 'value'>, why?: keyof typeof WARNINGS): void => {
    const key = `${kind}:${value}`;
    const warning = isMachineAddress({ kind, value }) ? WARNINGS.machine : why && WARNINGS[why];
    const before = found.get(key);
    if (before && (before.warning === undefined || warning !== undefined)) return;
    found.delete(key);
    found.set(key, { kind, value, ...(warning !== undefined && { warning }) });
  };
  for (const { partyKind, partyValue, doubt, reachableAt } of incoming) {
    if (partyKind && partyValue)
      add({ kind: partyKind, value: partyValue }, doubt === 'machine' ? 'machine' : undefined);
    for (const party of reachableAt) add(party, doubt === 'unproven' ? 'unproven' : undefined);
  }
  for (const each of known)
    if (!found.has(`${each.kind}:${each.value}`))
      add(each, each.shared ? 'machine' : each.stated && !each.elsewhere ? undefined : 'other');
  const all = [...found.values()];
  return [...all.filter(({ warning }) => !warning), ...all.filter(({ warning }) => warning)];
}

/**
 * Who was in copy when an address wrote last, and is kept in copy of the answer. Nobody where it is not proven who wrote:
 * they would choose who reads what we answer to somebody else.
 */
export function copiesFor(incoming: readonly Incoming[], { kind, value }: Party): Party[] {
  const last = incoming.find(
    ({ partyKind, partyValue, reachableAt }) =>
      (partyKind === kind && partyValue === value) ||
      reachableAt.some((party) => party.kind === kind && party.value === value),
  );
  if (!last || last.doubt === 'unproven') return [];
  return last.cc.filter((party) => party.value !== value && !isMachineAddress(party));
}

/** What is known of the customer in an enquiry, in the order in which it became known. */
export async function knownAddresses(
  manager: EntityManager,
  { id: enquiryId, customerId }: Pick<Enquiry, 'id' | 'customerId'>,
): Promise<KnownAddress[]> {
  const rows = await manager.find(Identifier, {
    where: [
      { customerId, enquiryId: IsNull() },
      { customerId, enquiryId },
      // Where somebody lives is the same in all that they write about.
      { customerId, kind: 'postal' },
    ],
    order: { createdAt: 'ASC' },
  });
  return rows.map(({ kind, value, enquiryId: named, shared }) => ({
    kind,
    value,
    stated: named !== null,
    elsewhere: named !== null && named !== enquiryId,
    shared,
  }));
}
