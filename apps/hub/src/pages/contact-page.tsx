import type { FieldFaults } from '@frontdoor/channels/web';
import { FaultSummary, formTitle } from '../edge/fault-summary.js';
import { page } from '../edge/layout.js';

export interface ContactPageProps {
  council: string;
  services: readonly { slug: string; name: string }[];
  formToken: string;
  /** What was typed, when the form comes back with faults. */
  typed?: Readonly<Record<string, string>>;
  faults?: FieldFaults;
}

interface FieldProps {
  name: keyof FieldFaults;
  label: string;
  hint?: string;
  type?: string;
  autoComplete?: string;
  typed?: string;
  fault?: string;
  long?: boolean;
}

function Field({ name, label, hint, type = 'text', autoComplete, typed, fault, long }: FieldProps) {
  const described = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ') || undefined;
  const shared = {
    id: name,
    name,
    autoComplete,
    'aria-describedby': described,
    'aria-invalid': fault ? true : undefined,
  };
  return (
    <div className={fault ? 'field faulty' : 'field'}>
      <label htmlFor={name}>{label}</label>
      {hint && <p id={`${name}-hint`}>{hint}</p>}
      {fault && (
        <p id={`${name}-fault`} className="fault">
          {fault}
        </p>
      )}
      {long ? (
        <textarea {...shared} rows={8} defaultValue={typed} />
      ) : (
        <input {...shared} type={type} defaultValue={typed} />
      )}
    </div>
  );
}

/** Raise an enquiry without an account. Works without JavaScript. */
export const contactPage = ({
  council,
  services,
  formToken,
  typed = {},
  faults = {},
}: ContactPageProps): string => {
  const hasFaults = Object.keys(faults).length > 0;
  return page(
    formTitle('Contact us', hasFaults),
    council,
    <>
      {hasFaults && <FaultSummary faults={faults} />}
      <h1>Contact us</h1>
      <p>You will get a reference and a link to follow your enquiry. You need no account.</p>
      <form method="post" action="/contact" noValidate id="form">
        <input type="hidden" name="formToken" value={formToken} />
        <div className="field">
          <label htmlFor="service">What is it about?</label>
          <select id="service" name="service" defaultValue={typed.service ?? ''}>
            <option value="">I am not sure</option>
            {services.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <Field name="text" label="Your message" long typed={typed.text} fault={faults.text} />
        <Field
          name="name"
          label="Your name (optional)"
          autoComplete="name"
          typed={typed.name}
          fault={faults.name}
        />
        <Field
          name="email"
          label="Email address"
          type="email"
          autoComplete="email"
          hint="We answer here. A telephone number will do as well."
          typed={typed.email}
          fault={faults.email}
        />
        <Field
          name="phone"
          label="Telephone number"
          type="tel"
          autoComplete="tel"
          typed={typed.phone}
          fault={faults.phone}
        />
        <div className="trap" aria-hidden="true">
          <label htmlFor="website">Leave this empty</label>
          <input id="website" name="website" tabIndex={-1} autoComplete="off" />
        </div>
        <button type="submit">Send</button>
      </form>
    </>,
  );
};

/** After sending: the reference to keep, and where to follow. */
export const sentPage = (council: string, reference: string, trackingUrl: string): string =>
  page(
    'Thank you',
    council,
    <>
      <h1>Thank you</h1>
      <p className="reference">
        Your reference is <strong>{reference}</strong>
      </p>
      <p>We have your message. A person will answer you.</p>
      <p>
        <a href={trackingUrl}>Follow your enquiry or add to it</a>
      </p>
      <p>Keep this link for yourself: whoever has it can read your enquiry.</p>
    </>,
  );
