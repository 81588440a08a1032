import { z } from 'zod';

/** What a caller can be offered instead of waiting. `callback` keeps their place; `callback-later` is at a time they name. */
export const callOffer = z.enum(['callback', 'callback-later', 'voicemail']);
export type CallOffer = z.infer<typeof callOffer>;

/**
 * What is done with a caller by a rule. A number is that of a partner, in E.164, who is rung; the caller keeps their place until the
 * partner answers. A spoken notice is said, and it goes on as before.
 */
const callRuleDoes = z.union([
  z.strictObject({ offer: z.array(callOffer).min(1).max(3) }),
  z.strictObject({ service: z.string().min(1).max(100) }),
  z.strictObject({
    number: z.string().regex(/^\+[1-9]\d{6,14}$/, 'a number with its country code, such as +441223457000'),
    name: z.string().trim().min(1).max(100),
  }),
  z.strictObject({ say: z.string().trim().min(1).max(500) }),
]);
export type CallRuleDoes = z.infer<typeof callRuleDoes>;

/** When a rule fits, on whatever channel. */
export const overflowWhen = z.union([
  z.enum(['closed', 'nobody-on']),
  z.strictObject({ waitingMoreThan: z.int().min(0).max(10_000) }),
  z.strictObject({
    expectedWaitAboveSeconds: z
      .int()
      .min(0)
      .max(24 * 3600),
  }),
]);
export type CallRuleWhen = z.infer<typeof overflowWhen>;

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
    .array(z.strictObject({ afterSeconds: z.int().min(5).max(7200), does: callRuleDoes }))
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
