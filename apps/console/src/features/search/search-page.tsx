import { api } from '@frontdoor/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { Page } from '../../ui/page.js';
import { ResultTable } from './result-table.js';
import { SearchForm } from './search-form.js';
import { stateOf } from './states.js';

export const SearchPage = () => {
  const [params, setParams] = useSearchParams();
  const search = params.get('q') ?? '';
  const state = stateOf(params.get('state'));
  const found = useQuery({
    queryKey: [...keys.search, search, state],
    queryFn: ({ signal }) => call(api.searchEnquiries, { query: { search, state, limit: 100 } }, { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title="Search enquiries">
      <SearchForm
        key={search}
        words={search}
        state={state}
        onSearch={(q, next) => setParams({ ...(q ? { q } : {}), ...(next === 'any' ? {} : { state: next }) })}
      />
      <div className="panel">
        <Loaded query={found} rows={6}>
          {({ enquiries }) =>
            enquiries.length === 0 ? (
              <Message icon="search" title="No enquiry fits.">
                <p>Try fewer words, a part of the name, or the reference alone.</p>
              </Message>
            ) : (
              <ResultTable enquiries={enquiries} />
            )
          }
        </Loaded>
      </div>
    </Page>
  );
};
