import { Injectable } from '@nestjs/common';
import type { CallbackEnding, CallbackWindow } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids, toIso } from '@frontdoor/kernel';
import {
  Callback,
  Contact,
  Enquiry,
  type EntityManager,
  IsNull,
  lockOpenCallbacks,
  Not,
  WorkItem,
} from '@frontdoor/persistence';
import { Directory } from '../directory/index.js';
import { WorkItems } from '../queue/index.js';
import { type Span } from '../shifts/index.js';
import { Timeline } from '../timeline/index.js';
import { newCallback } from './new-callback.js';
import { sayWindow } from './say-window.js';

/** What is said when a callback is agreed, beside when. */
interface Agreeing {
  /** Who is named for it; null for whoever owns the enquiry. */
  ownerId?: string | null;
  /** E.164, where it is not the number of the contact. */
  number?: string | null;
  reason?: string | null;
}

/**
 * When customers are rung back as agreed with them. What was agreed stays as it is: only its customer changes it. Called with
 * the enquiry locked.
 */
@Injectable()
export class Callbacks {
  constructor(
    private readonly items: WorkItems,
    private readonly directory: Directory,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Writes down what was agreed on a contact; agreed on it before, that is changed. */
  async agree(
    manager: EntityManager,
    { id: contactId, organisationId }: Pick<Contact, 'id' | 'organisationId'>,
    window: CallbackWindow,
    agreeing: Agreeing = {},
  ): Promise<void> {
    const id = this.ids.uuid();
    const agreedAt = this.clock.now();
    const row = newCallback({ ...agreeing, id, organisationId, contactId, agreedAt, window });
    await manager.update(Contact, { id: contactId }, { callback: window });
    const open = await manager.findOneBy(Callback, { contactId, endedAs: IsNull() });
    if (open) await manager.update(Callback, { id: open.id }, { ...row, id: open.id });
    else await manager.insert(Callback, row);
  }

  /** Those of an enquiry that have not ended, locked. */
  async openOf(manager: EntityManager, enquiryId: string): Promise<Callback[]> {
    const found: Callback[] = [];
    for (const { id } of await lockOpenCallbacks(manager, { enquiryId }))
      found.push(await manager.findOneByOrFail(Callback, { id }));
    return found;
  }

  /**
   * The customer wants another time. What was tried before stays in the ledger.
   *
   * @param by who says so for them; null for themselves
   */
  async move(
    manager: EntityManager,
    enquiry: Enquiry,
    callback: Callback,
    { from, to }: Span,
    by: { id: string; name: string } | null,
  ): Promise<void> {
    const { zone } = await this.directory.organisation(enquiry.organisationId);
    await manager.update(Callback, { id: callback.id }, { fromAt: from, toAt: to, nextAt: null });
    await manager.update(
      Contact,
      { id: callback.contactId },
      { callback: { from: toIso(from), to: toIso(to) } },
    );
    for (const item of await this.workOf(manager, enquiry.id, callback))
      await this.items.ringAt(manager, item, { from, urgentAt: to });
    const before = sayWindow({ from: callback.fromAt, to: callback.toAt }, zone);
    const who = by ? `The customer asked ${by.name} for` : 'The customer chose';
    const text = `${who} another time to be rung back: ${sayWindow({ from, to }, zone)} (before: ${before})`;
    await this.timeline.event(manager, enquiry.id, by?.id ?? null, text);
  }

  /** The customer does not want to be rung any more. Their enquiry stays open, and somebody answers it in another way. */
  async cancel(manager: EntityManager, enquiry: Enquiry, callback: Callback): Promise<void> {
    const text = 'The customer cancelled the callback and is to be answered in another way';
    await this.timeline.event(manager, enquiry.id, null, text);
    await this.end(manager, enquiry, callback, { as: 'cancelled', at: this.clock.now(), because: text });
    await this.answerOtherwise(manager, enquiry, callback);
  }

  /** It is over, and so is its work. */
  async end(
    manager: EntityManager,
    enquiry: Pick<Enquiry, 'id'>,
    callback: Callback,
    { as, at, because }: { as: CallbackEnding; at: number; because: string },
  ): Promise<void> {
    await manager.update(Callback, { id: callback.id }, { endedAs: as, endedAt: at, nextAt: null });
    for (const item of await this.workOf(manager, enquiry.id, callback))
      await this.items.finish(manager, item, because);
  }

  /** Not rung before an instant. */
  async later(manager: EntityManager, enquiry: Enquiry, callback: Callback, at: number): Promise<void> {
    await manager.update(Callback, { id: callback.id }, { nextAt: at });
    for (const item of await this.workOf(manager, enquiry.id, callback))
      await this.items.ringAt(manager, item, { from: at, urgentAt: Math.max(callback.toAt, at) });
  }

  /** Nobody is rung any more, and the enquiry is still somebody's to answer. */
  async answerOtherwise(manager: EntityManager, enquiry: Enquiry, { contactId }: Callback): Promise<void> {
    if (enquiry.state === 'closed') return;
    const where = { enquiryId: enquiry.id, kind: 'answer' as const, state: Not('done' as const) };
    if (await manager.existsBy(WorkItem, where)) return;
    const contact = await manager.findOneByOrFail(Contact, { id: contactId });
    await this.items.add(manager, enquiry, 'answer', contact);
  }

  /** One of an enquiry, locked. @throws FrontdoorError `callback-not-found`, `callback-over` */
  async open(manager: EntityManager, enquiry: Pick<Enquiry, 'id'>, id: string): Promise<Callback> {
    const found = (await this.openOf(manager, enquiry.id)).find((each) => each.id === id);
    if (found) return found;
    const over = await manager.findOneBy(Callback, { id });
    const contact = over && (await manager.findOneBy(Contact, { id: over.contactId }));
    throw new FrontdoorError(contact?.enquiryId === enquiry.id ? 'callback-over' : 'callback-not-found');
  }

  private async workOf(
    manager: EntityManager,
    enquiryId: string,
    { contactId }: Pick<Callback, 'contactId'>,
  ): Promise<WorkItem[]> {
    const open = await this.items.openOf(manager, enquiryId);
    return open.filter((item) => item.kind === 'callback' && item.contactId === contactId);
  }
}
