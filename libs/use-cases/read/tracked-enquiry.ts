import { Injectable } from '@nestjs/common';
import type { CommitmentState } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  DataSource,
  findReceivedReference,
  findTrackedEnquiry,
  findTrackedMessages,
  findTrackedPromises,
} from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';

/** What has not become an enquiry in this time waits for a person. */
const UNROUTED_MS = 24 * 3_600_000;

/** Of a long conversation the customer sees the newest. */
const MOST_MESSAGES = 500;

/** An enquiry as its customer may see it: no notes, no internal events. Instants are epoch milliseconds. */
export interface TrackedEnquiry {
  organisationId: string;
  reference: string;
  subject: string;
  state: 'open' | 'closed';
  service: string;
  owner: string | null;
  promises: {
    id: string;
    title: string;
    state: CommitmentState;
    whose: 'council' | 'customer';
    dueAt: number;
  }[];
  /** It waits for the customer. */
  waiting: boolean;
  /** There are older messages than these. */
  hasOlder: boolean;
  messages: { id: string; at: number; direction: 'in' | 'out'; by: string | null; text: string }[];
}

/** What the bearer of a tracking link may read. */
@Injectable()
export class TrackedEnquiries {
  constructor(
    private readonly source: DataSource,
    private readonly secret: InstanceSecret,
    private readonly clock: Clock,
  ) {}

  linkFor(publicUrl: string, reference: string): string {
    return `${publicUrl}/track/${this.secret.signReference(reference, 'track')}`;
  }

  /** @throws FrontdoorError `enquiry-not-found` for a link that we did not make. */
  async read(token: string): Promise<TrackedEnquiry> {
    const reference = this.secret.openReference(token, 'track');
    if (!reference) throw new FrontdoorError('enquiry-not-found');
    return (await this.routed(reference)) ?? (await this.justReceived(reference));
  }

  private async routed(reference: string): Promise<TrackedEnquiry | undefined> {
    const [enquiry] = await findTrackedEnquiry(this.source, { reference });
    if (!enquiry) return undefined;
    const { id: enquiryId, ...shown } = enquiry;
    const messages = await findTrackedMessages(this.source, { enquiryId, limit: MOST_MESSAGES + 1 });
    return {
      ...shown,
      promises: await findTrackedPromises(this.source, { enquiryId }),
      hasOlder: messages.length > MOST_MESSAGES,
      messages: messages.slice(-MOST_MESSAGES),
    };
  }

  /** Between the receipt and the routing of the first contact there is a reference but no enquiry yet. */
  private async justReceived(reference: string): Promise<TrackedEnquiry> {
    const since = this.clock.now() - UNROUTED_MS;
    const [receipt] = await findReceivedReference(this.source, { reference, since });
    if (!receipt) throw new FrontdoorError('enquiry-not-found');
    return {
      ...receipt,
      reference,
      subject: 'Your enquiry',
      state: 'open',
      owner: null,
      promises: [],
      waiting: false,
      hasOlder: false,
      messages: [],
    };
  }
}
