import type { Lifecycle } from '@frontdoor/charter';
import type { LedgerEntry } from '@frontdoor/persistence';

/** A sentence for each new entry that the charter gave no effect to, and why. */
export function refusalsOf(entries: readonly LedgerEntry[], { refusals, commitments }: Lifecycle): string[] {
  return entries
    .filter(({ type }) => type === 'extended' || type === 'waived')
    .flatMap(({ type, at }) => {
      const refusal = refusals.find(({ event }) => event.type === type && event.at === at);
      const followed = commitments.some(
        (each) =>
          each.extensions.some((extension) => extension.at === at) ||
          (each.state === 'waived' && each.endedAt === at),
      );
      if (!refusal || followed) return [];
      const what = type === 'extended' ? 'The later date' : 'The exemption';
      return [`${what} does not count: ${refusal.reason}`];
    });
}
