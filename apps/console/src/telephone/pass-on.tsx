import { api, type CallView } from '@frontdoor/contracts';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';
import { BriefFields } from '../casework/brief/brief-fields.js';
import { useBrief } from '../casework/brief/use-brief.js';
import { ActionButton } from '../ui/action-button.js';
import { Choice } from '../ui/choice.js';
import { PopUp } from '../ui/pop-up.js';
import { TextBox } from '../ui/text-input.js';

const SHORTEST_REASON = 3;

/** Leaves the caller with a colleague who is in the call, with what they need to know; nothing where nobody is in it. */
export const PassOn = ({ call }: { call: CallView }) => {
  const colleagues = call.people.filter(({ kind, state }) => kind === 'colleague' && state === 'joined');
  const [chosen, setChosen] = useState('');
  const [reason, setReason] = useState('');
  const brief = useBrief(call.enquiryId);
  const pass = useAction(api.transferCall, { refresh: [keys.calls, keys.queue, keys.enquiries] });
  const to = colleagues.find(({ agentId }) => agentId === chosen) ?? colleagues[0];
  if (!to?.agentId) return null;
  const toId = to.agentId;
  return (
    <DialogTrigger>
      <ActionButton icon="right">Pass on</ActionButton>
      <PopUp title={`Pass the call to ${to.who}?`}>
        {(shut) => (
          <>
            {colleagues.length > 1 && (
              <Choice
                label="To"
                value={toId}
                options={colleagues.map(({ agentId, who }) => ({ value: agentId ?? '', label: who }))}
                onChange={setChosen}
              />
            )}
            <TextBox
              label="Why do they have it now?"
              hint="They see it with the brief, so that the caller need not say anything again. You leave the call."
              rows={2}
              value={reason}
              onChange={setReason}
              maxLength={1000}
              autoFocus
            />
            {call.enquiryId !== null && <BriefFields brief={brief} />}
            <div className="pop-up-actions">
              <ActionButton onPress={shut}>Not now</ActionButton>
              <ActionButton
                look="main"
                isDisabled={reason.trim().length < SHORTEST_REASON}
                isPending={pass.isPending}
                onPress={() =>
                  pass.mutate(
                    {
                      params: { id: call.id },
                      body: { to: toId, reason, ...(brief.given && { brief: brief.given }) },
                    },
                    { onSuccess: shut },
                  )
                }
              >
                Pass on
              </ActionButton>
            </div>
          </>
        )}
      </PopUp>
    </DialogTrigger>
  );
};
