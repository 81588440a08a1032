import { api } from '@frontdoor/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { fullDate, shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { Pages } from '../../ui/pages.js';
import { Panel } from '../../ui/panel.js';

const PAGE = 20;

/** What was drawn, by whom, and with which seed. */
export const DrawsList = () => {
  const now = useNow();
  const zone = useZone();
  const [page, setPage] = useState(1);
  const listed = useQuery({
    queryKey: [...keys.quality, 'draws', page],
    queryFn: ({ signal }) => call(api.listQualitySamples, { query: { page: String(page) } }, { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Panel title="Draws">
      <p className="panel-body quiet small">
        Each contact has its place by the SHA-256 of seed and id; the first are drawn. So anybody can draw
        again and gets the same.
      </p>
      <Loaded query={listed}>
        {({ samples, total }) =>
          total === 0 ? (
            <Message icon="note" title="Nothing was drawn yet." />
          ) : (
            <>
              <ul className="quality-draws">
                {samples.map(({ id, at, by, week, of, drawn, candidates, seed }) => (
                  <li key={id}>
                    <p>
                      <strong>
                        {drawn} of {candidates}
                      </strong>
                      , {of}, week from {fullDate(week)}
                    </p>
                    <p className="quiet small">
                      {by}, {shortTime(at, now, zone)} · seed <code>{seed}</code>
                    </p>
                  </li>
                ))}
              </ul>
              <div className="panel-body">
                <Pages what="draws" page={page} last={Math.ceil(total / PAGE)} onPage={setPage} />
              </div>
            </>
          )
        }
      </Loaded>
    </Panel>
  );
};
