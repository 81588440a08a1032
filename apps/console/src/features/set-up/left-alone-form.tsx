import { leftAlone, USUAL_LEFT_ALONE } from '@frontdoor/contracts';
import { useState } from 'react';
import { TextInput } from '../../ui/text-input.js';
import { Toggle } from '../../ui/toggle.js';
import { RuleActions } from './rule-actions.js';
import { type RuleFormProps, useSaveRule, wholeNumber } from './use-save-rule.js';

/** A suggestion where there was no time: two days of an office. */
const OFTEN = '960';

interface TimeProps {
  label: string;
  /** Undefined: it stays. */
  minutes: string | undefined;
  onChange: (minutes: string | undefined) => void;
}

const Time = ({ label, minutes, onChange }: TimeProps) => (
  <div role="group" aria-label={label}>
    <Toggle
      label={`${label} comes back`}
      isSelected={minutes !== undefined}
      onChange={(isOn) => onChange(isOn ? OFTEN : undefined)}
    />
    {minutes !== undefined && (
      <TextInput
        label={`Minutes of working time for ${label[0]!.toLowerCase()}${label.slice(1)}`}
        hint="15 to 10000; a day of an office is about 480"
        inputMode="numeric"
        value={minutes}
        onChange={onChange}
        maxLength={5}
      />
    )}
  </div>
);

/** When work that nothing happens to comes back. */
export const LeftAloneForm = (props: RuleFormProps) => {
  const now = props.view.leftAlone ?? USUAL_LEFT_ALONE;
  const typed = (minutes: number | null) => (minutes === null ? undefined : String(minutes));
  const [others, setOthers] = useState(typed(now.afterMinutes));
  const [own, setOwn] = useState(typed(now.ownAfterMinutes));
  const save = useSaveRule(props, 'left-alone');
  const { data } = leftAlone.safeParse({
    afterMinutes: others === undefined ? null : wholeNumber(others),
    ownAfterMinutes: own === undefined ? null : wholeNumber(own),
  });
  return (
    <div className="set-up-form">
      <p className="quiet small">
        It keeps its place and its owner, and whoever had it is told. It never goes while they have it open,
        write about it, are on the telephone or with a visitor, or their answer is on its way.
      </p>
      <Time label="Work on what a colleague owns" minutes={others} onChange={setOthers} />
      <Time label="Work on what they own themselves" minutes={own} onChange={setOwn} />
      <RuleActions
        isReady={data !== undefined}
        isPending={save.isPending}
        onSave={() => data && save.send({ what: 'left-alone', value: data })}
        onCancel={props.shut}
        onUsual={props.view.leftAlone ? () => save.send({ what: 'left-alone', value: null }) : undefined}
      />
    </div>
  );
};
