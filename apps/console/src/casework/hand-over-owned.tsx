import { api, type OwnedMatter } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../api/client.js';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';
import { notify } from '../state/notices.js';
import { shortTime } from '../time/format.js';
import { useNow } from '../time/use-now.js';
import { useZone } from '../time/zone.js';
import { ActionButton } from '../ui/action-button.js';
import { Choice } from '../ui/choice.js';
import { Loaded } from '../ui/loaded.js';
import { PopUp } from '../ui/pop-up.js';
import './hand-over-owned.css';

const NOBODY = '';
const refresh = [keys.agents, keys.enquiries, keys.queue, keys.session];

interface RowProps {
  matter: OwnedMatter;
  to: string;
  onChange: (to: string) => void;
}

/** One matter, with who is proposed for it and why. */
const Row = ({ matter, to, onChange }: RowProps) => (
  <li className="owned-matter">
    <p>
      <Link to={`/enquiries/${matter.enquiryId}`}>
        <bdi>{matter.subject}</bdi>
      </Link>{' '}
      <span className="quiet small">
        {matter.service}, {matter.reference}.{' '}
        {to === (matter.to?.id ?? NOBODY) ? matter.why : 'Changed by hand'}
      </span>
    </p>
    <Choice
      label={`Who takes ${matter.reference}`}
      hideLabel
      value={to}
      options={[
        { value: NOBODY, label: 'Stays with them' },
        ...matter.possible.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={onChange}
    />
  </li>
);

interface Props {
  agentId: string;
  onClose: () => void;
}

/** Hands over all that somebody owns who is away, each matter to whoever is proposed or chosen for it. */
export const HandOverOwned = ({ agentId, onClose }: Props) => {
  const now = useNow();
  const zone = useZone();
  const query = useQuery({
    queryKey: keys.owned(agentId),
    queryFn: ({ signal }) => call(api.proposeForAbsence, { params: { id: agentId } }, { signal }),
    staleTime: 0,
  });
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const undo = useAction(api.undoOwned, {
    refresh,
    onDone: ({ count }) => notify({ tone: 'good', name: 'owned', title: `${count} taken back.` }),
  });
  const hand = useAction(api.handOverOwned, {
    refresh,
    onDone: ({ id, count }) => {
      onClose();
      notify({
        ...{ tone: 'good', name: 'owned', title: `${count} handed over.` },
        action: { label: 'Undo', run: () => undo.mutate({ params: { id } }) },
      });
    },
  });
  return (
    <PopUp title="Hand over what is owned" isOpen onOpenChange={onClose}>
      {() => (
        <Loaded query={query}>
          {({ agent, matters, handed }) => {
            const toOf = ({ enquiryId, to }: OwnedMatter) => chosen[enquiryId] ?? to?.id ?? NOBODY;
            const moves = matters.flatMap((matter) => {
              const to = toOf(matter);
              return to === NOBODY
                ? []
                : [{ enquiryId: matter.enquiryId, to, why: to === matter.to?.id ? matter.why : '' }];
            });
            return (
              <>
                <p>
                  {matters.length === 0
                    ? `${agent.name} owns nothing that is open.`
                    : `Open matters that ${agent.name} owns, each with a proposal. All of them go in one move, which can be undone.`}
                </p>
                <ul className="owned-matters" aria-label="Open matters">
                  {matters.map((matter) => (
                    <Row
                      key={matter.enquiryId}
                      matter={matter}
                      to={toOf(matter)}
                      onChange={(to) => setChosen({ ...chosen, [matter.enquiryId]: to })}
                    />
                  ))}
                </ul>
                {handed
                  .filter(({ isUndone }) => !isUndone)
                  .map(({ id, at, by, count }) => (
                    <p key={id} className="owned-before">
                      <span className="quiet small">
                        {count} handed over {shortTime(at, now, zone)} by {by}
                      </span>
                      <ActionButton
                        size="small"
                        isPending={undo.isPending}
                        onPress={() => undo.mutate({ params: { id } })}
                      >
                        Take back
                        <span className="visually-hidden">
                          {' '}
                          what was handed over {shortTime(at, now, zone)}
                        </span>
                      </ActionButton>
                    </p>
                  ))}
                <div className="pop-up-actions">
                  <ActionButton onPress={onClose}>Not now</ActionButton>
                  <ActionButton
                    look="main"
                    isDisabled={moves.length === 0}
                    isPending={hand.isPending}
                    onPress={() => hand.mutate({ params: { id: agentId }, body: { moves } })}
                  >
                    Hand over {moves.length}
                  </ActionButton>
                </div>
              </>
            );
          }}
        </Loaded>
      )}
    </PopUp>
  );
};
