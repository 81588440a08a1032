import { api, KEPT_FROM_YOU, type WorkItem } from '@frontdoor/contracts';
import { Checkbox } from 'react-aria-components/Checkbox';
import { GridListItem } from 'react-aria-components/GridList';
import { AssignMenu } from '../../casework/assign-menu.js';
import { CallWindow } from '../../casework/call-window.js';
import { NeedBadges } from '../../casework/need-badges.js';
import { DraftMark } from '../../casework/drafts.js';
import { InterpreterBadge } from '../../casework/interpreter-badge.js';
import { isSaidIn, previewBeyond } from '../../casework/preview.js';
import { useAccept } from '../../casework/use-accept.js';
import { mayUse, useMe } from '../../session/me.js';
import { ActionButton } from '../../ui/action-button.js';
import { Badge } from '../../ui/badge.js';
import { ChannelMark } from '../../ui/channel-mark.js';
import { Due } from '../../ui/due.js';
import { Icon } from '../../ui/icon.js';
import { languageWord, taskWord } from '../../ui/words.js';
import { type Shared, unusualLanguage } from './shared.js';
import { WhyHere } from './why-here.js';
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
  if (item.subject === KEPT_FROM_YOU && item.customer === KEPT_FROM_YOU) return null;
  const isForMe = item.state === 'waiting' || (item.state === 'offered' && item.agent?.id === me.id);
  if (mayUse(me, api.rebalanceWork)) return <AssignMenu items={[item]} label={`Assign: ${item.subject}`} />;
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

/** Until when: the promise that falls due first, else the time that a customer asked to be rung. */
const Until = ({ item: { promise, callback } }: { item: WorkItem }) => {
  if (promise) return <Due promise={promise} />;
  if (callback) return <CallWindow callback={{ ...callback, words: '' }} />;
  return <span className="quiet">No promise running</span>;
};

/** What the customer wrote, in one line; the words of a callback that are not in it besides. */
const Words = ({ item: { subject, preview, callback } }: { item: WorkItem }) => {
  const asked = callback?.words ?? '';
  return (
    <p className="row-words">
      <bdi className="row-title">{subject}</bdi>{' '}
      <bdi className="quiet">{previewBeyond(subject, preview)}</bdi>
      {asked && !isSaidIn(asked, subject, preview) && <span className="quiet"> “{asked}”</span>}
    </p>
  );
};

interface Props {
  item: WorkItem;
  shared: Shared;
  /** Rows can be chosen, to do something with several at once. */
  isToChoose: boolean;
}

/** One work item in two lines: who wants what, and until when. */
export const QueueRow = ({ item, shared, isToChoose }: Props) => {
  const language = unusualLanguage(item);
  return (
    <GridListItem
      className={isToChoose ? 'queue-row queue-row-choose' : 'queue-row'}
      id={item.id}
      textValue={`${item.rank === null ? '' : `${item.rank}. `}${item.customer}: ${item.subject}`}
    >
      {isToChoose && (
        <Checkbox slot="selection" className="row-tick">
          <Icon name="check" size={16} />
        </Checkbox>
      )}
      <div className="row-rank figures">
        <span className="visually-hidden">Place </span>
        {item.rank ?? '–'}
      </div>
      <div className="row-what">
        <p className="row-who">
          <ChannelMark channel={item.channel} isWordless={shared.channel !== null} />{' '}
          <strong className="row-customer">
            <bdi>{item.customer}</bdi>
          </strong>{' '}
          <span className="quiet figures">{item.reference}</span>{' '}
          {shared.service === null && <span className="row-service">{item.service}</span>}{' '}
          {language !== null && <Badge tone="accent">{languageWord(language)}</Badge>}{' '}
          <InterpreterBadge interpreter={item.interpreter} isShort /> <NeedBadges needs={item.needs} />
          {item.kind !== 'answer' && (
            <Badge tone={item.kind === 'callback' ? 'accent' : 'risk'}>{taskWord[item.kind]}</Badge>
          )}{' '}
          <WhoHasIt item={item} /> <DraftMark enquiryId={item.enquiryId} />
        </p>
        <Words item={item} />
      </div>
      <div className="row-due">
        <Until item={item} />
      </div>
      <div className="row-why">
        <WhyHere item={item} />
      </div>
      <div className="row-action">
        <QueueRowAction item={item} />
      </div>
    </GridListItem>
  );
};
