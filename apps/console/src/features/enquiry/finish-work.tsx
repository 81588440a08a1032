import { api, type EnquiryDetail, type WorkItem } from '@frontdoor/contracts';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { ActionButton } from '../../ui/action-button.js';
import { PopUp } from '../../ui/pop-up.js';
import { TextBox } from '../../ui/text-input.js';
import { seenOf } from './seen.js';
import { useEnquiryAction } from './use-enquiry-action.js';

/** Ends a piece of work without a written reply, saying how it was dealt with. */
export const FinishWork = ({ item, enquiry }: { item: WorkItem; enquiry: EnquiryDetail }) => {
  const [outcome, setOutcome] = useState('');
  const finish = useEnquiryAction(api.finishWorkItem);
  const title = item.kind === 'callback' ? 'Finish the callback' : 'Finish without reply';
  return (
    <DialogTrigger>
      <ActionButton size="small">{title}</ActionButton>
      <PopUp title={title}>
        {(shut) => (
          <>
            <TextBox
              label="How was it dealt with?"
              hint="Kept in the timeline. The customer does not see it."
              rows={3}
              autoFocus
              value={outcome}
              onChange={setOutcome}
              maxLength={1000}
            />
            <div className="pop-up-actions">
              <ActionButton onPress={shut}>Cancel</ActionButton>
              <ActionButton
                look="main"
                isDisabled={outcome.trim().length < 3}
                isPending={finish.isPending}
                onPress={() => {
                  finish.mutate(
                    { params: { id: item.id }, body: { outcome, ...seenOf(enquiry) } },
                    { onSuccess: shut },
                  );
                }}
              >
                Finish
              </ActionButton>
            </div>
          </>
        )}
      </PopUp>
    </DialogTrigger>
  );
};
