import { api, type WorkItem } from '@frontdoor/contracts';
import { mayUse } from '../../../api/may-use.js';
import { AssignMenu } from '../../../casework/assign-menu.js';
import { CallWindow } from '../../../casework/call-window.js';
import { useMe } from '../../../session/me.js';
import { Due } from '../../../ui/due.js';
import { taskWord } from '../../../ui/words.js';
import { MineActions } from './mine-actions.js';
import { TakeActions } from './take-actions.js';
import { whoWorks } from './who-works.js';

/** One piece of work on the enquiry. */
export const WorkLine = ({ item }: { item: WorkItem }) => {
  const me = useMe();
  const isMine = item.agent?.id === me.id;
  return (
    <li className={isMine ? 'work-line work-line-mine' : 'work-line'}>
      <div className="work-line-what">
        <p>
          <strong>{taskWord[item.kind]}:</strong> {whoWorks(item, me.id)}
        </p>
        {item.callback && <CallWindow callback={item.callback} besides={[item.subject, item.preview]} />}
      </div>
      {item.promise && <Due promise={item.promise} />}
      <div className="work-line-actions">
        {isMine && item.state === 'assigned' && <MineActions item={item} />}
        {(item.state === 'waiting' || (isMine && item.state === 'offered')) && <TakeActions item={item} />}
        {mayUse(me, api.assignWorkItem) && <AssignMenu item={item} />}
      </div>
    </li>
  );
};
