import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react';

interface FieldProps {
  /** Its name in the form, and its id: faults are linked to it. */
  name: string;
  label: string;
  hint?: string;
  fault?: string;
}

const hintOf = (name: string): string => `${name}-hint`;
const faultOf = (name: string): string => `${name}-error`;

/** What a screen reader says after the name of a field. */
const describedBy = ({ name, hint, fault }: FieldProps, ...more: string[]): string | undefined =>
  [...more, hint && hintOf(name), fault && faultOf(name)].filter(Boolean).join(' ') || undefined;

const Hint = ({ name, hint }: FieldProps) =>
  hint === undefined ? null : (
    <div id={hintOf(name)} className="govuk-hint">
      {hint}
    </div>
  );

const Fault = ({ name, fault }: FieldProps) =>
  fault === undefined ? null : (
    <p id={faultOf(name)} className="govuk-error-message">
      <span className="govuk-visually-hidden">Error:</span> {fault}
    </p>
  );

const groupClass = (fault: string | undefined, more = ''): string =>
  `govuk-form-group${fault === undefined ? '' : ' govuk-form-group--error'}${more}`;

const Label = ({ name, label }: FieldProps) => (
  <label className="govuk-label govuk-label--s" htmlFor={name}>
    {label}
  </label>
);

interface InputProps extends FieldProps {
  type?: 'text' | 'email' | 'tel';
  autoComplete?: HTMLInputAutoCompleteAttribute;
  spellCheck?: boolean;
  typed?: string;
  /** How much is meant to be typed. */
  width?: '10' | '20';
}

export function Input({ type = 'text', autoComplete, spellCheck, typed, width, ...field }: InputProps) {
  const faulty = field.fault === undefined ? '' : ' govuk-input--error';
  return (
    <div className={groupClass(field.fault)}>
      <Label {...field} />
      <Hint {...field} />
      <Fault {...field} />
      <input
        className={`govuk-input${width ? ` govuk-input--width-${width}` : ''}${faulty}`}
        id={field.name}
        name={field.name}
        type={type}
        autoComplete={autoComplete}
        spellCheck={spellCheck}
        defaultValue={typed}
        aria-describedby={describedBy(field)}
        aria-invalid={field.fault === undefined ? undefined : true}
      />
    </div>
  );
}

interface TextareaProps extends FieldProps {
  rows: number;
  most: number;
  typed?: string;
}

/** Without a script the limit stands below the field; with one, what is left of it, once little is. */
export function Textarea({ rows, most, typed, ...field }: TextareaProps) {
  const faulty = field.fault === undefined ? '' : ' govuk-textarea--error';
  const info = `${field.name}-info`;
  return (
    <div
      className={groupClass(field.fault, ' govuk-character-count')}
      data-module="govuk-character-count"
      data-maxlength={most}
      data-threshold="75"
    >
      <Label {...field} />
      <Hint {...field} />
      <Fault {...field} />
      <textarea
        className={`govuk-textarea govuk-js-character-count${faulty}`}
        id={field.name}
        name={field.name}
        rows={rows}
        defaultValue={typed}
        aria-describedby={describedBy(field, info)}
        aria-invalid={field.fault === undefined ? undefined : true}
      />
      <div id={info} className="govuk-hint govuk-character-count__message">
        You can enter up to {most.toLocaleString('en-GB')} characters
      </div>
    </div>
  );
}

/** What a telephone offers its camera for beside what is kept there; nothing else is refused because of it. */
const PICTURES_AND_DOCUMENTS =
  'image/*,video/*,.pdf,.doc,.docx,.odt,.rtf,.txt,.csv,.xls,.xlsx,.ods,.ppt,.pptx,.odp';

/** Several files may be chosen at once. */
export function FileUpload(field: FieldProps) {
  const faulty = field.fault === undefined ? '' : ' govuk-file-upload--error';
  return (
    <div className={groupClass(field.fault)}>
      <Label {...field} />
      <Hint {...field} />
      <Fault {...field} />
      <input
        className={`govuk-file-upload${faulty}`}
        id={field.name}
        name={field.name}
        type="file"
        multiple
        accept={PICTURES_AND_DOCUMENTS}
        aria-describedby={describedBy(field)}
        aria-invalid={field.fault === undefined ? undefined : true}
      />
    </div>
  );
}

interface RadiosProps extends FieldProps {
  items: readonly { value: string; text: string; hint?: string }[];
  chosen: string;
}

export function Radios({ items, chosen, ...field }: RadiosProps) {
  const { name, label } = field;
  return (
    <div className={groupClass(field.fault)}>
      <fieldset className="govuk-fieldset" aria-describedby={describedBy(field)}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{label}</legend>
        <Hint {...field} />
        <Fault {...field} />
        <div className="govuk-radios govuk-radios--small" data-module="govuk-radios">
          {items.map(({ value, text, hint }, i) => {
            // The first has the id of the question, so that a fault leads to it.
            const id = i === 0 ? name : `${name}-${i + 1}`;
            return (
              <div key={value} className="govuk-radios__item">
                <input
                  className="govuk-radios__input"
                  id={id}
                  name={name}
                  type="radio"
                  value={value}
                  defaultChecked={value === chosen}
                  aria-describedby={hint === undefined ? undefined : `${id}-item-hint`}
                />
                <label className="govuk-label govuk-radios__label" htmlFor={id}>
                  {text}
                </label>
                {hint !== undefined && (
                  <div id={`${id}-item-hint`} className="govuk-hint govuk-radios__hint">
                    {hint}
                  </div>
                )}
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}

/** One of many, where a list of radio buttons would be a page of its own. */
export function Select({ items, chosen, ...field }: RadiosProps) {
  const faulty = field.fault === undefined ? '' : ' govuk-select--error';
  return (
    <div className={groupClass(field.fault)}>
      <Label {...field} />
      <Hint {...field} />
      <Fault {...field} />
      <select
        className={`govuk-select${faulty}`}
        id={field.name}
        name={field.name}
        defaultValue={chosen}
        aria-describedby={describedBy(field)}
      >
        {items.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

interface ButtonProps {
  /** What it does, where a form has several. */
  action?: string;
  look?: 'secondary' | 'warning';
  /** Where it posts the form to, where that is not where the form says. */
  to?: string;
  /** What a screen reader says beside the words on it. */
  about?: string;
  children: ReactNode;
}

export const Button = ({ action, look, to, about, children }: ButtonProps) => (
  <button
    type="submit"
    className={`govuk-button${look === undefined ? '' : ` govuk-button--${look}`}`}
    data-module="govuk-button"
    data-prevent-double-click="true"
    formAction={to}
    {...(action !== undefined && { name: 'action', value: action })}
  >
    {children}
    {about !== undefined && <span className="govuk-visually-hidden"> {about}</span>}
  </button>
);

/**
 * What the Enter key does in a field of a form with several buttons: browsers press its first. Nobody is shown it, and no
 * screen reader meets it.
 */
export const EnterDoes = ({ action }: { action: string }) => (
  <button type="submit" name="action" value={action} className="enter" tabIndex={-1} aria-hidden="true" />
);

/** A field that nobody is shown and nothing reads out or fills in, but a program that fills in whatever it finds. */
export const Unseen = ({ name }: { name: string }) => (
  <div hidden>
    <input type="text" name={name} defaultValue="" tabIndex={-1} autoComplete="off" aria-hidden="true" />
  </div>
);
