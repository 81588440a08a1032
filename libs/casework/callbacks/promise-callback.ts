import { Injectable } from '@nestjs/common';
import { callChannel, CHANNELS } from '@frontdoor/contracts';
import { FrontdoorError, toIso } from '@frontdoor/kernel';
import { type Agent, Contact, Enquiry, type EntityManager, WorkItem } from '@frontdoor/persistence';
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
    const incoming = await manager.find(Contact, {
      where: { enquiryId: enquiry.id, direction: 'in' },
      order: { at: 'DESC' },
      take: LOOKED_AT,
    });
    const number = addressesOfEnquiry(incoming, await knownAddresses(manager, enquiry)).find(
      ({ kind, value }) => kind === 'phone' && value === (wanted ?? value),
    );
    const [contact] = incoming;
    if (!number || !contact) throw new FrontdoorError('call-not-possible');
    await this.callbacks.agree(
      manager,
      contact,
      { from: toIso(window.from), to: toIso(window.to) },
      { ownerId, number: number.value, reason },
    );
    if (!enquiry.ownerId && ownerId) await manager.update(Enquiry, { id: enquiry.id }, { ownerId });
    const channel = CHANNELS[callChannel].retriedAs ?? callChannel;
    const asked = { ...enquiry, ownerId: ownerId ?? enquiry.ownerId };
    const itemId = await this.items.add(manager, asked, 'callback', { id: contact.id, channel });
    const item = await manager.findOneByOrFail(WorkItem, { id: itemId });
    await this.items.ringAt(manager, item, { from: window.from, urgentAt: window.to });
    const text = `${agent.name} agreed with the customer to ring them back: ${sayWindow(window, zone)}`;
    await this.timeline.event(manager, enquiry.id, agent.id, text);
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
