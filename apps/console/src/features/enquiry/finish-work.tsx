import { api, type EnquiryDetail, type WorkItem } from '@frontdoor/contracts';
import { useState } from 'react';
import { ActionButton } from '../../ui/action-button.js';
import { PopUp } from '../../ui/pop-up.js';
import { TextBox } from '../../ui/text-input.js';
import { seenOf } from './seen.js';
import { useEnquiryAction } from './use-enquiry-action.js';

/** What is said when it is done. */
export const doneWord = (kind: WorkItem['kind']): string => doneWords[kind] ?? 'My part is done';

const doneWords: Partial<Record<WorkItem['kind'], string>> = {
  callback: 'The callback is done',
  'appointment-changed': 'The change is seen to',
};

interface Props {
  item: WorkItem;
  enquiry: EnquiryDetail;
  onClose: () => void;
}

/** Ends a piece of work without a written reply, saying how it was dealt with. */
export const FinishWork = ({ item, enquiry, onClose }: Props) => {
  const [outcome, setOutcome] = useState('');
  const finish = useEnquiryAction(api.finishWorkItem);
  const title = doneWord(item.kind);
  return (
    <PopUp title={title} isOpen onOpenChange={onClose}>
      {() => (
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
            <ActionButton onPress={onClose}>Cancel</ActionButton>
            <ActionButton
              look="main"
              isDisabled={outcome.trim().length < 3}
              isPending={finish.isPending}
              onPress={() => {
                finish.mutate(
                  { params: { id: item.id }, body: { outcome, ...seenOf(enquiry) } },
                  { onSuccess: onClose },
                );
              }}
            >
              Finish
            </ActionButton>
          </div>
        </>
      )}
    </PopUp>
  );
};
