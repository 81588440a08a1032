import { api, type Channel, CHANNELS, type EnquiryKind, enquiryKind } from '@frontdoor/contracts';
import { useEffect, useRef, useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { useNavigate } from 'react-router';
import { asApiError } from '../../api/api-error.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { LANGUAGES } from '../../casework/languages.js';
import { newerIn } from '../../casework/newer-in.js';
import { ServiceChoice } from '../../casework/service-choice.js';
import { useMe } from '../../session/me.js';
import { notify } from '../../state/notices.js';
import { useNow } from '../../time/use-now.js';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { TimeInput } from '../../ui/date-picker.js';
import { Segments } from '../../ui/segments.js';
import { TextBox, TextInput } from '../../ui/text-input.js';
import { Toggle } from '../../ui/toggle.js';
import { kindWord, languageWord } from '../../ui/words.js';
import { StampFields } from './stamp-fields.js';
import { type Person, WhoField } from './who-field.js';

const blank = {
  name: '',
  phone: '',
  email: '',
  postal: '',
  subject: '',
  text: '',
  answer: '',
  service: '',
  kind: '' as EnquiryKind | '',
  language: 'en',
  enquiryId: '',
};

interface Props {
  ways: readonly { value: Channel; label: string }[];
}

export const NewContactForm = ({ ways }: Props) => {
  const { services } = useMe().organisation;
  const now = useNow();
  const navigate = useNavigate();
  // One for each contact: a second press sends the same again, and it is taken once.
  const [requestId] = useState(() => crypto.randomUUID());
  const [channel, setChannel] = useState(ways[0]!.value);
  const [person, setPerson] = useState<Person | null>(null);
  const [fields, setFields] = useState({ ...blank, service: services.length === 1 ? services[0]!.slug : '' });
  const [receivedAt, setReceivedAt] = useState<string | null | undefined>(undefined);
  const [receivedOn, setReceivedOn] = useState<string | null>(null);
  const [complex, setComplex] = useState(false);
  const [isAnswered, setIsAnswered] = useState(false);
  const write = (name: keyof typeof blank) => (value: string) => setFields({ ...fields, [name]: value });
  const take = useAction(api.takeDownContact, {
    refresh: [keys.queue],
    explain: newerIn,
    onDone: ({ reference, enquiryId }) => {
      notify({ tone: 'good', title: `Recorded: ${reference}.` });
      void navigate(enquiryId === null ? `/search?q=${reference}` : `/enquiries/${enquiryId}`);
    },
  });
  const refusal = take.error === null ? undefined : asApiError(take.error);
  const faultOf = (field: string): string | undefined =>
    refusal?.details['field'] === field ? `${refusal.details['reason']}.` : undefined;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (take.error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [take.error]);
  const service = services.find(({ slug }) => slug === fields.service);
  const isStamped = CHANNELS[channel].stamped ?? false;
  const isIncomplete =
    fields.text.trim() === '' ||
    !service ||
    (!isStamped && receivedAt === null) ||
    (isAnswered && fields.answer.trim() === '') ||
    (!isStamped && typeof receivedAt === 'string' && Date.parse(receivedAt) > now + 60_000);
  const { kind, enquiryId, answer, ...given } = fields;
  // What came meanwhile was told; pressed again, it was read.
  const wasTold = refusal?.code === 'newer-from-customer' && take.variables?.body.enquiryId === enquiryId;
  return (
    <Form
      ref={form}
      className="new-contact"
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        if (isIncomplete || take.isPending) return;
        take.mutate({
          body: {
            ...given,
            ...{ requestId, channel },
            ...(person && { customerId: person.id }),
            ...(person && enquiryId !== '' && { enquiryId }),
            ...(kind !== '' && { kind }),
            ...(isStamped
              ? receivedOn !== null && { receivedOn }
              : typeof receivedAt === 'string' && { receivedAt }),
            ...(isStamped && complex && { complex }),
            ...(isAnswered && { answer }),
            ...(wasTold && { seenUpTo: String(refusal.details['entry']) }),
          },
        });
      }}
    >
      <Segments label="How did it come?" value={channel} options={ways} onChange={setChannel} />
      <WhoField
        person={person}
        onChange={(next) => {
          setPerson(next);
          setFields({ ...fields, enquiryId: '', ...(next && { language: next.language }) });
        }}
      />
      {person === null ? (
        <div className="new-contact-row">
          <TextInput label="Name" value={fields.name} onChange={write('name')} maxLength={200} />
          <TextInput
            label="Telephone"
            type="tel"
            value={fields.phone}
            onChange={write('phone')}
            fault={faultOf('phone')}
            maxLength={100}
          />
          <TextInput
            label="Email"
            type="email"
            value={fields.email}
            onChange={write('email')}
            fault={faultOf('email')}
            maxLength={320}
          />
          <TextInput
            label="Postal address"
            value={fields.postal}
            onChange={write('postal')}
            maxLength={320}
          />
        </div>
      ) : (
        person.enquiries.length > 0 && (
          <Choice
            label="Which matter?"
            value={enquiryId}
            options={[
              { value: '', label: 'Something new' },
              ...person.enquiries.map((each) => ({
                value: each.id,
                label: `${each.reference}: ${each.subject}`,
                detail: `${each.service}, ${each.state}`,
              })),
            ]}
            onChange={write('enquiryId')}
          />
        )
      )}
      <div className="new-contact-row">
        <ServiceChoice label="For which service?" value={fields.service} onChange={write('service')} />
        <Choice
          label="What is it?"
          value={kind === '' ? (service?.kind ?? 'enquiry') : kind}
          options={enquiryKind.options.map((value) => ({ value, label: kindWord[value] }))}
          onChange={write('kind')}
        />
        <Choice
          label="Language"
          value={fields.language}
          options={[...new Set([...LANGUAGES, fields.language])].map((value) => ({
            value,
            label: languageWord(value),
          }))}
          onChange={write('language')}
        />
      </div>
      <TextInput
        label="About (optional)"
        value={fields.subject}
        onChange={write('subject')}
        maxLength={200}
      />
      <TextBox
        label="What do they say?"
        rows={4}
        value={fields.text}
        onChange={write('text')}
        maxLength={50_000}
      />
      <div className="new-contact-row">
        <div>
          {isStamped ? (
            <StampFields
              date={receivedOn}
              onDate={setReceivedOn}
              fault={refusal?.code === 'receipt-date-refused' ? refusal.message : undefined}
              isComplex={complex}
              onComplex={setComplex}
            />
          ) : (
            <>
              <Toggle
                label="It came earlier"
                isSelected={receivedAt !== undefined}
                onChange={(isEarlier) => setReceivedAt(isEarlier ? new Date(now).toISOString() : undefined)}
              />
              {receivedAt !== undefined && (
                <>
                  <TimeInput
                    label="Received on"
                    hint="Promises are counted from then."
                    value={receivedAt}
                    max={new Date(Math.ceil(now / 60_000) * 60_000).toISOString()}
                    onChange={setReceivedAt}
                  />
                  {faultOf('receivedAt') && <p className="field-error">{faultOf('receivedAt')}</p>}
                </>
              )}
            </>
          )}
        </div>
        <Toggle label="It is answered already" isSelected={isAnswered} onChange={setIsAnswered} />
      </div>
      {isAnswered && (
        <TextBox
          label="What was the answer?"
          hint="Kept as a note. Promises that an answer on the spot keeps are kept; what wants an answer in writing stays in the queue."
          rows={2}
          value={fields.answer}
          onChange={write('answer')}
          maxLength={10_000}
        />
      )}
      <div className="new-contact-end">
        <ActionButton type="submit" look="main" isDisabled={isIncomplete} isPending={take.isPending}>
          {isAnswered ? 'Record as answered' : 'Put in the queue'}
        </ActionButton>
      </div>
    </Form>
  );
};
