import { api } from '@frontdoor/contracts';
import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { useSearchParams } from 'react-router';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { Page } from '../../ui/page.js';
import { TextInput } from '../../ui/text-input.js';
import { ResultTable } from './result-table.js';
import './search-page.css';

const states = [
  { value: 'any', label: 'Open and closed' },
  { value: 'open', label: 'Open' },
  { value: 'closed', label: 'Closed' },
] as const;

type SearchState = (typeof states)[number]['value'];

const stateOf = (word: string | null): SearchState =>
  states.find(({ value }) => value === word)?.value ?? 'any';

interface Props {
  words: string;
  state: SearchState;
  onSearch: (words: string, state: SearchState) => void;
}

const SearchForm = ({ words, state, onSearch }: Props) => {
  const [text, setText] = useState(words);
  return (
    <Form
      className="search-form"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(text.trim(), state);
      }}
    >
      <TextInput
        label="Reference, customer, address or subject"
        type="search"
        value={text}
        onChange={setText}
      />
      <Choice label="State" value={state} options={states} onChange={(next) => onSearch(text.trim(), next)} />
      <ActionButton type="submit" look="main" icon="search">
        Search
      </ActionButton>
    </Form>
  );
};

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
