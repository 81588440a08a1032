import {
  type CallOffer,
  callRules,
  type CallRuleDoes,
  type CallRules,
  type CallRuleWhen,
} from '@frontdoor/contracts';

/** A rule as it stands in the form, with everything that was typed for it, also what is not chosen at the moment. */
export interface RuleFields {
  key: number;
  when: 'closed' | 'nobody-on' | 'waiting-more-than' | 'expected-wait' | 'after';
  /** People, or seconds. */
  number: string;
  does: 'offer' | 'service' | 'partner' | 'say';
  offers: CallOffer[];
  service: string;
  /** Of a partner. */
  phone: string;
  name: string;
  words: string;
}

interface FormFields {
  before: RuleFields[];
  waiting: RuleFields[];
  quicker: string;
}

let made = 0;

export const newRule = (when: RuleFields['when'], number = ''): RuleFields => ({
  key: ++made,
  when,
  number,
  does: 'offer',
  offers: ['callback', 'callback-later', 'voicemail'],
  ...{ service: '', phone: '', name: '' },
  words: '',
});

const fieldsOfDoes = (does: CallRuleDoes): Partial<RuleFields> => {
  if ('offer' in does) return { does: 'offer', offers: does.offer };
  if ('service' in does) return { does: 'service', service: does.service };
  if ('number' in does) return { does: 'partner', phone: does.number, name: does.name };
  return { does: 'say', words: does.say };
};

const fieldsOfWhen = (when: CallRuleWhen): Pick<RuleFields, 'when' | 'number'> => {
  if (typeof when === 'string') return { when, number: '' };
  return 'waitingMoreThan' in when
    ? { when: 'waiting-more-than', number: String(when.waitingMoreThan) }
    : { when: 'expected-wait', number: String(when.expectedWaitAboveSeconds) };
};

export const fieldsOf = (rules: CallRules | null): FormFields => ({
  before: (rules?.before ?? []).map(({ when, does }) => ({
    ...newRule('closed'),
    ...fieldsOfWhen(when),
    ...fieldsOfDoes(does),
  })),
  waiting: (rules?.waiting ?? []).map(({ afterSeconds, does }) => ({
    ...newRule('after', String(afterSeconds)),
    ...fieldsOfDoes(does),
  })),
  quicker: rules?.quicker ?? '',
});

const doesOf = ({ does, offers, service, phone, name, words }: RuleFields): object => {
  if (does === 'offer') return { offer: offers };
  if (does === 'partner') return { number: phone.replace(/[\s().-]/g, ''), name };
  return does === 'service' ? { service } : { say: words };
};

const whenOf = ({ when, number }: RuleFields): unknown => {
  if (when === 'waiting-more-than') return { waitingMoreThan: numberOf(number) };
  return when === 'expected-wait' ? { expectedWaitAboveSeconds: numberOf(number) } : when;
};

/** Nothing but digits is a number. */
const numberOf = (text: string): number => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN);

/** The rules as they are sent; null while something of them is missing or makes no sense. */
export const rulesOf = ({ before, waiting, quicker }: FormFields): CallRules | null => {
  const { data } = callRules.safeParse({
    before: before.map((rule) => ({ when: whenOf(rule), does: doesOf(rule) })),
    waiting: waiting.map((rule) => ({ afterSeconds: numberOf(rule.number), does: doesOf(rule) })),
    ...(quicker.trim() && { quicker }),
  });
  return data ?? null;
};
