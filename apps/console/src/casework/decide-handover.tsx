import { api, type HandoverView } from '@frontdoor/contracts';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';
import { notify } from '../state/notices.js';
import { ActionButton } from '../ui/action-button.js';
import { PopUp } from '../ui/pop-up.js';
import { TextBox } from '../ui/text-input.js';

const SHORTEST_REASON = 3;
const refresh = [keys.enquiries, keys.queue, keys.session];

/** Takes what a colleague wants to hand over, or refuses it with why. */
export const DecideHandover = ({ handover }: { handover: HandoverView }) => {
  const params = { id: handover.id };
  const [reason, setReason] = useState('');
  const accept = useAction(api.acceptHandover, {
    refresh,
    onDone: ({ reference }) => notify({ tone: 'good', title: `${reference} is yours now.` }),
  });
  const refuse = useAction(api.refuseHandover, { refresh });
  return (
    <div className="handover-actions">
      <ActionButton
        look="main"
        size="small"
        isPending={accept.isPending}
        onPress={() => accept.mutate({ params })}
      >
        Take it over
      </ActionButton>
      <DialogTrigger>
        <ActionButton size="small">Refuse</ActionButton>
        <PopUp title="Refuse the handover?">
          {(shut) => (
            <>
              <TextBox
                label="Why?"
                hint={`${handover.by} reads it, and keeps the enquiry in its place.`}
                rows={2}
                value={reason}
                onChange={setReason}
                maxLength={1000}
                autoFocus
              />
              <div className="pop-up-actions">
                <ActionButton onPress={shut}>Not now</ActionButton>
                <ActionButton
                  look="main"
                  isDisabled={reason.trim().length < SHORTEST_REASON}
                  isPending={refuse.isPending}
                  onPress={() => refuse.mutate({ params, body: { reason } }, { onSuccess: shut })}
                >
                  Refuse
                </ActionButton>
              </div>
            </>
          )}
        </PopUp>
      </DialogTrigger>
    </div>
  );
};
