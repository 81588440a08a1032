import { api } from '@frontdoor/contracts';
import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { ActionButton } from '../../ui/action-button.js';
import { TextBox } from '../../ui/text-box.js';
import { TextInput } from '../../ui/text-input.js';
import { fieldsOf } from './fields.js';
import { Journey } from './journey.js';
import type { TryItChannel } from './try-it-channel.js';
import './customer-form.css';

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
