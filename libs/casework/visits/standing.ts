import type { AskedFor, VisitStage } from '@frontdoor/contracts';
import type { LedgerEntry, Visit } from '@frontdoor/persistence';

type Entry = Pick<LedgerEntry, 'id' | 'type' | 'at' | 'data' | 'byId' | 'position'>;

/** How a visitor stands, from the ledger of their enquiry. Instants are epoch milliseconds. */
export interface Standing {
  stage: VisitStage;
  greetedAt: number | null;
  called: { at: number; where: string } | null;
  /** By which agent; null where the ledger does not say. */
  seen: { at: number; byId: string | null } | null;
  colleague: { whom: string; askedAt: number; cameAt: number | null; cannot: string | null } | null;
  ended: { at: number; how: 'settled' | 'goes-on' | 'left' | 'elsewhere'; asked: AskedFor[] } | null;
  /** What was done last at reception, which is what can be taken back. */
  last: { act: string; entries: Entry[] } | null;
}

/** Entries that say something of how a visitor stands. */
export const VISIT_ENTRIES: readonly string[] = [
  ...['greeted', 'visitor-called', 'seen', 'colleague-asked', 'colleague-came', 'waived'],
  ...['visitor-left', 'visit-ended', 'responded', 'resolved', 'withdrawn'],
];

/** The agent who saw the visitor, where another wrote it down. */
const seenBy = ({ data, byId }: Entry): string | null => (data['seenBy'] as string | undefined) ?? byId;

/**
 * @param entries of the enquiry that count, in order
 * @param closedAt when the enquiry was closed; null where it is open
 */
export function standingOf(
  { id, arrivedAt }: Pick<Visit, 'id' | 'arrivedAt'>,
  entries: readonly Entry[],
  closedAt: number | null = null,
): Standing {
  const found: Standing = {
    ...{ stage: 'waiting', greetedAt: null, called: null, seen: null },
    ...{ colleague: null, ended: null, last: null },
  };
  // What is written down elsewhere in the console names no visit, and is about whoever is here.
  const own = entries.filter(({ at, data }) => at >= arrivedAt && (data['visit'] ?? id) === id);
  for (const entry of own) apply(found, entry);
  const act = own.findLast(({ data }) => data['act'] !== undefined)?.data['act'] as string | undefined;
  if (act !== undefined) found.last = { act, entries: own.filter(({ data }) => data['act'] === act) };
  if (closedAt !== null && closedAt >= arrivedAt)
    found.ended ??= { at: closedAt, how: 'elsewhere', asked: [] };
  found.stage = found.ended ? 'ended' : found.seen ? 'seen' : found.called ? 'called' : 'waiting';
  return found;
}

function apply(found: Standing, entry: Entry): void {
  const { type, at, data } = entry;
  switch (type) {
    case 'greeted':
      found.greetedAt ??= at;
      return;
    case 'visitor-called':
      found.called = { at, where: String(data['where']) };
      return;
    case 'seen':
      found.seen ??= { at, byId: seenBy(entry) };
      return;
    case 'colleague-asked':
      found.colleague = {
        whom: typeof data['whom'] === 'string' ? data['whom'] : 'A colleague',
        askedAt: at,
        cameAt: null,
        cannot: null,
      };
      return;
    case 'colleague-came':
      if (found.colleague) found.colleague.cameAt ??= at;
      return;
    case 'waived':
      if (found.colleague && data['waiver'] === 'person-unavailable')
        found.colleague.cannot ??= String(data['evidence']);
      return;
    case 'visitor-left':
      found.ended ??= { at, how: 'left', asked: [] };
      return;
    case 'visit-ended':
      found.ended ??= {
        at,
        how: data['settled'] === true ? 'settled' : 'goes-on',
        asked: (data['asked'] as AskedFor[] | undefined) ?? [],
      };
  }
}
