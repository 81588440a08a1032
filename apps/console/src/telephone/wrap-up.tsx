import { api, type CallEnding, type CallView } from '@frontdoor/contracts';
import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Form } from 'react-aria-components/Form';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';
import { InterpreterChoice } from '../casework/interpreter-choice.js';
import { ServiceChoice } from '../casework/service-choice.js';
import { WindowChoice } from '../casework/window-choice.js';
import { useShortcut } from '../shortcuts/shortcuts.js';
import { notify } from '../state/notices.js';
import { useNow } from '../time/use-now.js';
import { ActionButton } from '../ui/action-button.js';
import { Radios } from '../ui/radios.js';
import { TextBox, TextInput } from '../ui/text-input.js';
import { AskedRows } from './asked-rows.js';
import { callerOf } from './call-words.js';
import { CallAnswers } from './call-answers.js';
import { Caller } from './caller.js';
import { bodyOf, type Closing, missingOf } from './closing.js';
import { useClosing } from './use-closing.js';
import { useNotesOfCall } from './use-notes-of-call.js';

const ENDINGS: readonly { value: CallEnding; label: string }[] = [
  { value: 'answered', label: 'Answered' },
  { value: 'transferred', label: 'Passed on to a service' },
  { value: 'callback', label: 'To be rung back' },
  { value: 'other', label: 'Neither of these' },
];

interface Fields {
  /** Short name of the service that the enquiry is with. */
  service: string;
  closing: Closing;
  change: (changes: Partial<Closing>) => void;
}

/** What else an ending asks for. */
const EndingFields = ({ service, closing, change }: Fields) => {
  if (closing.ending === 'transferred')
    return (
      <ServiceChoice
        label="Which service has it now?"
        value={closing.toService}
        onChange={(toService) => change({ toService })}
      />
    );
  if (closing.ending === 'callback')
    return <WindowChoice service={service} value={closing.from ?? ''} onChange={change} />;
  if (closing.ending === 'other')
    return (
      <TextInput
        label="Why?"
        value={closing.reason}
        onChange={(reason) => change({ reason })}
        maxLength={1000}
      />
    );
  return null;
};

/** Asks how a call ended for the caller: until it is said, nothing more is offered (CITY-T2, CAS-T3, CARE-T3). */
const WrapUp = ({ call }: { call: CallView }) => {
  const { closing, change, forget } = useClosing(call.id);
  useNotesOfCall(call, closing.summary, (summary) => change({ summary }));
  const now = useNow();
  const [isOpen, setIsOpen] = useState(true);
  const [missing, setMissing] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const formId = useId();
  const close = useAction(api.closeCall, {
    refresh: [keys.calls, keys.queue, keys.enquiries, keys.session],
    onDone: () => {
      forget();
      notify({ tone: 'good', title: `Kept: how the call with ${callerOf(call)} ended.` });
    },
  });
  const begin = () => {
    flushSync(() => setIsOpen(true));
    form.current?.querySelector<HTMLElement>('input[type="radio"]:checked, input[type="radio"]')?.focus();
  };
  useShortcut('h', 'Say how the call ended', begin);
  const write = (changes: Partial<Closing>) => {
    setMissing(null);
    change(changes);
  };
  return (
    <section className="call-bar call-over" aria-label="A call is over">
      <Caller call={call} says="Over:" />
      <p className="call-do">How did it end for the caller?</p>
      <ActionButton
        look="quiet"
        icon={isOpen ? 'up' : 'down'}
        aria-expanded={isOpen}
        aria-controls={formId}
        onPress={() => (isOpen ? setIsOpen(false) : begin())}
      >
        {isOpen ? 'Fold away' : 'Say how it ended'}
      </ActionButton>
      {isOpen && call.enquiryId && <CallAnswers enquiryId={call.enquiryId} />}
      <Form
        ref={form}
        id={formId}
        className="call-form"
        hidden={!isOpen}
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          const lack = missingOf(closing, now);
          setMissing(lack);
          if (lack === null && !close.isPending)
            close.mutate({ params: { id: call.id }, body: bodyOf(closing) });
        }}
      >
        <Radios
          label="It ended"
          value={closing.ending}
          options={ENDINGS}
          onChange={(ending) => write({ ending })}
        />
        <EndingFields service={call.serviceSlug} closing={closing} change={write} />
        <TextBox
          label="What was it about?"
          rows={2}
          value={closing.summary}
          onChange={(summary) => write({ summary })}
          maxLength={5000}
        />
        <AskedRows rows={closing.asked} onChange={(asked) => write({ asked })} />
        <InterpreterChoice value={closing.interpreter} onChange={(interpreter) => write({ interpreter })} />
        <div className="call-form-end">
          <p className="field-error" role="alert">
            {missing}
          </p>
          <ActionButton type="submit" look="main" isPending={close.isPending}>
            Close the call
          </ActionButton>
        </div>
      </Form>
    </section>
  );
};

export default WrapUp;
