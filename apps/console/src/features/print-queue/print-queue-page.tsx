import { api, type PrintQueueShow } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { Page } from '../../ui/page.js';
import { Segments } from '../../ui/segments.js';
import { LetterList } from './letter-list.js';
import '../../ui/tick.css';
import './print-queue-page.css';

const EMPTY: Readonly<Record<PrintQueueShow, string>> = {
  'to-print': 'No letter waits to be printed.',
  'to-post': 'No letter waits to be posted.',
  posted: 'No letter has been posted yet.',
  returned: 'No letter has come back.',
};

/** Letters that people here print and post. */
export const PrintQueuePage = () => {
  const [show, setShow] = useState<PrintQueueShow>('to-print');
  const queue = useQuery({
    queryKey: [...keys.printQueue, show],
    queryFn: ({ signal }) => call(api.listPrintQueue, { query: { show } }, { signal }),
    refetchInterval: 60_000,
  });
  const { toPrint, toPost } = queue.data ?? {};
  return (
    <Page title="Print queue">
      <p className="quiet">
        Letters that leave by the council’s own post. A letter counts as sent once somebody says here that it
        was posted.
      </p>
      <Segments
        label="Letters"
        value={show}
        options={[
          { value: 'to-print', label: 'To print', count: toPrint },
          { value: 'to-post', label: 'To post', count: toPost },
          { value: 'posted', label: 'Posted' },
          { value: 'returned', label: 'Came back' },
        ]}
        onChange={setShow}
      />
      <Loaded query={queue} rows={4}>
        {(list) =>
          list.letters.length === 0 ? (
            <div className="panel">
              <Message icon="letter" title={EMPTY[show]} />
            </div>
          ) : (
            // What was chosen in one list is not in the next.
            <LetterList key={show} show={show} list={list} />
          )
        }
      </Loaded>
    </Page>
  );
};
