import { api, type AppointmentView, type EnquiryDetail } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/client.js';
import { keys } from '../../../api/keys.js';
import { mayUse, useMe } from '../../../session/me.js';
import { clockTime, timeRange } from '../../../time/format.js';
import { useNow } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Badge } from '../../../ui/badge.js';
import { Panel } from '../../../ui/panel.js';
import { AgreeAppointment } from './agree-appointment.js';
import { MarkAppointment } from './mark-appointment.js';
import './appointments.css';

const STANDING = {
  agreed: { says: 'Agreed', tone: 'accent' },
  'on-the-way': { says: 'On the way', tone: 'accent' },
  arrived: { says: 'Arrived', tone: 'good' },
  cancelled: { says: 'Cancelled', tone: 'neutral' },
  'customer-absent': { says: 'Customer not there', tone: 'risk' },
  'staff-absent': { says: 'We were not there', tone: 'bad' },
} as const;

const Appointment = ({
  appointment,
  enquiry,
  onMove,
}: {
  appointment: AppointmentView;
  enquiry: EnquiryDetail;
  onMove: () => void;
}) => {
  const now = useNow();
  const zone = useZone();
  const { kind, agent, from, to, place, purpose, state, delayedUntil, remindAt, isReminded } = appointment;
  const isOpen = state === 'agreed' || state === 'on-the-way';
  return (
    <li className="appointment">
      <p>
        <strong className="figures">{timeRange(from, to, now, zone)}</strong>{' '}
        <Badge tone={STANDING[state].tone}>{STANDING[state].says}</Badge>
        {delayedUntil && isOpen && (
          <>
            {' '}
            <Badge tone="risk">Delayed, expected {clockTime(delayedUntil, zone)}</Badge>
          </>
        )}
      </p>
      <p>
        {kind === 'home' ? 'At home: ' : 'In the office: '}
        <bdi>{place}</bdi>, with {agent.name}
      </p>
      <p className="quiet small">
        <bdi>{purpose}</bdi>
        {isOpen && (isReminded ? ' · reminded' : remindAt ? ' · will be reminded' : ' · no reminder')}
      </p>
      <MarkAppointment appointment={appointment} isEnquiryOpen={enquiry.state === 'open'} onMove={onMove} />
    </li>
  );
};

/** Times agreed with the customer, in the office and at home, and what became of them. */
export const AppointmentsPanel = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const me = useMe();
  const mayKeep = mayUse(me, api.agreeAppointment);
  const { id } = enquiry;
  const [agreeing, setAgreeing] = useState<AppointmentView | 'new' | null>(null);
  const { data } = useQuery({
    queryKey: keys.appointments(id),
    queryFn: ({ signal }) => call(api.listAppointments, { params: { id } }, { signal }),
    enabled: mayKeep,
  });
  const appointments = data?.appointments ?? [];
  if (!mayKeep || (appointments.length === 0 && enquiry.state !== 'open')) return null;
  return (
    <Panel title="Appointments">
      <div className="panel-body appointments">
        {appointments.length > 0 && (
          <ul>
            {appointments.map((appointment) => (
              <Appointment
                key={appointment.id}
                appointment={appointment}
                enquiry={enquiry}
                onMove={() => setAgreeing(appointment)}
              />
            ))}
          </ul>
        )}
        {enquiry.state === 'open' && (
          <ActionButton icon="calendar" onPress={() => setAgreeing('new')}>
            Agree an appointment
          </ActionButton>
        )}
        {agreeing && (
          <AgreeAppointment
            enquiry={enquiry}
            moved={agreeing === 'new' ? null : agreeing}
            shut={() => setAgreeing(null)}
          />
        )}
      </div>
    </Panel>
  );
};
