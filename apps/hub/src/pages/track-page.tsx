import { type FieldFaults, FILES_AT_MOST } from '@frontdoor/channels/web';
import type { FormFile, TrackedAppointment, TrackedCallback, TrackedEnquiry } from '@frontdoor/use-cases';
import { Link, P, SummaryList, Tag } from '../govuk/blocks.js';
import { ErrorSummary, formTitle } from '../govuk/error-summary.js';
import { Button, EnterDoes, FileUpload, Textarea } from '../govuk/fields.js';
import type { Frame } from '../govuk/frame.js';
import { page } from '../govuk/layout.js';
import { appointmentRows, canBeCancelled, canBeMoved } from './appointment-rows.js';
import { callbackRows, canBeChanged } from './callback-rows.js';
import { Formatted } from './formatted.js';
import { KeptFiles } from './kept-files.js';

interface TrackPageProps extends Frame {
  zone: string;
  token: string;
  formToken: string;
  enquiry: TrackedEnquiry;
  /** In order of time. */
  appointments: readonly TrackedAppointment[];
  /** In the order in which they were agreed. */
  callbacks: readonly TrackedCallback[];
  now: number;
  /** What was typed, when the form comes back with faults. */
  typed?: Readonly<Record<string, string>>;
  faults?: FieldFaults;
  /** What was added to it before. */
  files?: readonly FormFile[];
}

type Promised = TrackedEnquiry['promises'][number];

const STANDING: Record<Promised['state'], { says: string; tag: string; colour?: 'green' | 'red' | 'grey' }> =
  {
    running: { says: 'We will answer by', tag: 'Under way' },
    paused: { says: 'Stands still until you answer. It was due', tag: 'Waits for you' },
    kept: { says: 'Kept. It was due', tag: 'Kept', colour: 'green' },
    missed: { says: 'Missed. It was due', tag: 'Missed', colour: 'red' },
    extended: { says: 'Extended to', tag: 'Extended' },
    waived: { says: 'Waived. It was due', tag: 'Waived', colour: 'grey' },
    lapsed: { says: 'This time is over. It ended', tag: 'Over', colour: 'grey' },
    withdrawn: { says: 'No longer applies. It was due', tag: 'No longer applies', colour: 'grey' },
  };

