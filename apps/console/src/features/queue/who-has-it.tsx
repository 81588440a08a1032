import type { WorkItem } from '@frontdoor/contracts';
import { useMe } from '../../session/me.js';
import { Badge } from '../../ui/badge.js';

/** Whom a work item is offered to or who works on it; nothing while it waits. */
export const WhoHasIt = ({ item: { agent, state } }: { item: WorkItem }) => {
  const me = useMe();
  if (!agent) return null;
  const isMine = agent.id === me.id;
  const name = isMine ? 'you' : agent.name;
  return (
    <Badge tone={isMine ? 'accent' : 'neutral'}>
      {state === 'offered' ? `Offered to ${name}` : `With ${name}`}
    </Badge>
  );
};
