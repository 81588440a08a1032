import { CHANNELS } from '@frontdoor/contracts';
import type { findRecordForBrief, RowOf } from '@frontdoor/persistence';
import { resultOf, sayResult } from '../callbacks/index.js';

type Answer = Omit<RowOf<typeof findRecordForBrief>['sent'][number], 'at'>;

/** What we did to answer, as a sentence: what was written and whether it failed, or how a call went, without its number. */
export function sayAnswer({ by, channel, text, state, outcome }: Answer): string {
  const who = by ?? 'We';
  const { live, by: way } = CHANNELS[channel];
  if (!live) return `${who} answered ${way}${state === 'failed' ? ', which did not arrive' : ''}: ${text}`;
  if (outcome !== null)
    return `${who} rang: ${sayResult(outcome === 'reached' ? 'answered' : resultOf(outcome))}`;
  return `${who} rang${state === 'failed' ? ' and did not reach the customer' : ''}`;
}
