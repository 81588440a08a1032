import { type Pack, sayAt } from '@frontdoor/charter';
import type { Commitment, TimelineEvent } from '@frontdoor/persistence';

export interface Sentence {
  text: string;
  tone: TimelineEvent['tone'];
}

type Before = Pick<Commitment, 'state' | 'dueAt' | 'settledAt'>;
type After = Pick<Commitment, 'state' | 'dueAt' | 'settledAt' | 'moves' | 'extensions'>;

/**
 * What to tell on the timeline when a promise went from one state to another; nothing when nobody needs to hear. That
 * time ran out is told by the sweep alone.
 */
export function tellChange(
  pack: Pack,
  { promiseId }: Pick<Commitment, 'promiseId'>,
  before: Before,
  after: After,
): Sentence | undefined {
  const end = after.settledAt ?? 0;
  if (before.state === after.state && before.settledAt === after.settledAt) {
    if (before.dueAt === after.dueAt || after.state !== 'running') return undefined;
    return { text: `${promiseId} is now due on ${sayAt(pack, after.dueAt)}`, tone: 'neutral' };
  }
  switch (after.state) {
    case 'kept':
      return { text: `${promiseId} was kept, ${span(after.dueAt - end)} before it was due`, tone: 'good' };
    case 'extended':
      return { text: `${promiseId} was met by the later date that was agreed`, tone: 'good' };
    case 'missed':
      return after.settledAt === null
        ? reopened(promiseId)
        : { text: `${promiseId} was answered ${span(end - after.dueAt)} late`, tone: 'bad' };
    case 'waived':
      return { text: `${promiseId} is waived, by an exemption that the standard names`, tone: 'neutral' };
    case 'withdrawn':
      return { text: `${promiseId} no longer applies`, tone: 'neutral' };
    case 'paused':
      return { text: `${promiseId} waits for the customer`, tone: 'neutral' };
    case 'lapsed':
      return undefined;
    case 'running':
      return before.state === 'paused'
        ? { text: `${promiseId} runs again, due on ${sayAt(pack, after.dueAt)}`, tone: 'neutral' }
        : reopened(promiseId);
  }
}

const reopened = (promiseId: string): Sentence => ({ text: `${promiseId} is open again`, tone: 'bad' });

/** `35 min`, `5 h`, `3 days` */
function span(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return `${minutes} min`;
  return minutes < 2880 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`;
}
