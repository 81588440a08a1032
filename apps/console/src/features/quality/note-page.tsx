import { api, type OpenedQualityNote, type QualityMark } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { ChannelMark } from '../../ui/channel-mark.js';
import { Loaded } from '../../ui/loaded.js';
import { LongText } from '../../ui/long-text.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { Segments } from '../../ui/segments.js';
import { TextBox } from '../../ui/text-input.js';
import { MARK_WORDS, ShownMarks } from './shown-marks.js';
import './quality.css';

type Mark = QualityMark['mark'];

const MARKS = (Object.entries(MARK_WORDS) as [Mark, string][]).map(([value, label]) => ({ value, label }));
const STEP_WORDS = {
  opened: 'read the contact',
  written: 'wrote the note',
  changed: 'changed the note',
  seen: 'read the note',
  answered: 'answered',
} as const;

/** What the customer had written, and what was answered. */
const Contact = ({ note }: { note: OpenedQualityNote }) => {
  const now = useNow();
  const zone = useZone();
  const { before, text, agent, channel, at, direction, visit } = note;
  const time = (instant: string): string => shortTime(instant, now, zone);
  return (
    <Panel
      title="The contact"
      aside={
        <Link className="button button-quiet button-small" to={`/enquiries/${note.enquiryId}`}>
          Open {note.reference}
        </Link>
      }
    >
      <div className="quality-contact panel-body">
        {before !== null && (
          <div>
            <p className="quality-facts quiet small">
              {visit ? `The visitor ${visit.ticket} came` : 'The customer before'},{' '}
              <ChannelMark channel={before.channel} /> {time(before.at)}
            </p>
            <LongText text={before.text} />
          </div>
        )}
        <div className="quality-words">
          <p className="quality-facts quiet small">
            {visit ? (
              `Seen by ${agent}, ${time(visit.seenAt)}${visit.endedAt === null ? '' : `, until ${time(visit.endedAt)}`}`
            ) : (
              <>
                {direction === 'in' ? `Answered by ${agent}` : agent}, <ChannelMark channel={channel} />{' '}
                {time(at)}
              </>
            )}
          </p>
          <LongText
            text={text === '' ? 'Nothing is written of it. Open the enquiry to see all of it.' : text}
          />
          {visit && (
            <p className="quiet small">What was said is written nowhere: ask whoever saw them about it.</p>
          )}
        </div>
      </div>
    </Panel>
  );
};

const NoteForm = ({ note }: { note: OpenedQualityNote }) => {
  const navigate = useNavigate();
  const questions = [...new Set([...note.marks.map(({ question }) => question), ...note.criteria])];
  const [marks, setMarks] = useState<Readonly<Record<string, Mark>>>(() =>
    Object.fromEntries(note.marks.map(({ question, mark }) => [question, mark])),
  );
  const [words, setWords] = useState(note.words);
  const { id, version, agent } = note;
  const write = useAction(api.writeQualityNote, {
    refresh: [keys.quality],
    onDone: () => {
      notify({ tone: 'good', title: `The note is saved, and ${agent} is told.` });
      void navigate('/quality');
    },
  });
  const given = questions.flatMap((question) => {
    const mark = marks[question];
    return mark === undefined ? [] : [{ question, mark }];
  });
  return (
    <Panel title="The note">
      <div className="quality-form panel-body">
        {questions.map((question) => (
          <div key={question} className="quality-criterion">
            <span>{question}</span>
            <Segments<Mark | ''>
              label={question}
              value={marks[question] ?? ''}
              options={MARKS}
              onChange={(mark) => mark !== '' && setMarks({ ...marks, [question]: mark })}
            />
          </div>
        ))}
        <TextBox
          label="In your own words"
          hint={`${agent} and supervisors read it. Customers never do.`}
          rows={5}
          value={words}
          onChange={setWords}
          maxLength={4000}
        />
        <div className="quality-actions">
          <Link className="button" to="/quality">
            Not now
          </Link>
          <ActionButton
            look="main"
            isDisabled={given.length === 0 && words.trim() === ''}
            isPending={write.isPending}
            onPress={() =>
              write.mutate({ params: { id }, body: { version, marks: given, words: words.trim() } })
            }
          >
            Save the note
          </ActionButton>
        </div>
      </div>
    </Panel>
  );
};

const Steps = ({ note: { steps, answer } }: { note: OpenedQualityNote }) => {
  const now = useNow();
  const zone = useZone();
  return (
    <>
      {answer !== null && (
        <Panel title="The answer">
          <div className="panel-body">
            <LongText text={answer} />
          </div>
        </Panel>
      )}
      <Panel title="Who did what">
        <ul className="quality-steps panel-body">
          {steps.map(({ at, by, what }) => (
            <li key={`${at} ${by} ${what}`}>
              {by} {STEP_WORDS[what]} <span className="quiet small">{shortTime(at, now, zone)}</span>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
};

/** A contact that was drawn, and the note on it. */
export const QualityNotePage = () => {
  const { id = '' } = useParams();
  const opened = useQuery({
    queryKey: [...keys.quality, 'note', id],
    queryFn: ({ signal }) => call(api.openQualityNote, { params: { id } }, { signal }),
  });
  return (
    <Page
      title={opened.data ? `A contact of ${opened.data.agent}` : 'A contact'}
      actions={<Link to="/quality">All notes</Link>}
    >
      <Loaded query={opened}>
        {(note) => (
          <div className="quality-columns">
            <Contact note={note} />
            <div className="quality">
              {note.isOwn ? (
                <Panel title="The note">
                  <div className="panel-body">
                    <p>This is a contact of your own: another supervisor writes the note.</p>
                    <ShownMarks marks={note.marks} />
                    {note.words !== '' && <LongText text={note.words} />}
                  </div>
                </Panel>
              ) : (
                <NoteForm key={note.version} note={note} />
              )}
              <Steps note={note} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
};
