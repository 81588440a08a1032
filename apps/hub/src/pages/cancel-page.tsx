import type { TrackedEnquiry } from '@frontdoor/use-cases';
import { Link, P } from '../govuk/blocks.js';
import { ErrorSummary, formTitle } from '../govuk/error-summary.js';
import { Button, Textarea } from '../govuk/fields.js';
import type { Frame } from '../govuk/frame.js';
import { page } from '../govuk/layout.js';

interface CancelPageProps extends Frame {
  token: string;
  enquiry: TrackedEnquiry;
  /** What was typed, where there is a fault. */
  reason?: string;
  fault?: string;
}

/** Before an enquiry is cancelled: what that means for what was promised, and how to undo it. */
export const cancelPage = ({ council, own, token, enquiry, reason, fault }: CancelPageProps): string => {
  const open = enquiry.promises.some(
    ({ whose, state }) => whose === 'council' && (state === 'running' || state === 'paused'),
  );
  return page({
    title: formTitle('Cancel your enquiry', fault !== undefined),
    council,
    own,
    back: `/track/${token}`,
    children: (
      <>
        {fault !== undefined && <ErrorSummary faults={{ reason: fault }} />}
        <h1 className="govuk-heading-l">
          <span className="govuk-caption-l">{enquiry.reference}</span>
          Cancel your enquiry
        </h1>
        <P>We close it and nobody will answer it. What you and we wrote stays on its page.</P>
        {open && (
          <P>What we promised for it no longer applies. We do not count it as a promise that we kept.</P>
        )}
        <P>If you need it after all, write to us on its page: that opens it again.</P>
        <form method="post" action={`/track/${token}/cancel`} noValidate>
          <Textarea
            name="reason"
            label="Why you no longer need it (optional)"
            rows={3}
            most={1000}
            typed={reason}
            fault={fault}
          />
          <Button look="warning">Cancel my enquiry</Button>
        </form>
        <P>
          <Link href={`/track/${token}`}>Keep it as it is</Link>
        </P>
      </>
    ),
  });
};
