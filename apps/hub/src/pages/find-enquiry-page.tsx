import type { LinkAddress } from '@frontdoor/use-cases';
import { Link, P } from '../govuk/blocks.js';
import { ErrorSummary, formTitle } from '../govuk/error-summary.js';
import { Button, Input } from '../govuk/fields.js';
import type { Frame } from '../govuk/frame.js';
import { page } from '../govuk/layout.js';
import { type LinkFaults, readLinkAddress } from './read-link-address.js';

type Fields = Readonly<Record<string, string>>;
type Faults = LinkFaults & { reference?: string };

/** What was typed, in one spelling, or what is wrong with it. */
export function readRequest(fields: Fields): { reference: string; to: LinkAddress } | { faults: Faults } {
  const typed = (fields.reference ?? '').toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  const address = readLinkAddress(fields, 'Enter the email address or the phone number that you gave us');
  const faults: Faults = {
    ...(typed.length !== 8 && { reference: 'Enter the reference of your enquiry, like K7Q2-9XMA' }),
    ...('faults' in address && address.faults),
  };
  if ('faults' in address || Object.keys(faults).length > 0) return { faults };
  return { reference: `${typed.slice(0, 4)}-${typed.slice(4)}`, to: address.to };
}

interface FindEnquiryPageProps extends Frame {
  typed?: Fields;
  faults?: Faults;
}

export const findEnquiryPage = ({ council, own, typed = {}, faults = {} }: FindEnquiryPageProps): string => {
  const hasFaults = Object.keys(faults).length > 0;
  return page({
    title: formTitle('Ask for a new link', hasFaults),
    council,
    own,
    back: '/',
    children: (
      <>
        {hasFaults && <ErrorSummary faults={faults} />}
        <h1 className="govuk-heading-xl">Ask for a new link</h1>
        <P>
          When you contacted us you got a link to follow your enquiry. If you have lost it, we can send you a
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
            hint="The one that you gave us with your enquiry. We will email the link there."
            type="email"
            autoComplete="email"
            spellCheck={false}
            typed={typed.email}
            fault={faults.email}
          />
          <Input
            name="phone"
            label="Mobile phone number"
            hint="If you gave us no email address. We will text the link there."
            type="tel"
            autoComplete="tel"
            width="20"
            spellCheck={false}
            typed={typed.phone}
            fault={faults.phone}
          />
          <Button>Send me a new link</Button>
        </form>
        <P>
          If you do not know the reference, or share your phone number with others,{' '}
          <Link href="/contact">contact us</Link>.
        </P>
      </>
    ),
  });
};

/** The same whether there is such an enquiry or not. */
export const linkAskedPage = ({ council, own, kind }: Frame & Pick<LinkAddress, 'kind'>): string => {
  const { title, what, comes, look } = ASKED[kind];
  return page({
    title,
    council,
    own,
    children: (
      <>
        <h1 className="govuk-heading-xl">{title}</h1>
        <P>
          If the reference and the {what} belong to an enquiry, {comes} with a new link is on its way. It may
          take a few minutes. We send no more than a few in an hour.
        </P>
        <P>
          We do not say here whether they do, so that nobody can find out who has contacted us. If nothing
          comes, {look} and <Link href="/find-enquiry">ask again</Link>, or{' '}
          <Link href="/contact">contact us</Link>.
        </P>
      </>
    ),
  });
};

const ASKED = {
  email: {
    title: 'Check your email',
    what: 'email address',
    comes: 'an email',
    look: 'look for spam, check both',
  },
  phone: {
    title: 'Check your text messages',
    what: 'phone number',
    comes: 'a text message',
    look: 'check both',
  },
} as const;
