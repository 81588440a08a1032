import type { CallRuleDoes, CallRules } from './call-rules.js';
import { type Channel, CHANNELS } from './channels.js';
import type { Overflow, WrittenDoes } from './overflow.js';
import type { OverflowOffer, OverflowWhen } from './overflow-rules.js';

/** Whoever rings waits on the line; what is written waits without its customer. */
type Came = 'calls' | 'messages';
/** The name of a service by its short name. */
type NameOf = (slug: string) => string;

const OFFERS: Readonly<Record<OverflowOffer, string>> = {
  callback: 'to be rung back in their turn',
  'callback-later': 'to be rung back at a time they name',
  voicemail: 'to leave a message',
};

const time = (seconds: number): string => {
  if (seconds % 60 !== 0) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return seconds === 60 ? '1 minute' : `${seconds / 60} minutes`;
};

const joined = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

const waiting = (what: Came, count: number): string => {
  if (what === 'messages') return count === 1 ? 'message waits' : 'messages wait';
  return count === 1 ? 'person waits' : 'people wait';
};

/** When a rule fits, as the beginning of a sentence. */
export function sayOverflowWhen(when: OverflowWhen | { afterSeconds: number }, what: Came): string {
  if (when === 'closed') return 'When it is closed';
  if (when === 'nobody-on') return `When nobody who takes its ${what} is logged in`;
  if ('afterSeconds' in when) return `After ${time(when.afterSeconds)} of waiting`;
  if ('waitingMoreThan' in when)
    return `When more than ${when.waitingMoreThan} ${waiting(what, when.waitingMoreThan)}`;
  return `When the expected wait is above ${time(when.expectedWaitAboveSeconds)}`;
}

function sayCallDoes(does: CallRuleDoes, nameOf: NameOf): string {
  if ('offer' in does) return `callers are offered ${joined(does.offer.map((each) => OFFERS[each]))}`;
  if ('service' in does) return `${nameOf(does.service)} takes the call, with its place`;
  if ('number' in does) return `callers are put through to ${does.name} (${does.number})`;
  return `callers hear “${does.say}”`;
}

function sayWrittenDoes(does: WrittenDoes, nameOf: NameOf): string {
  if ('offer' in does) return 'the receipt asks whether they would rather be rung';
  return 'service' in does ? `it goes to ${nameOf(does.service)}` : `the receipt says “${does.say}”`;
}

/** What a service does with its callers, a sentence each; none: as the charter has it for all. */
export function sayCallRules(rules: CallRules | null, nameOf: NameOf): string[] {
  if (!rules) return [];
  return [
    ...rules.before.map(
      ({ when, does }) => `${sayOverflowWhen(when, 'calls')}, ${sayCallDoes(does, nameOf)}.`,
    ),
    ...rules.waiting.map(
      ({ does, ...when }) => `${sayOverflowWhen(when, 'calls')}, ${sayCallDoes(does, nameOf)}.`,
    ),
    ...(rules.quicker ? [`Whoever waits is told now and then: “${rules.quicker}”`] : []),
    ...(rules.tellsListening
      ? ['Before a supervisor listens or helps, everybody in the call hears that somebody may.']
      : []),
  ];
}

/** What a service does with what is written to it, a sentence each. */
export const sayOverflow = (rules: Overflow, nameOf: NameOf): string[] =>
  (Object.entries(rules) as [Channel, NonNullable<Overflow[Channel]>][]).flatMap(([name, { before }]) =>
    before.map(
      ({ when, does }) =>
        `${CHANNELS[name].label}: ${sayOverflowWhen(when, 'messages')}, ${sayWrittenDoes(does, nameOf)}.`,
    ),
  );
