import {
  callRules,
  type CallRuleDoes,
  type CallRules,
  type Channel,
  overflow,
  type Overflow,
  OVERFLOW_MOMENTS,
  type OverflowCondition,
  type OverflowMoment,
  type OverflowOffer,
  type OverflowOutcome,
  type OverflowWhen,
  type WrittenDoes,
  writtenMoment,
} from '@frontdoor/contracts';
import { wholeNumber } from './use-save-rule.js';

/** A rule as it stands in the form, with everything that was typed for it, also what is not chosen at the moment. */
export interface RuleFields {
  key: number;
  /** Of what is written; null: about callers. */
  channel: Channel | null;
  when: OverflowCondition;
  /** How many wait, or a time in `unit`. */
  number: string;
  unit: 'seconds' | 'minutes';
  does: OverflowOutcome;
  offers: OverflowOffer[];
  service: string;
  /** Of a partner. */
  phone: string;
  name: string;
  words: string;
}

export interface CallFields {
  before: RuleFields[];
  waiting: RuleFields[];
  quicker: string;
  tellsListening: boolean;
}

let made = 0;

const SECONDS_IN = { seconds: 1, minutes: 60 } as const;

export const newRule = (
  moment: OverflowMoment,
  number: string,
  channel: Channel | null = null,
): RuleFields => {
  const { when, does, offers } = OVERFLOW_MOMENTS[moment];
  return {
    ...{ key: ++made, channel, when: when[0]!, number },
    unit: channel === null ? 'seconds' : 'minutes',
    does: channel === null ? 'offer' : does[0]!,
    offers: [...offers],
    ...{ service: '', phone: '', name: '', words: '' },
  };
};

/** On another channel, with what can be done there. */
export const onChannel = (rule: RuleFields, channel: Channel): RuleFields => {
  const { does } = OVERFLOW_MOMENTS[writtenMoment(channel)];
  return { ...rule, channel, does: does.includes(rule.does) ? rule.does : does[0]! };
};

const fieldsOfDoes = (does: CallRuleDoes | WrittenDoes): Partial<RuleFields> => {
  if ('offer' in does) return { does: 'offer', offers: does.offer };
  if ('service' in does) return { does: 'service', service: does.service };
  if ('number' in does) return { does: 'number', phone: does.number, name: does.name };
  return { does: 'say', words: does.say };
};

/** What is written waits for minutes; a time that is none of whole minutes stays one of seconds. */
const timeOf = (seconds: number, { channel }: RuleFields): Pick<RuleFields, 'number' | 'unit'> => {
  const unit = channel !== null && seconds % 60 === 0 ? 'minutes' : 'seconds';
  return { number: String(seconds / SECONDS_IN[unit]), unit };
};

const fieldsOfWhen = (
  when: OverflowWhen | { afterSeconds: number },
  rule: RuleFields,
): Partial<RuleFields> => {
  if (typeof when === 'string') return { when, number: '' };
  if ('waitingMoreThan' in when) return { when: 'waitingMoreThan', number: String(when.waitingMoreThan) };
  if ('afterSeconds' in when) return { when: 'afterSeconds', ...timeOf(when.afterSeconds, rule) };
  return { when: 'expectedWaitAboveSeconds', ...timeOf(when.expectedWaitAboveSeconds, rule) };
};

const filled = (
  blank: RuleFields,
  when: OverflowWhen | { afterSeconds: number },
  does: CallRuleDoes | WrittenDoes,
): RuleFields => ({ ...blank, ...fieldsOfWhen(when, blank), ...fieldsOfDoes(does) });

export const callFieldsOf = (rules: CallRules | null): CallFields => ({
  before: (rules?.before ?? []).map(({ when, does }) => filled(newRule('calls-before', ''), when, does)),
  waiting: (rules?.waiting ?? []).map(({ does, ...when }) =>
    filled(newRule('calls-waiting', ''), when, does),
  ),
  quicker: rules?.quicker ?? '',
  tellsListening: rules?.tellsListening ?? false,
});

export const writtenFieldsOf = (rules: Overflow | null): RuleFields[] =>
  (Object.entries(rules ?? {}) as [Channel, NonNullable<Overflow[Channel]>][]).flatMap(([name, { before }]) =>
    before.map(({ when, does }) => filled(newRule(writtenMoment(name), '', name), when, does)),
  );

const doesOf = ({ does, offers, service, phone, name, words }: RuleFields): object => {
  if (does === 'offer') return { offer: offers };
  if (does === 'number') return { number: phone.replace(/[\s().-]/g, ''), name };
  return does === 'service' ? { service } : { say: words };
};

const whenOf = ({ when, number, unit }: RuleFields): unknown => {
  if (when === 'closed' || when === 'nobody-on') return when;
  return { [when]: wholeNumber(number) * (when === 'waitingMoreThan' ? 1 : SECONDS_IN[unit]) };
};

/** The rules about callers as they are sent; null while something of them is missing or makes no sense. */
export const callsFrom = ({ before, waiting, quicker, tellsListening }: CallFields): CallRules | null => {
  const { data } = callRules.safeParse({
    before: before.map((rule) => ({ when: whenOf(rule), does: doesOf(rule) })),
    waiting: waiting.map((rule) => ({ ...(whenOf(rule) as object), does: doesOf(rule) })),
    ...(quicker.trim() && { quicker }),
    ...(tellsListening && { tellsListening }),
  });
  return data ?? null;
};

/** The rules about what is written, those of a channel in their order; null as of callers. */
export function writtenFrom(rules: readonly RuleFields[]): Overflow | null {
  const byChannel: Record<string, { before: object[] }> = {};
  for (const rule of rules) {
    const of = (byChannel[String(rule.channel)] ??= { before: [] });
    of.before.push({ when: whenOf(rule), does: doesOf(rule) });
  }
  const { data } = overflow.safeParse(byChannel);
  return data ?? null;
}
