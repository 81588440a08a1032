import { type Facts, type Pack, type RequiredContent, requiredContent } from '@frontdoor/charter';
import type { ReplyPurpose } from '@frontdoor/contracts';
import type { Milestone } from '@frontdoor/kernel';
import type { Contact } from '@frontdoor/persistence';

type Rule = 'acknowledged' | 'responded' | 'extended' | 'refused';

/** By what rules of the charter each kind of reply is read, and the event it is once it has left. */
const PURPOSES: Record<ReplyPurpose, { rules: readonly Rule[]; event?: Milestone }> = {
  response: { rules: ['responded'], event: 'responded' },
  refusal: { rules: ['refused', 'responded'], event: 'responded' },
  acknowledgement: { rules: ['acknowledged'], event: 'acknowledged' },
  'later-date': { rules: ['extended'] },
  question: { rules: [] },
  update: { rules: [] },
};

/** A full answer: it finishes the work, and may close the enquiry. */
export const isFullAnswer = (purpose: ReplyPurpose): boolean => PURPOSES[purpose].event === 'responded';

export const eventOf = (purpose: ReplyPurpose): Milestone | undefined => PURPOSES[purpose].event;

/** Everything a reply for this purpose has to say, each element once. `at`: epoch milliseconds UTC. */
export function wantedBy(pack: Pack, purpose: ReplyPurpose, facts: Facts, at: number): RequiredContent[] {
  const wanted = PURPOSES[purpose].rules.flatMap((rule) => requiredContent(pack, { in: rule, facts, at }));
  return wanted.filter(({ element }, i) => wanted.findIndex((other) => other.element === element) === i);
}

/** What the message is for the charter from the moment its provider takes it. */
export function meaningOf(
  purpose: ReplyPurpose,
  by: string,
  laterDate?: { clockId: string; until: number; reason: string },
): Contact['meaning'] {
  if (purpose === 'later-date') return { type: 'extended', ...laterDate };
  if (purpose === 'question')
    return { type: 'paused', reason: 'the customer was asked for what is missing', by };
  const type = eventOf(purpose);
  return type ? { type } : null;
}
