import { sayEntry } from '@frontdoor/casework/ledger';
import { Visits } from '@frontdoor/casework/visits';
import type { OpenedQualityNote } from '@frontdoor/contracts';
import { toIso } from '@frontdoor/kernel';
import { type EntityManager, IsNull, LedgerEntry, Visit } from '@frontdoor/persistence';

type Read = Pick<OpenedQualityNote, 'visit' | 'text' | 'before'>;

/** What is kept of a visit that was drawn: with what somebody came, who saw them when, and how it ended. */
export async function visitDrawn(
  manager: EntityManager,
  visits: Visits,
  contactId: string,
): Promise<Read | undefined> {
  const visit = await manager.findOneBy(Visit, { contactId });
  const standing = visit && (await visits.standings(manager, [visit])).get(visit.id);
  // What was said of it can be taken back later.
  if (!visit || !standing?.seen) return undefined;
  const { ticket, purpose, arrivedAt, enquiryId, id } = visit;
  const ended = await manager.find(LedgerEntry, {
    where: { enquiryId: enquiryId!, type: 'visit-ended', takenBackAt: IsNull() },
    order: { at: 'ASC', position: 'ASC' },
  });
  const own = ended.find(({ data }) => data['visit'] === id);
  return {
    visit: {
      ticket,
      seenAt: toIso(standing.seen.at),
      endedAt: standing.ended && toIso(standing.ended.at),
    },
    text: own ? sayEntry(own) : '',
    before: { at: toIso(arrivedAt), channel: 'visit', text: purpose },
  };
}
