import { api } from '@frontdoor/contracts';
import { Link, useSearchParams } from 'react-router';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { Page } from '../../ui/page.js';
import { type Filters, filtersOf, searchOf } from './filters.js';
import { PromiseFilters } from './promise-filters.js';
import { PromiseTable } from './promise-table.js';

/** The most that is listed; the counts are of all. */
const MOST = 200;

/** Open promises, the earliest due first. Time alone makes them at risk, so they are fetched anew now and then. */
const useOpenPromises = ({ standing, service, mine }: Filters) =>
  useQuery({
    queryKey: [...keys.promises, standing, service, mine],
    queryFn: ({ signal }) =>
      call(
        api.listOpenPromises,
        { query: { standing, mine: String(mine), limit: MOST, ...(service ? { service } : {}) } },
        { signal },
      ),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });

const nothing = {
  missed: 'No open promise is missed.',
  'at-risk': 'No promise is at risk.',
  safe: 'No promise is running safely.',
  paused: 'Nothing waits for a customer.',
  all: 'No promise is open.',
} as const;

/** Nothing to list: why, and where to look. */
const NoPromises = ({ filters: { standing, service, mine } }: { filters: Filters }) => {
  const isFiltered = service !== '' || mine;
  return (
    <Message
      icon={standing === 'missed' || standing === 'at-risk' ? 'check' : 'promises'}
      title={isFiltered ? 'Nothing fits these filters.' : nothing[standing]}
    >
      {standing === 'all' && !isFiltered ? (
        <p>Promises appear here by themselves when contacts come in.</p>
      ) : (
        <Link to="/promises">Show all open promises</Link>
      )}
    </Message>
  );
};

/** Every promise that is open: what is missed, what is in danger, and who has it. */
export const PromisesPage = () => {
  const [search, setSearch] = useSearchParams();
  const filters = filtersOf(search);
  const open = useOpenPromises(filters);
  return (
    <Page title="Open promises">
      <PromiseFilters
        filters={filters}
        counts={open.data?.counts}
        onChange={(next) => setSearch(searchOf(next), { replace: true })}
      />
      <div className="panel" aria-busy={open.isPlaceholderData}>
        <Loaded query={open} rows={6}>
          {({ promises }) =>
            promises.length === 0 ? <NoPromises filters={filters} /> : <PromiseTable promises={promises} />
          }
        </Loaded>
      </div>
      {open.data?.promises.length === MOST && (
        <p className="quiet">These are the {MOST} that fall due first. Filter by service to see others.</p>
      )}
    </Page>
  );
};
