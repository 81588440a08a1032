import { type AgentView, CHANNELS, type WorkItem } from '@frontdoor/contracts';
import type { ReactNode } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { ActionButton } from '../ui/action-button.js';
import { Icon } from '../ui/icon.js';
import { busyWithWords, languageWord, presenceIcon, presenceWord } from '../ui/words.js';
import { useAgents } from './use-agents.js';
import { useRebalance } from './use-rebalance.js';
import { lacksFor, rankAgents } from './who-can.js';
import './assign-menu.css';

type Item = Pick<
  WorkItem,
  'id' | 'agent' | 'reference' | 'enquiryId' | 'service' | 'language' | 'channel' | 'state'
>;

/** What somebody lacks for any of it, in words, each said once. */
const lacking = (agent: AgentView, items: readonly Item[]): string[] => {
  const words = items.flatMap((item) => {
    const lacks = lacksFor(agent, item);
    return [
      ...(lacks.service ? [item.service] : []),
      ...(lacks.language ? [languageWord(item.language)] : []),
      ...(lacks.channel ? [CHANNELS[item.channel].label] : []),
    ];
  });
  return [...new Set(words)];
};

/** An agent in the list to choose from: presence, load and what is missing for this work. */
const AgentMenuItem = ({ agent, items }: { agent: AgentView; items: readonly Item[] }) => {
  const lacks = lacking(agent, items);
  return (
    <MenuItem id={agent.id} className="menu-item" textValue={agent.name}>
      <span className="agent-item">
        <Icon name={presenceIcon[agent.presence]} />
        <span>
          <strong>{agent.name}</strong>
          <span className="agent-item-detail">
            {presenceWord[agent.presence]}
            {agent.busyWith && ` (${busyWithWords(agent.busyWith)})`}, load {agent.load} of {agent.capacity}
            {lacks.length > 0 && `; lacks ${lacks.join(', ')}`}
          </span>
        </span>
      </span>
    </MenuItem>
  );
};

interface Props {
  items: readonly Item[];
  /** Whose work it is, who is not offered as the one to give it to. */
  except?: string;
  /** With what could not be moved, once it is known. */
  onMoved?: (refused: string[]) => void;
  onOpenChange?: (isOpen: boolean) => void;
  placement?: 'bottom start' | 'bottom end';
  label: string;
  children?: ReactNode;
}

/** A supervisor gives work to an agent, or to the queue: the skilled and available first. */
export const AssignMenu = ({
  items,
  except,
  onMoved,
  onOpenChange,
  placement = 'bottom end',
  label,
  children = 'Assign',
}: Props) => {
  const agents = useAgents().data ?? [];
  const { isPending, move } = useRebalance();
  const { ready, skilled, unskilled } = rankAgents(agents, items);
  const holders = new Set(items.map(({ agent, state }) => (state === 'assigned' ? agent?.id : undefined)));
  const [onlyHolder] = holders.size === 1 ? holders : [];
  const heldBy = except ?? onlyHolder;
  const isHeld = items.some(({ agent }) => agent !== null);
  const groups = [
    { name: 'Skilled and available', agents: ready },
    { name: 'Skilled, not taking work now', agents: skilled },
    { name: 'Not skilled', agents: unskilled },
  ].filter((group) => items.length > 0 && group.agents.length > 0);
  return (
    <MenuTrigger {...(onOpenChange ? { onOpenChange } : {})}>
      <ActionButton size="small" isPending={isPending} aria-label={label}>
        {children}
      </ActionButton>
      <Popover className="popover" placement={placement}>
        <Menu
          className="menu"
          aria-label={label}
          disabledKeys={heldBy ? [heldBy] : []}
          onAction={(key) =>
            void move(items, agents.find(({ id }) => id === key) ?? null).then((refused) =>
              onMoved?.(refused),
            )
          }
        >
          {items.length === 0 && (
            <MenuItem id="loading" className="menu-item" isDisabled>
              Looking what there is …
            </MenuItem>
          )}
          {isHeld && (
            <MenuItem id="queue" className="menu-item" textValue="Back to the queue">
              <span className="agent-item">
                <Icon name="undo" />
                <strong>Back to the queue</strong>
              </span>
            </MenuItem>
          )}
          {groups.map((group) => (
            <MenuSection key={group.name}>
              <Header className="menu-head">{group.name}</Header>
              {group.agents.map((agent) => (
                <AgentMenuItem key={agent.id} agent={agent} items={items} />
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};
