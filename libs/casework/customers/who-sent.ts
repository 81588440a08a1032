import { CHANNELS, type Doubt, type InboundContact, type Party } from '@frontdoor/contracts';
import { isMachineAddress } from './machine-address.js';
import { identifierKey, normaliseParty, partiesOf } from './normalise.js';

/** An address that finds the customer whose it is. */
export interface Proven extends Party {
  /** The entry point that an id of another system belongs to: two systems may call two people alike. Otherwise empty. */
  scope: string;
}

/** Who a contact is from, as far as it tells. */
export interface Sender {
  /** The address that it answers to; absent where it was withheld. */
  party?: Party;
  /** Absent where nothing vouches for who it was: then no known customer is found by it. */
  proven?: Proven | undefined;
  /** Why `party` does not tell whose it is. */
  doubt: Doubt | null;
  /** Further addresses that were named. */
  reachable: Party[];
  /** Others that it was openly sent to: not ours, not whoever wrote. */
  copies: Party[];
  /** The address of a program that passed on what `party` wrote. */
  namedBy?: string;
}

/** What is asked of addresses that only the directory knows. */
export interface OwnAddresses {
  /** Contacts are taken at it: it is ours. */
  isOurs: (party: Party) => boolean;
  /** It is not ours, and stands in the domain of a mailbox of ours. */
  isInOurDomain: (party: Party) => boolean;
}

/**
 * Tells the address that vouches for its sender from what was typed, named by somebody else, or is of a program or of
 * several people. A program that names somebody to answer to passed on what they wrote: then it is from them, as stated.
 */
export function whoSent(contact: InboundContact, entryPointId: string, own: OwnAddresses): Sender {
  const sender = writer(contact, entryPointId, own);
  const known = new Set(
    [sender.party, contact.from && normaliseParty(contact.from)].map((party) => party?.value),
  );
  const others = partiesOf(contact.cc ?? []);
  return { ...sender, copies: others.filter((party) => !own.isOurs(party) && !known.has(party.value)) };
}

function writer(contact: InboundContact, entryPointId: string, own: OwnAddresses): Omit<Sender, 'copies'> {
  const { senderIs, channel } = contact;
  const from = contact.from && normaliseParty(contact.from);
  const isMachine = (party: Party): boolean => isMachineAddress(party) || own.isOurs(party);
  const named = partiesOf(contact.alsoReachableAt).filter(
    (party) => !isMachine(party) && (!from || identifierKey(party) !== identifierKey(from)),
  );
  if (!from) return { doubt: null, reachable: named, ...knownAs(contact, entryPointId) };
  const passedOn =
    senderIs === 'machine' || isMachine(from) || (own.isInOurDomain(from) && !named.every(own.isInOurDomain));
  if (passedOn) {
    const [author, ...others] = named;
    if (!author) return { party: from, doubt: 'machine', reachable: [], ...knownAs(contact, entryPointId) };
    return { party: author, doubt: 'stated', reachable: others, namedBy: from.value };
  }
  const vouched = CHANNELS[channel].vouchesFor.includes(from.kind);
  const doubt = senderIs && senderIs !== 'proven' ? senderIs : vouched ? null : 'stated';
  return {
    party: from,
    doubt,
    reachable: named,
    ...(doubt === null && { proven: scoped(from, entryPointId) }),
    ...knownAs(contact, entryPointId),
  };
}

const knownAs = ({ knownAs: party, channel }: InboundContact, entryPointId: string): { proven?: Proven } =>
  party && CHANNELS[channel].vouchesFor.includes(party.kind)
    ? { proven: scoped(normaliseParty(party), entryPointId) }
    : {};

const scoped = (party: Party, entryPointId: string): Proven => ({
  ...party,
  scope: party.kind === 'handle' ? entryPointId : '',
});
