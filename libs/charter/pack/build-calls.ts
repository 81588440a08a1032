import { toE164 } from '@frontdoor/kernel';
import { CALLER_OFFERS, type CallerRule } from './pack.js';
import type { CharterFile } from './schema.js';

/** The rule of charter.yaml for callers; what it leaves out is as usual. */
export const buildCalls = (entry: CharterFile['calls']): CallerRule => ({
  offerAfterSeconds: entry?.['offer-after-seconds'] ?? 60,
  offerAgainAfterSeconds: entry?.['offer-again-after-seconds'] ?? 120,
  shortCallSeconds: entry?.['short-call-seconds'] ?? 5,
  ringsBack: entry?.['ring-back'] !== 'never',
  offers: entry?.offers ?? CALLER_OFFERS,
  ...(entry?.shows && { shows: toE164(entry.shows)! }),
});
