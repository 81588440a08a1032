import type { TrackedEnquiry } from '@frontdoor/use-cases';
import { Link, P, SummaryList, Tag } from '../govuk/blocks.js';
import { ErrorSummary, formTitle } from '../govuk/error-summary.js';
import { Button, Textarea } from '../govuk/fields.js';
import { type Frame, page } from '../govuk/layout.js';

interface TrackPageProps extends Frame {
  zone: string;
  token: string;
  formToken: string;
  enquiry: TrackedEnquiry;
  fault?: string;
  typed?: string;
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
  const { council, zone, token, formToken, enquiry, fault, typed } = props;
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: zone });
  const at = (instant: number): string => format.format(instant);
  return page({
    title: formTitle(`Enquiry ${enquiry.reference}`, fault !== undefined),
    council,
    children: (
      <>
        {fault !== undefined && <ErrorSummary faults={{ text: fault }} />}
        <h1 className="govuk-heading-l">
          <span className="govuk-caption-l">Your enquiry</span>
          <bdi>{enquiry.subject}</bdi>
        </h1>
        <SummaryList
          rows={[
            ['Reference', <strong key="reference">{enquiry.reference}</strong>],
            ['With', enquiry.owner ? `${enquiry.owner}, ${enquiry.service}` : enquiry.service],
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
        {enquiry.waiting && (
          <div className="govuk-inset-text">We asked you something and are waiting for your answer.</div>
        )}
        {enquiry.promises.length > 0 && (
          <>
            <h2 className="govuk-heading-m">What we promised</h2>
            <ul className="govuk-list govuk-list--spaced">
              {enquiry.promises.map((promise) => (
                <Promise key={promise.id} promise={promise} at={at} />
              ))}
            </ul>
          </>
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
              <p className="govuk-body message__text">{message.text}</p>
              {message.shortened && <P>This message is longer. Only its beginning is shown here.</P>}
            </li>
          ))}
        </ol>
        <div className="no-print">
          <h2 className="govuk-heading-m">Add to your enquiry</h2>
          <form method="post" action={`/track/${token}`} noValidate id="form">
            <input type="hidden" name="formToken" value={formToken} />
            <Textarea name="text" label="Your message" rows={6} most={20_000} typed={typed} fault={fault} />
            <Button>Send</Button>
          </form>
        </div>
      </>
    ),
  });
}

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
