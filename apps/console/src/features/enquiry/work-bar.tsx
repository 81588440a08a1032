import { api, type EnquiryDetail, sayOfferReason, type WorkItem } from '@frontdoor/contracts';
import { AssignMenu } from '../../casework/assign-menu.js';
import { CallWindow } from '../../casework/call-window.js';
import { mayUse, useMe } from '../../session/me.js';
import { notify } from '../../state/notices.js';
import { ActionButton } from '../../ui/action-button.js';
import { Due } from '../../ui/due.js';
import { Icon } from '../../ui/icon.js';
import { taskWord } from '../../ui/words.js';
import { useEnquiryAction } from './use-enquiry-action.js';
import { WaitingLine } from './waiting-line.js';
import './work-bar.css';

/** Who has a piece of work, as a sentence. */
const whoWorks = ({ state, agent, rank }: WorkItem, myId: string): string => {
  const name = agent?.id === myId ? 'you' : (agent?.name ?? 'somebody');
  switch (state) {
    case 'waiting':
      return rank === null ? 'waits in the queue' : `waits in the queue, place ${rank}`;
    case 'offered':
      return `offered to ${name}`;
    case 'assigned':
      return name === 'you' ? 'you are working on this' : `${name} is working on this`;
    case 'done':
      return 'done';
  }
};

/** Picks waiting work, or answers an offer. */
const TakeActions = ({ item }: { item: WorkItem }) => {
  const me = useMe();
  const accept = useEnquiryAction(api.acceptWorkItem);
  const decline = useEnquiryAction(api.declineWorkItem);
  if (!mayUse(me, api.acceptWorkItem)) return null;
  const params = { id: item.id };
  const isOffer = item.state === 'offered';
  return (
    <>
      <ActionButton
        look="main"
        size="small"
        isPending={accept.isPending}
        onPress={() => accept.mutate({ params })}
      >
        {isOffer ? 'Accept' : 'Take this'}
      </ActionButton>
      {isOffer && (
        <ActionButton size="small" isPending={decline.isPending} onPress={() => decline.mutate({ params })}>
          Decline
        </ActionButton>
      )}
    </>
  );
};

/** What I can do with work I have accepted, besides replying. */
const MineActions = ({ item }: { item: WorkItem }) => {
  const release = useEnquiryAction(api.releaseWorkItem, () =>
    notify({ tone: 'neutral', title: 'Back in the queue.', text: 'It keeps its place.' }),
  );
  return (
    <ActionButton
      size="small"
      isPending={release.isPending}
      onPress={() => release.mutate({ params: { id: item.id } })}
    >
      Return to queue
    </ActionButton>
  );
};

/** One piece of work on the enquiry. */
const WorkLine = ({ item }: { item: WorkItem }) => {
  const me = useMe();
  const isMine = item.agent?.id === me.id;
  return (
    <li className={isMine ? 'work-line work-line-mine' : 'work-line'}>
      <p className="work-line-what">
        <Icon name={isMine ? 'agents' : 'queue'} size={16} />
        <span>
          <strong>{taskWord[item.kind]}:</strong> {whoWorks(item, me.id)}
        </span>
      </p>
      {item.callback && <CallWindow callback={item.callback} besides={[item.subject, item.preview]} />}
      {item.promise && <Due promise={item.promise} />}
      {item.offerReason && item.agent && (
        <p className="quiet">{sayOfferReason(item.offerReason, isMine ? 'You' : item.agent.name)}</p>
      )}
      <div className="work-line-actions">
        {isMine && item.state === 'assigned' && <MineActions item={item} />}
        {(item.state === 'waiting' || (isMine && item.state === 'offered')) && <TakeActions item={item} />}
        {mayUse(me, api.rebalanceWork) && <AssignMenu items={[item]} label={`Assign: ${item.subject}`} />}
      </div>
    </li>
  );
};

/** What is to be done on this enquiry, who does it, and the next step; and that it waits for the customer, where it does. */
export const WorkBar = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const toDo = enquiry.workItems.filter(({ state }) => state !== 'done');
  const since = enquiry.state === 'open' ? enquiry.waitingSince : null;
  if (toDo.length === 0 && since === null) return null;
  return (
    <ul className="work-bar" aria-label="Work on this enquiry">
      {since !== null && <WaitingLine enquiry={enquiry} since={since} />}
      {toDo.map((item) => (
        <WorkLine key={item.id} item={item} />
      ))}
    </ul>
  );
};
