import {
  channel,
  CHANNELS,
  isWritten,
  OVERFLOW_MOMENTS,
  type OverflowCondition,
  type OverflowMoment,
  type OverflowOffer,
  type OverflowOutcome,
} from '@frontdoor/contracts';
import { Choice } from '../../ui/choice.js';
import { TextBox, TextInput } from '../../ui/text-input.js';
import { Toggle } from '../../ui/toggle.js';
import { onChannel, type RuleFields } from './overflow-fields.js';
import { RuleFrame } from './rule-frame.js';

const WHEN: Readonly<Record<OverflowCondition, string>> = {
  waitingMoreThan: 'More wait than',
  expectedWaitAboveSeconds: 'The expected wait is above',
  closed: 'It is closed',
  'nobody-on': 'Nobody who takes it is logged in',
  afterSeconds: 'They have waited longer than',
};

const THEN: Readonly<Record<OverflowOutcome, string>> = {
  say: 'Say something',
  offer: 'Offer something else',
  service: 'Pass it on to another service',
  number: 'Put them through to a partner',
};

const OFFER: Readonly<Record<OverflowOffer, string>> = {
  callback: 'To be rung back in their turn',
  'callback-later': 'To be rung back at a time they name',
  voicemail: 'To leave a message',
};

const WRITTEN = channel.options
  .filter(isWritten)
  .map((name) => ({ value: name, label: CHANNELS[name].label }));

const choicesOf = <Value extends string>(values: readonly Value[], words: Readonly<Record<Value, string>>) =>
  values.map((value) => ({ value, label: words[value] }));

/** What the number of a rule is; undefined where it has none. */
const numberLabel = ({ when, unit, channel: on }: RuleFields): string | undefined => {
  const time = unit === 'minutes' ? 'Minutes' : 'Seconds';
  if (when === 'waitingMoreThan') return on === null ? 'People' : 'Messages';
  if (when === 'expectedWaitAboveSeconds') return time;
  return when === 'afterSeconds' ? `${time} of waiting` : undefined;
};

interface Props {
  moment: OverflowMoment;
  /** Where it stands among its kind, from 1. */
  place: number;
  rule: RuleFields;
  services: readonly { slug: string; name: string }[];
  onChange: (rule: RuleFields) => void;
  onRemove: () => void;
  /** Absent where nothing that counts comes before it. */
  onUp?: (() => void) | undefined;
}

/** One rule for what comes while it is busy or closed: on which channel, when, and what is done then. */
export const OverflowRow = ({ moment, place, rule, services, onChange, onRemove, onUp }: Props) => {
  const possible = OVERFLOW_MOMENTS[moment];
  const { channel: on, when, number, does, offers, service, phone, name, words } = rule;
  const change = (some: Partial<RuleFields>) => onChange({ ...rule, ...some });
  const label = numberLabel(rule);
  return (
    <RuleFrame name={`Rule ${place}`} onRemove={onRemove} onUp={onUp}>
      <div className="rule-fields">
        {on !== null && (
          <Choice
            label="Channel"
            value={on}
            options={WRITTEN}
            onChange={(next) => onChange(onChannel(rule, next))}
          />
        )}
        {possible.when.length > 1 && (
          <Choice
            label="When"
            value={when}
            options={choicesOf(possible.when, WHEN)}
            onChange={(next) => change({ when: next })}
          />
        )}
        {label && (
          <TextInput
            label={label}
            inputMode="numeric"
            value={number}
            onChange={(text) => change({ number: text })}
            maxLength={5}
          />
        )}
        <Choice
          label="Then"
          value={does}
          options={choicesOf(possible.does, THEN)}
          onChange={(next) => change({ does: next })}
        />
        {does === 'service' && (
          <Choice
            label="Service"
            placeholder="Choose"
            value={service}
            options={services.map(({ slug, name: title }) => ({ value: slug, label: title }))}
            onChange={(slug) => change({ service: slug })}
          />
        )}
      </div>
      {does === 'offer' && on !== null && (
        <p className="quiet small">The receipt asks whether they would rather be rung.</p>
      )}
      {does === 'offer' && on === null && (
        <div className="rule-toggles" role="group" aria-label="What is offered">
          {possible.offers.map((each) => (
            <Toggle
              key={each}
              label={OFFER[each]}
              isSelected={offers.includes(each)}
              onChange={(isOn) =>
                change({
                  offers: possible.offers.filter((one) => (one === each ? isOn : offers.includes(one))),
                })
              }
            />
          ))}
        </div>
      )}
      {does === 'number' && (
        <div className="rule-fields">
          <TextInput
            label="Partner"
            value={name}
            onChange={(text) => change({ name: text })}
            maxLength={100}
          />
          <TextInput
            label="Number"
            hint="With its country code: +44 1223 457000"
            type="tel"
            value={phone}
            onChange={(text) => change({ phone: text })}
            maxLength={30}
          />
        </div>
      )}
      {does === 'say' && (
        <TextBox
          label={on === null ? 'What is said' : 'What the receipt says'}
          rows={2}
          value={words}
          onChange={(text) => change({ words: text })}
          maxLength={500}
        />
      )}
    </RuleFrame>
  );
};
