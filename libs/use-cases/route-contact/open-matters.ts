import { CHANNELS } from '@frontdoor/contracts';
import { subjectOf } from '@frontdoor/casework/enquiries';
import type { Draft } from './draft.js';
import type { Known } from './known.js';

/** What programs put before the subject of an answer or of what they pass on. */
const PREFIX = /^\s*((re|fwd?|aw|wg|tr|rv|sv|vs|odp|pd|atb|antw)\s*(\[\d+\])?\s*[:：]\s*)+/i;
const MOST = 3;

const bare = (subject: string): string =>
  subject.replace(PREFIX, '').replace(/\s+/g, ' ').trim().toLowerCase();

/**
 * Open enquiries of the same customer that may be the same matter: those with this subject; of somebody who called and
 * whose subject nobody knows yet, the newest.
 */
export function openMatters(
  { contact }: Draft,
  customerId: string,
  known: Known,
): { id: string; why: string }[] {
  const open = known.openOf.get(customerId) ?? [];
  if (!contact.subject)
    return CHANNELS[contact.channel].saysNoSubject
      ? open.slice(0, MOST).map(({ id }) => ({ id, why: 'Whoever called has this enquiry open' }))
      : [];
  const subject = bare(subjectOf(contact));
  if (subject === '') return [];
  return open
    .filter((each) => bare(each.subject) === subject)
    .slice(0, MOST)
    .map(({ id }) => ({ id, why: 'The same customer has an open enquiry with this subject' }));
}
