import { api, type AppointmentView } from '@frontdoor/contracts';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { useNow } from '../../../time/use-now.js';
import { ActionButton } from '../../../ui/action-button.js';
import { TimeInput } from '../../../ui/date-picker.js';
import { PopUp } from '../../../ui/pop-up.js';
import { Radios } from '../../../ui/radios.js';
import { TextInput } from '../../../ui/text-input.js';
import { notifyTold, useAppointmentAction } from './use-appointment-action.js';

const HOW = [
  { value: 'message', label: 'Write to the customer now' },
  { value: 'told', label: 'I have told the customer myself' },
] as const;

/** A delay, which the customer hears of before the agreed time. */
const DelayForm = ({
  appointment: { id, from, delayedUntil },
  shut,
}: Pick<Props, 'appointment'> & { shut: () => void }) => {
  // Mostly it is the same day, a while later.
  const [until, setUntil] = useState<string | null>(delayedUntil ?? from);
  const isLater = until !== null && Date.parse(until) > Date.parse(from);
  const [how, setHow] = useState<'message' | 'told'>('message');
  const mark = useAppointmentAction(api.markAppointment, ({ told }) => {
    if (how === 'message') notifyTold('The delay is recorded.', told);
    shut();
  });
  return (
    <>
      <TimeInput label="Expected at" value={until} onChange={setUntil} />
      <Radios label="How the customer hears of it" value={how} options={HOW} onChange={setHow} />
      <div className="pop-up-actions">
        <ActionButton onPress={shut}>Cancel</ActionButton>
        <ActionButton
          look="main"
          isDisabled={!isLater}
          isPending={mark.isPending}
          onPress={() => isLater && mark.mutate({ params: { id }, body: { what: 'delayed', until, how } })}
        >
          Record the delay
        </ActionButton>
      </div>
    </>
  );
};

const CancelForm = ({ id, shut }: { id: string; shut: () => void }) => {
  const [reason, setReason] = useState('');
  const mark = useAppointmentAction(api.markAppointment, ({ told }) => {
    notifyTold('The appointment is cancelled.', told);
    shut();
  });
  return (
    <>
      <TextInput
        label="Reason"
        hint="The customer reads this"
        value={reason}
        onChange={setReason}
        maxLength={300}
      />
      <div className="pop-up-actions">
        <ActionButton onPress={shut}>Leave it</ActionButton>
        <ActionButton
          look="main"
          isDisabled={reason.trim() === ''}
          isPending={mark.isPending}
          onPress={() => mark.mutate({ params: { id }, body: { what: 'cancelled', reason } })}
        >
          Cancel the appointment
        </ActionButton>
      </div>
    </>
  );
};

interface Props {
  appointment: AppointmentView;
  isEnquiryOpen: boolean;
  onMove: () => void;
}

/** What can be said of an appointment now, and taking back what was said last. */
export const MarkAppointment = ({ appointment, isEnquiryOpen, onMove }: Props) => {
  const { id, state, kind, from, canUndo } = appointment;
  const now = useNow();
  const mark = useAppointmentAction(api.markAppointment);
  const undo = useAppointmentAction(api.undoAppointmentMark);
  const say = (what: 'on-the-way' | 'arrived' | 'customer-absent' | 'staff-absent') =>
    mark.mutate({ params: { id }, body: { what } });
  const isOpen = state === 'agreed' || state === 'on-the-way';
  const isMissed = state === 'customer-absent' || state === 'staff-absent';
  const hasBegun = Date.parse(from) <= now;
  return (
    <div className="appointment-actions">
      {state === 'agreed' && kind === 'home' && (
        <ActionButton size="small" onPress={() => say('on-the-way')}>
          On the way
        </ActionButton>
      )}
      {isOpen && (
        <ActionButton size="small" onPress={() => say('arrived')}>
          Arrived
        </ActionButton>
      )}
      {isOpen && (
        <DialogTrigger>
          <ActionButton size="small">Delayed</ActionButton>
          <PopUp title="Delayed">{(shut) => <DelayForm appointment={appointment} shut={shut} />}</PopUp>
        </DialogTrigger>
      )}
      {(isOpen || state === 'arrived') && hasBegun && (
        <ActionButton size="small" onPress={() => say('customer-absent')}>
          Customer not there
        </ActionButton>
      )}
      {isOpen && hasBegun && (
        <ActionButton size="small" onPress={() => say('staff-absent')}>
          We were not there
        </ActionButton>
      )}
      {(isOpen || isMissed) && isEnquiryOpen && (
        <ActionButton size="small" onPress={onMove}>
          {isMissed ? 'Agree another time' : 'Change'}
        </ActionButton>
      )}
      {isOpen && (
        <DialogTrigger>
          <ActionButton size="small">Cancel it</ActionButton>
          <PopUp title="Cancel the appointment">{(shut) => <CancelForm id={id} shut={shut} />}</PopUp>
        </DialogTrigger>
      )}
      {canUndo && (
        <ActionButton
          size="small"
          look="quiet"
          icon="undo"
          isPending={undo.isPending}
          onPress={() => undo.mutate({ params: { id } })}
        >
          Undo
        </ActionButton>
      )}
    </div>
  );
};
