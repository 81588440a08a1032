import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { useState } from 'react';
import { ActionButton } from '../../ui/action-button.js';
import { PopUp } from '../../ui/pop-up.js';
import { TextBox, TextInput } from '../../ui/text-input.js';
import { isOpen } from './commitment.js';
import { seenOf } from './seen.js';
import { useEnquiryAction } from './use-enquiry-action.js';

/** How it can end. A promise that wants a written answer is not met by one on the spot. */
export const waysToEnd = (isMetOnTheSpot: boolean) =>
  [
    {
      value: 'resolved',
      label: 'answered on the spot',
      detail: isMetOnTheSpot
        ? 'The matter is settled and there is nothing more to send. The promises that allow it are met now.'
        : 'The matter is settled. But these promises want a reply: they stay open until one is sent.',
    },
    {
      value: 'elsewhere',
      label: 'it is for another organisation',
      detail:
        'The customer was told whom to turn to, or a partner has it. The promises no longer count. Needs the organisation.',
    },
    {
      value: 'withdrawn',
      label: 'taken back, or a duplicate',
      detail: 'There is nothing to answer. The promises no longer count. Needs a reason.',
    },
    {
      value: 'unanswered',
      label: 'leave it unanswered',
      detail: 'The promises stay open, and what is not met in time is missed.',
    },
  ] as const;

export type How = ReturnType<typeof waysToEnd>[number]['value'];

interface Props {
  enquiry: EnquiryDetail;
  /** How it ends; null where no promise is open. */
  how: How | null;
  onClose: () => void;
}

/** Closes the enquiry without a further reply, after saying what becomes of its open promises. */
export const CloseEnquiry = ({ enquiry, how, onClose }: Props) => {
  const [reason, setReason] = useState('');
  const [organisation, setOrganisation] = useState('');
  const close = useEnquiryAction(api.closeEnquiry);
  const open = enquiry.commitments.filter((one) => one.whose === 'council' && isOpen(one));
  const way = waysToEnd(enquiry.recordable.includes('resolved')).find(({ value }) => value === how);
  const needsReason = how === 'withdrawn';
  return (
    <PopUp title={way ? `Close: ${way.label}?` : 'Close this enquiry?'} isOpen onOpenChange={onClose}>
      {() => (
        <>
          <p>Its work is done and leaves the queue. The customer is not written to. It can be reopened.</p>
          {way && (
            <>
              <p>{way.detail}</p>
              {open.length > 0 && (
                <ul aria-label="Promises that are open">
                  {open.map(({ id, title }) => (
                    <li key={id}>{title}</li>
                  ))}
                </ul>
              )}
            </>
          )}
          {how === 'elsewhere' && (
            <TextInput
              label="Which organisation?"
              hint="May stay empty where a partner was handed it."
              value={organisation}
              onChange={setOrganisation}
              maxLength={200}
            />
          )}
          <TextBox
            label={needsReason ? 'Reason' : 'Reason (optional)'}
            value={reason}
            onChange={setReason}
            rows={3}
            maxLength={1000}
            autoFocus
          />
          <div className="pop-up-actions">
            <ActionButton onPress={onClose}>Keep it open</ActionButton>
            <ActionButton
              look="main"
              isDisabled={needsReason && reason.trim().length < 3}
              isPending={close.isPending}
              onPress={() =>
                close.mutate(
                  {
                    params: { id: enquiry.id },
                    body: {
                      reason,
                      ...(how !== null && { how }),
                      ...(how === 'elsewhere' && { organisation }),
                      ...seenOf(enquiry),
                    },
                  },
                  { onSuccess: onClose },
                )
              }
            >
              Close enquiry
            </ActionButton>
          </div>
        </>
      )}
    </PopUp>
  );
};
