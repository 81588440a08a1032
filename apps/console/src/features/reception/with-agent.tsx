import type { Visitor } from '@frontdoor/contracts';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { useAgents } from '../../casework/use-agents.js';
import { ActionButton } from '../../ui/action-button.js';
import { Loaded } from '../../ui/loaded.js';
import { PopUp } from '../../ui/pop-up.js';
import { busyWithWords, presenceIcon, presenceWord } from '../../ui/words.js';

interface Props {
  visitor: Pick<Visitor, 'ticket' | 'service'>;
  onChoose: (agentId: string) => void;
}

/** Who sees a visitor, where that is somebody else; those who do the service come first. */
export const WithAgent = ({ visitor, onChoose }: Props) => (
  <DialogTrigger>
    <ActionButton>With …</ActionButton>
    <PopUp title={`Who sees ${visitor.ticket}?`}>
      {(close) => (
        <Chosen
          service={visitor.service}
          onChoose={(id) => {
            onChoose(id);
            close();
          }}
        />
      )}
    </PopUp>
  </DialogTrigger>
);

const Chosen = ({ service, onChoose }: { service: string; onChoose: (agentId: string) => void }) => {
  const agents = useAgents();
  return (
    <Loaded query={agents} rows={4}>
      {(list) => (
        <ul className="visit-agents">
          {list
            .toSorted(
              (a, b) =>
                Number(b.services.includes(service)) - Number(a.services.includes(service)) ||
                a.name.localeCompare(b.name),
            )
            .map(({ id, name, team, presence, busyWith }) => (
              <li key={id}>
                <ActionButton size="big" icon={presenceIcon[presence]} onPress={() => onChoose(id)}>
                  {name}
                  <span className="quiet small">
                    {team}, {presenceWord[presence].toLowerCase()}
                    {busyWith && ` (${busyWithWords(busyWith)})`}
                  </span>
                </ActionButton>
              </li>
            ))}
        </ul>
      )}
    </Loaded>
  );
};
