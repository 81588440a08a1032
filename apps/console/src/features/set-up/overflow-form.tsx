import { channel, isWritten } from '@frontdoor/contracts';
import { useState } from 'react';
import { ActionButton } from '../../ui/action-button.js';
import { newOverflow, overflowFieldsOf, overflowFrom } from './overflow-fields.js';
import { OverflowRow } from './overflow-row.js';
import { RuleActions } from './rule-actions.js';
import { type RuleFormProps, useSaveRule } from './use-save-rule.js';

const FIRST = channel.options.find(isWritten)!;

/** What is done with what is written while more comes than can be done. */
export const OverflowForm = (props: RuleFormProps) => {
  const { view, shut } = props;
  const [fields, setFields] = useState(() => overflowFieldsOf(view.overflow));
  const save = useSaveRule(props, 'overflow');
  const rules = overflowFrom(fields);
  return (
    <div className="caller-rules-form">
      <p className="quiet small">
        Of each channel the first rule that fits counts, when something opens an enquiry. What is passed on
        comes under the promises and rules of the other service. Callers have rules of their own, under
        Callers.
      </p>
      <ol className="caller-rules">
        {fields.map((rule, at) => (
          <OverflowRow
            key={rule.key}
            place={at + 1}
            rule={rule}
            others={view.others}
            onChange={(changed) => setFields(fields.map((each) => (each.key === rule.key ? changed : each)))}
            onRemove={() => setFields(fields.filter((each) => each.key !== rule.key))}
          />
        ))}
      </ol>
      <div>
        <ActionButton size="small" onPress={() => setFields([...fields, newOverflow(FIRST)])}>
          Add a rule
        </ActionButton>
      </div>
      <RuleActions
        isReady={rules !== null}
        isPending={save.isPending}
        onSave={() => save.send({ what: 'overflow', value: rules })}
        onCancel={shut}
        onUsual={view.overflow ? () => save.send({ what: 'overflow', value: null }) : undefined}
      />
    </div>
  );
};
