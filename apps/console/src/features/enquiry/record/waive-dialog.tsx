import type { EnquiryDetail } from '@frontdoor/contracts';
import { PopUp } from '../../../ui/pop-up.js';
import { isOpen } from '../standing.js';
import { ReasonForm } from '../reason-form.js';
import { useRecord } from './use-record.js';

/** Uses the exemption that a promise names for when a person is not available. */
export const WaiveDialog = ({ enquiry, onClose }: { enquiry: EnquiryDetail; onClose: () => void }) => {
  const { record } = useRecord(enquiry);
  const promises = enquiry.commitments.filter((one) => one.waiver === 'person-unavailable' && isOpen(one));
  return (
    <PopUp title="The person asked for is not available" isOpen onOpenChange={onClose}>
      {() => (
        <ReasonForm
          intro={`This waives ${promises.map(({ promiseId }) => promiseId).join(', ')}, as the charter allows.`}
          label="What shows it?"
          hint="Such as the entry in the diary, or who said so."
          action="Record"
          onCancel={onClose}
          onDone={(evidence) => {
            record({ type: 'waived', waiver: 'person-unavailable', evidence });
            onClose();
          }}
        />
      )}
    </PopUp>
  );
};
