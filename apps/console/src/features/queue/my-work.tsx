import { Link } from 'react-router';
import { useMine } from '../../casework/use-queue.js';
import { ChannelMark } from '../../ui/channel-mark.js';
import { Due } from '../../ui/due.js';
import { Loaded } from '../../ui/loaded.js';
import { Panel } from '../../ui/panel.js';
import { taskWord } from '../../ui/words.js';
import './my-work.css';

/** What I have accepted and not finished. */
export const MyWork = () => {
  const mine = useMine();
  return (
    <Panel title="My work">
      <Loaded query={mine} rows={2}>
        {({ items }) => {
          const assigned = items.filter(({ state }) => state === 'assigned');
          if (assigned.length === 0)
            return <p className="panel-body quiet">Nothing yet. Press “Take next” to start.</p>;
          return (
            <ul className="my-work">
              {assigned.map((item) => (
                <li key={item.id}>
                  <Link to={`/enquiries/${item.enquiryId}`} className="my-work-item">
                    <span className="my-work-who">
                      <ChannelMark channel={item.channel} />{' '}
                      <strong>
                        <bdi>{item.customer}</bdi>
                      </strong>
                    </span>
                    <span className="my-work-subject">
                      {item.kind === 'answer' ? '' : `${taskWord[item.kind]}: `}
                      <bdi>{item.subject}</bdi>
                    </span>
                    {item.promise && <Due promise={item.promise} />}
                  </Link>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Panel>
  );
};
