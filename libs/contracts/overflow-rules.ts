import { z } from 'zod';

/**
 * What is done with whoever comes while a service is busy or closed: one list of conditions and one of outcomes, whatever the
 * channel. What of them a channel can do stands in `OVERFLOW_MOMENTS`.
 */

/** `afterSeconds`: whoever waits has waited longer than that. */
export const OVERFLOW_CONDITIONS = [
  'waitingMoreThan',
  'expectedWaitAboveSeconds',
  'closed',
  'nobody-on',
  'afterSeconds',
] as const;
export type OverflowCondition = (typeof OVERFLOW_CONDITIONS)[number];

/** Words, something else than waiting, another service, a partner who is rung. */
export const OVERFLOW_OUTCOMES = ['say', 'offer', 'service', 'number'] as const;
export type OverflowOutcome = (typeof OVERFLOW_OUTCOMES)[number];

/** What can be offered instead of waiting. `callback` keeps their place; `callback-later` is at a time they name. */
export const overflowOffer = z.enum(['callback', 'callback-later', 'voicemail']);
export type OverflowOffer = z.infer<typeof overflowOffer>;

/** When a rule fits that is judged as something comes. */
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
export type OverflowWhen = z.infer<typeof overflowWhen>;

/** Whoever waits has waited longer than so many seconds. */
export const afterSeconds = z.int().min(5).max(7200);

/** Whatever it is said by; then it goes on as before. */
export const saysWords = z.strictObject({ say: z.string().trim().min(1).max(500) });
/** The short name of the service that it goes to, under its rules and promises. */
export const goesToService = z.strictObject({ service: z.string().min(1).max(100) });
/** That of a partner, in E.164, who is rung; the caller keeps their place until the partner answers. */
export const ringsPartner = z.strictObject({
  number: z.string().regex(/^\+[1-9]\d{6,14}$/, 'a number with its country code, such as +441223457000'),
  name: z.string().trim().min(1).max(100),
});

/** When rules count: `calls-before` and `calls-waiting` of callers; what is written is judged as it opens an enquiry. */
export type OverflowMoment = 'calls-before' | 'calls-waiting' | 'written' | 'written-silently';

interface Possible {
  when: readonly OverflowCondition[];
  does: readonly OverflowOutcome[];
  offers: readonly OverflowOffer[];
}

const AS_IT_COMES = ['waitingMoreThan', 'expectedWaitAboveSeconds', 'closed', 'nobody-on'] as const;

/** What rules can say at each moment. `written-silently`: on its channel nothing is said to the customer by itself. */
export const OVERFLOW_MOMENTS: Readonly<Record<OverflowMoment, Possible>> = {
  'calls-before': { when: AS_IT_COMES, does: OVERFLOW_OUTCOMES, offers: overflowOffer.options },
  'calls-waiting': { when: ['afterSeconds'], does: OVERFLOW_OUTCOMES, offers: overflowOffer.options },
  written: { when: AS_IT_COMES, does: ['say', 'offer', 'service'], offers: ['callback'] },
  'written-silently': { when: AS_IT_COMES, does: ['service'], offers: [] },
};
