import type { QualityMark } from '@frontdoor/contracts';
import { Badge } from '../../ui/badge.js';

export const MARK_WORDS = { met: 'Yes', 'not-met': 'No', 'does-not-apply': 'Does not apply' } as const;
const TONES = { met: 'good', 'not-met': 'bad', 'does-not-apply': 'neutral' } as const;

/** Each criterion with how it was met. */
export const ShownMarks = ({ marks }: { marks: readonly QualityMark[] }) =>
  marks.length === 0 ? null : (
    <ul className="quality-marks" aria-label="Criteria">
      {marks.map(({ question, mark }) => (
        <li key={question}>
          {question} <Badge tone={TONES[mark]}>{MARK_WORDS[mark]}</Badge>
        </li>
      ))}
    </ul>
  );
