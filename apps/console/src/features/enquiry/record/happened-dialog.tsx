import { type EnquiryDetail, EVENT_SENTENCES, type RecordedMilestone } from '@frontdoor/contracts';
import { useState } from 'react';
import { useNow } from '../../../time/use-now.js';
import { ActionButton } from '../../../ui/action-button.js';
import { PopUp } from '../../../ui/pop-up.js';
import { Radios } from '../../../ui/radios.js';
import { TimeInput } from '../../../ui/date-picker.js';
import { useRecord } from '../use-enquiry-action.js';

export type Happened = RecordedMilestone | 'clarification-received';

interface Props {
  enquiry: EnquiryDetail;
  happened: Happened;
  onClose: () => void;
}

const when = [
  { value: 'now', label: 'Just now' },
  { value: 'earlier', label: 'Earlier' },
] as const;

/** Records something that happened, now or at a time that is given. */
export const HappenedDialog = ({ enquiry, happened, onClose }: Props) => {
  const now = useNow();
  const [opened] = useState(() => new Date(now).toISOString());
  const [isNow, setIsNow] = useState<'now' | 'earlier'>('now');
  const [at, setAt] = useState<string | null>(opened);
  const { record } = useRecord(enquiry);
  const isWrong =
    isNow === 'earlier' &&
    (at === null || Date.parse(at) > now || Date.parse(at) < Date.parse(enquiry.openedAt));
  return (
    <PopUp title={EVENT_SENTENCES[happened]} isOpen onOpenChange={onClose}>
      {() => (
        <>
          {happened === 'clarification-received' && (
            <p>
              For what the customer explained in some other way than by a message. Some promises are counted
              anew from then.
            </p>
          )}
          <Radios label="When did it happen?" value={isNow} options={when} onChange={setIsNow} />
          {isNow === 'earlier' && (
            <TimeInput
              label="Date and time"
              value={at}
              min={enquiry.openedAt}
              max={new Date(Math.ceil(now / 60_000) * 60_000).toISOString()}
              onChange={setAt}
            />
          )}
          <div className="pop-up-actions">
            <ActionButton onPress={onClose}>Cancel</ActionButton>
            <ActionButton
              look="main"
              isDisabled={isWrong}
              onPress={() => {
                record({ type: happened, ...(isNow === 'earlier' && at !== null ? { at } : {}) });
                onClose();
              }}
            >
              Record
            </ActionButton>
          </div>
        </>
      )}
    </PopUp>
  );
};
