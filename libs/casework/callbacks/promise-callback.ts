import { Injectable } from '@nestjs/common';
import { callChannel, CHANNELS } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  Contact,
  Enquiry,
  type EntityManager,
  Identifier,
  WorkItem,
} from '@frontdoor/persistence';
import { Dialling } from '../deliveries/index.js';
import { Directory } from '../directory/index.js';
import { refuseExcluded, WorkItems } from '../queue/index.js';
import { addressesOfEnquiry, knownAddresses } from '../replies/index.js';
import { CallbackWindows, type Span } from '../shifts/index.js';
import { Timeline } from '../timeline/index.js';
import { Callbacks } from './callbacks.js';
import { sayWindow } from './say-window.js';

const LOOKED_AT = 200;

interface Promised {
  window: Span;
  /** One of the numbers of the enquiry; the first of them where none is given. */
  number?: string | undefined;
  reason: string;
  /** Who is named for it; null for whoever has the enquiry by then. */
  ownerId: string | null;
}

/** A customer is promised when they are rung back. Called with the enquiry locked. */
@Injectable()
export class PromiseCallback {
  constructor(
    private readonly callbacks: Callbacks,
    private readonly windows: CallbackWindows,
    private readonly items: WorkItems,
    private readonly directory: Directory,
    private readonly timeline: Timeline,
    private readonly dialling: Dialling,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws FrontdoorError `call-not-possible`, `agent-excluded` where whoever agrees it must not deal with it */
  async promise(
    manager: EntityManager,
    agent: Agent,
    enquiry: Enquiry,
    { window, number: wanted, reason, ownerId }: Promised,
  ): Promise<void> {
    await refuseExcluded(manager, enquiry, agent);
    const { zone } = await this.directory.organisation(enquiry.organisationId);
    const { contact, numbers } = await this.reachedBy(manager, enquiry);
    const number = numbers.find((each) => each === (wanted ?? each));
    if (number === undefined || !contact) throw new FrontdoorError('call-not-possible');
    await this.keep(manager, enquiry, contact, { window, number, reason, ownerId });
    if (!enquiry.ownerId && ownerId) await manager.update(Enquiry, { id: enquiry.id }, { ownerId });
    const text = `${agent.name} agreed with the customer to ring them back: ${sayWindow(window, zone)}`;
    await this.timeline.event(manager, enquiry.id, agent.id, text);
  }

  /**
   * The customer asks for it by themselves, on the page of their enquiry. It stays with whoever has it; a number that is new is known
   * as one that was named in it, which proves nothing.
   *
   * @param number E.164
   * @throws FrontdoorError `number-refused`, `call-not-possible`
   */
  async promiseAsked(
    manager: EntityManager,
    enquiry: Enquiry,
    { window, number, reason }: Omit<Promised, 'ownerId'> & { number: string },
  ): Promise<void> {
    this.dialling.refuse({ kind: 'phone', value: number });
    const { contact, numbers } = await this.reachedBy(manager, enquiry);
    if (!contact) throw new FrontdoorError('call-not-possible');
    const { id: enquiryId, customerId, organisationId } = enquiry;
    if (!numbers.includes(number)) {
      const named = { organisationId, customerId, enquiryId, kind: 'phone' as const, value: number };
      await manager.insert(Identifier, { ...named, id: this.ids.uuid(), createdAt: this.clock.now() });
    }
    await this.keep(manager, enquiry, contact, { window, number, reason, ownerId: null });
    const { zone } = await this.directory.organisation(organisationId);
    const text = `The customer asked to be rung back: ${sayWindow(window, zone)}`;
    await this.timeline.event(manager, enquiryId, null, text);
  }

  /**
   * The newest that came of an enquiry, and the numbers at which its customer may be reached, the likeliest first; `own` are those of
   * them that they told in it, which its page may show.
   */
  async reachedBy(
    manager: EntityManager,
    enquiry: Enquiry,
  ): Promise<{ contact: Contact | undefined; numbers: string[]; own: string[] }> {
    const incoming = await manager.find(Contact, {
      where: { enquiryId: enquiry.id, direction: 'in' },
      order: { at: 'DESC' },
      take: LOOKED_AT,
    });
    const known = await knownAddresses(manager, enquiry);
    const numbersIn = (some: typeof known): string[] =>
      addressesOfEnquiry(incoming, some)
        .filter(({ kind }) => kind === 'phone')
        .map(({ value }) => value);
    const own = numbersIn(known.filter(({ stated, elsewhere }) => stated && !elsewhere));
    return { contact: incoming[0], numbers: numbersIn(known), own };
  }

  /** Writes it down and makes it work for its time. */
  private async keep(
    manager: EntityManager,
    enquiry: Enquiry,
    contact: Contact,
    { window, number, reason, ownerId }: Promised & { number: string },
  ): Promise<void> {
    const said = { from: toIso(window.from), to: toIso(window.to) };
    await this.callbacks.agree(manager, contact, said, { ownerId, number, reason });
    const channel = CHANNELS[callChannel].retriedAs ?? callChannel;
    const asked = { ...enquiry, ownerId: ownerId ?? enquiry.ownerId };
    const itemId = await this.items.add(manager, asked, 'callback', { id: contact.id, channel });
    const item = await manager.findOneByOrFail(WorkItem, { id: itemId });
    await this.items.ringAt(manager, item, { from: window.from, urgentAt: window.to });
  }

  /** Nothing is promised for when nobody of the service is on. @throws FrontdoorError `window-not-offered` */
  async refuseUnstaffed(
    manager: EntityManager,
    { organisationId, serviceId }: Pick<Enquiry, 'organisationId' | 'serviceId'>,
    window: Span,
  ): Promise<void> {
    const can = await this.windows.fitted(organisationId, serviceId, window, manager);
    if (can?.from === window.from && can.to === window.to) return;
    const { zone } = await this.directory.organisation(organisationId);
    throw new FrontdoorError('window-not-offered', { instead: can ? sayWindow(can, zone) : 'none' });
  }
}
