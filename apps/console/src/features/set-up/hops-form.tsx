import { hopBudget, USUAL_HOPS } from '@frontdoor/contracts';
import { useState } from 'react';
import { TextInput } from '../../ui/text-input.js';
import { RuleActions } from './rule-actions.js';
import { type RuleFormProps, useSaveRule, wholeNumber } from './use-save-rule.js';

/** How often an enquiry may go on. */
export const HopsForm = (props: RuleFormProps) => {
  const now = props.view.hops ?? USUAL_HOPS;
  const [free, setFree] = useState(String(now.free));
  const [accepted, setAccepted] = useState(String(now.accepted));
  const [minutes, setMinutes] = useState(String(now.acceptMinutes));
  const save = useSaveRule(props, 'hops');
  const { data } = hopBudget.safeParse({
    free: wholeNumber(free),
    accepted: wholeNumber(accepted),
    acceptMinutes: wholeNumber(minutes),
  });
  return (
    <div className="set-up-form">
      <TextInput
        label="Times that it moves at once"
        hint="0 to 10"
        inputMode="numeric"
        value={free}
        onChange={setFree}
        maxLength={2}
      />
      <TextInput
        label="Then, times that it moves once the receiver has taken it"
        hint="0 to 10. After that only a supervisor moves it."
        inputMode="numeric"
        value={accepted}
        onChange={setAccepted}
        maxLength={2}
      />
      <TextInput
        label="Minutes that the receiver has to take it"
        hint="1 to 1440. Then it stays with whoever gives it."
        inputMode="numeric"
        value={minutes}
        onChange={setMinutes}
        maxLength={4}
      />
      <RuleActions
        isReady={data !== undefined}
        isPending={save.isPending}
        onSave={() => data && save.send({ what: 'hops', value: data })}
        onCancel={props.shut}
        onUsual={props.view.hops ? () => save.send({ what: 'hops', value: null }) : undefined}
      />
    </div>
  );
};
