import { Link, P, Panel } from '../govuk/blocks.js';
import { type Frame, page } from '../govuk/layout.js';

interface SentPageProps extends Frame {
  reference: string;
  trackingUrl: string;
}

/** After sending: the reference to keep, and where to follow. */
export const sentPage = ({ council, reference, trackingUrl }: SentPageProps): string =>
  page({
    title: 'Message sent',
    council,
    children: (
      <>
        <Panel title="Message sent">
          Your reference
          <br />
          <strong>{reference}</strong>
        </Panel>
        <h2 className="govuk-heading-m">What happens next</h2>
        <P>We have your message. A person will answer you.</P>
        <P>
          <Link href={trackingUrl}>Follow your enquiry or add to it</Link>
        </P>
        <P>Keep this link for yourself: whoever has it can read your enquiry.</P>
      </>
    ),
  });
