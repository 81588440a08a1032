import { LONGEST_SEARCH } from '@frontdoor/contracts';
import { useEffect, useRef, useState } from 'react';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { SearchField } from 'react-aria-components/SearchField';
import { useNavigate, useSearchParams } from 'react-router';
import { findByReference } from '../../casework/find-enquiries.js';
import { SavedViews } from '../../casework/saved-views.js';
import { useLastFilters } from '../../casework/use-last-filters.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { Page } from '../../ui/page.js';
import { goByArrow } from './go-by-arrow.js';
import { ResultTable } from './result-table.js';
import { SearchFilters } from './search-filters.js';
import { useSearch } from './use-search.js';
import { countInWords, filterCount, noFilters, paramsOf, type SearchView, viewOf } from './view.js';
import './search-page.css';

/** So long nothing more has to be typed before it is searched for. */
const PAUSE_MS = 200;

interface FieldProps {
  words: string;
  onWords: (words: string) => void;
  onEnter: (text: string) => void;
}

/** What is typed is searched for at every pause; an address that changes by itself is taken over. */
const WordsField = ({ words, onWords, onEnter }: FieldProps) => {
  const [text, setText] = useState(words);
  const [known, setKnown] = useState(words);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  if (words !== known) {
    setKnown(words);
    if (words !== text.trim()) setText(words);
  }
  const after = (ms: number, next: () => void) => {
    clearTimeout(pause.current);
    pause.current = setTimeout(next, ms);
  };
  return (
    <SearchField
      className="field search-words"
      value={text}
      onChange={(next) => {
        setText(next);
        after(PAUSE_MS, () => onWords(next.trim()));
      }}
      onSubmit={(typed) => after(0, () => onEnter(typed.trim()))}
      onKeyDown={goByArrow}
      maxLength={LONGEST_SEARCH}
    >
      <Label>Words, name, address or reference</Label>
      <Input className="input" data-stop />
    </SearchField>
  );
};

type Search = ReturnType<typeof useSearch>;

/** How many were found and are shown, said to screen readers as well. */
const Count = ({ search }: { search: Search }) => {
  const now = useNow();
  const zone = useZone();
  const pages = search.data?.pages;
  const count = pages?.[0]?.count;
  if (!pages || !count) return <p className="quiet figures" role="status" />;
  const shown = pages.reduce((sum, { enquiries }) => sum + enquiries.length, 0);
  const lookedBackTo = pages.at(-1)?.lookedBackTo;
  return (
    <p className="quiet figures" role="status">
      {shown < count.n || !count.exact
        ? `${shown} of ${countInWords(count)}, the newest first.`
        : `${countInWords(count)}.`}
      {lookedBackTo &&
        ` Looked back to ${shortTime(lookedBackTo, now, zone)} so far: load more to look further.`}
    </p>
  );
};

const NothingFits = ({ view, onChange }: { view: SearchView; onChange: (view: SearchView) => void }) => (
  <Message icon="search" title="No enquiry fits.">
    {filterCount(view) > 0 ? (
      <ActionButton onPress={() => onChange(noFilters(view.words))}>Search without the filters</ActionButton>
    ) : (
      <p>Try fewer words, the beginning of one, a part of the name, or the reference alone.</p>
    )}
  </Message>
);

export const SearchPage = () => {
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const view = viewOf(params);
  const search = useSearch(view);
  const address = paramsOf(view).toString();
  useLastFilters('/search', address);
  const latest = useRef(view);
  useEffect(() => {
    latest.current = view;
  });
  const change = (next: SearchView) => setParams(paramsOf(next), { replace: true });
  const enter = async (text: string) => {
    const id = await findByReference(text);
    if (id) await navigate(`/enquiries/${id}`);
    else change({ ...latest.current, words: text });
  };
  return (
    <Page title="Search enquiries" actions={<SavedViews place="search" filters={address} />}>
      <div className="search" role="search">
        <WordsField
          words={view.words}
          onWords={(words) => change({ ...latest.current, words })}
          onEnter={(text) => void enter(text)}
        />
        <SearchFilters view={view} onChange={change} />
        <Count search={search} />
        <div className="panel" aria-busy={search.isPlaceholderData}>
          <Loaded query={search} rows={6}>
            {({ pages }) =>
              pages.every(({ enquiries }) => enquiries.length === 0) && !search.hasNextPage ? (
                <NothingFits view={view} onChange={change} />
              ) : (
                <ResultTable enquiries={pages.flatMap(({ enquiries }) => enquiries)} />
              )
            }
          </Loaded>
        </div>
        {search.hasNextPage && (
          <ActionButton isPending={search.isFetchingNextPage} onPress={() => void search.fetchNextPage()}>
            {search.isFetchingNextPage ? 'Loading…' : 'Load more'}
          </ActionButton>
        )}
      </div>
    </Page>
  );
};
