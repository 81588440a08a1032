import { api } from '@frontdoor/contracts';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { ActionButton } from '../ui/action-button.js';
import { PopUp } from '../ui/pop-up.js';
import { TextBox } from '../ui/text-box.js';
import { useEnquiryAction } from './use-enquiry-action.js';

/** Closes the enquiry without a further reply, after asking. */
export const CloseEnquiry = ({ enquiryId }: { enquiryId: string }) => {
  const [reason, setReason] = useState('');
  const close = useEnquiryAction(api.closeEnquiry);
  return (
    <DialogTrigger>
      <ActionButton>Close enquiry</ActionButton>
      <PopUp title="Close this enquiry?">
        {(shut) => (
          <>
            <p>Its work is done and leaves the queue. The customer is not written to. It can be reopened.</p>
            <TextBox
              label="Reason (optional)"
              value={reason}
              onChange={setReason}
              rows={3}
              maxLength={1000}
            />
            <div className="pop-up-actions">
              <ActionButton onPress={shut}>Keep it open</ActionButton>
              <ActionButton
                look="main"
                onPress={() => {
                  close.mutate({ params: { id: enquiryId }, body: { reason } });
                  shut();
                }}
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
