import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { asApiError } from '../../api/api-error.js';
import { ActionButton } from '../../ui/action-button.js';
import { PopUp } from '../../ui/pop-up.js';
import { Radios } from '../../ui/radios.js';
import { TextBox } from '../../ui/text-input.js';
import { isOpen } from './commitment.js';
import { seenOf } from './seen.js';
import { useEnquiryAction } from './use-enquiry-action.js';

/** How it can end. A promise that wants a written answer is not met by one on the spot. */
const waysToEnd = (isMetOnTheSpot: boolean) =>
  [
    {
      value: 'resolved',
      label: 'Answered on the spot',
      detail: isMetOnTheSpot
        ? 'The matter is settled and there is nothing more to send. The promises that allow it are met now.'
        : 'The matter is settled. But these promises want a reply: they stay open until one is sent.',
    },
    {
      value: 'withdrawn',
      label: 'Taken back, a duplicate, or not for us',
      detail: 'There is nothing to answer. The promises no longer count. Needs a reason.',
    },
    {
      value: 'unanswered',
      label: 'Leave unanswered',
      detail: 'The promises stay open, and what is not met in time is missed.',
    },
  ] as const;

type How = ReturnType<typeof waysToEnd>[number]['value'];

/** Closes the enquiry without a further reply, after asking what becomes of its open promises. */
export const CloseEnquiry = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const [reason, setReason] = useState('');
  const [how, setHow] = useState<How | null>(null);
  const close = useEnquiryAction(api.closeEnquiry);
  const open = enquiry.commitments.filter((one) => one.whose === 'council' && isOpen(one));
  const isRefused = close.error !== null && asApiError(close.error).code === 'promises-open';
  const asksHow = open.length > 0 || isRefused;
  const needsReason = asksHow && how === 'withdrawn';
  const isIncomplete = (asksHow && how === null) || (needsReason && reason.trim().length < 3);
  return (
    <DialogTrigger>
      <ActionButton>Close enquiry</ActionButton>
      <PopUp title="Close this enquiry?">
        {(shut) => (
          <>
            <p>Its work is done and leaves the queue. The customer is not written to. It can be reopened.</p>
            {asksHow && (
              <Radios
                label={
                  open.length > 0
                    ? `Still open: ${open.map(({ promiseId }) => promiseId).join(', ')}. How does it end?`
                    : 'Promises are still open. How does it end?'
                }
                value={how}
                options={waysToEnd(enquiry.recordable.includes('resolved'))}
                onChange={setHow}
              />
            )}
            <TextBox
              label={needsReason ? 'Reason' : 'Reason (optional)'}
              value={reason}
              onChange={setReason}
              rows={3}
              maxLength={1000}
            />
            <div className="pop-up-actions">
              <ActionButton onPress={shut}>Keep it open</ActionButton>
              <ActionButton
                look="main"
                isDisabled={isIncomplete}
                isPending={close.isPending}
                onPress={() =>
                  close.mutate(
                    {
                      params: { id: enquiry.id },
                      body: { reason, ...(asksHow && how !== null ? { how } : {}), ...seenOf(enquiry) },
                    },
                    { onSuccess: shut },
                  )
                }
              >
                Close enquiry
              </ActionButton>
            </div>
          </>
        )}
      </PopUp>
    </DialogTrigger>
  );
};
