import { Link } from 'react-router';
import { DraftMark, useDrafts } from '../../casework/drafts.js';
import { useMine } from '../../casework/use-queue.js';
import { Badge } from '../../ui/badge.js';
import { ChannelMark } from '../../ui/channel-mark.js';
import { Due } from '../../ui/due.js';
import { Loaded } from '../../ui/loaded.js';
import { Panel } from '../../ui/panel.js';
import { taskWord } from '../../ui/words.js';
import { OwnedWhileAway } from './owned-while-away.js';
import { OfferedHandovers } from './offered-handovers.js';
import { MyMentions } from './my-mentions.js';
import './my-work.css';

/** What I have begun to write on enquiries that are not among my work. */
const DraftsElsewhere = ({ mine }: { mine: readonly string[] }) => {
  const drafts = useDrafts().data ?? [];
  const elsewhere = drafts.filter(({ enquiryId }) => !mine.includes(enquiryId));
  if (elsewhere.length === 0) return null;
  return (
    <>
      <h3 className="panel-body">Other drafts</h3>
      <ul className="my-work" aria-label="Other drafts">
        {elsewhere.map(({ enquiryId, kind, reference, subject, preview }) => (
          <li key={`${enquiryId} ${kind}`}>
            <Link to={`/enquiries/${enquiryId}`} className="my-work-item">
              <span className="my-work-who">
                <Badge icon="note">{kind === 'note' ? 'Draft of a note' : 'Draft'}</Badge>{' '}
                <span className="quiet figures">{reference}</span>
              </span>
              <span className="my-work-subject">
                <bdi>{subject}</bdi>
              </span>
              <bdi className="my-work-subject quiet small">{preview}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
};

/** What I have accepted and not finished. */
export const MyWork = () => {
  const mine = useMine();
  return (
    <Panel title="My work">
      <Loaded query={mine} rows={2}>
        {({ items }) => {
          const assigned = items.filter(({ state }) => state === 'assigned');
          const others = (
            <>
              <OwnedWhileAway />
              <OfferedHandovers />
              <MyMentions />
              <DraftsElsewhere mine={assigned.map(({ enquiryId }) => enquiryId)} />
            </>
          );
          if (assigned.length === 0)
            return (
              <>
                <p className="panel-body quiet my-work-none">Nothing yet. Press “Take next” to start.</p>
                {others}
              </>
            );
          return (
            <>
              <ul className="my-work">
                {assigned.map((item) => (
                  <li key={item.id}>
                    <Link to={`/enquiries/${item.enquiryId}`} className="my-work-item">
                      <span className="my-work-who">
                        <ChannelMark channel={item.channel} />{' '}
                        <strong>
                          <bdi>{item.customer}</bdi>
                        </strong>{' '}
                        <DraftMark enquiryId={item.enquiryId} />
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
              {others}
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
};
