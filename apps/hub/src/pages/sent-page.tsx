import type { Confirmation } from '@frontdoor/use-cases';
import { Link, P, Panel } from '../govuk/blocks.js';
import type { Frame } from '../govuk/frame.js';
import { page } from '../govuk/layout.js';
import { sayWhen } from './say-when.js';

interface SentPageProps extends Frame {
  zone: string;
  reference: string;
  trackingUrl: string;
  confirmation: Confirmation;
}

/** After sending: the reference to keep, by when we answer, and where to follow. It says of nothing that it was sent unless it was. */
export const sentPage = ({
  council,
  own,
  zone,
  reference,
  trackingUrl,
  confirmation,
}: SentPageProps): string => {
  const { answerBy, email, routed } = confirmation;
  return page({
    title: 'Message sent',
    council,
    own,
    children: (
      <>
        <Panel title="Message sent">
          Your reference
          <br />
          <strong>{reference}</strong>
        </Panel>
        {email === 'sent' && <P>We have emailed you a confirmation with this reference.</P>}
        {email === 'on-its-way' && <P>An email with this reference is on its way to you.</P>}
        <h2 className="govuk-heading-m">What happens next</h2>
        {answerBy !== undefined ? (
          <p className="govuk-body">
            We will answer by <strong>{sayWhen(answerBy, zone)}</strong>. A person will read your message and
            answer you.
          </p>
        ) : (
          <P>
            A person will read your message and answer you.
            {!routed &&
              ' We are still working out by when: the page of your enquiry says so as soon as it is known, most often within a minute.'}
          </P>
        )}
        <P>
          <Link href={trackingUrl}>Follow your enquiry or add to it</Link>
        </P>
        <div className="govuk-inset-text">
          Keep this link for yourself: whoever has it can read your enquiry.
        </div>
      </>
    ),
  });
};
