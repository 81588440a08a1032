import { type Channel, overflow, type Overflow } from '@frontdoor/contracts';
import { wholeNumber } from './use-save-rule.js';

/** A rule as it stands in the form, with everything that was typed for it. */
export interface OverflowFields {
  key: number;
  channel: Channel;
  when: 'closed' | 'nobody-on' | 'waiting-more-than' | 'expected-wait';
  /** Messages, or minutes. */
  number: string;
  does: 'say' | 'service' | 'offer';
  words: string;
  service: string;
}

let made = 0;

export const newOverflow = (channel: Channel): OverflowFields => ({
  ...{ key: ++made, channel, when: 'waiting-more-than', number: '50' },
  ...{ does: 'say', words: '', service: '' },
});

type Rule = NonNullable<Overflow[Channel]>['before'][number];

const fieldsOfRule = (channel: Channel, { when, does }: Rule): OverflowFields => ({
  ...newOverflow(channel),
  ...(typeof when === 'string'
    ? { when, number: '' }
    : 'waitingMoreThan' in when
      ? { when: 'waiting-more-than', number: String(when.waitingMoreThan) }
      : { when: 'expected-wait', number: String(Math.round(when.expectedWaitAboveSeconds / 60)) }),
  ...('say' in does
    ? { does: 'say', words: does.say }
    : 'service' in does
      ? { does: 'service', service: does.service }
      : { does: 'offer' }),
});

export const overflowFieldsOf = (rules: Overflow | null): OverflowFields[] =>
  (Object.entries(rules ?? {}) as [Channel, NonNullable<Overflow[Channel]>][]).flatMap(([name, { before }]) =>
    before.map((rule) => fieldsOfRule(name, rule)),
  );

const whenOf = ({ when, number }: OverflowFields): unknown => {
  if (when === 'waiting-more-than') return { waitingMoreThan: wholeNumber(number) };
  return when === 'expected-wait' ? { expectedWaitAboveSeconds: wholeNumber(number) * 60 } : when;
};

const doesOf = ({ does, words, service }: OverflowFields): object => {
  if (does === 'say') return { say: words };
  return does === 'service' ? { service } : { offer: ['callback'] };
};

/** The rules as they are sent, those of a channel in their order; null while something of them is missing or makes no sense. */
export function overflowFrom(rules: readonly OverflowFields[]): Overflow | null {
  const byChannel: Record<string, { before: object[] }> = {};
  for (const rule of rules) {
    const of = (byChannel[rule.channel] ??= { before: [] });
    of.before.push({ when: whenOf(rule), does: doesOf(rule) });
  }
  const { data } = overflow.safeParse(byChannel);
  return data ?? null;
}
