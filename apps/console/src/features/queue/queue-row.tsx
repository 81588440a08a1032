import { api, type WorkItem } from '@frontdoor/contracts';
import { GridListItem } from 'react-aria-components/GridList';
import { AssignMenu } from '../../casework/assign-menu.js';
import { CallWindow } from '../../casework/call-window.js';
import { previewBeyond } from '../../casework/preview.js';
import { mayUse, useMe } from '../../session/me.js';
import { ActionButton } from '../../ui/action-button.js';
import { Badge } from '../../ui/badge.js';
import { ChannelMark } from '../../ui/channel-mark.js';
import { Due } from '../../ui/due.js';
import { languageWord, taskWord } from '../../ui/words.js';
import { useAccept } from '../../casework/use-accept.js';
import './queue-row.css';

/** Whom a work item is offered to or who works on it; nothing while it waits. */
const WhoHasIt = ({ item: { agent, state } }: { item: WorkItem }) => {
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

/** Picks a waiting work item; supervisors give it to somebody instead. */
const QueueRowAction = ({ item }: { item: WorkItem }) => {
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

/** One work item: who wants what, until when, and why it stands where it stands. */
export const QueueRow = ({ item }: { item: WorkItem }) => (
  <GridListItem
    className="queue-row"
    id={item.id}
    textValue={`${item.rank === null ? '' : `${item.rank}. `}${item.customer}: ${item.subject}`}
  >
    <div className="row-rank figures">
      <span className="visually-hidden">Rank </span>
      {item.rank ?? '–'}
    </div>
    <div className="row-channel">
      <ChannelMark channel={item.channel} />
    </div>
    <div className="row-what">
      <p className="row-who">
        <strong>
          <bdi>{item.customer}</bdi>
        </strong>{' '}
        <span className="quiet figures">{item.reference}</span>{' '}
        {item.kind !== 'answer' && (
          <Badge tone={item.kind === 'callback' ? 'accent' : 'risk'}>{taskWord[item.kind]}</Badge>
        )}{' '}
        <WhoHasIt item={item} />
      </p>
      <p className="row-subject">
        <bdi className="row-title">{item.subject}</bdi>{' '}
        <bdi className="quiet">{previewBeyond(item.subject, item.preview)}</bdi>
      </p>
      {item.callback && <CallWindow callback={item.callback} besides={[item.subject, item.preview]} />}
      <p className="row-reason quiet small">{item.rankReason}</p>
    </div>
    <div className="row-meta">
      <span>{item.service}</span>
      <span className="quiet">{languageWord(item.language)}</span>
    </div>
    <div className="row-due">
      {item.promise ? (
        <>
          <Due promise={item.promise} />
          <span className="quiet small row-promise">{item.promise.title}</span>
        </>
      ) : (
        <span className="quiet">No promise running</span>
      )}
    </div>
    <div className="row-action">
      <QueueRowAction item={item} />
    </div>
  </GridListItem>
);
