import type { TrackedAppointment } from '@frontdoor/use-cases';
import { Link, P, SummaryList } from '../govuk/blocks.js';
import { ErrorSummary, formTitle } from '../govuk/error-summary.js';
import { Button, Input, Radios } from '../govuk/fields.js';
import type { Frame } from '../govuk/frame.js';
import { page } from '../govuk/layout.js';
import { appointmentRows, canBeCancelled, canBeMoved } from './appointment-rows.js';

interface AppointmentPageProps extends Frame {
  zone: string;
  token: string;
  reference: string;
  appointment: TrackedAppointment;
  /** Other times that can be chosen; epoch milliseconds. */
  times: readonly { from: number; to: number }[];
  fault?: string;
}

/** The customer changes or cancels an appointment. */
export const appointmentPage = (props: AppointmentPageProps): string => {
  const { council, own, zone, token, reference, appointment, times, fault } = props;
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: zone });
  const path = `/track/${token}/appointments/${appointment.id}`;
  return page({
    title: formTitle('Your appointment', fault !== undefined),
    council,
    own,
    back: `/track/${token}`,
    children: (
      <>
        {fault !== undefined && <ErrorSummary faults={{ slot: fault }} />}
        <h1 className="govuk-heading-l">
          <span className="govuk-caption-l">{reference}</span>
          Your appointment
        </h1>
        <SummaryList rows={appointmentRows(appointment, zone)} />
        {canBeMoved(appointment) && (
          <form method="post" action={`${path}/move`} noValidate>
            <h2 className="govuk-heading-m">Choose another time</h2>
            {times.length === 0 ? (
              <P>
                There is no other time that we can offer here.{' '}
                <Link href={`/track/${token}`}>Write to us</Link> and we will find one.
              </P>
            ) : (
              <>
                <Radios
                  name="slot"
                  label="When suits you?"
                  hint={`With ${appointment.agent}, at the same place.`}
                  chosen=""
                  fault={fault}
                  items={times.map(({ from }) => ({ value: String(from), text: format.format(from) }))}
                />
                <Button>Change to this time</Button>
              </>
            )}
          </form>
        )}
        {canBeCancelled(appointment) && (
          <form method="post" action={`${path}/cancel`} noValidate>
            <h2 className="govuk-heading-m">Cancel it</h2>
            <P>Your enquiry stays open. Only the appointment is cancelled.</P>
            <Input name="reason" label="Why it does not suit you (optional)" />
            <Button look="warning">Cancel my appointment</Button>
          </form>
        )}
        <P>
          <Link href={`/track/${token}`}>Keep it as it is</Link>
        </P>
      </>
    ),
  });
};
