import type { Pack } from '@frontdoor/charter';
import { CHANNELS } from '@frontdoor/contracts';
import {
  bulkUpdate,
  type EntityManager,
  findUrgencyOfWork,
  type RowOf,
  WorkItem,
} from '@frontdoor/persistence';
import { urgentAt } from '@frontdoor/routing';
import type { Charters } from '../charters/index.js';
import type { Ranking } from '../ranking/index.js';

type Row = RowOf<typeof findUrgencyOfWork>;

/** What a place in the queue is reckoned by. */
export interface Reckons {
  charters: Charters;
  ranking: Ranking;
}

/**
 * Brings the place of open work in the queue up to date with the promises of its enquiries. What answers the customer
 * stands by the working time that is left for the earliest promise, where one that was missed yields for a while; a time
 * agreed to ring and a failed delivery keep the place they came with.
 */
export async function updateUrgency(
  manager: EntityManager,
  enquiryIds: readonly string[],
  { charters, ranking }: Reckons,
): Promise<void> {
  const all = await findUrgencyOfWork(manager, { enquiryIds });
  const packs = new Map<string, Pack>();
  for (const { organisationId, running } of all)
    for (const { packId, packHash } of running)
      if (!packs.has(packHash + organisationId))
        packs.set(
          packHash + organisationId,
          await charters.pinned(manager, { organisationId, packId, packHash }),
        );
  const changed = [];
  for (const row of all) {
    const yields = await ranking.yieldsOf(row.organisationId);
    const place = row.kind === 'answer' ? placeOf(row, ranking, packs, yields) : row;
    const now = {
      urgentAt: place.urgentAt,
      reckonAt: place.reckonAt,
      promiseDueAt: row.dueAt,
      promiseAtRiskAt: row.atRiskAt,
    };
    const same = Object.entries(now).every(([name, value]) => row[name as keyof typeof now] === value);
    if (!same) changed.push({ id: row.id, ...now });
  }
  await bulkUpdate(manager, WorkItem, changed);
}

function placeOf(
  row: Row,
  ranking: Ranking,
  packs: ReadonlyMap<string, Pack>,
  yields: { there: number; written: number },
): { urgentAt: number; reckonAt: number | null } {
  const { organisationId, serviceId, channel, goesFirst, queuedAt, missedDueAt } = row;
  const running = row.running.map(({ dueAt: due, clockId, packHash }) => {
    const dueAt = Date.parse(due);
    const pack = packs.get(packHash + organisationId)!;
    return { dueAt, isMissed: false, ...ranking.standing(pack, { serviceId, channel, clockId, dueAt }) };
  });
  const missed = missedDueAt === null ? [] : [{ dueAt: missedDueAt, isMissed: true }];
  const isThere = CHANNELS[channel].live;
  const anew = running.flatMap(({ reckonAt }) => reckonAt ?? []);
  return {
    urgentAt: urgentAt({ queuedAt, promises: [...running, ...missed], isThere, goesFirst, yields }),
    reckonAt: goesFirst || anew.length === 0 ? null : Math.min(...anew),
  };
}
