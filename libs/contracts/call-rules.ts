import { z } from 'zod';
import {
  afterSeconds,
  goesToService,
  overflowOffer,
  overflowWhen,
  ringsPartner,
  saysWords,
} from './overflow-rules.js';

/** What is done with a caller by a rule. */
const callRuleDoes = z.union([
  z.strictObject({ offer: z.array(overflowOffer).min(1).max(3) }),
  goesToService,
  ringsPartner,
  saysWords,
]);
export type CallRuleDoes = z.infer<typeof callRuleDoes>;

/**
 * What a service does with its callers: before they wait, the first rule that fits; while they wait, each once its time
 * has come. `quicker`: the quicker route, said to whoever waits.
 */
export const callRules = z.strictObject({
  before: z
    .array(z.strictObject({ when: overflowWhen, does: callRuleDoes }))
    .max(20)
    .default([]),
  waiting: z
    .array(z.strictObject({ afterSeconds, does: callRuleDoes }))
    .max(20)
    .default([]),
  quicker: z.string().trim().max(300).optional(),
  /** Before a supervisor listens or helps, everybody in the call hears that somebody may. */
  tellsListening: z.boolean().optional(),
});
export type CallRules = z.infer<typeof callRules>;

/** How a call ended for the customer (CITY-T2, CAS-T3, CARE-T3): never in nothing. */
export const callEnding = z.enum(['answered', 'transferred', 'callback', 'other']);
export type CallEnding = z.infer<typeof callEnding>;
