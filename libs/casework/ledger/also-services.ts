import type { LedgerEntry } from '@frontdoor/persistence';

/** A service as it was called when somebody named it. */
export interface NamedService {
  slug: string;
  name: string;
}

type Entry = Pick<LedgerEntry, 'type' | 'data' | 'takenBackAt'>;

/** The further services that a matter is about, as they were named last. @param entries of its ledger, in order */
export function alsoServicesOf(entries: readonly Entry[]): NamedService[] {
  const named = entries.findLast(
    ({ type, data, takenBackAt }) => type === 'classified' && takenBackAt === null && 'alsoServices' in data,
  );
  return (named?.data['alsoServices'] as NamedService[] | undefined) ?? [];
}
