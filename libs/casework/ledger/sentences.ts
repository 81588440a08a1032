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
  { title }: Pick<Commitment, 'title'>,
  before: Before,
  after: After,
): Sentence | undefined {
  const end = after.settledAt ?? 0;
  if (before.state === after.state && before.settledAt === after.settledAt) {
    if (before.dueAt === after.dueAt || after.state !== 'running') return undefined;
    return { text: `Now due on ${sayAt(pack, after.dueAt)}: “${title}”`, tone: 'neutral' };
  }
  switch (after.state) {
    case 'kept':
      return { text: `Promise kept, ${span(after.dueAt - end)} before it was due: “${title}”`, tone: 'good' };
    case 'extended':
      return { text: `Promise kept by the later date that was agreed: “${title}”`, tone: 'good' };
    case 'missed':
      return after.settledAt === null
        ? reopened(title)
        : { text: `Answered ${span(end - after.dueAt)} later than was promised: “${title}”`, tone: 'bad' };
    case 'waived':
      return { text: `Promise waived, by an exemption that the charter names: “${title}”`, tone: 'neutral' };
    case 'withdrawn':
      return { text: `Promise no longer applies: “${title}”`, tone: 'neutral' };
    case 'paused':
      return { text: `Promise waits for the customer: “${title}”`, tone: 'neutral' };
    case 'lapsed':
      return undefined;
    case 'running':
      return before.state === 'paused'
        ? { text: `Promise runs again, due on ${sayAt(pack, after.dueAt)}: “${title}”`, tone: 'neutral' }
        : reopened(title);
  }
}

const reopened = (title: string): Sentence => ({ text: `Promise open again: “${title}”`, tone: 'bad' });

/** `35 min`, `5 h`, `3 days` */
function span(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return `${minutes} min`;
  return minutes < 2880 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`;
}
