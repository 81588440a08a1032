import { z } from 'zod';
import { sayCallRuleWhen } from './call-rule-sentences.js';
import { overflowWhen } from './call-rules.js';
import { type Channel, channel, CHANNELS } from './channels.js';

/** What waits without its customer: the telephone and the desk have rules of their own kind of effect. */
export const isWritten = (name: Channel): boolean => !CHANNELS[name].telephone && !CHANNELS[name].live;

/** On which the customer is told by itself that something came. */
export const tellsByItself = (name: Channel): boolean => CHANNELS[name].noticesBy !== undefined;

/**
 * What is done with something written that opens an enquiry. `service`: it goes there, under its rules and promises; `say`: words in
 * the receipt; `offer`: the receipt asks whether they would rather be rung.
 */
const writtenDoes = z.union([
  z.strictObject({ offer: z.tuple([z.literal('callback')]) }),
  z.strictObject({ service: z.string().min(1).max(100) }),
  z.strictObject({ say: z.string().trim().min(1).max(500) }),
]);
export type WrittenDoes = z.infer<typeof writtenDoes>;

const ofChannel = z.strictObject({
  before: z
    .array(z.strictObject({ when: overflowWhen, does: writtenDoes }))
    .min(1)
    .max(20),
});

/**
 * What a service does with what is written to it, by channel: before it waits, the first rule that fits. The same shape as the rules
 * about callers. What has waited for long is asked of more people by its rings.
 */
export const overflow = z.partialRecord(channel, ofChannel).superRefine((rules, context) => {
  for (const [name, of] of Object.entries(rules) as [Channel, z.infer<typeof ofChannel>][]) {
    if (!isWritten(name))
      context.addIssue({ code: 'custom', path: [name], message: 'nothing is written on this channel' });
    else if (!tellsByItself(name) && of.before.some(({ does }) => !('service' in does)))
      context.addIssue({
        ...{ code: 'custom', path: [name] },
        message: 'nothing is said by itself on this channel: pass it on to another service, or leave it',
      });
  }
});
export type Overflow = z.infer<typeof overflow>;

const sayDoes = (does: WrittenDoes, nameOf: (slug: string) => string): string => {
  if ('offer' in does) return 'the receipt asks whether they would rather be rung';
  return 'service' in does ? `it goes to ${nameOf(does.service)}` : `the receipt says “${does.say}”`;
};

/** @param nameOf the name of a service by its short name */
export const sayOverflow = (rules: Overflow, nameOf: (slug: string) => string): string[] =>
  (Object.entries(rules) as [Channel, z.infer<typeof ofChannel>][]).flatMap(([name, { before }]) =>
    before.map(
      ({ when, does }) =>
        `${CHANNELS[name].label}: ${sayCallRuleWhen(when, 'messages')}, ${sayDoes(does, nameOf)}.`,
    ),
  );
