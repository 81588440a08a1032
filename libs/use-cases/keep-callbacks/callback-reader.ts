import { Injectable } from '@nestjs/common';
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

const iso = (at: number | null): string | null => (at === null ? null : toIso(at));

/** The ledger of callbacks as people see it. */
@Injectable()
export class CallbackReader {
  constructor(
    private readonly source: DataSource,
    private readonly windows: CallbackWindows,
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
