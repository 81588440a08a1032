import {
  type AnswerOf,
  api,
  CHANNELS,
  type IncidentAnswer,
  PERSONAL,
  personalIn,
} from '@frontdoor/contracts';
import { useEffect, useRef, useState } from 'react';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { mayUse, useMe } from '../../session/me.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { TextBox } from '../../ui/text-input.js';
import { Toggle } from '../../ui/toggle.js';
import { type Preview, usePreview } from './use-preview.js';

type Detail = AnswerOf<typeof api.readIncident>;

const people = (count: number): string => (count === 1 ? '1 enquiry' : `${count} enquiries`);

const wayOf = ({ channel, audience }: Preview['ways'][number]): string =>
  audience === 'public' ? 'in public' : audience === 'private' ? 'by private message' : CHANNELS[channel].by;

const LeftOut = ({ groups }: { groups: readonly { why: string; enquiries: number }[] }) => (
  <ul className="incident-left-out">
    {groups.map(({ why, enquiries }) => (
      <li key={why}>
        <span className="figures">{enquiries}</span> left out: {why}
      </li>
    ))}
  </ul>
);

/** Whom it reaches and how, before anything leaves. */
const Counts = ({ preview: { total, looked, ways, leftOut, isDone } }: { preview: Preview }) => (
  <div className="incident-counts">
    {!isDone && (
      <label>
        Looking at each of them…{' '}
        <progress max={Math.max(total, 1)} value={looked}>
          {looked} of {total}
        </progress>
      </label>
    )}
    {ways.length > 0 && (
      <ul className="incident-ways">
        {ways.map((way) => (
          <li key={wayOf(way)}>
            <strong className="figures">{way.enquiries}</strong> {wayOf(way)}
          </li>
        ))}
      </ul>
    )}
    {isDone && ways.length === 0 && <p>Nobody would get it.</p>}
    <LeftOut groups={leftOut} />
  </div>
);

/** An answer that was sent: held, on its way, or how it ended. */
const Sent = ({ id, answer, mayStop }: { id: string; answer: IncidentAnswer; mayStop: boolean }) => {
  const now = useNow();
  const zone = useZone();
  const stop = useAction(api.stopIncidentAnswer, { refresh: [keys.incidents] });
  const { text, writtenBy, writtenAt, leavesAt, stoppedAt, enquiries, written, left, failed, waiting } =
    answer;
  const { leftOut, closes } = answer;
  const isUnderWay = waiting > 0;
  const heldFor = Math.ceil((Date.parse(leavesAt) - now) / 1000);
  const isHeld = isUnderWay && heldFor > 0;
  return (
    <div className="incident-answer">
      <p>
        <bdi>“{text}”</bdi>{' '}
        <span className="quiet">
          {writtenBy}, {shortTime(writtenAt, now, zone)}
          {closes && ', and each is closed by it'}
        </span>
      </p>
      {isUnderWay && (
        <div className="incident-facts">
          {isHeld ? (
            <p role="status">
              <strong>Held…</strong> <span aria-hidden="true">leaves in {heldFor} s</span>
            </p>
          ) : (
            <label>
              Writing to each of them…{' '}
              <progress max={enquiries} value={enquiries - waiting}>
                {enquiries - waiting} of {enquiries}
              </progress>
            </label>
          )}
          {mayStop && (
            <ActionButton
              look={isHeld ? 'main' : 'plain'}
              isPending={stop.isPending}
              onPress={() => stop.mutate({ params: { id, answerId: answer.id } })}
            >
              {isHeld ? 'Undo' : 'Stop'}
            </ActionButton>
          )}
        </div>
      )}
      <p className="incident-facts">
        {stoppedAt !== null && <span>Stopped {shortTime(stoppedAt, now, zone)}</span>}
        {!isHeld && (
          <span>
            Written to {people(written)}, {left} sent
            {failed > 0 && `, ${failed} did not get there`}
          </span>
        )}
        {waiting > 0 && <span>{people(waiting)} to be written to</span>}
      </p>
      <LeftOut groups={leftOut} />
    </div>
  );
};

/** One answer to everybody, each in their own enquiry and on their own channel, looked at before it leaves. */
export const FinalAnswer = ({
  incident,
  answers,
  unanswered,
}: Pick<Detail, 'incident' | 'answers' | 'unanswered'>) => {
  const me = useMe();
  const { id } = incident;
  const [text, setText] = useState('');
  const [closes, setCloses] = useState(false);
  const { preview, look, forget } = usePreview(id);
  const sendButton = useRef<HTMLDivElement>(null);
  const attempt = useRef<{ words: string; id: string }>(null);
  const send = useAction(api.answerIncident, {
    refresh: [keys.incidents],
    onDone: () => {
      attempt.current = null;
      setText('');
      forget();
    },
  });
  const reached = preview?.ways.reduce((sum, { enquiries }) => sum + enquiries, 0) ?? 0;
  const isReady = preview?.isDone === true && reached > 0;
  useEffect(() => {
    if (isReady) sendButton.current?.querySelector('button')?.focus();
  }, [isReady]);
  const mayAnswer = incident.closedAt === null && mayUse(me, api.answerIncident);
  const isUnderWay = answers.some(({ waiting }) => waiting > 0);
  const personal = personalIn(text);
  const words = JSON.stringify({ text, closes });
  return (
    <section className="panel incident" aria-label="Answer to everybody">
      <h2>Answer to everybody</h2>
      {answers.length === 0 && (
        <p className="quiet">
          The last word on it: everybody in the incident gets it in their own enquiry, where they wrote. It
          keeps the promise of an answer. Who was answered or closed already is left out.
        </p>
      )}
      {answers.map((answer) => (
        <Sent key={answer.id} id={id} answer={answer} mayStop={mayUse(me, api.stopIncidentAnswer)} />
      ))}
      {mayAnswer && !isUnderWay && unanswered > 0 && (
        <form
          className="incident-answer-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') void look({ text, closes });
          }}
        >
          <TextBox
            label={answers.length === 0 ? 'The answer' : 'An answer to those whom none reached'}
            value={text}
            onChange={(next) => {
              setText(next);
              forget();
            }}
            rows={4}
            maxLength={10_000}
          />
          {personal.length > 0 && (
            <p role="alert">
              There is {personal.map(({ what }) => PERSONAL[what]).join(', ')} in it, so it is written to
              nobody in public: by private message only.
            </p>
          )}
          <Toggle
            label="Close each enquiry with it"
            isSelected={closes}
            onChange={(next) => {
              setCloses(next);
              forget();
            }}
          />
          <div>
            <ActionButton
              type="submit"
              look={preview === null ? 'main' : 'plain'}
              isDisabled={text.trim() === ''}
              isPending={preview !== null && !preview.isDone}
            >
              Look at who gets it
            </ActionButton>
          </div>
          <div aria-live="polite">{preview !== null && <Counts preview={preview} />}</div>
          {isReady && (
            <div ref={sendButton}>
              <ActionButton
                look="main"
                isPending={send.isPending}
                onPress={() => {
                  if (attempt.current?.words !== words) attempt.current = { words, id: crypto.randomUUID() };
                  send.mutate({ params: { id }, body: { id: attempt.current.id, text, closes } });
                }}
              >
                Send it to {people(reached)}
              </ActionButton>
            </div>
          )}
        </form>
      )}
      {incident.closedAt === null && !mayUse(me, api.answerIncident) && (
        <p className="quiet small">A supervisor can answer everybody in the incident.</p>
      )}
    </section>
  );
};
