import { z } from 'zod';
import { type Channel, channel, CHANNELS } from './channels.js';
import {
  goesToService,
  OVERFLOW_MOMENTS,
  type OverflowMoment,
  overflowWhen,
  saysWords,
} from './overflow-rules.js';

/** What waits without its customer: the telephone has rules of its own, at the desk somebody stands there. */
export const isWritten = (name: Channel): boolean => !CHANNELS[name].telephone && !CHANNELS[name].live;

/** What rules can say of something written on a channel: where its customer is told by itself that it came, words too. */
export const writtenMoment = (name: Channel): OverflowMoment =>
  CHANNELS[name].noticesBy === undefined ? 'written-silently' : 'written';

/** What is done with something written that opens an enquiry: words in the receipt, a callback offered there, or another service. */
const writtenDoes = z.union([
  z.strictObject({ offer: z.array(z.literal('callback')).length(1) }),
  goesToService,
  saysWords,
]);
export type WrittenDoes = z.infer<typeof writtenDoes>;

const ofChannel = z.strictObject({
  before: z
    .array(z.strictObject({ when: overflowWhen, does: writtenDoes }))
    .min(1)
    .max(20),
});
type OfChannel = z.infer<typeof ofChannel>;

/**
 * What a service does with what is written to it, by channel: before it waits, the first rule that fits. The same shape as the rules
 * about callers. What has waited for long is asked of more people by its rings.
 */
export const overflow = z.partialRecord(channel, ofChannel).superRefine((rules, context) => {
  for (const [name, of] of Object.entries(rules) as [Channel, OfChannel][]) {
    const { does: possible } = OVERFLOW_MOMENTS[writtenMoment(name)];
    if (!isWritten(name))
      context.addIssue({ code: 'custom', path: [name], message: 'nothing is written on this channel' });
    else if (of.before.some(({ does }) => !possible.some((outcome) => outcome in does)))
      context.addIssue({
        ...{ code: 'custom', path: [name] },
        message: 'nothing is said by itself on this channel: pass it on to another service, or leave it',
      });
  }
});
export type Overflow = z.infer<typeof overflow>;
