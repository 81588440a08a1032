import { Injectable } from '@nestjs/common';
import { Clock, toIso } from '@frontdoor/kernel';
import {
  Contact,
  Enquiry,
  type EntityManager,
  findRecordingOf,
  PhoneCall,
  WorkItem,
} from '@frontdoor/persistence';
import { Callbacks } from '../callbacks/index.js';
import { Charters } from '../charters/index.js';
import { Directory } from '../directory/index.js';
import { OpenAndClosed } from '../enquiries/index.js';
import { Ledger } from '../ledger/index.js';
import { LiveEvents } from '../live/index.js';
import { WorkItems } from '../queue/index.js';
import { Timeline } from '../timeline/index.js';
import { contactOf, workOf } from './find-call.js';

/** How long a provider takes to tell of a recording. */
const TOLD_WITHIN_MS = 120_000;
const DAY_MS = 24 * 3_600_000;

/**
 * What follows from how a call ended before anybody answered it. A callback keeps the place of the call; somebody who hung
 * up is rung back where their number is known.
 */
@Injectable()
export class SettleCall {
  constructor(
    private readonly items: WorkItems,
    private readonly callbacks: Callbacks,
    private readonly directory: Directory,
    private readonly charters: Charters,
    private readonly ledger: Ledger,
    private readonly openAndClosed: OpenAndClosed,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  /** Once, and not before its contact is routed. Called with the call locked. */
  async settle(manager: EntityManager, call: PhoneCall): Promise<void> {
    if (call.state !== 'ended' || call.settledAt !== null) return;
    const contact = await contactOf(manager, call);
    if (!contact) return;
    const now = this.clock.now();
    if (call.endedAs === 'voicemail' && (await findRecordingOf(manager, { callId: call.id })).length === 0) {
      // The provider may still tell of it; nothing was said where it does not.
      if (now - call.endedAt! < TOLD_WITHIN_MS) return;
      call.endedAs = 'abandoned';
      await manager.update(PhoneCall, { id: call.id }, { endedAs: 'abandoned' });
    }
    call.settledAt = now;
    await manager.update(PhoneCall, { id: call.id }, { settledAt: now });
    const item = await workOf(manager, call);
    const enquiry = await manager.findOneByOrFail(Enquiry, { id: contact.enquiryId });
    if (call.endedAs === 'callback') await this.ringBack(manager, call, { enquiry, item });
    if (call.endedAs === 'abandoned') await this.abandoned(manager, call, { enquiry, item });
    if (call.endedAs === 'voicemail') await this.leftMessage(manager, call, { enquiry, item });
    if (call.endedAs === 'partner') await this.withdraw(manager, call, { enquiry, item }, WITHDRAWN.partner);
    if (call.endedAs === 'told') await this.withdraw(manager, call, { enquiry, item }, WITHDRAWN.told);
    const { organisationId } = call;
    await this.live.append(manager, [
      { organisationId, topic: 'call', subjectId: call.id },
      { organisationId, topic: 'enquiry', subjectId: enquiry.id },
    ]);
  }

  /** The work keeps its place: when it came into the queue, and what is promised. */
  private async ringBack(manager: EntityManager, call: PhoneCall, { enquiry, item }: Of): Promise<void> {
    const { window, number } = call.wanted ?? {};
    const words = window?.words;
    const now = this.clock.now();
    const callback = window ?? { from: toIso(now), to: toIso(now + DAY_MS) };
    const stated = {
      ...(number && { partyKind: 'phone' as const, partyValue: number, doubt: 'stated' as const }),
      ...(words && { text: words }),
    };
    if (number || words) await manager.update(Contact, { id: call.id }, stated);
    await this.callbacks.agree(manager, call, callback);
    if (item) await this.items.becomeCallback(manager, item, window ?? null);
    const text = window
      ? 'The caller asked to be rung back at an agreed time'
      : 'The caller chose to be rung back and keeps their place';
    await this.timeline.event(manager, enquiry.id, null, text);
    await this.withdrawAnswer(manager, call, enquiry, text);
  }

  /** The message belongs to the same enquiry where the number tells whose it is, and has work and promise of its own. */
  private async leftMessage(manager: EntityManager, call: PhoneCall, { enquiry, item }: Of): Promise<void> {
    if (call.number === null) return this.withdraw(manager, call, { enquiry, item }, WITHDRAWN.voicemail);
    await this.withdrawAnswer(manager, call, enquiry, WITHDRAWN.voicemail);
    await this.timeline.event(manager, enquiry.id, null, WITHDRAWN.voicemail);
    if (item) await this.items.finish(manager, item, WITHDRAWN.voicemail);
  }

  private async abandoned(manager: EntityManager, call: PhoneCall, of: Of): Promise<void> {
    const waited = call.endedAt! - call.beganAt;
    const { calls: caller } = this.charters.current(await this.directory.organisation(call.organisationId));
    const isShort = waited < caller.shortCallSeconds * 1000;
    if (isShort) await manager.update(PhoneCall, { id: call.id }, { short: true });
    const seconds = Math.max(1, Math.round(waited / 1000));
    const length = seconds === 1 ? '1 second' : `${seconds} seconds`;
    const said = `The caller hung up after ${length}, before anybody answered`;
    if (isShort || call.number === null || !caller.ringsBack) return this.withdraw(manager, call, of, said);
    await this.timeline.event(manager, of.enquiry.id, null, `${said}: they are to be rung back`, 'bad');
    const now = this.clock.now();
    await this.callbacks.agree(manager, call, { from: toIso(now), to: toIso(now + DAY_MS) });
    if (of.item) await this.items.becomeCallback(manager, of.item, null);
    await this.withdrawAnswer(manager, call, of.enquiry, said);
  }

  /** Nothing more is to be done about it. */
  private async withdraw(
    manager: EntityManager,
    call: PhoneCall,
    { enquiry }: Of,
    said: string,
  ): Promise<void> {
    await this.withdrawAnswer(manager, call, enquiry, said);
    await this.openAndClosed.cancel(manager, enquiry, said);
  }

  /** Nobody is there any more to be answered within seconds; what was missed by then stays missed. */
  private async withdrawAnswer(
    manager: EntityManager,
    call: PhoneCall,
    { id: enquiryId, organisationId }: Enquiry,
    reason: string,
  ): Promise<void> {
    await this.ledger.record(manager, [
      {
        enquiryId,
        organisationId,
        contactId: call.id,
        type: 'withdrawn',
        at: call.endedAt!,
        data: { reason, by: 'the caller' },
      },
    ]);
  }
}

interface Of {
  enquiry: Enquiry;
  item: WorkItem | null;
}

const WITHDRAWN = {
  voicemail: 'The caller left a message instead of waiting',
  partner: 'The caller was put through to a partner, who answered',
  told: 'The caller was told what they can do, and chose nothing',
} as const;
