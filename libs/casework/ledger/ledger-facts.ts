import type { EnquiryEvent as Event, Facts } from '@frontdoor/charter';
import type { Enquiry, LedgerEntry } from '@frontdoor/persistence';

type Entry = Pick<LedgerEntry, 'type' | 'at' | 'data'>;

/**
 * The entries of a ledger, in order, as the charter engine reads them. What the matter is follows from the first contact
 * and from how people classified it; a further contact does not change it, even if a classification is taken back.
 */
export function toEvents(entries: readonly Entry[]): Event[] {
  let begun = false;
  return entries.map(({ type, at, data }) => {
    const further = begun && type === 'contact-received';
    begun = type === 'withdrawn' ? false : begun || type === 'contact-received';
    const { enquiryKind, ...rest } = data;
    return (
      further
        ? { ...rest, type, at }
        : { ...rest, ...(enquiryKind !== undefined && { enquiryKind }), type, at }
    ) as Event;
  });
}

type Matter = Pick<Enquiry, 'kind' | 'complex' | 'responseRequested' | 'stage' | 'waitingSince'>;

/** What the enquiry is now, from all that happened to it in order of time; `given` where nothing says. */
export function matterOf(given: Matter, events: readonly Event[]): Matter {
  const fresh = { complex: false, responseRequested: false, stage: 1, waitingSince: null };
  let now: Matter = { ...given, ...fresh };
  for (const event of events) {
    if (event.type === 'contact-received' || event.type === 'classified') {
      now.kind = event.enquiryKind ?? now.kind;
      now.complex = event.complex ?? now.complex;
      now.responseRequested = event.responseRequested ?? now.responseRequested;
    }
    if (event.type === 'escalated') now.stage = event.stage ?? now.stage + 1;
    if (event.type === 'paused') now.waitingSince ??= event.at;
    if (event.type === 'resumed') now.waitingSince = null;
    // What comes after a withdrawal counts as a new matter.
    if (event.type === 'withdrawn') now = { ...now, ...fresh };
  }
  return now;
}

/** What is known of the matter, for rules about messages and steps: the last contact's way in, the enquiry's own kind. */
export function factsNow(
  enquiry: Pick<Enquiry, 'kind' | 'complex' | 'responseRequested' | 'stage' | 'openedAt'>,
  lastReceived: Pick<LedgerEntry, 'data'> | null,
): Facts {
  const { kind: enquiryKind, complex, responseRequested, stage, openedAt: receivedAt } = enquiry;
  return { ...lastReceived?.data, enquiryKind, complex, responseRequested, stage, receivedAt };
}
