import { api, type ContactReading, type ReadingState } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { call } from '../../../api/client.js';
import { keys } from '../../../api/keys.js';
import { mayUse, useMe } from '../../../session/me.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Icon } from '../../../ui/icon.js';
import { Loaded } from '../../../ui/loaded.js';
import { LongText } from '../../../ui/long-text.js';
import { EntryTime } from '../../../time/entry-time.js';
import { KeyForm } from './key-form.js';
import { PagePictures } from './page-pictures.js';
import { confidenceInWords, stateInWords } from './reading-words.js';
import { Suggestions } from './suggestions.js';
import './scan.css';

interface Props {
  contactId: string;
  /** Of the file among those of the contact; null where it cannot be opened. */
  index: number | null;
  pages: number;
  /** As the enquiry has it: when it changes, the reading is fetched anew. */
  state: ReadingState;
}

/** What a machine read, page by page, each with how sure it is. */
const ReadPages = ({ reading, onPage }: { reading: ContactReading; onPage: (page: number) => void }) => (
  <>
    {reading.pages.map((each) => {
      const { words, isDoubtful } = confidenceInWords(each);
      return (
        <section key={each.page} className="read-page" aria-label={`Text of page ${each.page}`}>
          <p className={isDoubtful ? 'small read-doubtful' : 'small quiet'}>
            {isDoubtful && <Icon name="at-risk" size={16} />}
            <span>
              {reading.pageCount > 1 ? (
                <button type="button" className="read-turn" onClick={() => onPage(each.page)}>
                  Page {each.page}
                </button>
              ) : (
                'The page'
              )}
              : {words}
            </span>
          </p>
          <LongText text={each.text} />
        </section>
      );
    })}
  </>
);

/** The text of a letter: what somebody keyed stands before what the machine read. */
const ReadText = ({ reading, onPage }: { reading: ContactReading; onPage: (page: number) => void }) => {
  const { keyed } = reading;
  const [isMachineShown, setIsMachineShown] = useState(false);
  const unread = stateInWords(reading);
  return (
    <>
      {keyed && (
        <section aria-label="Keyed text">
          <p className="small quiet">
            Keyed from the picture by {keyed.by}, <EntryTime at={keyed.at} />
          </p>
          <LongText text={keyed.text} />
          {reading.pages.length > 0 && (
            <ActionButton
              size="small"
              look="quiet"
              aria-expanded={isMachineShown}
              onPress={() => setIsMachineShown(!isMachineShown)}
            >
              {isMachineShown ? 'Hide' : 'Show'} what the machine read
            </ActionButton>
          )}
        </section>
      )}
      {!keyed && unread !== null && (
        <p role="status">
          {reading.state === 'failed' && <Icon name="at-risk" size={16} />} {unread}
        </p>
      )}
      {(!keyed || isMachineShown) && <ReadPages reading={reading} onPage={onPage} />}
    </>
  );
};

/** A letter or fax that came as scanned pages: its picture, and beside it what it says. */
export const ScanBeside = ({ contactId, index, pages, state }: Props) => {
  const me = useMe();
  const [page, setPage] = useState(1);
  const [isKeying, setIsKeying] = useState(false);
  const query = useQuery({
    queryKey: [...keys.enquiries, 'reading', contactId, state],
    queryFn: ({ signal }) => call(api.readReading, { params: { id: contactId } }, { signal }),
  });
  const turn = (by: number) => setPage((now) => Math.min(pages, Math.max(1, now + by)));
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0;
    if (by === 0 || pages === 1 || (event.target instanceof HTMLTextAreaElement && !event.altKey)) return;
    event.preventDefault();
    turn(by);
  };
  const turned = query.data?.pages.find((each) => each.page === page)?.turned ?? 0;
  return (
    // Page Up and Page Down turn the pages from wherever in it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div className="scan" role="group" aria-label="Scanned pages and their text" onKeyDown={onKeyDown}>
      <div className="scan-columns">
        {index !== null && (
          <PagePictures
            contactId={contactId}
            index={index}
            pages={pages}
            page={page}
            onPage={setPage}
            turned={turned}
          />
        )}
        <div className="scan-text">
          <Loaded query={query} rows={3}>
            {(reading) =>
              isKeying ? (
                <KeyForm
                  contactId={contactId}
                  text={reading.keyed?.text ?? reading.pages.map(({ text }) => text.trim()).join('\n\n')}
                  isKeyed={reading.keyed !== null}
                  onDone={() => setIsKeying(false)}
                />
              ) : (
                <>
                  <ReadText reading={reading} onPage={setPage} />
                  {mayUse(me, api.keyReading) && (
                    <ActionButton size="small" icon="note" onPress={() => setIsKeying(true)}>
                      {reading.keyed || reading.pages.length > 0 ? 'Correct the text' : 'Key the text'}
                    </ActionButton>
                  )}
                  <Suggestions contactId={contactId} suggestions={reading.suggestions} onPage={setPage} />
                </>
              )
            }
          </Loaded>
        </div>
      </div>
    </div>
  );
};
