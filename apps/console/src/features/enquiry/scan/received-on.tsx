import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { useState } from 'react';
import { parseAbsolute, parseDate, toCalendarDate } from '@internationalized/date';
import { mayUse, useMe } from '../../../session/me.js';
import { fullDate, shortTime } from '../../../time/format.js';
import { useToday } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { ActionButton } from '../../../ui/action-button.js';
import { DateInput } from '../../../ui/date-picker.js';
import { PopUp } from '../../../ui/pop-up.js';
import { TextInput } from '../../../ui/text-input.js';
import { useEnquiry } from '../enquiry-context.js';
import { ForeseenEffects } from '../move/foreseen-effects.js';
import { useForeseenReceipt } from './use-foreseen-receipt.js';
import { useEnquiryAction, useTellEffects } from '../use-enquiry-action.js';

type Receipt = EnquiryDetail['receiptDates'][number];

interface DialogProps {
  receipt: Receipt;
  onClose: () => void;
}

/** Puts right on which day a letter came; afterwards it is said what that did to the promises. */
const CorrectDialog = ({ receipt: { contactId, date, takenInAt }, onClose }: DialogProps) => {
  const zone = useZone();
  const [day, setDay] = useState<string | null>(date);
  const [reason, setReason] = useState('');
  const { begin, tell } = useTellEffects(useEnquiry());
  const correct = useEnquiryAction(api.correctReceipt, (after) => {
    tell('The day of receipt is corrected.', after);
    onClose();
  });
  const foreseen = useForeseenReceipt(contactId, day !== date ? day : null);
  const takenIn = toCalendarDate(parseAbsolute(takenInAt, zone));
  const isLater = day !== null && day > date && day !== takenIn.toString();
  return (
    <PopUp title="On which day was it received?" isOpen onOpenChange={onClose}>
      {() => (
        <>
          <DateInput
            label="Day on the stamp"
            hint="Its promises count from this day."
            value={day}
            earliest={parseDate(date).subtract({ years: 1 })}
            latest={takenIn}
            onChange={setDay}
          />
          {foreseen.data && <ForeseenEffects foreseen={foreseen.data} />}
          <TextInput
            label={isLater ? 'Why later?' : 'Why? (optional)'}
            value={reason}
            onChange={setReason}
            maxLength={1000}
          />
          <div className="pop-up-actions">
            <ActionButton onPress={onClose}>Cancel</ActionButton>
            <ActionButton
              look="main"
              isDisabled={day === null || day === date || (isLater && reason.trim().length < 3)}
              isPending={correct.isPending}
              onPress={() => {
                if (day === null) return;
                begin();
                correct.mutate({ params: { id: contactId }, body: { date: day, reason } });
              }}
            >
              Correct
            </ActionButton>
          </div>
        </>
      )}
    </PopUp>
  );
};

/** The day that a letter or fax counts from, which its stamp tells and its scan does not. */
export const ReceivedOn = ({ contactId }: { contactId: string }) => {
  const { receiptDates } = useEnquiry();
  const me = useMe();
  const zone = useZone();
  const today = useToday(zone);
  const [isOpen, setIsOpen] = useState(false);
  const receipt = receiptDates.find((each) => each.contactId === contactId);
  if (!receipt) return null;
  return (
    <p className="small received-on">
      Received on <strong>{fullDate(receipt.date)}</strong>{' '}
      <span className="quiet">(taken in {shortTime(receipt.takenInAt, today, zone)})</span>{' '}
      {receipt.canCorrect && mayUse(me, api.correctReceipt) && (
        <ActionButton size="small" look="quiet" onPress={() => setIsOpen(true)}>
          Correct the day
        </ActionButton>
      )}
      {isOpen && <CorrectDialog receipt={receipt} onClose={() => setIsOpen(false)} />}
    </p>
  );
};
