import { sayWindow } from '@frontdoor/casework/callbacks';
import type { Span } from '@frontdoor/casework/shifts';
import type { TrackedCallback } from '@frontdoor/use-cases';
import { Link, P, SummaryList } from '../govuk/blocks.js';
import { ErrorSummary, formTitle } from '../govuk/error-summary.js';
import { Button, Radios } from '../govuk/fields.js';
import type { Frame } from '../govuk/frame.js';
import { page } from '../govuk/layout.js';
import { callbackRows, canBeChanged } from './callback-rows.js';

interface CallbackPageProps extends Frame {
  zone: string;
  now: number;
  token: string;
  reference: string;
  callback: TrackedCallback;
  /** Other times that can be chosen; epoch milliseconds. */
  windows: readonly Span[];
  /** There are later ones too. */
  hasMore: boolean;
  fault?: string;
}

/** The customer changes or cancels when they are rung back. */
export const callbackPage = (props: CallbackPageProps): string => {
  const { council, own, zone, now, token, reference, callback, windows, hasMore, fault } = props;
  const path = `/track/${token}/callbacks/${callback.id}`;
  return page({
    title: formTitle('When we ring you back', fault !== undefined),
    council,
    own,
    back: `/track/${token}`,
    children: (
      <>
        {fault !== undefined && <ErrorSummary faults={{ window: fault }} />}
        <h1 className="govuk-heading-l">
          <span className="govuk-caption-l">{reference}</span>
          When we ring you back
        </h1>
        <SummaryList rows={callbackRows(callback, zone, now)} />
        {canBeChanged(callback) && (
          <>
            <form method="post" action={`${path}/move`} noValidate>
              <h2 className="govuk-heading-m">Choose another time</h2>
              {windows.length === 0 ? (
                <P>
                  There is no other time that we can offer here.{' '}
                  <Link href={`/track/${token}`}>Write to us</Link> and we will find one.
                </P>
              ) : (
                <>
                  <Radios
                    name="window"
                    label="When suits you?"
                    hint="We ring within the time that you choose."
                    chosen=""
                    fault={fault}
                    items={windows.map(({ from, to }) => ({
                      value: `${from}-${to}`,
                      text: sayWindow({ from, to }, zone),
                    }))}
                  />
                  {hasMore && (
                    <P>
                      <Link href={`${path}?times=all`}>More times</Link>
                    </P>
                  )}
                  <Button>Change to this time</Button>
                </>
              )}
            </form>
            <form method="post" action={`${path}/cancel`} noValidate>
              <h2 className="govuk-heading-m">Do not ring me</h2>
              <P>Your enquiry stays open. We will answer it in another way.</P>
              <Button look="warning">Cancel the call</Button>
            </form>
          </>
        )}
        <P>
          <Link href={`/track/${token}`}>Keep it as it is</Link>
        </P>
      </>
    ),
  });
};
