import type { Visitor } from '@frontdoor/contracts';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { ActionButton } from '../../ui/action-button.js';
import { PopUp } from '../../ui/pop-up.js';
import { TextInput } from '../../ui/text-input.js';

interface Props {
  visitor: Pick<Visitor, 'ticket'>;
  whom: string;
  onSay: (evidence: string) => void;
}

/** A colleague who is not available is no broken promise where the charter says so, and what shows it is written down. */
export const CannotCome = ({ visitor: { ticket }, whom, onSay }: Props) => {
  const [evidence, setEvidence] = useState('');
  const isShort = evidence.trim().length < 3;
  return (
    <DialogTrigger>
      <ActionButton>Cannot come</ActionButton>
      <PopUp title={`${whom} cannot come to ${ticket}`}>
        {(close) => (
          <form
            className="visit-form"
            onSubmit={(event) => {
              event.preventDefault();
              if (isShort) return;
              onSay(evidence.trim());
              setEvidence('');
              close();
            }}
          >
            <TextInput
              label="How is that known?"
              hint="Such as an entry in the diary. It is kept as evidence."
              value={evidence}
              onChange={setEvidence}
              maxLength={500}
              autoFocus
            />
            <ActionButton look="main" size="big" type="submit" isDisabled={isShort}>
              Cannot come
            </ActionButton>
          </form>
        )}
      </PopUp>
    </DialogTrigger>
  );
};
