import type { CommitmentState } from '@frontdoor/contracts';
import type { TimelineEvent } from '@frontdoor/persistence';

export interface Alarm {
  title: string;
  reference: string;
  state: CommitmentState;
  whose: 'council' | 'customer';
  dueAt: number;
  /** IANA zone of the organisation. */
  zone: string;
}

interface AlarmSentences {
  /** For the timeline of the enquiry. */
  entry: string;
  tone: TimelineEvent['tone'];
  /** For whoever has it and for supervisors; a customer's own window is nobody's alarm. */
  notice?: string;
}

/** What is told of an alarm; nothing of a customer's window that is still open. */
export function sayAlarm(
  { title, reference, state, whose, dueAt, zone }: Alarm,
  now: number,
): AlarmSentences | undefined {
  const when = sayWhen(dueAt, now, zone);
  if (state === 'missed')
    return {
      entry: `Promise missed: “${title}”`,
      tone: 'bad',
      notice: `A promise of ${reference} was missed: it was due ${when}`,
    };
  if (state === 'lapsed') return { entry: `The time the customer had is over: “${title}”`, tone: 'neutral' };
  if (whose === 'customer') return undefined;
  return {
    entry: `Promise at risk, due ${when}: “${title}”`,
    tone: 'neutral',
    notice: `A promise of ${reference} is at risk: due ${when}`,
  };
}

/** A day and a wall clock, as people of one zone read them. */
interface LocalTime {
  day: string;
  time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** `today at 14:30`, `on Friday 27 November 2026 at 09:00`; seconds only where there are some. */
export function sayWhen(instant: number, now: number, zone: string): string {
  const { day, time } = inZone(instant, zone);
  return day === inZone(now, zone).day ? `today at ${time}` : `on ${day} at ${time}`;
}

function inZone(instant: number, zone: string): LocalTime {
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const seconds = part.second === '00' ? '' : `:${part.second}`;
  return {
    day: `${part.weekday} ${part.day} ${part.month} ${part.year}`,
    time: `${part.hour}:${part.minute}${seconds}`,
  };
}

/** Kept, because making a format takes as long as using it a hundred times. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(zone, made);
  return made;
}
