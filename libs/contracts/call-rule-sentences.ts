import type { CallOffer, CallRuleDoes, CallRules, CallRuleWhen } from './call-rules.js';

const OFFERS: Readonly<Record<CallOffer, string>> = {
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

const waiting = (what: 'calls' | 'messages', count: number): string => {
  if (what === 'messages') return count === 1 ? 'message waits' : 'messages wait';
  return count === 1 ? 'person waits' : 'people wait';
};

/** When a rule fits, as the beginning of a sentence. */
export function sayCallRuleWhen(when: CallRuleWhen, what: 'calls' | 'messages' = 'calls'): string {
  if (when === 'closed') return 'When it is closed';
  if (when === 'nobody-on') return `When nobody who takes its ${what} is logged in`;
  if ('waitingMoreThan' in when)
    return `When more than ${when.waitingMoreThan} ${waiting(what, when.waitingMoreThan)}`;
  return `When the expected wait is above ${time(when.expectedWaitAboveSeconds)}`;
}

/** @param nameOf the name of a service by its short name */
export function sayCallRuleDoes(does: CallRuleDoes, nameOf: (slug: string) => string): string {
  if ('offer' in does) return `callers are offered ${joined(does.offer.map((each) => OFFERS[each]))}`;
  if ('service' in does) return `${nameOf(does.service)} takes the call, with its place`;
  if ('number' in does) return `callers are put through to ${does.name} (${does.number})`;
  return `callers hear “${does.say}”`;
}

/** What a service does with its callers, a sentence each; none: as the charter has it for all. */
export function sayCallRules(rules: CallRules | null, nameOf: (slug: string) => string): string[] {
  if (!rules) return [];
  return [
    ...rules.before.map(({ when, does }) => `${sayCallRuleWhen(when)}, ${sayCallRuleDoes(does, nameOf)}.`),
    ...rules.waiting.map(
      ({ afterSeconds, does }) => `After ${time(afterSeconds)} of waiting, ${sayCallRuleDoes(does, nameOf)}.`,
    ),
    ...(rules.quicker ? [`Whoever waits is told now and then: “${rules.quicker}”`] : []),
  ];
}
