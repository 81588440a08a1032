import type { FieldFaults } from '@frontdoor/channels/web';
import { P } from '../govuk/blocks.js';
import { ErrorSummary, formTitle } from '../govuk/error-summary.js';
import { Button, EnterDoes, Input, Radios } from '../govuk/fields.js';
import type { Frame } from '../govuk/frame.js';
import { page } from '../govuk/layout.js';
import type { PlacesShown } from './place-choice.js';
import { PlaceField } from './place-field.js';

interface DetailsPageProps extends Frame {
  token: string;
  formToken: string;
  typed?: Readonly<Record<string, string>>;
  faults?: FieldFaults;
  places?: PlacesShown | undefined;
}

/** New details of whoever opened an enquiry. What we know of them is not shown: the link may be in other hands. */
export const detailsPage = (props: DetailsPageProps): string => {
  const { council, own, token, formToken, places, typed = {}, faults = {} } = props;
  const hasFaults = Object.keys(faults).length > 0;
  return page({
    title: formTitle('Change your details', hasFaults),
    council,
    own,
    back: `/track/${token}`,
    children: (
      <>
        {hasFaults && <ErrorSummary faults={faults} />}
        <h1 className="govuk-heading-xl">Change your details</h1>
        <P>
          Enter what has changed and leave the rest empty. It counts for this enquiry. Before a new name, or
          how to answer you, counts for other enquiries of yours, one of us looks at it.
        </P>
        <P>
          To keep you safe we do not show what we have. We tell the email address and phone number that we
          have that something was changed, but not what.
        </P>
        <form method="post" action={`/track/${token}/details`} noValidate id="form">
          <input type="hidden" name="formToken" value={formToken} />
          <EnterDoes action="send" />
          <Input
            name="name"
            label="Name"
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
            typed={typed.email}
            fault={faults.email}
          />
          <Input
            name="phone"
            label="Phone number"
            type="tel"
            autoComplete="tel"
            width="20"
            typed={typed.phone}
            fault={faults.phone}
          />
          <PlaceField
            label="Postal address"
            hint="Its postcode, or the name of the street."
            find="Find the address"
            own="With the postcode."
            action={`/track/${token}/details`}
            places={places}
            typed={typed}
            faults={faults}
          />
          <Radios
            name="preferred"
            label="How should we answer you?"
            items={[
              { value: '', text: 'As before' },
              { value: 'email', text: 'By email' },
              { value: 'phone', text: 'By phone' },
              { value: 'letter', text: 'By letter' },
            ]}
            chosen={typed.preferred ?? ''}
          />
          <Button action="send">Send</Button>
        </form>
      </>
    ),
  });
};
