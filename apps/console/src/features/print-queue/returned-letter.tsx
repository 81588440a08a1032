import { api, type LetterInQueue, type ReturnReason } from '@frontdoor/contracts';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { ActionButton } from '../../ui/action-button.js';
import { PopUp } from '../../ui/pop-up.js';
import { Radios } from '../../ui/radios.js';
import { TextInput } from '../../ui/text-input.js';

const REASONS: readonly { value: ReturnReason; label: string }[] = [
  { value: 'gone-away', label: 'Gone away' },
  { value: 'refused', label: 'Refused' },
  { value: 'not-called-for', label: 'Not called for' },
  { value: 'address-incomplete', label: 'The address is incomplete or wrong' },
  { value: 'other', label: 'Another reason' },
];

/** Says that a letter came back, or cannot be posted, and why. */
export const ReturnedLetter = ({ letter: { id, reference, postedOn } }: { letter: LetterInQueue }) => {
  const [reason, setReason] = useState<ReturnReason | null>(null);
  const [note, setNote] = useState('');
  const what = postedOn === null ? 'Cannot be posted' : 'Came back';
  const mark = useAction(api.markReturned, {
    refresh: [keys.printQueue, keys.enquiries, keys.queue],
    onDone: () =>
      notify({
        tone: 'neutral',
        title: 'Its promises run again, and its enquiry is in the queue for somebody.',
      }),
  });
  return (
    <DialogTrigger>
      <ActionButton look="quiet" aria-label={`${what}: ${reference}`}>
        {what}
      </ActionButton>
      <PopUp title={`${what}: ${reference}`}>
        {(close) => (
          <form
            className="returned-form"
            onSubmit={(event) => {
              event.preventDefault();
              if (reason === null) return;
              mark.mutate({ params: { id }, body: { reason, note } });
              close();
            }}
          >
            <Radios label="Why?" value={reason} options={REASONS} onChange={setReason} />
            <TextInput
              label="Note"
              hint="What stands on the envelope, say."
              value={note}
              onChange={setNote}
              maxLength={300}
            />
            <p className="quiet small">
              It counts as not delivered: promises run again, and somebody has to deal with it.
            </p>
            <ActionButton look="main" type="submit" isDisabled={reason === null} isPending={mark.isPending}>
              {what}
            </ActionButton>
          </form>
        )}
      </PopUp>
    </DialogTrigger>
  );
};
