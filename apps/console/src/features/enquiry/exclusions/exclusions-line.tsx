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

const Undoing = ({ exclusion, shut }: { exclusion: ExclusionView; shut: () => void }) => {
  const [reason, setReason] = useState('');
  const undo = useAction(api.undoExclusion, {
    refresh: [keys.enquiries, keys.queue],
    onDone: shut,
  });
  const { id, agent, why } = exclusion;
  return (
    <>
      <p>
        It was said of {agent.name}: {sayExclusion(why)}.
      </p>
      <TextInput
        label="Why they may deal with it after all"
        value={reason}
        onChange={setReason}
        maxLength={500}
        isRequired
      />
      <p className="quiet small">Everybody who may read the enquiry reads this on its timeline.</p>
      <div className="pop-up-actions">
        <ActionButton onPress={shut}>Not now</ActionButton>
        <ActionButton
          look="main"
          isPending={undo.isPending}
          isDisabled={reason.trim().length < 3}
          onPress={() => undo.mutate({ params: { id }, body: { reason } })}
        >
          They may deal with it
        </ActionButton>
      </div>
    </>
  );
};

const Excluded = ({ exclusion }: { exclusion: ExclusionView }) => {
  const me = useMe();
  const { agent, why, note, by } = exclusion;
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
        <DialogTrigger>
          <ActionButton size="small" aria-label={`${agent.name} may deal with it after all`}>
            Undo
          </ActionButton>
          <PopUp title={`${agent.name} may deal with it after all`}>
            {(shut) => <Undoing exclusion={exclusion} shut={shut} />}
          </PopUp>
        </DialogTrigger>
      )}
    </li>
  );
};

const useExclusions = (id: string) => {
  const me = useMe();
  return useQuery({
    queryKey: keys.exclusions(id),
    queryFn: ({ signal }) => call(api.listExclusions, { params: { id } }, { signal }),
    enabled: mayUse(me, api.listExclusions),
  }).data?.exclusions;
};

/** Who must not deal with an enquiry, for whoever reads it and for whoever is kept from it. */
export const ExclusionList = ({ enquiryId }: { enquiryId: string }) => {
  const exclusions = useExclusions(enquiryId) ?? [];
  if (exclusions.length === 0) return null;
  return (
    <ul aria-label="Who must not deal with this enquiry">
      {exclusions.map((exclusion) => (
        <Excluded key={exclusion.id} exclusion={exclusion} />
      ))}
    </ul>
  );
};

/** Who must not deal with the enquiry, and the way to say so. */
export const ExclusionsLine = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const me = useMe();
  const mayAct = enquiry.state === 'open' && mayUse(me, api.excludeAgent);
  const exclusions = useExclusions(enquiry.id) ?? [];
  if (exclusions.length === 0 && !mayAct) return null;
  return (
    <div className="exclusions">
      <ExclusionList enquiryId={enquiry.id} />
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
