import { z } from 'zod';
import { Link, P } from '../govuk/blocks.js';
import { ErrorSummary, formTitle } from '../govuk/error-summary.js';
import { Button, Input } from '../govuk/fields.js';
import { type Frame, page } from '../govuk/layout.js';

type Fields = Readonly<Record<string, string>>;
type Faults = Partial<Record<'reference' | 'email', string>>;

const email = z.email().max(320);

/** What was typed, in one spelling, or what is wrong with it. */
export function readRequest(fields: Fields): { reference: string; email: string } | { faults: Faults } {
  const faults: Faults = {};
  const typed = (fields.reference ?? '').toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  const address = (fields.email ?? '').trim();
  if (typed.length !== 8) faults.reference = 'Enter the reference of your enquiry, like K7Q2-9XMA';
  if (!email.safeParse(address).success) faults.email = 'Enter an email address like name@example.com';
  if (Object.keys(faults).length > 0) return { faults };
  return { reference: `${typed.slice(0, 4)}-${typed.slice(4)}`, email: address };
}

interface FindEnquiryPageProps extends Frame {
  typed?: Fields;
  faults?: Faults;
}

export const findEnquiryPage = ({ council, typed = {}, faults = {} }: FindEnquiryPageProps): string => {
  const hasFaults = Object.keys(faults).length > 0;
  return page({
    title: formTitle('Ask for a new link', hasFaults),
    council,
    back: '/',
    children: (
      <>
        {hasFaults && <ErrorSummary faults={faults} />}
        <h1 className="govuk-heading-xl">Ask for a new link</h1>
        <P>
          When you contacted us you got a link to follow your enquiry. If you have lost it, we can email you a
          new one.
        </P>
        <form method="post" action="/find-enquiry" noValidate>
          <Input
            name="reference"
            label="Reference"
            hint="It stands on the page after you sent your message. It looks like K7Q2-9XMA."
            width="10"
            autoComplete="off"
            spellCheck={false}
            typed={typed.reference}
            fault={faults.reference}
          />
          <Input
            name="email"
            label="Email address"
            hint="The one that you gave us with your enquiry."
            type="email"
            autoComplete="email"
            spellCheck={false}
            typed={typed.email}
            fault={faults.email}
          />
          <Button>Send me a new link</Button>
        </form>
        <P>
          If you do not know the reference, or gave us a phone number only,{' '}
          <Link href="/contact">contact us</Link>.
        </P>
      </>
    ),
  });
};

/** The same whether there is such an enquiry or not. */
export const linkAskedPage = ({ council }: Frame): string =>
  page({
    title: 'Check your email',
    council,
    children: (
      <>
        <h1 className="govuk-heading-xl">Check your email</h1>
        <P>
          If the reference and the email address belong to an enquiry, an email with a new link is on its way.
          It may take a few minutes. We send no more than a few in an hour.
        </P>
        <P>
          We do not say here whether they do, so that nobody can find out who has contacted us. If nothing
          comes, look for spam, check both and <Link href="/find-enquiry">ask again</Link>, or{' '}
          <Link href="/contact">contact us</Link>.
        </P>
      </>
    ),
  });
