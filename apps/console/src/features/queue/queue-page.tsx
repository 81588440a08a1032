import { useSearchParams } from 'react-router';
import { Page } from '../../ui/page.js';
import { Loaded } from '../../ui/loaded.js';
import { filtersOf, searchOf } from './filters.js';
import { MyWork } from './my-work.js';
import { QueueCounts } from './queue-counts.js';
import { QueueFilters } from './queue-filters.js';
import { QueueList } from './queue-list.js';
import { TakeNextButton } from '../../casework/take-next-button.js';
import { useQueue } from '../../casework/use-queue.js';
import './queue-page.css';

export const QueuePage = () => {
  const [search, setSearch] = useSearchParams();
  const filters = filtersOf(search);
  const queue = useQueue(filters);
  return (
    <Page title="Queue" actions={<TakeNextButton />}>
      <div className="queue-page">
        <section className="queue-main" aria-label="What waits">
          <Loaded query={queue} rows={8}>
            {({ pages }) => (
              <>
                <QueueCounts counts={pages[0]?.counts} />
                <QueueFilters
                  filters={filters}
                  counts={pages[0]?.counts}
                  onChange={(next) => setSearch(searchOf(next), { replace: true })}
                />
                <QueueList
                  items={pages.flatMap(({ items }) => items)}
                  filters={filters}
                  more={queue.hasNextPage ? () => void queue.fetchNextPage() : null}
                  isLoadingMore={queue.isFetchingNextPage}
                />
              </>
            )}
          </Loaded>
        </section>
        <MyWork />
      </div>
    </Page>
  );
};
