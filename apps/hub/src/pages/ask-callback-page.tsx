import { sayWindow } from '@frontdoor/casework/callbacks';
import type { OfferedCallback, TrackedEnquiry } from '@frontdoor/use-cases';
import { Link, P, Panel, SummaryList } from '../govuk/blocks.js';
import { ErrorSummary, formTitle } from '../govuk/error-summary.js';
import { Button, Input, Radios } from '../govuk/fields.js';
import type { Frame } from '../govuk/frame.js';
import { page } from '../govuk/layout.js';
import { callbackRows } from './callback-rows.js';

export interface AskCallbackPageProps extends Frame, OfferedCallback {
  zone: string;
  now: number;
  token: string;
  enquiry: Pick<TrackedEnquiry, 'reference' | 'service'>;
  /** There are later times too. */
  hasMore: boolean;
  typed?: Readonly<Record<string, string>>;
  faults?: Readonly<{ window?: string; phone?: string }>;
}

/** The customer asks to be rung, or reads that they will be. */
export const askCallbackPage = (props: AskCallbackPageProps): string =>
  props.callback ? agreed(props, props.callback) : asking(props);

const agreed = (
  { council, own, zone, now, token }: AskCallbackPageProps,
  callback: NonNullable<OfferedCallback['callback']>,
): string =>
  page({
    title: 'We will ring you',
    council,
    own,
    back: `/track/${token}`,
    children: (
      <>
        <Panel title="We will ring you">
          {sayWindow({ from: callback.fromAt, to: callback.toAt }, zone)}
        </Panel>
        <SummaryList rows={callbackRows(callback, zone, now)} />
        <P>If we do not reach you, we say so on the page of your enquiry and try again.</P>
        <P>
          <Link href={`/track/${token}/callbacks/${callback.id}`}>Change or cancel when we ring you</Link>
        </P>
        <P>
          <Link href={`/track/${token}`}>Go to your enquiry</Link>
        </P>
      </>
    ),
  });

const asking = (props: AskCallbackPageProps): string => {
  const { council, own, zone, token, enquiry, windows, number, hasMore, typed = {}, faults = {} } = props;
  const hasFaults = Object.keys(faults).length > 0;
  return page({
    title: formTitle('Ask us to ring you', hasFaults),
    council,
    own,
    back: `/track/${token}`,
    children: (
      <>
        {hasFaults && <ErrorSummary faults={faults} />}
        <h1 className="govuk-heading-l">
          <span className="govuk-caption-l">{enquiry.reference}</span>
          Ask us to ring you
        </h1>
        {windows.length === 0 ? (
          <P>
            There is no time that we can offer here now. <Link href={`/track/${token}`}>Write to us</Link>{' '}
            when you are free, and we will find one.
          </P>
        ) : (
          <form method="post" action={`/track/${token}/callback`} noValidate>
            <Radios
              name="window"
              label="When suits you?"
              hint={`Somebody of ${enquiry.service} rings within the time that you choose.`}
              chosen={typed.window ?? ''}
              fault={faults.window}
              items={windows.map(({ from, to }) => ({
                value: `${from}-${to}`,
                text: sayWindow({ from, to }, zone),
              }))}
            />
            {hasMore && (
              <P>
                <Link href={`/track/${token}/callback?times=all`}>More times</Link>
              </P>
            )}
            <Input
              name="phone"
              label="Which number do we ring?"
              hint="For this enquiry only."
              type="tel"
              autoComplete="tel"
              width="20"
              typed={typed.phone ?? number ?? ''}
              fault={faults.phone}
            />
            <Button>Ask us to ring you</Button>
          </form>
        )}
        <P>
          <Link href={`/track/${token}`}>Go back without asking</Link>
        </P>
      </>
    ),
  });
};
