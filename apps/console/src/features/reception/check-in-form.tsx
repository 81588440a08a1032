import { api, MAIN_LANGUAGE, type VisitNeed } from '@frontdoor/contracts';
import { useState } from 'react';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { LANGUAGES } from '../../casework/languages.js';
import { ServiceChoice } from '../../casework/service-choice.js';
import { useMe } from '../../session/me.js';
import { notify } from '../../state/notices.js';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { TextInput } from '../../ui/text-input.js';
import { languageWord } from '../../ui/words.js';
import { NeedsField } from './needs-field.js';

interface Props {
  /** Of the desk; undefined for the one of the service. */
  desk: string | undefined;
  onDone: () => void;
}

/** What a visitor says when they come to the desk; only why they came is asked for. */
export const CheckInForm = ({ desk, onDone }: Props) => {
  const { services } = useMe().organisation;
  // One for each visitor: a second press sends the same again, and it is one visit.
  const [requestId] = useState(() => crypto.randomUUID());
  const [purpose, setPurpose] = useState('');
  const [name, setName] = useState('');
  const [service, setService] = useState(services.length === 1 ? services[0]!.slug : '');
  const [language, setLanguage] = useState(MAIN_LANGUAGE);
  const [needs, setNeeds] = useState<VisitNeed[]>([]);
  const checkIn = useAction(api.checkInVisitor, {
    refresh: [keys.visitors],
    onDone: ({ ticket }) => {
      notify({ tone: 'good', title: `Checked in: ${ticket}.` });
      onDone();
    },
  });
  const isIncomplete = purpose.trim() === '' || service === '';
  return (
    <form
      className="visit-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isIncomplete || checkIn.isPending) return;
        checkIn.mutate({
          body: { requestId, purpose, name, service, language, needs, ...(desk !== undefined && { desk }) },
        });
      }}
    >
      <TextInput
        label="Why did they come?"
        hint="In a few words."
        value={purpose}
        onChange={setPurpose}
        maxLength={500}
        autoFocus
      />
      <ServiceChoice label="Service" value={service} onChange={setService} />
      <TextInput label="Name, if they give it" value={name} onChange={setName} maxLength={200} />
      <Choice
        label="Language"
        value={language}
        options={LANGUAGES.map((value) => ({ value, label: languageWord(value) }))}
        onChange={setLanguage}
      />
      <NeedsField needs={needs} onChange={setNeeds} />
      <ActionButton
        look="main"
        size="big"
        type="submit"
        isDisabled={isIncomplete}
        isPending={checkIn.isPending}
      >
        Check in
      </ActionButton>
    </form>
  );
};
