import type { Visitor } from '@frontdoor/contracts';
import { shortTime } from '../../time/format.js';
import { countdown, urgencyOf } from '../../time/urgency.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { Icon, type IconName } from '../../ui/icon.js';

type Promised = Visitor['promises'][number];

const LOOKS = {
  'on-track': { icon: 'clock', word: '' },
  'at-risk': { icon: 'at-risk', word: ', at risk' },
  missed: { icon: 'missed', word: ', missed' },
} as const;

const ENDED: Partial<Record<Promised['state'], { icon: IconName; word: string }>> = {
  kept: { icon: 'check', word: 'kept' },
  extended: { icon: 'check', word: 'kept by the later date' },
  waived: { icon: 'minus', word: 'waived' },
  withdrawn: { icon: 'minus', word: 'withdrawn' },
  missed: { icon: 'missed', word: 'missed' },
};

/** What the charter promises a visitor, each with the time that is left, or with what became of it. */
export const VisitTimers = ({ promises }: Pick<Visitor, 'promises'>) => {
  const now = useNow();
  const zone = useZone();
  if (promises.length === 0) return null;
  return (
    <ul className="visit-timers">
      {promises.map((promise) => {
        const { clockId, startedAt, state, settledAt, title, dueAt } = promise;
        const isOpen = settledAt === null && state !== 'withdrawn';
        const urgency = urgencyOf(promise, now);
        const { icon, word } = isOpen ? LOOKS[urgency] : (ENDED[state] ?? LOOKS['on-track']);
        return (
          <li
            key={`${clockId} ${startedAt}`}
            className={`visit-timer due-${isOpen ? urgency : state === 'missed' ? 'missed' : 'settled'}`}
          >
            <Icon name={icon} />
            <span>
              <span className="visit-timer-left figures">
                {isOpen ? `${countdown(dueAt, now)} (${shortTime(dueAt, now, zone)})${word}` : word}
              </span>{' '}
              <span className="visit-timer-what">{title}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
};
