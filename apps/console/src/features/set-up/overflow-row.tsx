import { channel, CHANNELS, isWritten, tellsByItself } from '@frontdoor/contracts';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { TextBox, TextInput } from '../../ui/text-input.js';
import type { OverflowFields } from './overflow-fields.js';

const CHANNEL_OPTIONS = channel.options
  .filter(isWritten)
  .map((name) => ({ value: name, label: CHANNELS[name].label }));

const WHENS = [
  { value: 'waiting-more-than', label: 'More messages wait than' },
  { value: 'expected-wait', label: 'The expected wait is above' },
  { value: 'closed', label: 'It is closed' },
  { value: 'nobody-on', label: 'Nobody who takes them is logged in' },
] as const;

const NUMBERS: Partial<Record<OverflowFields['when'], string>> = {
  'waiting-more-than': 'Messages',
  'expected-wait': 'Minutes',
};

const SERVICE = { value: 'service', label: 'Pass it on to another service' } as const;
const DOES = [
  { value: 'say', label: 'Say something in the receipt' },
  { value: 'offer', label: 'Offer a callback in the receipt' },
  SERVICE,
] as const;

interface Props {
  /** From 1. */
  place: number;
  rule: OverflowFields;
  others: readonly { slug: string; name: string }[];
  onChange: (rule: OverflowFields) => void;
  onRemove: () => void;
}

/** One rule about what is written: on which channel, when, and what is done then. */
export const OverflowRow = ({ place, rule, others, onChange, onRemove }: Props) => {
  const { channel: on, when, number, does, words, service } = rule;
  const change = (some: Partial<OverflowFields>) => onChange({ ...rule, ...some });
  const numberLabel = NUMBERS[when];
  return (
    <li className="caller-rule">
      <fieldset>
        <legend>Rule {place}</legend>
        <div className="caller-rule-fields">
          <Choice
            label="Channel"
            value={on}
            options={CHANNEL_OPTIONS}
            onChange={(next) =>
              change({ channel: next, ...(tellsByItself(next) ? {} : { does: 'service' }) })
            }
          />
          <Choice label="When" value={when} options={WHENS} onChange={(next) => change({ when: next })} />
          {numberLabel && (
            <TextInput
              label={numberLabel}
              inputMode="numeric"
              value={number}
              onChange={(text) => change({ number: text })}
              maxLength={4}
            />
          )}
          <Choice
            label="Then"
            value={does}
            options={tellsByItself(on) ? DOES : [SERVICE]}
            onChange={(next) => change({ does: next })}
          />
          {does === 'service' && (
            <Choice
              label="Service"
              placeholder="Choose"
              value={service}
              options={others.map(({ slug, name }) => ({ value: slug, label: name }))}
              onChange={(slug) => change({ service: slug })}
            />
          )}
        </div>
        {does === 'say' && (
          <TextBox
            label="What the receipt says"
            rows={2}
            value={words}
            onChange={(text) => change({ words: text })}
            maxLength={500}
          />
        )}
        <div className="caller-rule-actions">
          <ActionButton size="small" onPress={onRemove} aria-label={`Remove rule ${place}`}>
            Remove
          </ActionButton>
        </div>
      </fieldset>
    </li>
  );
};
