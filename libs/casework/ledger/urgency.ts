import { CHANNELS } from '@frontdoor/contracts';
import { bulkUpdate, type EntityManager, findUrgencyOfWork, WorkItem } from '@frontdoor/persistence';
import { urgentAt } from '@frontdoor/routing';

/**
 * Brings the place of open work in the queue up to date with the promises of its enquiries. What answers the customer
 * stands by the earliest promise, where one that was missed yields for a while; a time agreed to ring and a failed delivery keep the place they came with.
 */
export async function updateUrgency(manager: EntityManager, enquiryIds: readonly string[]): Promise<void> {
  const all = await findUrgencyOfWork(manager, { enquiryIds });
  const changed = all.flatMap(({ id, kind, channel, goesFirst, queuedAt, dueAt, atRiskAt, ...before }) => {
    const promises = [
      { dueAt: before.runningDueAt, isMissed: false },
      { dueAt: before.missedDueAt, isMissed: true },
    ].flatMap(({ dueAt: at, isMissed }) => (at === null ? [] : [{ dueAt: at, isMissed }]));
    const isThere = CHANNELS[channel].live;
    const now = {
      urgentAt: kind === 'answer' ? urgentAt({ queuedAt, promises, isThere, goesFirst }) : before.urgentAt,
      promiseDueAt: dueAt,
      promiseAtRiskAt: atRiskAt,
    };
    const same =
      now.urgentAt === before.urgentAt &&
      now.promiseDueAt === before.promiseDueAt &&
      now.promiseAtRiskAt === before.promiseAtRiskAt;
    return same ? [] : [{ id, ...now }];
  });
  await bulkUpdate(manager, WorkItem, changed);
}
