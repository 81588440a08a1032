import { useState } from 'react';
import { ActionButton } from '../../ui/action-button.js';
import { TextBox } from '../../ui/text-input.js';

interface Props {
  intro: string;
  label: string;
  hint?: string;
  action: string;
  onCancel: () => void;
  onDone: (reason: string) => void;
}

/** Asks for a reason before something is done. */
export const ReasonForm = ({ intro, label, hint, action, onCancel, onDone }: Props) => {
  const [reason, setReason] = useState('');
  return (
    <>
      <p>{intro}</p>
      <TextBox
        label={label}
        {...(hint ? { hint } : {})}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={1000}
        autoFocus
      />
      <div className="pop-up-actions">
        <ActionButton onPress={onCancel}>Cancel</ActionButton>
        <ActionButton look="main" isDisabled={reason.trim().length < 3} onPress={() => onDone(reason.trim())}>
          {action}
        </ActionButton>
      </div>
    </>
  );
};
