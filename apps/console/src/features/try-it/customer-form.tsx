import { type AnswerOf, api } from '@frontdoor/contracts';
import { useEffect, useRef, useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { Link } from 'react-router';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { secondTime } from '../../time/format.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Icon } from '../../ui/icon.js';
import { TextBox, TextInput } from '../../ui/text-input.js';
import './customer-form.css';

/** A channel a newcomer can try, with its ready-made example. */
export type TryItChannel = AnswerOf<typeof api.tryItSetup>['channels'][number];

interface Fields {
  from: string;
  text: string;
  name: boolean;
  subject: boolean;
  when: boolean;
}

const fields: Record<TryItChannel['channel'], Fields> = {
  email: { from: 'Your email address', text: 'Your email', name: true, subject: true, when: false },
  sms: { from: 'Your mobile number', text: 'Your message', name: false, subject: false, when: false },
  social: { from: 'Your handle, with its @', text: 'Your post', name: false, subject: false, when: false },
  web: { from: 'Your email address', text: 'What it is about', name: true, subject: true, when: false },
  api: { from: 'Customer’s email address', text: 'Text', name: true, subject: true, when: false },
  phone: {
    from: 'Your telephone number',
    text: 'What you would say',
    name: false,
    subject: false,
    when: false,
  },
  callback: {
    from: 'Your telephone number',
    text: 'What you say to the hub',
    name: false,
    subject: false,
    when: true,
  },
};

/** What a customer fills in on each channel. */
const fieldsOf = (channel: TryItChannel['channel']): Fields => fields[channel];

interface Props {
  steps: readonly { at: string; text: string }[];
  trackingUrl: string | null;
}

/** The way a message took, and what to do next. */
const Journey = ({ steps, trackingUrl }: Props) => {
  const zone = useZone();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section ref={box} className="journey" aria-label="The way it took" role="status">
      <ol>
        {steps.map(({ at, text }, index) => (
          <li key={index}>
            <Icon name="check" size={16} />
            <time className="quiet fixed" dateTime={at}>
              {secondTime(at, zone)}
            </time>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      <p>
        <strong>
          2. Now go to <Link to="/">the queue</Link> and take it.
        </strong>{' '}
        {trackingUrl && (
          <>
            Or look at{' '}
            <a href={trackingUrl} target="_blank" rel="noreferrer">
              the customer’s page<span className="visually-hidden"> (opens in a new tab)</span>
            </a>
            .
          </>
        )}
      </p>
    </section>
  );
};

/** What the customer writes on one channel, and the way it then took. */
export const CustomerForm = ({
  channel: { channel, entryPoint, path, example },
}: {
  channel: TryItChannel;
}) => {
  const [letter, setLetter] = useState(example);
  const send = useAction(api.tryItSend, { refresh: [keys.queue, keys.inbox] });
  const fields = fieldsOf(channel);
  const write = (name: keyof typeof example) => (value: string) => setLetter({ ...letter, [name]: value });
  return (
    <div className="customer-form">
      <p className="quiet">
        {path.replace(/\.?$/, '.')} It goes to <strong>{entryPoint}</strong>.
      </p>
      <Form
        className="customer-fields"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate({ body: { channel, ...letter } });
        }}
      >
        <TextInput label={fields.from} value={letter.from} onChange={write('from')} isRequired />
        {fields.name && <TextInput label="Name" value={letter.name} onChange={write('name')} />}
        {fields.subject && <TextInput label="Subject" value={letter.subject} onChange={write('subject')} />}
        {fields.when && <TextInput label="When it suits" value={letter.when} onChange={write('when')} />}
        <div className="customer-text">
          <TextBox label={fields.text} value={letter.text} onChange={write('text')} rows={5} isRequired />
        </div>
        <ActionButton type="submit" look="main" isPending={send.isPending}>
          {send.isPending ? 'Sending…' : 'Send as the customer'}
        </ActionButton>
      </Form>
      {send.data && (
        <Journey key={send.submittedAt} steps={send.data.steps} trackingUrl={send.data.trackingUrl} />
      )}
    </div>
  );
};
