import { type FieldFaults, MOST_OF_PLACE } from '@frontdoor/channels/web';
import { Button, Input, Radios, Textarea } from '../govuk/fields.js';
import { OWN_WORDS, type PlacesShown } from './place-choice.js';

interface PlaceFieldProps {
  label: string;
  hint: string;
  /** What the button says. */
  find: string;
  /** What the lines for their own words are called, beside the search or without it. */
  own: string;
  /** Where the form is posted to: its page opens at the list. */
  action: string;
  /** Undefined where there is no gazetteer: then places are written. */
  places: PlacesShown | undefined;
  typed: Readonly<Record<string, string>>;
  faults: FieldFaults;
}

/** A place: sought by postcode or street and chosen from a list, or written. */
export const PlaceField = (props: PlaceFieldProps) => {
  const { label, hint, find, own, action, places, typed, faults } = props;
  const written = (name: string, about?: string) => (
    <Textarea
      name="address"
      label={name}
      hint={about}
      rows={3}
      most={MOST_OF_PLACE}
      typed={typed.address}
      fault={faults.address}
    />
  );
  if (!places) return written(label, own);
  const { found } = places;
  return (
    <>
      <Input
        name="where"
        label={label}
        hint={hint}
        width="20"
        spellCheck={false}
        typed={typed.where}
        fault={faults.where}
      />
      <Button action="find" look="secondary" to={`${action}#places`}>
        {find}
      </Button>
      <div id="places">
        {found?.what === 'found' ? (
          <Radios
            name="place"
            label={
              found.places.length === 1 ? '1 place was found' : `${found.places.length} places were found`
            }
            hint="Choose one."
            items={[
              ...found.places.map(({ uprn, address }) => ({ value: uprn, text: unbroken(address) })),
              { value: OWN_WORDS, text: 'None of these' },
            ]}
            chosen={typed.place ?? ''}
            fault={faults.place}
          />
        ) : (
          found && (
            <>
              <div className="govuk-inset-text">{NOT_FOUND[found.what](typed.where ?? '', found)}</div>
              <input type="hidden" name="place" value={OWN_WORDS} />
            </>
          )
        )}
      </div>
      {(found || typed.address || faults.address) && written('Or write where it is', own)}
    </>
  );
};

/** A postcode stands on one line. */
const unbroken = (address: string): string => address.replace(/ (\d[A-Z]{2})$/, '\u00A0$1');

type NotFound = Exclude<NonNullable<PlacesShown['found']>, { what: 'found' }>;

const NOT_FOUND: Readonly<Record<NotFound['what'], (where: string, found: NotFound) => string>> = {
  none: (where) => `We know no place for “${where}”. Check the spelling, or write where it is.`,
  'too-many': (where) =>
    `More than 100 places fit “${where}”. Add a house number, another word of the address or the postcode, and find it again. Or write where it is.`,
  'too-little': () =>
    'Enter a whole postcode, or the name of a street, and find it again. Or write where it is.',
  wait: (_where, found) =>
    `So many places were looked for from your network that the next list can be shown on ${'until' in found ? found.until : ''}. You need not wait: write where it is.`,
};
