import { api, type OwnQualityNote } from '@frontdoor/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Badge } from '../../ui/badge.js';
import { ChannelMark } from '../../ui/channel-mark.js';
import { Loaded } from '../../ui/loaded.js';
import { LongText } from '../../ui/long-text.js';
import { Message } from '../../ui/message.js';
import { Pages } from '../../ui/pages.js';
import { TextBox } from '../../ui/text-input.js';
import { ShownMarks } from './shown-marks.js';

const PAGE = 20;

const Note = ({ note }: { note: OwnQualityNote }) => {
  const now = useNow();
  const zone = useZone();
  const [text, setText] = useState('');
  const [isAnswering, setIsAnswering] = useState(false);
  const { id, version, subject, reference, enquiryId, seenAt, answer } = note;
  const say = useAction(api.answerQualityNote, {
    refresh: [keys.quality],
    onDone: () => {
      setText('');
      setIsAnswering(false);
    },
  });
  return (
    <li className="panel quality-note">
      <p className="quality-head">
        <Link to={`/enquiries/${enquiryId}`}>
          <bdi>{subject}</bdi>
        </Link>
        {seenAt === null && <Badge tone="accent">New</Badge>}
      </p>
      <p className="quality-facts quiet small">
        <ChannelMark channel={note.channel} /> {shortTime(note.at, now, zone)} · {note.service}, {reference}
      </p>
      <ShownMarks marks={note.marks} />
      {note.words !== '' && <LongText text={note.words} />}
      <p className="quiet small">
        {note.by}, {shortTime(note.writtenAt!, now, zone)}
      </p>
      {answer !== null && !isAnswering && (
        <div className="quality-answer">
          <p className="quiet small">Your answer, {shortTime(note.answeredAt!, now, zone)}</p>
          <LongText text={answer} />
        </div>
      )}
      {isAnswering && (
        <TextBox
          label={`Your answer about ${reference}`}
          hint="Supervisors read it, nobody else."
          rows={3}
          value={text}
          onChange={setText}
          maxLength={4000}
          autoFocus
        />
      )}
      <div className="quality-actions">
        {isAnswering ? (
          <>
            <ActionButton onPress={() => setIsAnswering(false)}>Cancel</ActionButton>
            <ActionButton
              look="main"
              isDisabled={text.trim() === ''}
              isPending={say.isPending}
              onPress={() => say.mutate({ params: { id }, body: { version, answer: text.trim() } })}
            >
              Send the answer
            </ActionButton>
          </>
        ) : (
          <>
            <ActionButton
              onPress={() => {
                setText(answer ?? '');
                setIsAnswering(true);
              }}
            >
              {answer === null ? 'Answer' : 'Change the answer'}
              <span className="visually-hidden"> about {reference}</span>
            </ActionButton>
            {seenAt === null && (
              <ActionButton
                look="main"
                isPending={say.isPending}
                onPress={() => say.mutate({ params: { id }, body: { version } })}
              >
                I have read it<span className="visually-hidden">: {reference}</span>
              </ActionButton>
            )}
          </>
        )}
      </div>
    </li>
  );
};

/** What supervisors wrote of one’s own contacts, to be read and answered. */
export const OwnNotes = () => {
  const [page, setPage] = useState(1);
  const listed = useQuery({
    queryKey: [...keys.quality, 'own', page],
    queryFn: ({ signal }) => call(api.listOwnQualityNotes, { query: { page: String(page) } }, { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <p className="quiet">
        Supervisors read a few contacts drawn at random and write what they think of them. These are about
        yours; besides you only supervisors see them.
      </p>
      <Loaded query={listed}>
        {({ notes, total }) =>
          total === 0 ? (
            <div className="panel">
              <Message icon="note" title="There is no note on a contact of yours." />
            </div>
          ) : (
            <>
              <ul className="quality" aria-label="Notes on my contacts">
                {notes.map((note) => (
                  <Note key={`${note.id} ${note.version}`} note={note} />
                ))}
              </ul>
              <Pages what="notes" page={page} last={Math.ceil(total / PAGE)} onPage={setPage} />
            </>
          )
        }
      </Loaded>
    </>
  );
};
