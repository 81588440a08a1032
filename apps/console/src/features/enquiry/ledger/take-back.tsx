import { api, type EnquiryDetail, type LedgerEntry } from '@frontdoor/contracts';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { ActionButton } from '../../../ui/action-button.js';
import { PopUp } from '../../../ui/pop-up.js';
import { ReasonForm } from '../reason-form.js';
import { useTellEffects } from '../record/use-tell-effects.js';
import { useEnquiryAction } from '../use-enquiry-action.js';

/** Takes back what was recorded by mistake, after asking why. */
export const TakeBack = ({ enquiry, entry }: { enquiry: EnquiryDetail; entry: LedgerEntry }) => {
  const { begin, tell } = useTellEffects(enquiry);
  const takeBack = useEnquiryAction(api.takeBackEvent, (after) => tell('Taken back.', after));
  return (
    <DialogTrigger>
      <ActionButton
        size="small"
        look="quiet"
        aria-label={`Take back: ${entry.text}`}
        isPending={takeBack.isPending}
      >
        Take back
      </ActionButton>
      <PopUp title="Take this back?">
        {(shut) => (
          <ReasonForm
            intro={`“${entry.text}” stays readable and no longer counts.`}
            label="Why was it wrong?"
            action="Take back"
            onCancel={shut}
            onDone={(reason) => {
              begin();
              takeBack.mutate({ params: { id: enquiry.id, eventId: entry.id }, body: { reason } });
              shut();
            }}
          />
        )}
      </PopUp>
    </DialogTrigger>
  );
};
