import { type CallOffer } from '@frontdoor/contracts';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { TextBox, TextInput } from '../../ui/text-input.js';
import { Toggle } from '../../ui/toggle.js';
import type { RuleFields } from './caller-rule-fields.js';

const WHENS = [
  { value: 'closed', label: 'It is closed' },
  { value: 'nobody-on', label: 'Nobody who takes its calls is logged in' },
  { value: 'waiting-more-than', label: 'More people wait than' },
  { value: 'expected-wait', label: 'The expected wait is above' },
] as const;

const DOES = [
  { value: 'offer', label: 'Offer something else' },
  { value: 'service', label: 'Pass it on to another service' },
  { value: 'partner', label: 'Put them through to a partner' },
  { value: 'say', label: 'Say something' },
] as const;

const OFFERS: readonly { value: CallOffer; label: string }[] = [
  { value: 'callback', label: 'To be rung back in their turn' },
  { value: 'callback-later', label: 'To be rung back at a time they name' },
  { value: 'voicemail', label: 'To leave a message' },
];

const NUMBERS: Partial<Record<RuleFields['when'], string>> = {
  'waiting-more-than': 'People',
  'expected-wait': 'Seconds',
  after: 'Seconds of waiting',
};

interface Props {
  /** Where it stands among its kind, from 1. */
  place: number;
  rule: RuleFields;
  services: readonly { slug: string; name: string }[];
  onChange: (rule: RuleFields) => void;
  onRemove: () => void;
  /** Absent for the first, and where the order is that of time. */
  onUp?: (() => void) | undefined;
}

/** One rule about callers: when, and what is done then. */
export const CallerRuleRow = ({ place, rule, services, onChange, onRemove, onUp }: Props) => {
  const { when, number, does, offers, service, phone, name, words } = rule;
  const change = (some: Partial<RuleFields>) => onChange({ ...rule, ...some });
  const numberLabel = NUMBERS[when];
  return (
    <li className="caller-rule">
      <fieldset>
        <legend>Rule {place}</legend>
        <div className="caller-rule-fields">
          {when !== 'after' && (
            <Choice label="When" value={when} options={WHENS} onChange={(next) => change({ when: next })} />
          )}
          {numberLabel && (
            <TextInput
              label={numberLabel}
              inputMode="numeric"
              value={number}
              onChange={(text) => change({ number: text })}
              maxLength={5}
            />
          )}
          <Choice label="Then" value={does} options={DOES} onChange={(next) => change({ does: next })} />
          {does === 'service' && (
            <Choice
              label="Service"
              placeholder="Choose"
              value={service}
              options={services.map(({ slug, name }) => ({ value: slug, label: name }))}
              onChange={(slug) => change({ service: slug })}
            />
          )}
        </div>
        {does === 'offer' && (
          <div className="caller-rule-offers" role="group" aria-label="What is offered">
            {OFFERS.map(({ value, label }) => (
              <Toggle
                key={value}
                label={label}
                isSelected={offers.includes(value)}
                onChange={(isOn) =>
                  change({
                    offers: OFFERS.map((each) => each.value).filter((each) =>
                      each === value ? isOn : offers.includes(each),
                    ),
                  })
                }
              />
            ))}
          </div>
        )}
        {does === 'partner' && (
          <div className="caller-rule-fields">
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
            label="What is said"
            rows={2}
            value={words}
            onChange={(text) => change({ words: text })}
            maxLength={500}
          />
        )}
        <div className="caller-rule-actions">
          {onUp && (
            <ActionButton size="small" onPress={onUp} aria-label={`Move rule ${place} up`}>
              Move up
            </ActionButton>
          )}
          <ActionButton size="small" onPress={onRemove} aria-label={`Remove rule ${place}`}>
            Remove
          </ActionButton>
        </div>
      </fieldset>
    </li>
  );
};
