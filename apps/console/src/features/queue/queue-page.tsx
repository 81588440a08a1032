import { api, type QueuePage as QueueAnswer } from '@frontdoor/contracts';
import { useSearchParams } from 'react-router';
import { SavedViews } from '../../casework/saved-views.js';
import { TakeNextButton } from '../../casework/take-next.js';
import { useLastFilters } from '../../casework/use-last-filters.js';
import { useQueue } from '../../casework/use-queue.js';
import { mayUse, useMe } from '../../session/me.js';
import { Badge } from '../../ui/badge.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { filtersOf, searchOf } from './filters.js';
import { Later } from './later.js';
import { MyWork } from './my-work.js';
import { QueueFilters } from './queue-filters.js';
import { QueueList } from './queue-list.js';
import './queue-page.css';

/** How the whole queue stands. */
const QueueCounts = ({ counts }: { counts: QueueAnswer['counts'] | undefined }) => {
  if (!counts) return null;
  const { missed, atRisk, offered, assigned } = counts;
  return (
    <p className="queue-counts">
      {missed > 0 && (
        <Badge tone="bad" icon="missed">
          {missed} missed
        </Badge>
      )}
      {atRisk > 0 && (
        <Badge tone="risk" icon="at-risk">
          {atRisk} at risk
        </Badge>
      )}
      {missed === 0 && atRisk === 0 && (
        <Badge tone="good" icon="check">
          Every promise on track
        </Badge>
      )}
      {offered + assigned > 0 && (
        <span className="quiet figures">
          {offered} offered, {assigned} in hand
        </span>
      )}
    </p>
  );
};

export const QueuePage = () => {
  const [search, setSearch] = useSearchParams();
  const takesWork = mayUse(useMe(), api.takeNext);
  const filters = filtersOf(search);
  const queue = useQueue(filters);
  const address = searchOf(filters).toString();
  useLastFilters('/queue', address);
  return (
    <Page
      title="Queue"
      actions={
        <>
          <SavedViews place="queue" filters={address} />
          <TakeNextButton />
        </>
      }
    >
      <div className={takesWork ? 'queue-page' : 'queue-page queue-page-alone'}>
        <section className="queue-main" aria-label="What waits">
          <Loaded query={queue} rows={8}>
            {({ pages }) => (
              <>
                <div className="queue-head">
                  <QueueFilters
                    filters={filters}
                    counts={pages[0]?.counts}
                    onChange={(next) => setSearch(searchOf(next), { replace: true })}
                  />
                  <QueueCounts counts={pages[0]?.counts} />
                </div>
                <QueueList
                  label="Work, most urgent first"
                  isMain
                  items={pages.flatMap(({ items }) => items).filter(({ waitsUntil }) => waitsUntil === null)}
                  filters={filters}
                  more={queue.hasNextPage ? () => void queue.fetchNextPage() : null}
                  isLoadingMore={queue.isFetchingNextPage}
                />
                {filters.view !== 'mine' && pages[0] && <Later counts={pages[0].counts} filters={filters} />}
              </>
            )}
          </Loaded>
        </section>
        {takesWork && <MyWork />}
      </div>
    </Page>
  );
};
