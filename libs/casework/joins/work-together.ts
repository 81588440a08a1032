import { Injectable } from '@nestjs/common';
import {
  type CameAlong,
  Enquiry,
  type EntityManager,
  passExclusionsOn,
  Service,
  WorkItem,
} from '@frontdoor/persistence';
import { WorkItems } from '../queue/index.js';

/** The work of two enquiries that are one, and of one that is two again. Called inside a QueueTransaction. */
@Injectable()
export class WorkTogether {
  constructor(private readonly items: WorkItems) {}

  /** What answers an enquiry and is not done. */
  async answeringOf(manager: EntityManager, enquiryId: string): Promise<WorkItem[]> {
    return (await this.items.openOf(manager, enquiryId)).filter(({ kind }) => kind === 'answer');
  }

  /**
   * What came along is work of the service that deals with the enquiry. Of two that would answer it one goes on: the one
   * that somebody has, the older enquiry's first, else the one that has waited longest.
   */
  async bringTogether(
    manager: EntityManager,
    to: Enquiry,
    before: { from: WorkItem | undefined; into: WorkItem | undefined },
    came: Pick<CameAlong, 'workItems'>,
  ): Promise<CameAlong['answering']> {
    const service = await manager.findOneByOrFail(Service, { id: to.serviceId });
    const open = await this.items.openOf(manager, to.id);
    if (open.some(({ id, serviceId }) => came.workItems.includes(id) && serviceId !== to.serviceId))
      await this.items.passOn(manager, to.id, service, to.ownerId);
    const answering = await this.answeringOf(manager, to.id);
    const rank = ({ id, state, queuedAt }: WorkItem): number[] => [
      state === 'assigned' ? 0 : 1,
      state === 'assigned' && id !== before.into?.id ? 1 : 0,
      queuedAt,
    ];
    const [kept, ...others] = answering.toSorted((a, b) => compare(rank(a), rank(b)));
    for (const each of others)
      await this.items.finish(manager, each, 'Another agent answers it with what it joined');
    return { from: before.from?.id ?? null, into: before.into?.id ?? null, kept: kept?.id ?? null };
  }

  /** Whoever must not deal with the one does not deal with the other either: what they have of it goes back to the queue. */
  async keepApart(manager: EntityManager, fromId: string, intoId: string, now: number): Promise<void> {
    await passExclusionsOn(manager, { fromId, intoId, now });
    for (const item of await this.items.openOf(manager, intoId))
      if (item.agentId !== null && item.excluded.includes(item.agentId))
        await this.items.putBack(manager, item, 'pass-on');
  }

  /**
   * Each has its work again: what came along first of all, as long as nobody answered it, and what was there before
   * unless the answer to both has left.
   */
  async takeApart(
    manager: EntityManager,
    from: Enquiry,
    to: Enquiry,
    { answering: { from: fromId, into: intoId, kept } }: Pick<CameAlong, 'answering'>,
  ): Promise<void> {
    await this.again(manager, from, fromId);
    if (kept === null || kept !== fromId) return;
    const { state } = await manager.findOneByOrFail(WorkItem, { id: kept });
    if (state !== 'done') await this.again(manager, to, intoId);
  }

  /** The work of those days, unless there is work on it or it is closed. */
  private async again(manager: EntityManager, enquiry: Enquiry, itemId: string | null): Promise<void> {
    const now = await manager.findOneByOrFail(Enquiry, { id: enquiry.id });
    if (itemId === null || now.state === 'closed') return;
    if ((await this.answeringOf(manager, enquiry.id)).length > 0) return;
    await this.items.again(manager, now, await manager.findOneByOrFail(WorkItem, { id: itemId }));
  }
}

const compare = (a: readonly number[], b: readonly number[]): number =>
  a.map((each, i) => each - b[i]!).find((difference) => difference !== 0) ?? 0;
