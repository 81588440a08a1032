import { useState } from 'react';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { RuleActions } from './rule-actions.js';
import { newRing, ringsFieldsOf, ringsFrom } from './ring-fields.js';
import { RingRow } from './ring-row.js';
import { type RuleFormProps, useSaveRule } from './use-save-rule.js';

const STARTS = [
  { value: '1', label: 'All of its people' },
  ...['2', '3', '4', '5'].map((level) => ({ value: level, label: `Those at level ${level} or better` })),
];

const MOST_RINGS = 8;

/** Who is asked first for the work of the service, and who else once nobody took it in time. */
export const RingsForm = (props: RuleFormProps) => {
  const { view, shut } = props;
  const [fields, setFields] = useState(() => ringsFieldsOf(view.rings));
  const save = useSaveRule(props, 'rings');
  const rules = ringsFrom(fields);
  const set = (rings: typeof fields.rings) => setFields({ ...fields, rings });
  return (
    <div className="rule-form">
      <Choice
        label="Asked first"
        value={fields.startsAt}
        options={STARTS}
        onChange={(startsAt) => setFields({ ...fields, startsAt })}
      />
      <p className="quiet small">
        Once nobody took it in time, each ring asks more people; the work keeps its place.
      </p>
      <ol className="rule-list">
        {fields.rings.map((ring, at) => (
          <RingRow
            key={ring.key}
            place={at + 1}
            ring={ring}
            others={view.others}
            onChange={(changed) => set(fields.rings.map((each) => (each.key === ring.key ? changed : each)))}
            onRemove={() => set(fields.rings.filter((each) => each.key !== ring.key))}
          />
        ))}
      </ol>
      {fields.rings.length < MOST_RINGS && (
        <div>
          <ActionButton size="small" onPress={() => set([...fields.rings, newRing()])}>
            Add a ring
          </ActionButton>
        </div>
      )}
      <RuleActions
        isReady={rules !== null}
        isPending={save.isPending}
        onSave={() => save.send({ what: 'rings', value: rules })}
        onCancel={shut}
        onUsual={view.rings ? () => save.send({ what: 'rings', value: null }) : undefined}
      />
    </div>
  );
};
