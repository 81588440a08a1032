import { api, type EventFilter, type EventShape, type SubscriberView } from '@frontdoor/contracts';
import { useState } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { ActionButton } from '../../ui/action-button.js';
import { Icon } from '../../ui/icon.js';
import { Radios } from '../../ui/radios.js';
import { TextInput } from '../../ui/text-input.js';
import { Toggle } from '../../ui/toggle.js';
import type { Secret } from './secret-shown.js';
import { ServicesHeldTo } from './services-held-to.js';
import '../../ui/tick.css';

const kinds: readonly { value: EventFilter; label: string }[] = [
  { value: 'contact.*', label: 'Contacts' },
  { value: 'enquiry.*', label: 'Enquiries' },
  { value: 'promise.*', label: 'Promises' },
  { value: 'delivery.*', label: 'Deliveries that failed' },
  { value: 'customer.*', label: 'Customers' },
];
const shapes: readonly { value: EventShape; label: string; detail: string }[] = [
  { value: 'thin', label: 'Thin', detail: 'ids and facts; the receiver asks for the rest' },
  { value: 'full', label: 'Full', detail: 'with the enquiry, its promises and the contact' },
];

interface Props {
  /** Null for a new one. */
  subscriber: SubscriberView | null;
  onDone: () => void;
  onSecret: (secret: Secret) => void;
}

/** Where and what a subscriber is told. */
export const SubscriberForm = ({ subscriber, onDone, onSecret }: Props) => {
  const [name, setName] = useState(subscriber?.name ?? '');
  const [url, setUrl] = useState(subscriber?.url ?? '');
  const [types, setTypes] = useState<EventFilter[]>(subscriber?.types ?? []);
  const [services, setServices] = useState<string[]>(subscriber?.services ?? []);
  const [shape, setShape] = useState<EventShape>(subscriber?.shape ?? 'thin');
  const [personalData, setPersonalData] = useState(subscriber?.personalData ?? false);
  const refresh = [keys.subscribers];
  const add = useAction(api.addSubscriber, {
    refresh,
    onDone: ({ signingSecret }) => {
      onSecret({ title: `Signing secret of ${name}`, text: signingSecret });
      onDone();
    },
  });
  const change = useAction(api.changeSubscriber, {
    refresh,
    onDone: () => {
      notify({ tone: 'good', title: `${name} is changed.` });
      onDone();
    },
  });
  // Single types are chosen on the command line; what was chosen there can be left out here.
  const single = (subscriber?.types ?? []).filter((type) => !type.endsWith('.*'));
  const choices = [...kinds, ...single.map((value) => ({ value, label: value }))];
  const body = { url, types, services, shape, personalData: shape === 'full' && personalData };
  return (
    <section
      className="panel subscriber"
      aria-label={subscriber ? `Change ${subscriber.name}` : 'New subscriber'}
    >
      {!subscriber && (
        <TextInput label="Name" value={name} onChange={setName} maxLength={100} autoFocus isRequired />
      )}
      <TextInput
        label="Address"
        hint="Where events are posted, such as https://app.example.org/events"
        value={url}
        onChange={setUrl}
        maxLength={2000}
        isRequired
      />
      <CheckboxGroup className="field" value={types} onChange={(next) => setTypes(next as EventFilter[])}>
        <Label>Told of (everything where nothing is chosen)</Label>
        <div className="subscriber-ticks">
          {choices.map(({ value, label }) => (
            <Checkbox key={value} value={value} className="tick">
              <span className="tick-box">
                <Icon name="check" size={16} />
              </span>
              {label}
            </Checkbox>
          ))}
        </div>
      </CheckboxGroup>
      <ServicesHeldTo
        label="Of these services (of all where nothing is chosen)"
        value={services}
        onChange={setServices}
      />
      <Radios label="Shape" value={shape} options={shapes} onChange={setShape} />
      {shape === 'full' && (
        <Toggle
          label="It may be told who somebody is and what they wrote"
          isSelected={personalData}
          onChange={setPersonalData}
        />
      )}
      <div className="subscriber-actions">
        <ActionButton onPress={onDone}>Cancel</ActionButton>
        <ActionButton
          look="main"
          isDisabled={name.trim() === '' || url.trim() === ''}
          isPending={add.isPending || change.isPending}
          onPress={() =>
            subscriber
              ? change.mutate({ params: { id: subscriber.id }, body })
              : add.mutate({ body: { name, ...body } })
          }
        >
          Save
        </ActionButton>
      </div>
    </section>
  );
};
