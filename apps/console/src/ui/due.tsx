import { shortTime } from '../time/format.js';
import { countdown, urgencyOf } from '../time/urgency.js';
import { useNow } from '../time/use-now.js';
import { useZone } from '../time/zone.js';
import { Icon } from './icon.js';
import './due.css';

interface Props {
  promise: { dueAt: string; atRiskAt: readonly string[] };
}

const looks = {
  'on-track': { icon: 'clock', word: '' },
  'at-risk': { icon: 'at-risk', word: 'at risk' },
  missed: { icon: 'missed', word: 'missed' },
} as const;

/** The live countdown to a promise: picture and words say what the colour says. */
export const Due = ({ promise }: Props) => {
  const now = useNow();
  const zone = useZone();
  const urgency = urgencyOf(promise, now);
  const { icon, word } = looks[urgency];
  return (
    <span className={`due due-${urgency}`}>
      <Icon name={icon} />
      <span className="figures">
        <span className="due-left">{countdown(promise.dueAt, now)}</span>{' '}
        <span className="due-at">
          ({shortTime(promise.dueAt, now, zone)}){word && ','}
        </span>{' '}
        {word && <span className="due-at">{word}</span>}
      </span>
    </span>
  );
};
