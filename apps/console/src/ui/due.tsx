import type { TimeLeft } from '@frontdoor/contracts';
import { shortTime } from '../time/format.js';
import { countdown, leftInWords, urgencyOf } from '../time/urgency.js';
import { useNow } from '../time/use-now.js';
import { useZone } from '../time/zone.js';
import { Icon } from './icon.js';
import './due.css';

interface Props {
  promise: { dueAt: string; atRiskAt: readonly string[]; left: TimeLeft };
}

const looks = {
  'on-track': { icon: 'clock', word: '' },
  'at-risk': { icon: 'at-risk', word: 'at risk' },
  missed: { icon: 'missed', word: 'missed' },
} as const;

/** The live countdown to a promise, in its own unit first: picture and words say what the colour says. */
export const Due = ({ promise }: Props) => {
  const now = useNow();
  const zone = useZone();
  const urgency = urgencyOf(promise, now);
  const { icon, word } = looks[urgency];
  const dueAt = shortTime(promise.dueAt, now, zone);
  const left = urgency === 'missed' ? null : leftInWords(promise.left, now);
  return (
    <span className={`due due-${urgency}`}>
      <Icon name={icon} />
      <span className="figures">
        <span className="due-left">{left ? `${left},` : countdown(promise.dueAt, now)}</span>{' '}
        <span className="due-at">
          {left ? `until ${dueAt}` : `(${dueAt})`}
          {word && ','}
        </span>{' '}
        {word && <span className="due-at">{word}</span>}
      </span>
    </span>
  );
};
