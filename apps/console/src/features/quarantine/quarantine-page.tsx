import { api, type QuarantineItem } from '@frontdoor/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call, hrefOf } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { mayUse, useMe } from '../../session/me.js';
import { notify } from '../../state/notices.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { ChannelMark } from '../../ui/channel-mark.js';
import { fileSize } from '../../ui/file-size.js';
import { Icon } from '../../ui/icon.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { Page } from '../../ui/page.js';
import './quarantine-page.css';

/** One thing that could not be understood: why, and what can be done about it. */
const QuarantineCard = ({ item }: { item: QuarantineItem }) => {
  const me = useMe();
  const now = useNow();
  const zone = useZone();
  const release = useAction(api.releaseQuarantined, {
    refresh: [keys.quarantine, keys.queue],
    onDone: () => notify({ tone: 'good', title: 'It is in the queue now, for a person to read as it is.' }),
  });
  const params = { id: item.id };
  return (
    <li className="panel quarantined">
      <div className="quarantined-what">
        <p className="quarantined-facts">
          <ChannelMark channel={item.channel} />
          <span>to {item.entryPoint}</span>
          <span className="quiet">
            {shortTime(item.receivedAt, now, zone)}, {fileSize(item.size)}
          </span>
        </p>
        <p>
          <strong>
            <bdi>{item.subject ?? 'No subject'}</bdi>
          </strong>{' '}
          from <bdi>{item.from ?? 'an unknown sender'}</bdi>
        </p>
        <p className="quarantined-reason">
          <Icon name="at-risk" /> {item.reason}
        </p>
        <p>{item.remedy}</p>
      </div>
      <div className="quarantined-actions">
        {mayUse(me, api.readQuarantined) && (
          <a
            className="button button-plain button-normal"
            href={hrefOf(api.readQuarantined, { params })}
            download
          >
            <Icon name="download" /> Download as received
          </a>
        )}
        {mayUse(me, api.releaseQuarantined) && (
          <ActionButton look="main" isPending={release.isPending} onPress={() => release.mutate({ params })}>
            Release to the queue
          </ActionButton>
        )}
        {!mayUse(me, api.releaseQuarantined) && (
          <p className="quiet small">A supervisor can download or release it.</p>
        )}
      </div>
    </li>
  );
};

export const QuarantinePage = () => {
  const quarantine = useInfiniteQuery({
    queryKey: keys.quarantine,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call(api.listQuarantine, { query: pageParam ? { cursor: pageParam } : {} }, { signal }),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    refetchInterval: 60_000,
  });
  return (
    <Page title="Quarantine">
      <p className="quiet">
        What came in and could not be understood. Nothing is lost: each is kept whole, as received.
      </p>
      <Loaded query={quarantine} rows={4}>
        {(items) =>
          items.length === 0 ? (
            <div className="panel">
              <Message icon="check" title="Nothing is in quarantine.">
                <p>What cannot be understood appears here by itself.</p>
              </Message>
            </div>
          ) : (
            <>
              <ul className="quarantine">
                {items.map((item) => (
                  <QuarantineCard key={item.id} item={item} />
                ))}
              </ul>
              {quarantine.hasNextPage && (
                <ActionButton
                  isPending={quarantine.isFetchingNextPage}
                  onPress={() => void quarantine.fetchNextPage()}
                >
                  Show older
                </ActionButton>
              )}
            </>
          )
        }
      </Loaded>
    </Page>
  );
};
