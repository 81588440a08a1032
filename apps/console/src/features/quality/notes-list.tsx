import { api } from '@frontdoor/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { Badge } from '../../ui/badge.js';
import { ChannelMark } from '../../ui/channel-mark.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { Pages } from '../../ui/pages.js';
import { ShownMarks } from './shown-marks.js';

const PAGE = 20;

/** Contacts that were drawn: those to be read, or those with a note. */
export const NotesList = ({ state }: { state: 'to-read' | 'written' }) => {
  const now = useNow();
  const zone = useZone();
  const [page, setPage] = useState(1);
  const listed = useQuery({
    queryKey: [...keys.quality, state, page],
    queryFn: ({ signal }) => call(api.listQualityNotes, { query: { state, page: String(page) } }, { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={listed}>
      {({ notes, total }) =>
        total === 0 ? (
          <div className="panel">
            <Message
              icon="note"
              title={state === 'to-read' ? 'Nothing is waiting to be read.' : 'No note is written yet.'}
            >
              <p>Draw a sample of an agent’s or a service’s contacts.</p>
            </Message>
          </div>
        ) : (
          <>
            <ul className="quality" aria-label={state === 'to-read' ? 'To read' : 'Notes written'}>
              {notes.map((note) => (
                <li key={note.id} className="panel quality-row">
                  <div>
                    <Link to={`/quality/${note.id}`}>
                      <bdi>{note.subject}</bdi>
                    </Link>
                    <p className="quality-facts quiet small">
                      <ChannelMark channel={note.channel} /> {note.agent}, {shortTime(note.at, now, zone)} ·{' '}
                      {note.service}, {note.reference}
                    </p>
                    <ShownMarks marks={note.marks} />
                  </div>
                  {note.by !== null && (
                    <p className="quality-state">
                      <span className="quiet small">
                        {note.by}, {shortTime(note.writtenAt!, now, zone)}
                      </span>
                      {note.answer !== null ? (
                        <Badge tone="accent">Answered</Badge>
                      ) : (
                        <Badge>{note.seenAt === null ? 'Not read yet' : 'Read'}</Badge>
                      )}
                    </p>
                  )}
                </li>
              ))}
            </ul>
            <Pages what="notes" page={page} last={Math.ceil(total / PAGE)} onPage={setPage} />
          </>
        )
      }
    </Loaded>
  );
};
