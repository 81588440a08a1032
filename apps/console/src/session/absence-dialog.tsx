import { api } from '@frontdoor/contracts';
import { parseDate, today } from '@internationalized/date';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';
import { ActionButton } from '../ui/action-button.js';
import { DateInput } from '../ui/date-picker.js';
import { PopUp } from '../ui/pop-up.js';
import { TextInput } from '../ui/text-input.js';
import { useMe } from './me.js';

/** Says until when you are away and whom to ask meanwhile: customers who write to you are told both. */
const AbsenceDialog = ({ onClose }: { onClose: () => void }) => {
  const { absence, organisation } = useMe();
  const client = useQueryClient();
  const first = today(organisation.zone);
  const [urgentContact, setUrgentContact] = useState(absence?.urgentContact ?? '');
  const [returnDate, setReturnDate] = useState<string | null>(
    absence?.returnDate ?? first.add({ days: 1 }).toString(),
  );
  const set = useAction(api.setAbsence, {
    refresh: [keys.agents],
    onDone: (me) => client.setQueryData(keys.session, me),
  });
  const isWhole =
    urgentContact.trim().length >= 3 && returnDate !== null && parseDate(returnDate).compare(first) >= 0;
  return (
    <PopUp title="Away" isOpen onOpenChange={onClose}>
      {() => (
        <>
          <p>Customers who write to you while you are away get a notice with both of these.</p>
          <TextInput
            label="Whom to ask when it is urgent"
            hint="A name with a number or an address."
            value={urgentContact}
            onChange={setUrgentContact}
            maxLength={300}
            autoFocus
          />
          <DateInput label="Back on" value={returnDate} earliest={first} onChange={setReturnDate} />
          <div className="pop-up-actions">
            <ActionButton onPress={onClose}>Cancel</ActionButton>
            <ActionButton
              look="main"
              isDisabled={!isWhole}
              isPending={set.isPending}
              onPress={() =>
                returnDate !== null &&
                set.mutate({ body: { urgentContact, returnDate } }, { onSuccess: onClose })
              }
            >
              {absence ? 'Change' : 'Be away'}
            </ActionButton>
          </div>
        </>
      )}
    </PopUp>
  );
};

export default AbsenceDialog;
