import { Injectable } from '@nestjs/common';
import type { OutboundMessage } from '@frontdoor/channels/core';
import { type Channel, CHANNELS, type Party } from '@frontdoor/contracts';
import { Outbox } from '@frontdoor/jobs';
import { Clock, Ids } from '@frontdoor/kernel';
import {
  bulkInsert,
  Contact,
  type ContentOverride,
  Delivery,
  type EntityManager,
  type EntryPoint,
} from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';

/** Something to be sent, in our words. */
export interface Outgoing {
  organisationId: string;
  enquiry: { id: string; reference: string };
  channel: Channel;
  entryPoint: EntryPoint;
  to: Party;
  subject?: string;
  text: string;
  /** Null for what no person wrote. */
  authorId: string | null;
  /** Message-IDs of the conversation so far, oldest first. */
  conversation: readonly string[];
  /** What it is for the charter once its provider takes it. */
  meaning?: Contact['meaning'];
  override?: ContentOverride;
  /** Given by the client, so that a repeated request makes one message. */
  id?: string;
}

/** The job born with it comes first; the sweep is for when that job got lost. */
const FIRST_SWEEP_MS = 60_000;

/** Writes down outgoing contacts with their deliveries and jobs, in the transaction that causes them. */
@Injectable()
export class Outbound {
  constructor(
    private readonly outbox: Outbox,
    private readonly secret: InstanceSecret,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async add(manager: EntityManager, messages: readonly Outgoing[]): Promise<void> {
    if (messages.length === 0) return;
    const written = messages.map((each) => this.compose(each));
    await bulkInsert(
      manager,
      Contact,
      written.map((each) => each.contact),
    );
    await manager.insert(
      Delivery,
      written.map((each) => each.delivery),
    );
    await this.outbox.add(
      manager,
      'send-message',
      written.map((each) => ({ ids: [each.delivery.id] })),
    );
  }

  private compose(outgoing: Outgoing): {
    contact: Partial<Contact>;
    delivery: Partial<Delivery> & { id: string };
  } {
    const at = this.clock.now();
    const id = outgoing.id ?? this.ids.uuid();
    const message = this.message(id, outgoing);
    const { organisationId, enquiry, channel, entryPoint, to, text, authorId } = outgoing;
    const shared = { id, organisationId, enquiryId: enquiry.id, channel };
    return {
      contact: {
        ...shared,
        entryPointId: entryPoint.id,
        direction: 'out',
        partyKind: to.kind,
        partyValue: to.value,
        partyName: to.name ?? null,
        authorId,
        subject: message.subject ?? null,
        text,
        automatic: message.automatic,
        messageId: message.thread?.messageId ?? null,
        attachments: [],
        meaning: outgoing.meaning ?? null,
        override: outgoing.override ?? null,
        at,
      },
      delivery: {
        ...shared,
        contactId: id,
        state: 'queued',
        nextAttemptAt: at + FIRST_SWEEP_MS,
        createdAt: at,
        updatedAt: at,
        message,
      },
    };
  }

  private message(id: string, outgoing: Outgoing): OutboundMessage {
    const { channel, entryPoint, enquiry, to, text, conversation } = outgoing;
    const base = {
      id,
      channel,
      entryPoint: { address: entryPoint.address, name: entryPoint.name },
      to,
      text,
      automatic: outgoing.authorId === null,
      reference: enquiry.reference,
    };
    if (CHANNELS[channel].conversation !== 'thread') return base;
    const [local, domain] = entryPoint.address.split('@') as [string, string];
    const mark = `[${enquiry.reference}]`;
    const subject = outgoing.subject ?? '';
    return {
      ...base,
      subject: subject.includes(mark) ? subject : `${subject} ${mark}`.trim(),
      replyTo: `${local}+${this.secret.signReference(enquiry.reference, 'reply')}@${domain}`,
      thread: {
        messageId: `${id}@${domain}`,
        inReplyTo: conversation.at(-1),
        references: conversation.slice(-20),
      },
    };
  }
}
