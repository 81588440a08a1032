import { type FieldFaults, FILES_AT_MOST } from '@frontdoor/channels/web';
import { P } from '../govuk/blocks.js';
import { ErrorSummary, formTitle } from '../govuk/error-summary.js';
import type { Topic } from './topics.js';
import { Button, FileUpload, Input, Radios, Textarea } from '../govuk/fields.js';
import type { Frame } from '../govuk/frame.js';
import { page } from '../govuk/layout.js';

interface ContactPageProps extends Frame {
  topics: readonly Topic[];
  formToken: string;
  /** What was typed, when the form comes back with faults. */
  typed?: Readonly<Record<string, string>>;
  faults?: FieldFaults;
}

/** Raise an enquiry without an account. Works without JavaScript. */
export const contactPage = ({
  council,
  own,
  topics,
  formToken,
  typed = {},
  faults = {},
}: ContactPageProps): string => {
  const hasFaults = Object.keys(faults).length > 0;
  return page({
    title: formTitle('Contact us', hasFaults),
    council,
    own,
    back: '/',
    children: (
      <>
        {hasFaults && <ErrorSummary faults={faults} />}
        <h1 className="govuk-heading-xl">Contact us</h1>
        <P>You do not need an account. You get a reference, and a link to follow what we do.</P>
        <form method="post" action="/contact" encType="multipart/form-data" noValidate id="form">
          <input type="hidden" name="formToken" value={formToken} />
          <Radios
            name="service"
            label="What is it about?"
            items={[...topics, { value: '', text: 'Something else, or I am not sure' }]}
            chosen={typed.service ?? '-'}
            fault={faults.service}
          />
          <Textarea
            name="text"
            label="Your message"
            rows={8}
            most={20_000}
            typed={typed.text}
            fault={faults.text}
          />
          <FileUpload
            name="files"
            label="Photos or documents (optional)"
            hint={`Add what helps us understand: ${FILES_AT_MOST}.${hasFaults ? ' Choose them again, if you had chosen some.' : ''}`}
            fault={faults.files}
          />
          <Input
            name="name"
            label="Your name (optional)"
            autoComplete="name"
            spellCheck={false}
            typed={typed.name}
            fault={faults.name}
          />
          <Input
            name="email"
            label="Email address"
            type="email"
            autoComplete="email"
            spellCheck={false}
            hint="We will email you here. Or give a phone number instead."
            typed={typed.email}
            fault={faults.email}
          />
          <Input
            name="phone"
            label="Phone number"
            type="tel"
            autoComplete="tel"
            width="20"
            hint="We will call or text you here, if there is no email address."
            typed={typed.phone}
            fault={faults.phone}
          />
          <div className="trap" aria-hidden="true">
            <label htmlFor="website">Leave this empty</label>
            <input id="website" name="website" tabIndex={-1} autoComplete="off" />
          </div>
          <Button>Send</Button>
        </form>
      </>
    ),
  });
};
