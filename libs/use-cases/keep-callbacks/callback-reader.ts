import { Injectable } from '@nestjs/common';
import { PromiseCallback } from '@frontdoor/casework/callbacks';
import { Charters } from '@frontdoor/casework/charters';
import { Directory } from '@frontdoor/casework/directory';
import { CallbackWindows, type Span } from '@frontdoor/casework/shifts';
import type { AnswerOf, api } from '@frontdoor/contracts';
import { FrontdoorError, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  DataSource,
  Enquiry,
  findCallbacks,
  findTrackedCallbacks,
  type RowOf,
} from '@frontdoor/persistence';

/** A callback as its customer may see it, with what was tried. */
export type TrackedCallback = RowOf<typeof findTrackedCallbacks>;

/** What a customer may ask for whom its receipt offered to be rung. */
export interface OfferedCallback {
  /** The one that is to be already; then nothing more is offered. */
  callback: TrackedCallback | undefined;
  windows: readonly Span[];
  /** E.164, of the telephone that they told in this enquiry; null where they told none. */
  number: string | null;
}

const iso = (at: number | null): string | null => (at === null ? null : toIso(at));

/** The ledger of callbacks as people see it. */
@Injectable()
export class CallbackReader {
  constructor(
    private readonly source: DataSource,
    private readonly windows: CallbackWindows,
    private readonly promising: PromiseCallback,
    private readonly charters: Charters,
    private readonly directory: Directory,
  ) {}

  /** @throws FrontdoorError `enquiry-not-found` */
  async list({ organisationId }: Agent, enquiryId: string): Promise<AnswerOf<typeof api.listCallbacks>> {
    const { manager } = this.source;
    const enquiry = await manager.findOneBy(Enquiry, { id: enquiryId, organisationId });
    if (!enquiry) throw new FrontdoorError('enquiry-not-found');
    const found = await findCallbacks(manager, { enquiryId });
    const { callbacks } = await this.charters.pinned(manager, enquiry);
    return {
      mostAttempts: callbacks.attempts,
      callbacks: found.map(({ id, number, reason, owner, attempts, ...each }) => ({
        ...{ id, number, reason, owner },
        from: toIso(each.fromAt),
        to: toIso(each.toAt),
        agreedAt: toIso(each.agreedAt),
        nextAt: iso(each.nextAt),
        endedAt: iso(each.endedAt),
        ending: each.endedAs,
        attempts: attempts.map(({ at, by, result, isWrittenTo }) => ({
          at: toIso(Date.parse(at)),
          ...{ by, result, isWrittenTo },
        })),
      })),
    };
  }

  /** @throws FrontdoorError `service-unknown` */
  async windowsOf(
    { organisationId }: Agent,
    slug: string,
  ): Promise<AnswerOf<typeof api.listCallbackWindows>> {
    const service = await this.directory.serviceCalled(organisationId, slug);
    const found = await this.windows.next(organisationId, service.id);
    return { windows: found.map(({ from, to }) => ({ from: toIso(from), to: toIso(to) })) };
  }

  /** Of the enquiry that was opened by its tracking link, in the order in which they were agreed. */
  tracked({ reference }: { reference: string }): Promise<TrackedCallback[]> {
    return findTrackedCallbacks(this.source.manager, { reference });
  }

  /** @throws FrontdoorError `callback-not-offered` where nothing of it was offered, or it is closed since */
  async offered(tracked: {
    reference: string;
    organisationId: string;
    callbackOffered: boolean;
  }): Promise<OfferedCallback> {
    const callback = (await this.tracked(tracked)).find(({ endedAs }) => endedAs === null);
    if (callback) return { callback, windows: [], number: null };
    if (!tracked.callbackOffered) throw new FrontdoorError('callback-not-offered');
    const { manager } = this.source;
    const enquiry = await manager.findOneByOrFail(Enquiry, { reference: tracked.reference });
    const { own } = await this.promising.reachedBy(manager, enquiry);
    const windows = await this.windows.next(enquiry.organisationId, enquiry.serviceId);
    return { callback: undefined, windows, number: own[0] ?? null };
  }

  /** One of them, and other times that it can have. @throws FrontdoorError `callback-not-found` */
  async trackedOne(
    enquiry: { reference: string; organisationId: string },
    id: string,
  ): Promise<{ callback: TrackedCallback; windows: Span[] }> {
    const callback = (await this.tracked(enquiry)).find((each) => each.id === id);
    if (!callback) throw new FrontdoorError('callback-not-found');
    const { serviceId } = await this.source.manager.findOneByOrFail(Enquiry, {
      reference: enquiry.reference,
    });
    const windows = await this.windows.next(enquiry.organisationId, serviceId);
    return {
      callback,
      windows: windows.filter(({ from, to }) => from !== callback.fromAt || to !== callback.toAt),
    };
  }
}
