import { z } from 'zod';
import { callRules } from './call-rules.js';

const slug = z.string().min(1).max(100);
/** So many enquiries at once at most: all of them change together. */
const most = z.int().min(1).max(200);

/**
 * One part of a change that a supervisor puts together. `work`: what is most urgent of a service goes to somebody; `hand`:
 * all that somebody has in hand goes to a colleague, or back to the queue where `to` is null; `service`: what is most urgent
 * of a service is dealt with by another; `skills` and `capacity`: for today, then as before; `pause` and `open`: of an entry
 * point; `caller-rules`: what a service does with its callers, null as the charter has it.
 */
export const balanceStep = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('work'), service: slug, most, to: z.uuid() }),
  z.strictObject({ what: z.literal('hand'), from: z.uuid(), to: z.uuid().nullable() }),
  z.strictObject({ what: z.literal('service'), from: slug, most, to: slug }),
  z.strictObject({ what: z.literal('skills'), agent: z.uuid(), services: z.array(slug).max(200) }),
  z.strictObject({ what: z.literal('capacity'), agent: z.uuid(), capacity: z.int().min(0).max(100) }),
  z.strictObject({
    what: z.literal('pause'),
    entryPoint: z.uuid(),
    words: z.string().trim().min(10).max(1000),
  }),
  z.strictObject({ what: z.literal('open'), entryPoint: z.uuid() }),
  z.strictObject({ what: z.literal('caller-rules'), service: slug, rules: callRules.nullable() }),
]);
export type BalanceStep = z.infer<typeof balanceStep>;

export const balanceSteps = z.array(balanceStep).min(1).max(30);
