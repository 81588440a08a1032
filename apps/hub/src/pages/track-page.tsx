import type { TrackedEnquiry } from '@frontdoor/use-cases';
import { FaultSummary, formTitle } from '../edge/fault-summary.js';
import { page } from '../edge/layout.js';

interface TrackPageProps {
  council: string;
  zone: string;
  token: string;
  formToken: string;
  enquiry: TrackedEnquiry;
  fault?: string;
  typed?: string;
}

/** A customer follows an enquiry: what was said, what was promised, and whether it was kept. */
export function trackPage({
  council,
  zone,
  token,
  formToken,
  enquiry,
  fault,
  typed,
}: TrackPageProps): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: zone });
  const at = (instant: number): string => format.format(instant);
  const promised = {
    running: 'We will answer by',
    paused: 'Stands still until you answer. It was due',
    kept: 'Kept. It was due',
    missed: 'Missed. It was due',
    extended: 'Extended to',
    waived: 'Waived. It was due',
    lapsed: 'This time is over. It ended',
    withdrawn: 'No longer applies. It was due',
  };
  return page(
    formTitle(`Enquiry ${enquiry.reference}`, fault !== undefined),
    council,
    <>
      {fault !== undefined && <FaultSummary faults={{ text: fault }} />}
      <h1>
        <bdi>{enquiry.subject}</bdi>
      </h1>
      <p className="reference">
        Reference <strong>{enquiry.reference}</strong> · {enquiry.service} ·{' '}
        {enquiry.state === 'open' ? 'Open' : 'Closed'}
      </p>
      {enquiry.owner && <p>{enquiry.owner} is looking after it.</p>}
      {enquiry.waiting && <p>We asked you something and are waiting for your answer.</p>}
      {enquiry.promises.length > 0 && (
        <>
          <h2>What we promised</h2>
          <ul className="promises">
            {enquiry.promises.map((promise) => (
              <li key={promise.id} className={promise.state}>
                <strong>{promise.title}</strong>
                <br />
                {promise.whose === 'customer' && promise.state === 'running'
                  ? 'You can do this until'
                  : promised[promise.state]}{' '}
                {at(promise.dueAt)}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>Messages</h2>
      {enquiry.messages.length === 0 && (
        <p>Your message has arrived and is being passed to the right person. Reload this page in a moment.</p>
      )}
      {enquiry.hasOlder && <p>These are the newest messages. Ask us if you need older ones.</p>}
      <ol className="messages">
        {enquiry.messages.map((message) => (
          <li key={message.id} className={message.direction}>
            <h3>
              {message.direction === 'in' ? 'You' : (message.by ?? council)}, <time>{at(message.at)}</time>
            </h3>
            <p>{message.text}</p>
          </li>
        ))}
      </ol>
      <h2>Add to your enquiry</h2>
      <form method="post" action={`/track/${token}`} noValidate>
        <input type="hidden" name="formToken" value={formToken} />
        <div className={fault ? 'field faulty' : 'field'}>
          <label htmlFor="text">Your message</label>
          {fault && (
            <p id="text-fault" className="fault">
              {fault}
            </p>
          )}
          <textarea
            id="text"
            name="text"
            rows={6}
            defaultValue={typed}
            aria-describedby={fault ? 'text-fault' : undefined}
            aria-invalid={fault ? true : undefined}
          />
        </div>
        <button type="submit">Send</button>
      </form>
    </>,
  );
}
