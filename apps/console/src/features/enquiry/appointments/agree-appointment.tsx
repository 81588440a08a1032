import { api, type AppointmentKind, type AppointmentView, type EnquiryDetail } from '@frontdoor/contracts';
import { today } from '@internationalized/date';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { call } from '../../../api/client.js';
import { keys } from '../../../api/keys.js';
import { clockTime, dayInWords } from '../../../time/format.js';
import { useNow } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Choice } from '../../../ui/choice.js';
import { DateInput } from '../../../ui/date-picker.js';
import { PopUp } from '../../../ui/pop-up.js';
import { Radios } from '../../../ui/radios.js';
import { TextInput } from '../../../ui/text-input.js';
import { Toggle } from '../../../ui/toggle.js';
import { notifyTold, useAppointmentAction } from './use-appointment-action.js';

const KINDS = [
  { value: 'office', label: 'In the office' },
  { value: 'home', label: 'At the customer’s home' },
] as const;
const LENGTHS = [15, 30, 45, 60, 90, 120].map((minutes) => ({
  value: String(minutes),
  label: `${minutes} minutes`,
}));

interface Props {
  enquiry: EnquiryDetail;
  /** One that is moved; null for another. */
  moved: AppointmentView | null;
  shut: () => void;
}

const MINUTE_MS = 60_000;
const lengthOf = ({ from, to }: AppointmentView): string =>
  String((Date.parse(to) - Date.parse(from)) / MINUTE_MS);
const postalOf = ({ customerDetail }: EnquiryDetail): string =>
  customerDetail.identifiers.find(({ kind }) => kind === 'postal')?.value ?? '';

/** A time and place are chosen from what is free, as the customer agreed to them. */
export const AgreeAppointment = ({ enquiry, moved, shut }: Props) => {
  const zone = useZone();
  const now = useNow();
  const { id } = enquiry;
  const [requestId] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState<AppointmentKind>(moved?.kind ?? 'office');
  const [minutes, setMinutes] = useState(moved ? lengthOf(moved) : '30');
  const [day, setDay] = useState<string | null>(today(zone).toString());
  const [slot, setSlot] = useState('');
  const [agentId, setAgentId] = useState(moved?.agent.id ?? '');
  const [place, setPlace] = useState(moved?.place ?? '');
  const [purpose, setPurpose] = useState(moved?.purpose ?? enquiry.subject);
  const [isAgreed, setIsAgreed] = useState(false);
  const query = { minutes, ...(day && { day }), ...(moved && { besides: moved.id }) };
  const slots = useQuery({
    queryKey: [...keys.appointments(id), 'slots', minutes, day ?? ''],
    queryFn: ({ signal }) => call(api.listSlots, { params: { id }, query }, { signal }),
    placeholderData: (before) => before,
  });
  const days = slots.data?.days ?? [];
  const chosen = days.flatMap((each) => each.slots).find(({ from }) => from === slot);
  const person = chosen?.people.find((each) => each.id === agentId) ?? chosen?.people[0];
  const done = ({ told }: { told: Parameters<typeof notifyTold>[1] }) => {
    notifyTold(moved ? 'The appointment is changed.' : 'The appointment is kept.', told);
    shut();
  };
  const agree = useAppointmentAction(api.agreeAppointment, done);
  const move = useAppointmentAction(api.moveAppointment, done);
  const choose = (next: AppointmentKind) => {
    setKind(next);
    if (next === 'home' && place === '') setPlace(postalOf(enquiry));
  };
  const isWhole = chosen && person && place.trim() && purpose.trim() && isAgreed;
  const send = () => {
    if (!isWhole) return;
    const when = { agentId: person.id, from: chosen.from, minutes: Number(minutes) };
    const body = { ...when, place, purpose, agreed: true as const };
    if (moved) move.mutate({ params: { id: moved.id }, body });
    else agree.mutate({ params: { id }, body: { ...body, kind, requestId } });
  };
  return (
    <PopUp
      title={moved ? 'Change the appointment' : 'Agree an appointment'}
      isOpen
      onOpenChange={(isOpen) => !isOpen && shut()}
    >
      {() => (
        <Form
          className="agree-form"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          {!moved && <Radios label="Where" value={kind} options={KINDS} onChange={choose} />}
          <div className="agree-when">
            <DateInput label="From day" value={day} earliest={today(zone)} onChange={setDay} />
            <Choice label="How long" value={minutes} options={LENGTHS} onChange={setMinutes} />
          </div>
          {slots.data?.isWithoutPlan && (
            <p className="quiet small">
              There is no shift plan for this service: whoever is not away counts as on.
            </p>
          )}
          {slots.data && days.length === 0 ? (
            <p role="status">Nobody has a time free in the six weeks from that day.</p>
          ) : (
            <Choice
              label="Time"
              placeholder={slots.data ? 'Choose a free time' : 'Looking…'}
              value={slot}
              options={days.flatMap(({ date, slots: free }) =>
                free.map(({ from, to, people }) => ({
                  value: from,
                  label: `${dayInWords(`${date}T12:00:00Z`, now, 'UTC')}, ${clockTime(from, zone)} to ${clockTime(to, zone)}`,
                  detail: people.length === 1 ? people[0]!.name : `${people.length} people`,
                })),
              )}
              onChange={setSlot}
            />
          )}
          {chosen && (
            <Choice
              label="With"
              value={person?.id ?? ''}
              options={chosen.people.map((each) => ({ value: each.id, label: each.name }))}
              onChange={setAgentId}
            />
          )}
          <TextInput
            label="Place"
            hint={kind === 'home' ? 'The address that is visited' : 'Where the customer comes to'}
            value={place}
            onChange={setPlace}
            maxLength={300}
            isRequired
          />
          <TextInput
            label="What it is about"
            hint="The customer reads this"
            value={purpose}
            onChange={setPurpose}
            maxLength={300}
            isRequired
          />
          <Toggle
            label="The customer agreed to this time and place"
            isSelected={isAgreed}
            onChange={setIsAgreed}
          />
          <div className="pop-up-actions">
            <ActionButton onPress={shut}>Cancel</ActionButton>
            <ActionButton
              type="submit"
              look="main"
              isDisabled={!isWhole}
              isPending={agree.isPending || move.isPending}
            >
              {moved ? 'Change and confirm' : 'Keep and confirm'}
            </ActionButton>
          </div>
        </Form>
      )}
    </PopUp>
  );
};