/** A customer follows an enquiry: what was said, what was promised, and whether it was kept. */
export function trackPage(props: TrackPageProps): string {
  const {
    council,
    own,
    zone,
    token,
    formToken,
    enquiry,
    appointments,
    callbacks,
    now,
    faults = {},
    typed = {},
    files = [],
  } = props;
  const hasFaults = Object.keys(faults).length > 0;
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: zone });
  const at = (instant: number): string => format.format(instant);
  return page({
    title: formTitle(`Enquiry ${enquiry.reference}`, hasFaults),
    council,
    own,
    children: (
      <>
        {hasFaults && <ErrorSummary faults={faults} />}
        <h1 className="govuk-heading-l">
          <span className="govuk-caption-l">Your enquiry</span>
          <bdi>{enquiry.subject}</bdi>
        </h1>
        <SummaryList
          rows={[
            ['Reference', <strong key="reference">{enquiry.reference}</strong>],
            ['With', enquiry.owner ? `${enquiry.owner}, ${enquiry.service}` : enquiry.service],
            ...(enquiry.handedAt === null
              ? []
              : [
                  [
                    'Passed on',
                    `${at(enquiry.handedAt)}. They have all that you told us, so you need not say it again.`,
                  ] as const,
                ]),
            ...(enquiry.partners.length === 0 ? [] : [['Also with', enquiry.partners.join(', ')] as const]),
            [
              'State',
              enquiry.state === 'open' ? (
                <Tag key="state">Open</Tag>
              ) : (
                <Tag key="state" colour="grey">
                  Closed
                </Tag>
              ),
            ],
          ]}
        />
        {enquiry.cancelled && (
          <div className="govuk-inset-text">
            You cancelled this enquiry. If you need it after all, write to us below: that opens it again.
          </div>
        )}
        {enquiry.waiting && (
          <div className="govuk-inset-text">We asked you something and are waiting for your answer.</div>
        )}
        {enquiry.promises.length > 0 && (
          <>
            <h2 className="govuk-heading-m">What we promised</h2>
            <ul className="govuk-list govuk-list--spaced">
              {eachOnce(enquiry.promises).map((promise) => (
                <Promise key={promise.id} promise={promise} at={at} />
              ))}
            </ul>
          </>
        )}
        {appointments.map((appointment) => (
          <section key={appointment.id} className="appointment">
            <h2 className="govuk-heading-m">
              {appointment.kind === 'home' ? 'We visit you' : 'Your appointment'}
            </h2>
            <SummaryList rows={appointmentRows(appointment, zone)} />
            {(canBeMoved(appointment) || canBeCancelled(appointment)) && (
              <ul className="govuk-list no-print">
                <li>
                  <Link href={`/track/${token}/appointments/${appointment.id}`}>
                    Change or cancel this appointment
                  </Link>
                </li>
                <li>
                  <Link href={`/track/${token}/appointments/${appointment.id}/calendar`}>
                    Save it to your calendar
                  </Link>
                </li>
              </ul>
            )}
          </section>
        ))}
        {callbacks.map((callback) => (
          <section key={callback.id} className="callback">
            <h2 className="govuk-heading-m">
              {canBeChanged(callback) ? 'We ring you back' : 'Your callback'}
            </h2>
            <SummaryList rows={callbackRows(callback, zone, now)} />
            {canBeChanged(callback) && (
              <P>
                <Link href={`/track/${token}/callbacks/${callback.id}`}>
                  Change or cancel when we ring you
                </Link>
              </P>
            )}
          </section>
        ))}
        {enquiry.callbackOffered && !callbacks.some(canBeChanged) && (
          <section className="callback no-print">
            <h2 className="govuk-heading-m">Would you rather be rung?</h2>
            <P>You can choose when. Your enquiry stays with the same people.</P>
            <P>
              <Link href={`/track/${token}/callback`}>Ask us to ring you</Link>
            </P>
          </section>
        )}
        <h2 className="govuk-heading-m">Messages</h2>
        {enquiry.messages.length === 0 && (
          <div role="status">
            <P>
              Your message has arrived and is being passed to the right person.{' '}
              <Link href={`/track/${token}`}>Load this page again</Link> in a moment.
            </P>
          </div>
        )}
        {enquiry.hasOlder && <P>These are the newest messages. Ask us if you need older ones.</P>}
        <ol className="messages">
          {enquiry.messages.map((message) => (
            <li key={message.id} className={`message message--${message.direction}`}>
              <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
                {message.direction === 'in' ? 'You' : (message.by ?? council)}, <time>{at(message.at)}</time>
              </h3>
              {message.markup === null ? (
                <p className="govuk-body message__text">{message.text}</p>
              ) : (
                <Formatted markup={message.markup} />
              )}
              {message.shortened && <P>This message is longer. Only its beginning is shown here.</P>}
              {message.files.length > 0 && (
                <p className="govuk-body-s message__files">
                  {message.files.length === 1 ? 'With a file: ' : `With ${message.files.length} files: `}
                  {message.direction === 'in' ? (
                    <bdi>{message.files.join(', ')}</bdi>
                  ) : (
                    message.files.map((name, index) => (
                      <span key={`${index} ${name}`}>
                        {index > 0 && ', '}
                        <Link href={`/track/${token}/files/${message.id}/${index}`}>
                          <bdi>{name}</bdi>
                        </Link>
                      </span>
                    ))
                  )}
                </p>
              )}
            </li>
          ))}
        </ol>
        <div className="no-print">
          <h2 className="govuk-heading-m">Add to your enquiry</h2>
          <form method="post" action={`/track/${token}`} encType="multipart/form-data" noValidate id="form">
            <input type="hidden" name="formToken" value={formToken} />
            <EnterDoes action="send" />
            <Textarea
              name="text"
              label="Your message"
              rows={6}
              most={20_000}
              typed={typed.text}
              fault={faults.text}
            />
            <FileUpload
              name="files"
              label="Photos or documents (optional)"
              hint={`You can add ${FILES_AT_MOST}. On a phone you can take a photo. To add more, press “Add these files” and choose again.`}
              fault={faults.files}
            />
            <Button action="add" look="secondary">
              Add these files
            </Button>
            <KeptFiles files={files} />
            <Button action="send">Send</Button>
          </form>
          {enquiry.messages.length > 0 && (
            <>
              <h2 className="govuk-heading-m">Something has changed</h2>
              <ul className="govuk-list">
                <li>
                  <Link href={`/track/${token}/details`}>Change your name, address or phone number</Link>
                </li>
                {enquiry.state === 'open' && (
                  <li>
                    <Link href={`/track/${token}/cancel`}>I no longer need this: cancel my enquiry</Link>
                  </li>
                )}
              </ul>
            </>
          )}
        </div>
      </>
    ),
  });
}

/** Two messages of one day may be promised the same: that is said once. */
const eachOnce = (promises: readonly Promised[]): Promised[] =>
  promises.filter(
    (one, i) =>
      promises.findIndex(
        (other) =>
          other.title === one.title &&
          other.state === one.state &&
          other.whose === one.whose &&
          other.dueAt === one.dueAt,
      ) === i,
  );

function Promise({ promise, at }: { promise: Promised; at: (instant: number) => string }) {
  const { says, tag, colour } = STANDING[promise.state];
  const mine = promise.whose === 'customer' && promise.state === 'running';
  return (
    <li>
      <strong>
        {mine ? 'You can do this until' : says} {at(promise.dueAt)}
      </strong>{' '}
      <Tag colour={colour}>{tag}</Tag>
      <br />
      {promise.title}
    </li>
  );
}
