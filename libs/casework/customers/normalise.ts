import type { InboundContact, Party } from '@frontdoor/contracts';
import { toE164 } from '@frontdoor/kernel';

/** One spelling per address: email with the case folded, phone in E.164; anything else is kept as a handle. */
function normaliseParty(party: Party): Party {
  const value = party.value.trim();
  if (party.kind === 'email') return { ...party, value: value.toLowerCase() };
  if (party.kind !== 'phone') return { ...party, value };
  const number = toE164(value);
  return number ? { ...party, value: number } : { ...party, kind: 'handle', value };
}

/** Everything a contact says about who sent it, the sender first, each once. */
export function identifiersOf(contact: InboundContact): Party[] {
  const all = [...(contact.from ? [contact.from] : []), ...contact.alsoReachableAt].map(normaliseParty);
  return all.filter((party, i) => all.findIndex((other) => keyOf(other) === keyOf(party)) === i);
}

export const keyOf = (party: Pick<Party, 'kind' | 'value'>): string => `${party.kind}:${party.value}`;
