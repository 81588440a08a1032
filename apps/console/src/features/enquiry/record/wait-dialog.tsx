import type { EnquiryDetail } from '@frontdoor/contracts';
import { PopUp } from '../../../ui/pop-up.js';
import { ReasonForm } from '../reason-form.js';
import { useRecord } from './use-record.js';

/** Lets the enquiry wait for the customer by hand. */
export const WaitDialog = ({ enquiry, onClose }: { enquiry: EnquiryDetail; onClose: () => void }) => {
  const { record } = useRecord(enquiry, 'The enquiry waits for the customer.');
  return (
    <PopUp title="Wait for the customer?" isOpen onOpenChange={onClose}>
      {() => (
        <ReasonForm
          intro="Promises that allow it rest until the customer writes or you stop waiting. The customer is not written to: to ask a question, send a reply that is one."
          label="What is it waiting for?"
          action="Wait"
          onCancel={onClose}
          onDone={(reason) => {
            record({ type: 'paused', reason });
            onClose();
          }}
        />
      )}
    </PopUp>
  );
};
