import { Injectable } from '@nestjs/common';
import { type CommitmentState, mailChannel } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  DataSource,
  findAutomaticDeliveries,
  findReceivedReference,
  findTrackedEnquiry,
  findTrackedMessages,
  findTrackedPromises,
  findTrackedReply,
} from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';
import { Attachments } from './attachments.js';

/** What has not become an enquiry in this time waits for a person. */
const UNROUTED_MS = 24 * 3_600_000;

/** Of a long conversation the customer sees the newest, and of each message as much as a reply may have. */
const MOST_MESSAGES = 500;
const MOST = { mostOfOne: 50_000, mostBytes: 1_000_000 };

/** An enquiry as its customer may see it: no notes, no internal events. Instants are epoch milliseconds. */
export interface TrackedEnquiry {
  organisationId: string;
  reference: string;
  subject: string;
  state: 'open' | 'closed';
  service: string;
  owner: string | null;
  /** Since when it is with them, where it was handed on. */
  handedAt: number | null;
  /** Other organisations that have it as well. */
  partners: readonly string[];
  promises: {
    id: string;
    title: string;
    state: CommitmentState;
    whose: 'council' | 'customer';
    dueAt: number;
  }[];
  /** It waits for the customer. */
  waiting: boolean;
  /** Its customer took it back. */
  cancelled: boolean;
  /** They may choose when they are rung. */
  callbackOffered: boolean;
  /** There are older messages than these. */
  hasOlder: boolean;
  messages: {
    id: string;
    at: number;
    direction: 'in' | 'out';
    by: string | null;
    text: string;
    /** The same with light formatting; null where it has none, or is shortened. */
    markup: string | null;
    /** Only the beginning of it is given. */
    shortened: boolean;
    /** Names of the files that came or went with it. */
    files: string[];
  }[];
}

/** What can be said at once to somebody who has sent a message. */
export interface Confirmation {
  /** When the council's earliest promise falls due, in epoch milliseconds; undefined when that is not known yet, or nothing was promised. */
  answerBy: number | undefined;
  /** How far the confirmation by email has come; undefined when none is sent, or that is not known yet. */
  email: 'sent' | 'on-its-way' | undefined;
  /** It has become an enquiry: what is not known now is not. */
  routed: boolean;
}

/** Waits between looks for what has just been sent: 1.55 seconds in all. */
const LOOKS_MS = [50, 100, 200, 400, 800];

/** What the bearer of a tracking link may read. */
@Injectable()
export class TrackedEnquiries {
  constructor(
    private readonly source: DataSource,
    private readonly attachments: Attachments,
    private readonly secret: InstanceSecret,
    private readonly clock: Clock,
  ) {}

  /** @throws FrontdoorError `enquiry-not-found` for a link that we did not make. */
  async read(token: string): Promise<TrackedEnquiry> {
    const reference = this.secret.openReference(token, 'track');
    if (!reference) throw new FrontdoorError('enquiry-not-found');
    return (await this.routed(reference)) ?? (await this.justReceived(reference));
  }

  /** What there is to say of a message that has just come in, once it has been routed; at most 1.55 seconds later. */
  async confirm(reference: string): Promise<Confirmation> {
    for (const wait of LOOKS_MS) {
      const enquiry = await this.routed(reference);
      if (enquiry) return this.confirmed(enquiry);
      await this.clock.sleep(wait);
    }
    return { answerBy: undefined, email: undefined, routed: false };
  }

  /**
   * A file that a person of the council sent, for the bearer of the link.
   *
   * @throws FrontdoorError `enquiry-not-found` for a link that we did not make; `page-not-found` for a file that did not go
   * out with this enquiry; `file-infected`, `file-not-scanned`.
   */
  async file(
    token: string,
    contactId: string,
    index: number,
  ): Promise<{ name: string; content: Uint8Array }> {
    const reference = this.secret.openReference(token, 'track');
    if (!reference) throw new FrontdoorError('enquiry-not-found');
    const [sent] = await findTrackedReply(this.source, { reference, contactId });
    if (!sent) throw new FrontdoorError('page-not-found');
    return this.attachments.read(contactId, index, sent.organisationId);
  }

  private async confirmed({ reference, promises }: TrackedEnquiry): Promise<Confirmation> {
    const due = promises.filter(({ whose, state }) => whose === 'council' && state === 'running');
    const sent = await findAutomaticDeliveries(this.source, { reference });
    const state = sent.find(({ channel }) => channel === mailChannel)?.state;
    return {
      answerBy: due.length > 0 ? Math.min(...due.map(({ dueAt }) => dueAt)) : undefined,
      email:
        state === 'sent' || state === 'delivered'
          ? 'sent'
          : state === 'queued' || state === 'sending' || state === 'to-post'
            ? 'on-its-way'
            : undefined,
      routed: true,
    };
  }

  private async routed(reference: string): Promise<TrackedEnquiry | undefined> {
    const [enquiry] = await findTrackedEnquiry(this.source, { reference });
    if (!enquiry) return undefined;
    const { id: enquiryId, ...shown } = enquiry;
    const messages = await findTrackedMessages(this.source, {
      enquiryId,
      limit: MOST_MESSAGES + 1,
      ...MOST,
    });
    const newest = messages.slice(-MOST_MESSAGES);
    return {
      ...shown,
      promises: await findTrackedPromises(this.source, { enquiryId }),
      hasOlder: newest.length < (messages[0]?.found ?? 0),
      messages: newest,
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
      handedAt: null,
      partners: [],
      promises: [],
      waiting: false,
      cancelled: false,
      callbackOffered: false,
      hasOlder: false,
      messages: [],
    };
  }
}
