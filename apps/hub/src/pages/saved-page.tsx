import { Details, Link, P, Panel } from '../govuk/blocks.js';
import { ErrorSummary, formTitle } from '../govuk/error-summary.js';
import { Button, Input } from '../govuk/fields.js';
import type { Frame } from '../govuk/frame.js';
import { page } from '../govuk/layout.js';
import type { LinkFaults } from './read-link-address.js';

interface SavedPageProps extends Frame {
  /** The secret part of its address. */
  token: string;
  /** The whole address, to be copied. */
  link: string;
  until: string;
  /** Where its link can be sent. */
  kinds: readonly ('email' | 'phone')[];
  /** What was typed, here or in the form itself. */
  typed: Readonly<Record<string, string>>;
  faults?: LinkFaults;
}

/** A form is saved: its link to keep, and by which it can be sent. */
export const savedPage = (props: SavedPageProps): string => {
  const { council, own, token, link, until, kinds, typed, faults = {} } = props;
  const hasFaults = Object.keys(faults).length > 0;
  return page({
    title: formTitle('Your form is saved', hasFaults),
    council,
    own,
    children: (
      <>
        {hasFaults && <ErrorSummary faults={faults} />}
        <Panel title="Your form is saved">It has not been sent to us yet</Panel>
        <P>
          We keep it with its files until <strong>{until}</strong>, and then delete it. Our time to answer
          begins when you send it.
        </P>
        <h2 className="govuk-heading-m">Your link</h2>
        <P>Open this link to go on, in this browser or another:</P>
        <p className="govuk-body">
          <a className="govuk-link link-to-keep" href={link}>
            {link}
          </a>
        </p>
        <div className="govuk-inset-text">
          Keep this link for yourself: whoever has it can read your form and send it.
        </div>
        {kinds.length > 0 && (
          <>
            <h2 className="govuk-heading-m">Send the link to yourself</h2>
            <form method="post" action={`/contact/${token}/link`} noValidate>
              {kinds.includes('email') && (
                <Input
                  name="email"
                  label="Email address"
                  type="email"
                  autoComplete="email"
                  spellCheck={false}
                  typed={typed.email}
                  fault={faults.email}
                />
              )}
              {kinds.includes('phone') && (
                <Input
                  name="phone"
                  label="Mobile phone number"
                  hint={kinds.includes('email') ? 'If you give no email address.' : undefined}
                  type="tel"
                  autoComplete="tel"
                  width="20"
                  spellCheck={false}
                  typed={typed.phone}
                  fault={faults.phone}
                />
              )}
              <Button look="secondary">Send me the link</Button>
            </form>
          </>
        )}
        <Details summary="Delete this form">
          <P>We delete what you typed and your files at once. The link then leads nowhere.</P>
          <form method="post" action={`/contact/${token}/delete`}>
            <Button look="warning">Delete this form</Button>
          </form>
        </Details>
      </>
    ),
  });
};

interface FormLinkSentPageProps extends Frame {
  token: string;
  kind: 'email' | 'phone';
}

/** The same whether one was sent now, or enough were sent before. */
export const formLinkSentPage = ({ council, own, token, kind }: FormLinkSentPageProps): string => {
  const title = kind === 'email' ? 'Check your email' : 'Check your text messages';
  return page({
    title,
    council,
    own,
    children: (
      <>
        <h1 className="govuk-heading-xl">{title}</h1>
        <P>
          The link to your saved form is on its way. It may take a few minutes. We send no more than a few in
          an hour.
        </P>
        <P>
          If nothing comes, {kind === 'email' ? 'look for spam' : 'check the number'} and{' '}
          <Link href={`/contact/${token}/saved`}>ask again</Link>.
        </P>
        <P>
          <Link href={`/contact/${token}`}>Go on with your form now</Link>
        </P>
      </>
    ),
  });
};

export const formDeletedPage = ({ council, own }: Frame): string =>
  page({
    title: 'Your form is deleted',
    council,
    own,
    children: (
      <>
        <h1 className="govuk-heading-xl">Your form is deleted</h1>
        <P>What you typed and your files are gone. Nothing was sent to us.</P>
        <P>
          <Link href="/contact">Start again</Link>
        </P>
      </>
    ),
  });
