import { channel, isWritten } from '@frontdoor/contracts';
import { useState } from 'react';
import { newRule, writtenFieldsOf, writtenFrom } from './overflow-fields.js';
import { OverflowRows } from './overflow-rows.js';
import { RuleActions } from './rule-actions.js';
import { type RuleFormProps, useSaveRule } from './use-save-rule.js';

const FIRST = channel.options.find(isWritten)!;

/** What is done with what is written while it is busy or closed. */
export const OverflowForm = (props: RuleFormProps) => {
  const { view, shut } = props;
  const [fields, setFields] = useState(() => writtenFieldsOf(view.overflow));
  const save = useSaveRule(props, 'overflow');
  const rules = writtenFrom(fields);
  return (
    <div className="rule-form">
      <p className="quiet small">
        Of each channel the first rule that fits counts, when something opens an enquiry. What is passed on
        comes under the promises and rules of the other service.
      </p>
      <section aria-label="Rules">
        <OverflowRows
          moment="written"
          rules={fields}
          services={view.others}
          add="Add a rule"
          made={() => newRule('written', '50', FIRST)}
          onChange={setFields}
        />
      </section>
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
