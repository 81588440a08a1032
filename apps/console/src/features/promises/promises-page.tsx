import { useSearchParams } from 'react-router';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { filtersOf, searchOf } from './filters.js';
import { NoPromises } from './no-promises.js';
import { PromiseFilters } from './promise-filters.js';
import { PromiseTable } from './promise-table.js';
import { MOST, useOpenPromises } from './use-open-promises.js';

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
