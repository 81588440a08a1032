import { api, type WorkItem } from '@frontdoor/contracts';
import { mayUse } from '../../api/may-use.js';
import { AssignMenu } from '../../casework/assign-menu.js';
import { useMe } from '../../session/me.js';
import { ActionButton } from '../../ui/action-button.js';
import { useAccept } from './use-accept.js';

/** Picks a waiting work item; supervisors give it to somebody instead. */
export const QueueRowAction = ({ item }: { item: WorkItem }) => {
  const me = useMe();
  const accept = useAccept();
  const isForMe = item.state === 'waiting' || (item.state === 'offered' && item.agent?.id === me.id);
  if (mayUse(me, api.assignWorkItem)) return <AssignMenu item={item} />;
  if (!isForMe || !mayUse(me, api.acceptWorkItem)) return null;
  return (
    <ActionButton
      size="small"
      aria-label={`Take: ${item.subject}`}
      isPending={accept.isPending}
      onPress={() => accept.mutate({ params: { id: item.id } })}
    >
      Take
    </ActionButton>
  );
};
