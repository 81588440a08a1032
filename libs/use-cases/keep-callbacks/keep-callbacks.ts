import { Injectable } from '@nestjs/common';
import { Callbacks, sayWindow } from '@frontdoor/casework/callbacks';
import { Directory } from '@frontdoor/casework/directory';
import { openEnquiry } from '@frontdoor/casework/enquiries';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { OfferWork, WorkItems } from '@frontdoor/casework/queue';
import { addressesOfEnquiry, knownAddresses } from '@frontdoor/casework/replies';
import { CallbackWindows, type Span } from '@frontdoor/casework/shifts';
import { Timeline } from '@frontdoor/casework/timeline';
import { type api, type BodyOf, callChannel, CHANNELS } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { type Agent, Contact, Enquiry, type EntityManager, WorkItem } from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';

const LOOKED_AT = 200;

/** Callbacks are agreed by staff, and changed or cancelled by their customers. */
@Injectable()
export class KeepCallbacks {
  constructor(
    private readonly changes: Changes,
    private readonly callbacks: Callbacks,
    private readonly windows: CallbackWindows,
    private readonly items: WorkItems,
    private readonly directory: Directory,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly offerWork: OfferWork,
    private readonly secret: InstanceSecret,
  ) {}

  /**
   * Promises a customer when they are rung back. Whoever agrees it is named for it.
   *
   * @throws FrontdoorError `enquiry-not-found`, `enquiry-closed`, `window-not-offered`, `callback-promised`, `call-not-possible`
   */
  async agree(agent: Agent, enquiryId: string, wanted: BodyOf<typeof api.agreeCallback>): Promise<void> {
    const { organisationId } = agent;
    await this.changes.run(async (manager) => {
      const enquiry = await openEnquiry(manager, enquiryId, organisationId);
      const { zone } = await this.directory.organisation(organisationId);
      const window = { from: Date.parse(wanted.from), to: Date.parse(wanted.to) };
      const [before] = await this.callbacks.openOf(manager, enquiryId);
      if (before?.fromAt === window.from && before.toAt === window.to) return;
      await this.refuseUnstaffed(manager, enquiry, window, zone);
      if (before && !wanted.customerAsked) {
        const when = sayWindow({ from: before.fromAt, to: before.toAt }, zone);
        throw new FrontdoorError('callback-promised', { when });
      }
      if (before) await this.callbacks.move(manager, enquiry, before, window, agent);
      else await this.promise(manager, { agent, enquiry, window, wanted, zone });
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
    });
    this.offerWork.kick(organisationId);
  }

  /**
   * The customer chooses another time on the page of their enquiry.
   *
   * @throws FrontdoorError `callback-not-found`, `callback-over`, `window-not-offered`
   */
  async moveByCustomer(token: string, id: string, window: Span): Promise<void> {
    await this.ofCustomer(token, async (manager, enquiry) => {
      const callback = await this.callbacks.open(manager, enquiry, id);
      const offered = await this.windows.next(enquiry.organisationId, enquiry.serviceId, manager);
      if (!offered.some(({ from, to }) => from === window.from && to === window.to))
        throw new FrontdoorError('window-not-offered', { instead: 'see the page' });
      await this.callbacks.move(manager, enquiry, callback, window, null);
    });
  }

  /** @throws FrontdoorError `callback-not-found`, `callback-over` */
  async cancelByCustomer(token: string, id: string): Promise<void> {
    await this.ofCustomer(token, async (manager, enquiry) => {
      await this.callbacks.cancel(manager, enquiry, await this.callbacks.open(manager, enquiry, id));
    });
  }

  private async promise(
    manager: EntityManager,
    {
      agent,
      enquiry,
      window,
      wanted,
      zone,
    }: {
      agent: Agent;
      enquiry: Enquiry;
      window: Span;
      wanted: BodyOf<typeof api.agreeCallback>;
      zone: string;
    },
  ): Promise<void> {
    const incoming = await manager.find(Contact, {
      where: { enquiryId: enquiry.id, direction: 'in' },
      order: { at: 'DESC' },
      take: LOOKED_AT,
    });
    const number = addressesOfEnquiry(incoming, await knownAddresses(manager, enquiry)).find(
      ({ kind, value }) => kind === 'phone' && value === (wanted.number ?? value),
    );
    const [contact] = incoming;
    if (!number || !contact) throw new FrontdoorError('call-not-possible');
    await this.callbacks.agree(
      manager,
      contact,
      { from: wanted.from, to: wanted.to },
      { ownerId: agent.id, number: number.value, reason: wanted.reason },
    );
    if (!enquiry.ownerId) await manager.update(Enquiry, { id: enquiry.id }, { ownerId: agent.id });
    const channel = CHANNELS[callChannel].retriedAs ?? callChannel;
    const asked = { ...enquiry, ownerId: agent.id };
    const itemId = await this.items.add(manager, asked, 'callback', { id: contact.id, channel });
    const item = await manager.findOneByOrFail(WorkItem, { id: itemId });
    await this.items.ringAt(manager, item, { from: window.from, urgentAt: window.to });
    const text = `${agent.name} agreed with the customer to ring them back: ${sayWindow(window, zone)}`;
    await this.timeline.event(manager, enquiry.id, agent.id, text);
  }

  private async refuseUnstaffed(
    manager: EntityManager,
    { organisationId, serviceId }: Enquiry,
    window: Span,
    zone: string,
  ): Promise<void> {
    const can = await this.windows.fitted(organisationId, serviceId, window, manager);
    if (can?.from === window.from && can.to === window.to) return;
    throw new FrontdoorError('window-not-offered', { instead: can ? sayWindow(can, zone) : 'none' });
  }

  private async ofCustomer(
    token: string,
    change: (manager: EntityManager, enquiry: Enquiry) => Promise<void>,
  ): Promise<void> {
    const reference = this.secret.openReference(token, 'track');
    if (!reference) throw new FrontdoorError('callback-not-found');
    const organisationId = await this.changes.run(async (manager) => {
      const lock = { mode: 'for_no_key_update' as const };
      const enquiry = await manager.findOne(Enquiry, { where: { reference }, lock });
      if (!enquiry) throw new FrontdoorError('callback-not-found');
      await change(manager, enquiry);
      await this.live.append(manager, [
        { organisationId: enquiry.organisationId, topic: 'enquiry', subjectId: enquiry.id },
      ]);
      return enquiry.organisationId;
    });
    this.offerWork.kick(organisationId);
  }
}
