import type { Visitor } from '@frontdoor/contracts';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { ActionButton } from '../../ui/action-button.js';
import { PopUp } from '../../ui/pop-up.js';
import { TextInput } from '../../ui/text-input.js';

interface Props {
  visitor: Pick<Visitor, 'ticket'>;
  onAsk: (whom: string) => void;
}

/** Somebody was asked to come to the visitor; they need not work with Frontdoor. */
export const AskColleague = ({ visitor: { ticket }, onAsk }: Props) => {
  const [whom, setWhom] = useState('');
  return (
    <DialogTrigger>
      <ActionButton>Asked a colleague</ActionButton>
      <PopUp title={`Who was asked to come to ${ticket}?`}>
        {(close) => (
          <form
            className="visit-form"
            onSubmit={(event) => {
              event.preventDefault();
              if (whom.trim() === '') return;
              onAsk(whom.trim());
              setWhom('');
              close();
            }}
          >
            <TextInput label="Colleague" value={whom} onChange={setWhom} maxLength={200} autoFocus />
            <ActionButton look="main" size="big" type="submit" isDisabled={whom.trim() === ''}>
              Asked now
            </ActionButton>
          </form>
        )}
      </PopUp>
    </DialogTrigger>
  );
};
