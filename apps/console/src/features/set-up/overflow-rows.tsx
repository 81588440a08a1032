import { type OverflowMoment, writtenMoment } from '@frontdoor/contracts';
import { ActionButton } from '../../ui/action-button.js';
import type { RuleFields } from './overflow-fields.js';
import { OverflowRow } from './overflow-row.js';

interface Props {
  moment: OverflowMoment;
  rules: readonly RuleFields[];
  services: readonly { slug: string; name: string }[];
  /** On the button that adds one. */
  add: string;
  made: () => RuleFields;
  onChange: (rules: RuleFields[]) => void;
}

/** The one before it of the same channel; nothing where the first that fits does not count, as of those at a time. */
const placeBefore = (rules: readonly RuleFields[], at: number): number =>
  rules[at]!.when === 'afterSeconds'
    ? -1
    : rules.findLastIndex(({ channel }, place) => place < at && channel === rules[at]!.channel);

/** Rules that count at one moment, in their order. */
export const OverflowRows = ({ moment, rules, services, add, made, onChange }: Props) => (
  <>
    <ol className="rule-list">
      {rules.map((rule, at) => {
        const before = placeBefore(rules, at);
        return (
          <OverflowRow
            key={rule.key}
            moment={rule.channel === null ? moment : writtenMoment(rule.channel)}
            place={at + 1}
            rule={rule}
            services={services}
            onChange={(changed) => onChange(rules.with(at, changed))}
            onRemove={() => onChange(rules.filter(({ key }) => key !== rule.key))}
            onUp={before < 0 ? undefined : () => onChange(rules.with(before, rule).with(at, rules[before]!))}
          />
        );
      })}
    </ol>
    <div>
      <ActionButton size="small" onPress={() => onChange([...rules, made()])}>
        {add}
      </ActionButton>
    </div>
  </>
);
