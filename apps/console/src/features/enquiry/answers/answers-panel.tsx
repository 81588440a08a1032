import { type AnswerSuggestion, api, type EnquiryDetail } from '@frontdoor/contracts';
import { useState } from 'react';
import { Link } from 'react-router';
import { SendAnswer } from '../../../casework/send-answer.js';
import { useSuggestedAnswers, useTellAnswer } from '../../../casework/use-answers.js';
import { mayUse, useMe } from '../../../session/me.js';
import { useLater } from '../../../state/use-later.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Badge } from '../../../ui/badge.js';
import { FormattedText } from '../../../ui/formatted-text.js';
import { Panel } from '../../../ui/panel.js';
import { TextInput } from '../../../ui/text-input.js';
import { canWrite, putIn, wordsOf } from './put-in.js';
import './answers-panel.css';

const PAUSE_MS = 300;
/** The others are a search away. */
const SHOWN = 3;

interface Props {
  enquiry: EnquiryDetail;
  /** Words went into the reply: it has to be in view. */
  onWrite: () => void;
}

interface AnswerProps {
  enquiry: EnquiryDetail;
  answer: AnswerSuggestion;
  onPutIn: () => void;
}

const Answer = ({ enquiry, answer, onPutIn }: AnswerProps) => {
  const { id, title, isOverdue, why, language } = answer;
  const me = useMe();
  const [isOpen, setIsOpen] = useState(false);
  const { isPending, tell } = useTellAnswer(enquiry.id);
  const isWritable = canWrite(me, enquiry);
  return (
    <li>
      <div>
        <Link to={`/answers/${id}`} lang={language}>
          {title}
        </Link>{' '}
        {isOverdue && (
          <Badge tone="risk" icon="at-risk">
            To be checked
          </Badge>
        )}
        {why.length > 0 && <p className="quiet small">It has: {why.join(', ')}</p>}
      </div>
      <div className="answer-actions">
        {isWritable && (
          <ActionButton size="small" aria-label={`Put in: “${title}”`} onPress={onPutIn}>
            Put in
          </ActionButton>
        )}
        {mayUse(me, api.tellAnswer) && (
          <ActionButton
            size="small"
            icon="check"
            aria-label={`Told: “${title}”`}
            isPending={isPending}
            onPress={() => tell(id)}
          >
            Told
          </ActionButton>
        )}
        {isWritable && <SendAnswer enquiry={enquiry} answer={answer} />}
        <ActionButton
          size="small"
          look="quiet"
          icon={isOpen ? 'up' : 'down'}
          aria-expanded={isOpen}
          aria-label={`Read: “${title}”`}
          onPress={() => setIsOpen(!isOpen)}
        >
          Read
        </ActionButton>
      </div>
      {isOpen && (
        <div className="answer-words" tabIndex={0} role="region" aria-label={title} lang={language}>
          <FormattedText markup={wordsOf(answer)} />
        </div>
      )}
    </li>
  );
};

/** What the library says about what the customer asks. */
export const AnswersPanel = ({ enquiry, onWrite }: Props) => {
  const [search, setSearch] = useState('');
  const sought = useLater(search.trim(), PAUSE_MS);
  const found = useSuggestedAnswers(enquiry.id, sought);
  const answers = (found.data ?? []).slice(0, SHOWN);
  return (
    <Panel title="Answers">
      <div className="panel-body">
        <TextInput
          label="Search the answers"
          type="search"
          value={search}
          onChange={setSearch}
          maxLength={200}
        />
        {found.data && answers.length === 0 && (
          <p className="quiet" role="status">
            {sought === '' ? 'No answer fits what they wrote.' : 'No answer has these words.'}
          </p>
        )}
        <ul className="suggested-answers" aria-label="Answers that may help">
          {answers.map((answer) => (
            <Answer
              key={answer.id}
              enquiry={enquiry}
              answer={answer}
              onPutIn={() => putIn(enquiry, answer, onWrite)}
            />
          ))}
        </ul>
      </div>
    </Panel>
  );
};
