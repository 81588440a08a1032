import { Picture, type PictureName } from './pictures.js';

interface Tile {
  /** Of the field. */
  name: string;
  value: string;
  text: string;
  picture: PictureName;
  isChosen: boolean;
}

interface Props {
  /** What a fault is linked to: the first of them has it as its id. */
  id: string;
  label: string;
  /** One of them, or any number. */
  type: 'radio' | 'checkbox';
  tiles: readonly Tile[];
  fault?: string | undefined;
  /** How the fault is announced, in the language of the page. */
  error: string;
}

/** Choices as large as a hand, each with a picture; fields of a form without a script. */
export const Tiles = ({ id, label, type, tiles, fault, error }: Props) => (
  <fieldset
    className={`device-choices device-choices-${type}`}
    aria-describedby={fault === undefined ? undefined : `${id}-error`}
  >
    <legend className="govuk-heading-l" data-aloud="">
      {label}
    </legend>
    {fault !== undefined && (
      <p id={`${id}-error`} className="govuk-error-message">
        <span className="govuk-visually-hidden">{error}:</span> {fault}
      </p>
    )}
    <div className="device-tiles">
      {tiles.map(({ name, value, text, picture, isChosen }, i) => (
        <label key={`${name} ${value}`} className="device-tile">
          <input
            id={i === 0 ? id : undefined}
            type={type}
            name={name}
            value={value}
            defaultChecked={isChosen}
            aria-invalid={fault === undefined ? undefined : true}
          />
          <span className="device-tile-face">
            <Picture name={picture} />
            <span data-aloud="">{text}</span>
          </span>
        </label>
      ))}
    </div>
  </fieldset>
);
