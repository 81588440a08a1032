import type { EnquiryEvent as Event, Facts } from '@frontdoor/charter';
import type { Enquiry, EnquiryEvent } from '@frontdoor/persistence';

/** An entry of the ledger as the charter engine reads it. */
export const toEvent = ({ type, at, data }: Pick<EnquiryEvent, 'type' | 'at' | 'data'>): Event =>
  ({ ...data, type, at }) as Event;

type Standing = Pick<Enquiry, 'kind' | 'complex' | 'responseRequested' | 'stage' | 'waitingSince'>;

/** What the enquiry is now, from all that happened to it in order of time; `given` where nothing says. */
export function standing(given: Standing, events: readonly Event[]): Standing {
  const now: Standing = { ...given, complex: false, responseRequested: false, stage: 1, waitingSince: null };
  let first = true;
  for (const event of events) {
    if (event.type === 'contact-received' && first) now.kind = event.enquiryKind;
    first &&= event.type !== 'contact-received';
    if (event.type === 'contact-received' || event.type === 'classified') {
      now.complex = event.complex ?? now.complex;
      now.responseRequested = event.responseRequested ?? now.responseRequested;
    }
    if (event.type === 'classified') now.kind = event.enquiryKind ?? now.kind;
    if (event.type === 'escalated') now.stage = event.stage ?? now.stage + 1;
    if (event.type === 'paused') now.waitingSince ??= event.at;
    if (event.type === 'resumed') now.waitingSince = null;
  }
  return now;
}

/** What is known of the matter, for rules about messages and steps: the last contact's way in, the enquiry's own kind. */
export function factsNow(
  enquiry: Pick<Enquiry, 'kind' | 'complex' | 'responseRequested' | 'stage' | 'openedAt'>,
  lastReceived: Pick<EnquiryEvent, 'data'> | null,
): Facts {
  const { kind: enquiryKind, complex, responseRequested, stage, openedAt: receivedAt } = enquiry;
  return { ...lastReceived?.data, enquiryKind, complex, responseRequested, stage, receivedAt };
}
