import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { mayUse, useMe } from '../../../session/me.js';
import { wordsWanted } from '../../../state/words-wanted.js';
import { shortTime } from '../../../time/format.js';
import { useNow } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Badge } from '../../../ui/badge.js';
import { Panel } from '../../../ui/panel.js';
import { TextInput } from '../../../ui/text-input.js';
import { useEnquiryAction } from '../use-enquiry-action.js';
import './questions.css';

type Question = EnquiryDetail['questions'][number];

const SHORTEST = 2;

/** All that is missing, in the one message that asks for it. */
const messageOf = (questions: readonly Question[]): string =>
  [
    'To go on we need to know:',
    ...questions.map(({ question }) => `- ${question}`),
    '',
    'You can answer this message.',
  ].join('\n');

/** One question that has no answer yet, with a place for it. */
const Missing = ({ question, mayAct }: { question: Question; mayAct: boolean }) => {
  const now = useNow();
  const zone = useZone();
  const [answer, setAnswer] = useState('');
  const write = useEnquiryAction(api.answerQuestion);
  const drop = useEnquiryAction(api.dropQuestion);
  const params = { id: question.id };
  return (
    <li>
      <p>
        <bdi>{question.question}</bdi>{' '}
        {question.askedAt === null ? (
          <Badge tone="risk">Not asked yet</Badge>
        ) : (
          <span className="quiet small">asked {shortTime(question.askedAt, now, zone)}</span>
        )}
      </p>
      {mayAct && (
        <Form
          className="question-answer"
          onSubmit={(event) => {
            event.preventDefault();
            if (answer.trim() !== '' && !write.isPending) write.mutate({ params, body: { answer } });
          }}
        >
          <TextInput
            aria-label={`Answer: ${question.question}`}
            label="Answer"
            value={answer}
            onChange={setAnswer}
            maxLength={2000}
          />
          <ActionButton
            type="submit"
            size="small"
            isDisabled={answer.trim() === ''}
            isPending={write.isPending}
          >
            Keep
          </ActionButton>
          {question.askedAt === null && (
            <ActionButton
              size="small"
              look="quiet"
              isPending={drop.isPending}
              onPress={() => drop.mutate({ params })}
            >
              Take off
              <span className="visually-hidden">: {question.question}</span>
            </ActionButton>
          )}
        </Form>
      )}
    </li>
  );
};

/** What the customer was asked and answered, and what is still missing: all of it is asked for in one message. */
export const QuestionsPanel = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const me = useMe();
  const [typed, setTyped] = useState('');
  const note = useEnquiryAction(api.noteQuestion, () => setTyped(''));
  const { id, questions, known, state } = enquiry;
  const mayAct = state === 'open' && mayUse(me, api.noteQuestion);
  const missing = questions.filter(({ answer }) => answer === null);
  const toAsk = missing.filter(({ askedAt }) => askedAt === null);
  return (
    <Panel
      title="Asked and answered"
      aside={missing.length > 0 && <span className="quiet small figures">{missing.length} missing</span>}
    >
      <div className="panel-body questions">
        {known.length > 0 && (
          <dl className="questions-known">
            {known.map(({ question, answer }) => (
              <div key={`${question} ${answer}`}>
                <dt>
                  <bdi>{question}</bdi>
                </dt>
                <dd>
                  <bdi>{answer}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        )}
        {missing.length > 0 && (
          <ul aria-label="Still missing">
            {missing.map((question) => (
              <Missing key={question.id} question={question} mayAct={mayAct} />
            ))}
          </ul>
        )}
        {toAsk.length > 0 && mayAct && (
          <ActionButton
            look="main"
            size="small"
            icon="reply"
            onPress={() => wordsWanted.write({ enquiryId: id, text: messageOf(toAsk) })}
          >
            Ask for {toAsk.length === 1 ? 'it' : `all ${toAsk.length}`} in one message
          </ActionButton>
        )}
        {mayAct && (
          <Form
            className="question-answer"
            onSubmit={(event) => {
              event.preventDefault();
              if (typed.trim().length >= SHORTEST && !note.isPending)
                note.mutate({ params: { id }, body: { question: typed } });
            }}
          >
            <TextInput label="What has to be known?" value={typed} onChange={setTyped} maxLength={500} />
            <ActionButton
              type="submit"
              size="small"
              isDisabled={typed.trim().length < SHORTEST}
              isPending={note.isPending}
            >
              Note it
            </ActionButton>
          </Form>
        )}
      </div>
    </Panel>
  );
};
