import { CHANNELS } from '@frontdoor/contracts';
import { subjectOf } from '@frontdoor/casework/enquiries';
import type { Draft } from './draft.js';
import { addressKeyIn, type Known } from './known.js';

/** What programs put before the subject of an answer or of what they pass on. */
const PREFIX = /^\s*((re|fwd?|aw|wg|tr|rv|sv|vs|odp|pd|atb|antw)\s*(\[\d+\])?\s*[:：]\s*)+/i;
const MOST = 3;

const bare = (subject: string): string =>
  subject.replace(PREFIX, '').replace(/\s+/g, ' ').trim().toLowerCase();

/**
 * Open enquiries of the same customer that may be the same matter: those with this subject; of somebody who called and
 * whose subject nobody knows yet, the newest, and those in which their number is named.
 */
export function openMatters(draft: Draft, customerId: string, known: Known): { id: string; why: string }[] {
  const { contact } = draft;
  const open = known.openOf.get(customerId) ?? [];
  if (!contact.subject)
    return CHANNELS[contact.channel].saysNoSubject ? openOfCaller(draft, open, known) : [];
  const subject = bare(subjectOf(contact));
  if (subject === '') return [];
  return open
    .filter((each) => bare(each.subject) === subject)
    .slice(0, MOST)
    .map(({ id }) => ({ id, why: 'The same customer has an open enquiry with this subject' }));
}

function openOfCaller(
  draft: Draft,
  own: readonly { id: string }[],
  known: Known,
): { id: string; why: string }[] {
  const { proven } = draft.sender;
  const naming = (proven && known.openNaming.get(addressKeyIn(draft)(proven))) ?? [];
  return [
    ...own.map(({ id }) => ({ id, why: 'Whoever called has this enquiry open' })),
    ...naming.map(({ id }) => ({ id, why: 'The number from which they called is named in this enquiry' })),
  ].slice(0, MOST);
}
