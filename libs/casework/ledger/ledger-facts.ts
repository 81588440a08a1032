import type { EnquiryEvent as Event, Facts } from '@frontdoor/charter';
import type { Enquiry, LedgerEntry } from '@frontdoor/persistence';

type Entry = Pick<LedgerEntry, 'type' | 'at' | 'data' | 'position'>;

/**
 * The entries of a ledger, in order, as the charter engine reads them. What the matter is follows from the first contact
 * and from how people classified it; a further contact does not change it, even if a classification is taken back. That
 * the sender of a contact changed it is nothing to the charter.
 */
export function toEvents(entries: readonly Entry[]): Event[] {
  let begun = false;
  return asKnown(entries.flatMap(toCharter)).map(({ type, at, data }) => {
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

const NOTHING_TO_THE_CHARTER: readonly string[] = [
  'contact-changed',
  'joined',
  'visitor-called',
  'visit-ended',
];

/**
 * Where an enquiry is dealt with, and which services are asked besides, is nothing to the charter, which goes by where the
 * customer wrote; what it was said to be on the way is a classification.
 */
function toCharter(entry: Entry): Entry[] {
  if (NOTHING_TO_THE_CHARTER.includes(entry.type)) return [];
  if (entry.type === 'classified') {
    const { alsoServices: _named, ...data } = entry.data;
    return [{ ...entry, data }];
  }
  if (entry.data['visit'] !== undefined) {
    const { visit: _visit, act: _act, held: _held, whom: _whom, seenBy: _seenBy, ...data } = entry.data;
    return [{ ...entry, data }];
  }
  if (entry.type !== 'moved') return [entry];
  const { enquiryKind } = entry.data;
  return enquiryKind === undefined ? [] : [{ ...entry, type: 'classified', data: { enquiryKind } }];
}

/**
 * What was done is held against what whoever did it could have seen (`seenUpTo`, a position of the ledger), not against
 * what had come in by then: a contact may come in before and be brought to the enquiry after. The enquiry does not wait
 * for a customer whose words were not seen, and withdrawing it ends before them.
 */
function asKnown(entries: readonly Entry[]): Pick<Entry, 'type' | 'at' | 'data'>[] {
  const known = entries.flatMap(({ type, at, data: { seenUpTo, ...data } }) => {
    const unseen = unseenOf(entries, seenUpTo as string | undefined, at);
    if (unseen.length === 0) return { type, at, data, isMoved: false };
    if (type === 'paused') return [];
    if (type === 'withdrawn') return { type, at: Math.min(...unseen), data, isMoved: true };
    return { type, at, data: { ...data, unseen }, isMoved: false };
  });
  return known.toSorted((a, b) => a.at - b.at || Number(b.isMoved) - Number(a.isMoved));
}

/** When contacts came in, until an instant, that were not seen. */
const unseenOf = (entries: readonly Entry[], seenUpTo: string | undefined, until: number): number[] =>
  seenUpTo === undefined
    ? []
    : entries
        .filter(({ type, position }) => type === 'contact-received' && BigInt(position) > BigInt(seenUpTo))
        .flatMap(({ at }) => (at <= until ? at : []));

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
