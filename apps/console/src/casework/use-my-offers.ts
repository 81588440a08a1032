import type { WorkItem } from '@frontdoor/contracts';
import { useMine } from './use-mine.js';

/** What is offered to me, the offer that ends first in front. */
export const useMyOffers = (): WorkItem[] =>
  (useMine().data?.items ?? [])
    .filter(({ state, offerExpiresAt }) => state === 'offered' && offerExpiresAt !== null)
    .toSorted((a, b) => Date.parse(a.offerExpiresAt ?? '') - Date.parse(b.offerExpiresAt ?? ''));
