import { api, type EnquiryDetail, type ExclusionView, sayExclusion } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { call } from '../../../api/client.js';
import { keys } from '../../../api/keys.js';
import { useAction } from '../../../api/use-action.js';
import { useAgents } from '../../../casework/use-agents.js';
import { mayUse, useMe } from '../../../session/me.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Choice } from '../../../ui/choice.js';
import { PopUp } from '../../../ui/pop-up.js';
import { Radios } from '../../../ui/radios.js';
import { TextInput } from '../../../ui/text-input.js';

const REASONS = (['conflict', 'complained-about'] as const).map((value) => ({
  ...{ value, label: sayExclusion(value) },
}));

const Excluding = ({ enquiry, shut }: { enquiry: EnquiryDetail; shut: () => void }) => {
  const me = useMe();
  const agents = useAgents().data ?? [];
  const [agentId, setAgentId] = useState(me.id);
  const [why, setWhy] = useState<'conflict' | 'complained-about'>('conflict');
  const [note, setNote] = useState('');
  const exclude = useAction(api.excludeAgent, { refresh: [keys.enquiries, keys.queue], onDone: shut });
  return (
    <>
      <Choice
        label="Who must not deal with it"
        value={agentId}
        options={agents.map(({ id, name }) => ({ value: id, label: id === me.id ? `${name} (you)` : name }))}
        onChange={setAgentId}
      />
      <Radios label="Why" value={why} options={REASONS} onChange={setWhy} />
      <TextInput
        label="What else is to be known (optional)"
        value={note}
        onChange={setNote}
        maxLength={500}
      />
      <p className="quiet small">Its work is taken off them and never given to them. Everybody sees this.</p>
      <div className="pop-up-actions">
        <ActionButton onPress={shut}>Not now</ActionButton>
        <ActionButton
          look="main"
          isPending={exclude.isPending}
          onPress={() =>
            exclude.mutate({ params: { id: enquiry.id }, body: { agentId, why, ...(note && { note }) } })
          }
        >
          Keep them apart
        </ActionButton>
      </div>
    </>
  );
};

const Excluded = ({ exclusion }: { exclusion: ExclusionView }) => {
  const me = useMe();
  const { id, agent, why, note, by } = exclusion;
  const undo = useAction(api.undoExclusion, { refresh: [keys.enquiries, keys.queue] });
  return (
    <li>
      <strong>{agent.name}</strong> must not deal with this: {sayExclusion(why)}
      {by !== null && <span className="quiet small">, said by {by}</span>}
      {note !== null && (
        <span className="quiet small">
          {'. '}
          <bdi>{note}</bdi>
        </span>
      )}{' '}
      {mayUse(me, api.undoExclusion) && agent.id !== me.id && (
        <ActionButton
          size="small"
          aria-label={`${agent.name} may deal with it after all`}
          isPending={undo.isPending}
          onPress={() => undo.mutate({ params: { id } })}
        >
          Undo
        </ActionButton>
      )}
    </li>
  );
};

/** Who must not deal with the enquiry, and the way to say so. */
export const ExclusionsLine = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const me = useMe();
  const { data } = useQuery({
    queryKey: keys.exclusions(enquiry.id),
    queryFn: ({ signal }) => call(api.listExclusions, { params: { id: enquiry.id } }, { signal }),
    enabled: mayUse(me, api.listExclusions),
  });
  const mayAct = enquiry.state === 'open' && mayUse(me, api.excludeAgent);
  const exclusions = data?.exclusions ?? [];
  if (exclusions.length === 0 && !mayAct) return null;
  return (
    <div className="exclusions">
      {exclusions.length > 0 && (
        <ul aria-label="Who must not deal with this enquiry">
          {exclusions.map((exclusion) => (
            <Excluded key={exclusion.id} exclusion={exclusion} />
          ))}
        </ul>
      )}
      {mayAct && (
        <DialogTrigger>
          <ActionButton size="small">Conflict of interest</ActionButton>
          <PopUp title="Somebody must not deal with this enquiry">
            {(shut) => <Excluding enquiry={enquiry} shut={shut} />}
          </PopUp>
        </DialogTrigger>
      )}
    </div>
  );
};
