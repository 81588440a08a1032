import { useState } from 'react';
import { TextInput } from '../../ui/text-input.js';
import { Toggle } from '../../ui/toggle.js';
import { callFieldsOf, callsFrom, newRule } from './overflow-fields.js';
import { OverflowRows } from './overflow-rows.js';
import { RuleActions } from './rule-actions.js';
import { type RuleFormProps, useSaveRule } from './use-save-rule.js';

/** What is done with callers while it is busy or closed: before they wait, and while they wait. */
export const CallsForm = (props: RuleFormProps) => {
  const { view, shut } = props;
  const [fields, setFields] = useState(() => callFieldsOf(view.calls));
  const save = useSaveRule(props, 'calls');
  const rules = callsFrom(fields);
  return (
    <div className="rule-form">
      <section aria-labelledby="before-waiting">
        <h3 id="before-waiting">Before they wait</h3>
        <p className="quiet small">
          The first rule that fits counts. Where it is closed or nobody is logged in and no rule says
          otherwise, callers are offered a callback and to leave a message.
        </p>
        <OverflowRows
          moment="calls-before"
          rules={fields.before}
          services={view.others}
          add="Add a rule before waiting"
          made={() => newRule('calls-before', '5')}
          onChange={(before) => setFields({ ...fields, before })}
        />
      </section>
      <section aria-labelledby="while-waiting">
        <h3 id="while-waiting">While they wait</h3>
        <p className="quiet small">Each comes once, when its time has come; the last offer is said again.</p>
        <OverflowRows
          moment="calls-waiting"
          rules={fields.waiting}
          services={view.others}
          add="Add a rule while waiting"
          made={() => newRule('calls-waiting', '60')}
          onChange={(waiting) => setFields({ ...fields, waiting })}
        />
      </section>
      <TextInput
        label="A quicker way"
        hint="Said now and then to whoever waits: “You can also report this on our website.” Nothing where it is empty."
        value={fields.quicker}
        onChange={(quicker) => setFields({ ...fields, quicker })}
        maxLength={300}
      />
      <Toggle
        label="Everybody in a call hears before a supervisor listens or helps"
        isSelected={fields.tellsListening}
        onChange={(tellsListening) => setFields({ ...fields, tellsListening })}
      />
      <RuleActions
        isReady={rules !== null}
        isPending={save.isPending}
        onSave={() => save.send({ what: 'calls', value: rules })}
        onCancel={shut}
        onUsual={view.calls ? () => save.send({ what: 'calls', value: null }) : undefined}
      />
    </div>
  );
};
