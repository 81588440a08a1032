import { Choice } from '../../ui/choice.js';
import { TextInput } from '../../ui/text-input.js';
import { Toggle } from '../../ui/toggle.js';
import type { RingFields } from './ring-fields.js';
import { RuleFrame } from './rule-frame.js';

const WHENS = [
  { value: 'minutes', label: 'After minutes' },
  { value: 'share', label: 'After a share of its time' },
] as const;

const LEVELS = [
  { value: '', label: 'No more of its own people' },
  ...['5', '4', '3', '2', '1'].map((level) => ({ value: level, label: `Those at level ${level} or better` })),
];

interface Props {
  /** From 1. */
  place: number;
  ring: RingFields;
  others: readonly { slug: string; name: string }[];
  onChange: (ring: RingFields) => void;
  onRemove: () => void;
}

/** One ring: when it is reached, and who may have the work from then on. */
export const RingRow = ({ place, ring, others, onChange, onRemove }: Props) => {
  const { when, number, level, services, tells, partner } = ring;
  const change = (some: Partial<RingFields>) => onChange({ ...ring, ...some });
  return (
    <RuleFrame name={`Ring ${place}`} onRemove={onRemove}>
      <div className="rule-fields">
        <Choice label="When" value={when} options={WHENS} onChange={(next) => change({ when: next })} />
        <TextInput
          label={when === 'minutes' ? 'Minutes in the queue' : 'Per cent of the time until its promise'}
          inputMode="numeric"
          value={number}
          onChange={(text) => change({ number: text })}
          maxLength={5}
        />
        <Choice
          label="Its own people"
          value={level}
          options={LEVELS}
          onChange={(next) => change({ level: next })}
        />
      </div>
      <div className="rule-toggles" role="group" aria-label={`People of other services, ring ${place}`}>
        <p className="quiet small">People of other services may have it too:</p>
        {others.map(({ slug, name }) => (
          <Toggle
            key={slug}
            label={name}
            isSelected={services.includes(slug)}
            onChange={(isOn) =>
              change({ services: isOn ? [...services, slug] : services.filter((each) => each !== slug) })
            }
          />
        ))}
      </div>
      <Toggle label="Supervisors are told" isSelected={tells} onChange={(isOn) => change({ tells: isOn })} />
      {tells && (
        <TextInput
          label="Partner that it may be handed to"
          hint="Named to supervisors; nothing is sent by itself. Empty where there is none."
          value={partner}
          onChange={(text) => change({ partner: text })}
          maxLength={200}
        />
      )}
    </RuleFrame>
  );
};
