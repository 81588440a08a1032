import { Injectable } from '@nestjs/common';
import { LINE_ENGAGED } from '@frontdoor/channels/core';
import { eachInTurn, Every } from '@frontdoor/jobs';
import {
  Contact,
  DataSource,
  Delivery,
  Enquiry,
  type EntityManager,
  findCallbacksWithoutWork,
  findCallEvents,
  findFailedAttempts,
  type RowOf,
  WorkItem,
} from '@frontdoor/persistence';
import { Changes, LiveEvents } from '../live/index.js';
import { OfferWork, WorkItems } from '../queue/index.js';
import { Attempts } from './attempts.js';
import { Callbacks } from './callbacks.js';

const MOST_AT_ONCE = 100;

/** Finds in the database what callbacks have not heard of: calls that did not get through, and work that was done otherwise. */
@Injectable()
export class FollowCallbacks {
  constructor(
    private readonly source: DataSource,
    private readonly changes: Changes,
    private readonly callbacks: Callbacks,
    private readonly attempts: Attempts,
    private readonly items: WorkItems,
    private readonly live: LiveEvents,
    private readonly offerWork: OfferWork,
  ) {}

  @Every(2000)
  async sweep(): Promise<void> {
    const failed = await findFailedAttempts(this.source, { limit: MOST_AT_ONCE });
    await eachInTurn(failed, (call) => this.record(call));
    const over = await findCallbacksWithoutWork(this.source, { limit: MOST_AT_ONCE });
    await eachInTurn(over, (each) => this.endWithout(each));
  }

  /** The customer’s telephone was not answered: nothing else is to be done about the call than to ring again. */
  private async record({
    callId,
    enquiryId,
    organisationId,
  }: RowOf<typeof findFailedAttempts>): Promise<void> {
    await this.changes.run(async (manager) => {
      if (!(await lockEnquiry(manager, enquiryId))) return;
      const call = await manager.findOneByOrFail(Contact, { id: callId });
      const { providerId } = await manager.findOneByOrFail(Delivery, { contactId: callId });
      const ends = (await findCallEvents(manager, { call: providerId ?? '' })).filter(
        ({ leg, problem }) => leg === 'customer' && problem !== null,
      );
      const last = ends.at(-1);
      if (!last || call.enquiryId !== enquiryId) return;
      const result = ends.some(({ problem }) => problem === LINE_ENGAGED) ? 'engaged' : 'no-answer';
      await this.attempts.failed(manager, call, result, last.at);
      for (const item of await this.items.openOf(manager, enquiryId))
        if (item.kind === 'delivery-failed' && item.contactId === callId)
          await this.items.finish(manager, item, 'It counts as an attempt to ring back');
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
    });
    this.offerWork.kick(organisationId);
  }

  /** Its work is done, and nobody was reached by telephone: the matter was dealt with in another way. */
  private async endWithout({ id, enquiryId }: RowOf<typeof findCallbacksWithoutWork>): Promise<void> {
    await this.changes.run(async (manager) => {
      if (!(await lockEnquiry(manager, enquiryId))) return;
      const callback = (await this.callbacks.openOf(manager, enquiryId)).find((each) => each.id === id);
      if (!callback) return;
      const where = { contactId: callback.contactId, kind: 'callback' as const };
      const [work] = await manager.find(WorkItem, { where, order: { doneAt: 'DESC' }, take: 1 });
      if (!work?.doneAt) return;
      const because = work.outcome ?? 'It was dealt with in another way';
      await this.callbacks.end(manager, { id: enquiryId }, callback, {
        as: 'not-needed',
        at: work.doneAt,
        because,
      });
    });
  }
}

const lockEnquiry = (manager: EntityManager, id: string): Promise<Enquiry | null> =>
  manager.findOne(Enquiry, { where: { id }, lock: { mode: 'for_no_key_update' } });
