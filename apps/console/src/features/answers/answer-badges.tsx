import type { AnswerSummary } from '@frontdoor/contracts';
import { Badge } from '../../ui/badge.js';

/** Whether customers find an answer, and what is to be done about it. */
export const AnswerBadges = ({ answer }: { answer: AnswerSummary }) => {
  const { isOverdue, isOffered, putAwayAt, language } = answer;
  return (
    <div className="answer-badges">
      {language !== 'en' && <Badge>{language}</Badge>}
      {isOverdue && (
        <Badge tone="risk" icon="at-risk">
          To be checked
        </Badge>
      )}
      {putAwayAt !== null && <Badge>Put away</Badge>}
      {putAwayAt === null && (
        <Badge tone={isOffered ? 'good' : 'neutral'}>{isOffered ? 'On the website' : 'Staff only'}</Badge>
      )}
    </div>
  );
};
