import { Injectable } from '@nestjs/common';
import { Callbacks, PromiseCallback, sayWindow } from '@frontdoor/casework/callbacks';
import { Directory } from '@frontdoor/casework/directory';
import { openEnquiry } from '@frontdoor/casework/enquiries';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { OfferWork } from '@frontdoor/casework/queue';
import { CallbackWindows, type Span } from '@frontdoor/casework/shifts';
import type { api, BodyOf } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { type Agent, Enquiry, type EntityManager, findTrackedEnquiry } from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';

/** Callbacks are agreed by staff, and changed or cancelled by their customers. */
@Injectable()
export class KeepCallbacks {
  constructor(
    private readonly changes: Changes,
    private readonly callbacks: Callbacks,
    private readonly promising: PromiseCallback,
    private readonly windows: CallbackWindows,
    private readonly directory: Directory,
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
      const enquiry = await openEnquiry(manager, enquiryId, organisationId, agent);
      const { zone } = await this.directory.organisation(organisationId);
      const window = { from: Date.parse(wanted.from), to: Date.parse(wanted.to) };
      const [before] = await this.callbacks.openOf(manager, enquiryId);
      if (before?.fromAt === window.from && before.toAt === window.to) return;
      await this.promising.refuseUnstaffed(manager, enquiry, window);
      if (before && !wanted.customerAsked) {
        const when = sayWindow({ from: before.fromAt, to: before.toAt }, zone);
        throw new FrontdoorError('callback-promised', { when });
      }
      if (before) await this.callbacks.move(manager, enquiry, before, window, agent);
      else {
        const { number, reason } = wanted;
        await this.promising.promise(manager, agent, enquiry, { window, number, reason, ownerId: agent.id });
      }
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
    });
    this.offerWork.kick(organisationId);
  }

  /**
   * The customer asks to be rung on the page of their enquiry, where its receipt offered that. Asked for again while it is to be, it
   * stays as it is: it has a page on which it is changed.
   *
   * @param number E.164
   * @throws FrontdoorError `callback-not-offered`, `window-not-offered`, `number-refused`
   */
  async askByCustomer(token: string, { window, number }: { window: Span; number: string }): Promise<void> {
    await this.ofCustomer(token, async (manager, enquiry) => {
      if ((await this.callbacks.openOf(manager, enquiry.id)).length > 0) return;
      if (!enquiry.callbackOffered || enquiry.state === 'closed')
        throw new FrontdoorError('callback-not-offered');
      await this.refuseUnoffered(manager, enquiry, window);
      await this.promising.promiseAsked(manager, enquiry, {
        window,
        number,
        reason: 'Asked for by the customer',
      });
    });
  }

  /**
   * The customer chooses another time on the page of their enquiry.
   *
   * @throws FrontdoorError `callback-not-found`, `callback-over`, `window-not-offered`
   */
  async moveByCustomer(token: string, id: string, window: Span): Promise<void> {
    await this.ofCustomer(token, async (manager, enquiry) => {
      const callback = await this.callbacks.open(manager, enquiry, id);
      await this.refuseUnoffered(manager, enquiry, window);
      await this.callbacks.move(manager, enquiry, callback, window, null);
    });
  }

  /** @throws FrontdoorError `callback-not-found`, `callback-over` */
  async cancelByCustomer(token: string, id: string): Promise<void> {
    await this.ofCustomer(token, async (manager, enquiry) => {
      await this.callbacks.cancel(manager, enquiry, await this.callbacks.open(manager, enquiry, id));
    });
  }

  /** Only what the page offers. */
  private async refuseUnoffered(manager: EntityManager, enquiry: Enquiry, window: Span): Promise<void> {
    const offered = await this.windows.next(enquiry.organisationId, enquiry.serviceId, manager);
    if (!offered.some(({ from, to }) => from === window.from && to === window.to))
      throw new FrontdoorError('window-not-offered', { instead: 'see the page' });
  }

  /** What joined another is dealt with there. */
  private async ofCustomer(
    token: string,
    change: (manager: EntityManager, enquiry: Enquiry) => Promise<void>,
  ): Promise<void> {
    const reference = this.secret.openReference(token, 'track');
    if (!reference) throw new FrontdoorError('callback-not-found');
    const organisationId = await this.changes.run(async (manager) => {
      const lock = { mode: 'for_no_key_update' as const };
      const [led] = await findTrackedEnquiry(manager, { reference });
      const enquiry = led && (await manager.findOne(Enquiry, { where: { id: led.id }, lock }));
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
