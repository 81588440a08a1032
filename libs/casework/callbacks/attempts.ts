import { Injectable } from '@nestjs/common';
import { nextCallback } from '@frontdoor/charter';
import type { AttemptResult } from '@frontdoor/contracts';
import {
  Callback,
  CallbackAttempt,
  type Contact,
  Enquiry,
  type EntityManager,
  In,
  Not,
} from '@frontdoor/persistence';
import { Charters } from '../charters/index.js';
import { Directory } from '../directory/index.js';
import { Timeline } from '../timeline/index.js';
import { Callbacks } from './callbacks.js';
import { endingOf, sayResult, wasUnheard } from './ending.js';
import { LeaveMessage } from './leave-message.js';
import { sayMoment } from './say-window.js';

/** A call that we made. */
type Call = Pick<Contact, 'id' | 'enquiryId' | 'at'>;

/** What became of the calls that were made for callbacks. Called with the enquiry locked. */
@Injectable()
export class Attempts {
  constructor(
    private readonly callbacks: Callbacks,
    private readonly messages: LeaveMessage,
    private readonly charters: Charters,
    private readonly directory: Directory,
    private readonly timeline: Timeline,
  ) {}

  /**
   * A call did not reach the customer: all that was agreed with them before it is tried again when the rule of the charter
   * says, or has ended. Said again, or otherwise, nothing is tried more often.
   *
   * @param at when it failed, epoch milliseconds UTC
   */
  async failed(
    manager: EntityManager,
    call: Call,
    result: Exclude<AttemptResult, 'answered'>,
    at: number,
  ): Promise<void> {
    const known = { callId: call.id };
    await manager.update(CallbackAttempt, { ...known, result: Not('answered' as const) }, { result });
    const open = await this.callbacks.openOf(manager, call.enquiryId);
    if (open.length === 0) return;
    const enquiry = await manager.findOneByOrFail(Enquiry, { id: call.enquiryId });
    const rule = (await this.charters.pinned(manager, enquiry)).callbacks;
    for (const callback of open) {
      const callbackId = callback.id;
      if (callback.agreedAt > call.at || (await manager.existsBy(CallbackAttempt, { ...known, callbackId })))
        continue;
      await manager.insert(CallbackAttempt, { callbackId, callId: call.id, at, result, messageId: null });
      const made = await manager.countBy(CallbackAttempt, { callbackId });
      const next = nextCallback(rule, made, at);
      const messageId = wasUnheard(result)
        ? await this.messages.leave(manager, enquiry, callback, { made, at, next })
        : null;
      if (messageId) await manager.update(CallbackAttempt, { callbackId, callId: call.id }, { messageId });
      await this.follow(manager, enquiry, callback, {
        made,
        most: rule.attempts,
        result,
        next,
        messageId,
        at,
      });
    }
  }

  /**
   * The customer was reached: what they asked for by a contact is kept, or late.
   *
   * @param at when they answered
   */
  async reached(
    manager: EntityManager,
    call: Call,
    contactIds: readonly string[],
    at: number,
  ): Promise<void> {
    const tried = await manager.findBy(CallbackAttempt, { callId: call.id });
    const ofThis = tried.map(({ callbackId }) => callbackId);
    const open = await this.callbacks.openOf(manager, call.enquiryId);
    // One that this very call was said to have missed, and that had ended with it, was not missed after all.
    const missed = await manager.findBy(Callback, { id: In(ofThis), endedAs: 'not-reached' });
    for (const callback of [...open.filter(({ contactId }) => contactIds.includes(contactId)), ...missed]) {
      const as = endingOf(callback, at);
      const row = { callbackId: callback.id, callId: call.id, at, result: 'answered' as const };
      await manager.upsert(CallbackAttempt, row, ['callbackId', 'callId']);
      const because = as === 'kept' ? 'The callback was kept' : 'The callback was late';
      await this.callbacks.end(manager, { id: call.enquiryId }, callback, { as, at, because });
      await this.timeline.event(manager, call.enquiryId, null, because, as === 'kept' ? 'good' : 'bad');
    }
  }

  /** That the customer was reached was said by mistake: what ended by it goes on. */
  async unreached(manager: EntityManager, { id: callId }: Pick<Call, 'id'>): Promise<void> {
    for (const { callbackId } of await manager.findBy(CallbackAttempt, { callId, result: 'answered' })) {
      await manager.update(
        Callback,
        { id: callbackId, endedAs: In(['kept', 'late']) },
        { endedAs: null, endedAt: null },
      );
      await manager.delete(CallbackAttempt, { callbackId, callId });
    }
  }

  private async follow(
    manager: EntityManager,
    enquiry: Enquiry,
    callback: Callback,
    {
      made,
      most,
      result,
      next,
      messageId,
      at,
    }: {
      made: number;
      most: number;
      result: AttemptResult;
      next: number | null;
      messageId: string | null;
      at: number;
    },
  ): Promise<void> {
    const { zone } = await this.directory.organisation(enquiry.organisationId);
    const written = messageId
      ? 'a message was sent to the customer'
      : wasUnheard(result)
        ? 'no message could be left'
        : undefined;
    const said = [
      `Attempt ${made} of ${most} to ring back: ${sayResult(result)}`,
      ...(written ? [written] : []),
    ];
    if (next !== null) {
      await this.callbacks.later(manager, enquiry, callback, next);
      const text = `${said.join('; ')}. The next attempt is due from ${sayMoment(next, zone)}`;
      return this.timeline.event(manager, enquiry.id, null, text);
    }
    const because = `The customer was not reached in ${made} ${made === 1 ? 'attempt' : 'attempts'}`;
    await this.callbacks.end(manager, enquiry, callback, { as: 'not-reached', at, because });
    await this.callbacks.answerOtherwise(manager, enquiry, callback);
    const text = `${said.join('; ')}. ${because} and is to be answered in another way`;
    await this.timeline.event(manager, enquiry.id, null, text, 'bad');
  }
}
