import { api, type CallView } from '@frontdoor/contracts';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Form } from 'react-aria-components/Form';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';
import { useAgents } from '../casework/use-agents.js';
import { useMe } from '../session/me.js';
import { ActionButton } from '../ui/action-button.js';
import { Choice } from '../ui/choice.js';
import { PopUp } from '../ui/pop-up.js';
import { TextInput } from '../ui/text-input.js';
import { presenceIcon, presenceWord } from '../ui/words.js';

const SHORTEST_NUMBER = 3;
const SHORTEST_REASON = 3;

interface Props {
  call: CallView;
  onAsked: () => void;
}

const WhomToAsk = ({ call, onAsked }: Props) => {
  const { id: myId } = useMe();
  const agents = useAgents().data ?? [];
  const [agentId, setAgentId] = useState('');
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const ask = useAction(api.askIntoCall, { refresh: [keys.calls] });
  const inIt = new Set(call.people.map((person) => person.agentId));
  const colleagues = agents.filter(({ id }) => id !== myId && !inIt.has(id));
  const send = (body: { agentId: string; reason?: string } | { number: string }) => {
    if (!ask.isPending) ask.mutate({ params: { id: call.id }, body }, { onSuccess: onAsked });
  };
  const hasNumber = number.trim().length >= SHORTEST_NUMBER;
  return (
    <>
      <p>They are rung and come in when they answer. Hold the caller first to speak with them alone.</p>
      <div className="call-ask">
        <Choice
          label="A colleague"
          value={agentId}
          placeholder="Choose a colleague"
          options={colleagues.map(({ id, name, presence }) => ({
            value: id,
            label: name,
            icon: presenceIcon[presence],
            detail: presenceWord[presence],
          }))}
          onChange={setAgentId}
        />
        <TextInput
          label="Why (they see it with the brief before they answer)"
          value={reason}
          onChange={setReason}
          maxLength={1000}
        />
        <ActionButton
          look="main"
          isDisabled={agentId === ''}
          isPending={ask.isPending}
          onPress={() => send({ agentId, ...(reason.trim().length >= SHORTEST_REASON && { reason }) })}
        >
          Ask colleague in
        </ActionButton>
      </div>
      <Form
        className="call-ask"
        onSubmit={(event) => {
          event.preventDefault();
          if (hasNumber) send({ number: number.trim() });
        }}
      >
        <TextInput
          label="Or a number: an interpreter or a partner"
          type="tel"
          value={number}
          onChange={setNumber}
          maxLength={30}
        />
        <ActionButton type="submit" isDisabled={!hasNumber} isPending={ask.isPending}>
          Ring number
        </ActionButton>
      </Form>
    </>
  );
};

/** Rings somebody to come into the call as well. */
export const AskIn = ({ call }: { call: CallView }) => (
  <DialogTrigger>
    <ActionButton icon="agents">Ask in</ActionButton>
    <PopUp title="Ask somebody into the call">{(shut) => <WhomToAsk call={call} onAsked={shut} />}</PopUp>
  </DialogTrigger>
);
