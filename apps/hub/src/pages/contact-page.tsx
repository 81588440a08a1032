import { INTERPRETED_LANGUAGES, sayInterpreted } from '@frontdoor/contracts';
import { type FieldFaults, FILES_AT_MOST, UNSEEN_FIELD } from '@frontdoor/channels/web';
import type { FormFile } from '@frontdoor/use-cases';
import { Link, P } from '../govuk/blocks.js';
import { ErrorSummary, formTitle } from '../govuk/error-summary.js';
import type { Topic } from './topics.js';
import { Button, EnterDoes, FileUpload, Input, Radios, Select, Textarea, Unseen } from '../govuk/fields.js';
import type { Frame } from '../govuk/frame.js';
import { page } from '../govuk/layout.js';
import { KeptFiles } from './kept-files.js';
import type { PlacesShown } from './place-choice.js';
import { PlaceField } from './place-field.js';

export interface ContactPageProps extends Frame {
  topics: readonly Topic[];
  formToken: string;
  /** What was typed, when the form comes back. */
  typed?: Readonly<Record<string, string>>;
  faults?: FieldFaults;
  /** What was added before. */
  files?: readonly FormFile[];
  places?: PlacesShown | undefined;
  /** Until when it is kept, in words; absent where nobody asked for that. */
  savedUntil?: string;
  /** Why nothing should be sent by it just now, in the words of the council. */
  paused?: string | undefined;
}

/** Raise an enquiry without an account. Works without JavaScript. */
export const contactPage = ({
  council,
  own,
  topics,
  formToken,
  typed = {},
  faults = {},
  files = [],
  places,
  savedUntil,
  paused,
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
        {paused !== undefined && (
          <div className="govuk-inset-text">
            <strong>{paused}</strong>
          </div>
        )}
        {savedUntil === undefined ? (
          <P>
            You do not need an account. You get a reference, and a link to follow what we do. Many questions
            have <Link href="/answers">an answer already</Link>.
          </P>
        ) : (
          <div className="govuk-inset-text">
            This is your saved form. It has not been sent to us yet. We keep it until {savedUntil}.
          </div>
        )}
        <form method="post" action="/contact" encType="multipart/form-data" noValidate id="form">
          <input type="hidden" name="formToken" value={formToken} />
          <input type="hidden" name="offers" value="yes" />
          <EnterDoes action="send" />
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
          <div data-fitting-answers="text" className="fitting-answers" aria-live="polite" />
          <PlaceField
            label="Where is it? (optional)"
            hint="If it is about a place: its postcode, or the name of the street."
            find="Find the place"
            own="In your own words, and what helps to find it."
            action="/contact"
            places={places}
            typed={typed}
            faults={faults}
          />
          <FileUpload
            name="files"
            label="Photos or documents (optional)"
            hint={`Add what helps us understand: ${FILES_AT_MOST}. On a phone you can take a photo. To add more, press “Add these files” and choose again.`}
            fault={faults.files}
          />
          <Button action="add" look="secondary">
            Add these files
          </Button>
          <KeptFiles files={files} />
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
          <Select
            name="interpreter"
            label="Do you need an interpreter? (optional)"
            hint="Choose your language. We arrange an interpreter, and you pay nothing for it."
            items={[
              { value: '', text: 'No interpreter' },
              ...INTERPRETED_LANGUAGES.map((tag) => ({ value: tag, text: sayInterpreted(tag) })),
            ]}
            chosen={typed.interpreter ?? ''}
          />
          <Radios
            name="interpreterWay"
            label="If you need one: how? (optional)"
            items={[
              { value: 'telephone', text: 'By telephone' },
              { value: 'face-to-face', text: 'Face to face' },
            ]}
            chosen={typed.interpreterWay ?? ''}
          />
          <Unseen name={UNSEEN_FIELD} />
          <div className="govuk-button-group">
            <Button action="send">Send</Button>
            <Button action="save" look="secondary">
              Save and finish later
            </Button>
          </div>
        </form>
        <P>A form that you save is not sent yet. Our time to answer begins when you send it.</P>
      </>
    ),
  });
};
