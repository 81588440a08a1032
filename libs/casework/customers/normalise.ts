import type { IdentifierKind, Party } from '@frontdoor/contracts';
import { toE164 } from '@frontdoor/kernel';

/** One spelling per address, or undefined for what cannot be one. */
const SPELLING: Readonly<Record<IdentifierKind, (value: string) => string | undefined>> = {
  email: (value) => value.toLowerCase(),
  phone: toE164,
  handle: (value) => value,
  // Networks take names in any case.
  'public-handle': (value) => value.toLowerCase(),
  postal: toPostal,
};

/** The lines of an address as on an envelope, joined by commas; a British postcode in capitals, at the end. */
function toPostal(text: string): string {
  const lines = text.split(/[\r\n,]+/).map((line) => line.trim().replaceAll(/\s+/g, ' '));
  return lines
    .filter((line) => line !== '')
    .join(', ')
    .replace(/\b([a-z]{1,2}\d[a-z\d]?) ?(\d[a-z]{2})$/i, (_, area: string, street: string) =>
      `${area} ${street}`.toUpperCase(),
    );
}

/** One spelling. Anything that cannot be what it says it is is kept as a handle. */
export function normaliseParty(party: Party): Party {
  const value = party.value.trim();
  const spelt = SPELLING[party.kind](value);
  return spelt ? { ...party, value: spelt } : { ...party, kind: 'handle', value };
}

/** Parties in one spelling, each once. */
export function partiesOf(parties: readonly Party[]): Party[] {
  const all = parties.map(normaliseParty);
  return all.filter(
    (party, i) => all.findIndex((other) => identifierKey(other) === identifierKey(party)) === i,
  );
}

export const identifierKey = (party: Pick<Party, 'kind' | 'value'>): string => `${party.kind}:${party.value}`;
