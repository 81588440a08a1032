import { Link } from 'react-router';
import { AssignMenu } from '../../casework/assign-menu.js';
import { useQueue } from '../../casework/use-queue.js';
import { ChannelMark } from '../../ui/channel-mark.js';
import { Due } from '../../ui/due.js';
import { Loaded } from '../../ui/loaded.js';
import { Panel } from '../../ui/panel.js';
import './waiting-to-assign.css';

/** What waits, for a supervisor to give to somebody. */
export const WaitingToAssign = () => {
  const queue = useQueue({ view: 'waiting', service: '', channel: '' });
  return (
    <Panel title="Waiting, most urgent first">
      <Loaded query={queue} rows={4}>
        {({ pages }) => {
          const items = pages[0]?.items.slice(0, 20) ?? [];
          if (items.length === 0) return <p className="panel-body quiet">Nothing is waiting.</p>;
          return (
            <ul className="to-assign">
              {items.map((item) => (
                <li key={item.id}>
                  <div className="to-assign-what">
                    <p>
                      <ChannelMark channel={item.channel} /> · {item.service}
                    </p>
                    <Link to={`/enquiries/${item.enquiryId}`}>
                      <bdi>{item.subject}</bdi>
                    </Link>
                    {item.promise && <Due promise={item.promise} />}
                  </div>
                  <AssignMenu items={[item]} label={`Assign: ${item.subject}`} />
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Panel>
  );
};
