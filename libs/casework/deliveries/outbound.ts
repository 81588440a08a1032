import { Injectable } from '@nestjs/common';
import type { Planned } from '@frontdoor/channels/core';
import { type Audience, type Channel, CHANNELS, type Party } from '@frontdoor/contracts';
import { Outbox } from '@frontdoor/jobs';
import { Clock, Ids, isKept, type Raw, sizeOf } from '@frontdoor/kernel';
import {
  bulkInsert,
  type ChannelReason,
  Contact,
  type ContentOverride,
  Delivery,
  type EntityManager,
  type EntryPoint,
  findNewestPositions,
  keepOutgoingFiles,
  together,
} from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';
import { FileScans } from '../files/index.js';

/** A file that travels with it; large ones lie in the store. */
export interface LeavingFile {
  name: string;
  contentType: string;
  content: Raw;
}

/** Something to be sent, in our words. */
export interface Outgoing {
  organisationId: string;
  enquiry: { id: string; reference: string };
  channel: Channel;
  entryPoint: EntryPoint;
  to: Party;
  /** Who else it openly goes to, on a channel that has copies. */
  cc?: readonly Party[];
  subject?: string;
  text: string;
  /** The same with the marks of light formatting, for a channel that shows it. */
  markup?: string;
  files?: readonly LeavingFile[];
  /** For a letter: how it is printed. */
  letter?: { language?: string; large?: boolean };
  /** The files are opened by a link in the text, and do not travel with it. */
  linksFiles?: boolean;
  /** On a social network: who may read it, and what it answers. */
  post?: { audience: Audience; answering: string; cameAt: number } | undefined;
  /** For a call: whose telephone or softphone rings first, and the number that the customer sees. */
  call?: { callerId: string } & ({ agentNumber: string } | { softphone: string });
  /** Null for what no person wrote. */
  authorId: string | null;
  /** Message-IDs of the conversation so far, oldest first. */
  conversation: readonly string[];
  /** What it is for the charter once its provider takes it. */
  meaning?: Contact['meaning'];
  override?: ContentOverride;
  channelReason?: ChannelReason | undefined;
  /** Given by the client, so that a repeated request makes one message. */
  id?: string;
}

/** The job born with it comes first; the sweep is for when that job got lost. */
const FIRST_SWEEP_MS = 15_000;

/** Writes down outgoing contacts with their deliveries and jobs, in the transaction that causes them. */
@Injectable()
export class Outbound {
  constructor(
    private readonly files: FileScans,
    private readonly outbox: Outbox,
    private readonly secret: InstanceSecret,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async add(manager: EntityManager, messages: readonly Outgoing[]): Promise<void> {
    if (messages.length === 0) return;
    const known = await knowingWhatCame(manager, messages);
    const written = known.map((each) => this.compose(each));
    const held = written.map(({ contact: { id, attachments } }) => ({
      id: id!,
      contactId: id!,
      attachments: attachments!,
    }));
    const contacts = written.map(({ contact }) => contact);
    const deliveries = written.map(({ delivery }) => delivery);
    const jobs = deliveries.map(({ id }) => ({ ids: [id] }));
    await together(
      () => bulkInsert(manager, Contact, contacts),
      () => keepFiles(manager, messages, written),
      () => this.files.note(manager, held),
      () => bulkInsert(manager, Delivery, deliveries),
      () => this.outbox.add(manager, 'send-message', jobs),
    );
  }

  private compose(outgoing: Outgoing): {
    contact: Partial<Contact>;
    delivery: Partial<Delivery> & { id: string };
  } {
    const at = this.clock.now();
    const id = outgoing.id ?? this.ids.uuid();
    const message = this.plan(id, outgoing);
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
        cc: [...(outgoing.cc ?? [])],
        authorId,
        subject: ('subject' in message && message.subject) || null,
        text,
        markup: outgoing.markup ?? null,
        automatic: authorId === null,
        messageId: ('thread' in message && message.thread?.messageId) || null,
        attachments: (outgoing.files ?? []).map(({ name, contentType, content }, index) => ({
          index,
          name,
          contentType,
          size: sizeOf(content),
        })),
        post: outgoing.post
          ? { audience: outgoing.post.audience, answering: outgoing.post.answering, ways: [] }
          : null,
        meaning: outgoing.meaning ?? null,
        override: outgoing.override ?? null,
        channelReason: outgoing.channelReason ?? null,
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

  /** What leaves, in the form that the channel has. */
  private plan(id: string, outgoing: Outgoing): Planned {
    const { channel, entryPoint, enquiry, to, text, subject, call } = outgoing;
    const { sends, conversation } = CHANNELS[channel];
    const shared = {
      id,
      channel,
      entryPoint: { address: entryPoint.address, name: entryPoint.name },
      to,
      reference: enquiry.reference,
    };
    if (sends === 'call') {
      if (!call) throw new Error('A call needs the numbers to ring and to show');
      return { ...shared, form: 'call', ...call };
    }
    if (sends === 'letter')
      return {
        ...shared,
        ...{ form: 'letter' as const, subject, text, ...outgoing.letter },
        ...(outgoing.markup !== undefined && { markup: outgoing.markup }),
      };
    const message = {
      ...shared,
      form: 'message' as const,
      text,
      ...(outgoing.markup !== undefined && { markup: outgoing.markup }),
      automatic: outgoing.authorId === null,
      ...(outgoing.cc?.length && { cc: outgoing.cc }),
      ...(outgoing.linksFiles && { linksFiles: true as const }),
      ...(outgoing.post && { post: outgoing.post }),
    };
    return conversation === 'thread' ? { ...message, ...this.threaded(id, outgoing) } : message;
  }

  /** What brings an answer back into the enquiry: its mark in the subject, a signed reply address, the ancestors. */
  private threaded(
    id: string,
    { entryPoint, enquiry, subject = '', conversation }: Outgoing,
  ): Pick<Extract<Planned, { form: 'message' }>, 'subject' | 'replyTo' | 'thread'> {
    const [local, domain] = entryPoint.address.split('@') as [string, string];
    const mark = `[${enquiry.reference}]`;
    return {
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

/** What a message means, it means for what had come from the customer when it was written; its writer may have seen less. */
async function knowingWhatCame(
  manager: EntityManager,
  messages: readonly Outgoing[],
): Promise<readonly Outgoing[]> {
  const open = messages.filter(({ meaning }) => meaning && meaning.seenUpTo === undefined);
  if (open.length === 0) return messages;
  const positions = await findNewestPositions(manager, { enquiryIds: open.map(({ enquiry }) => enquiry.id) });
  const upTo = new Map(positions.map(({ enquiryId, position }) => [enquiryId, position]));
  return messages.map((each) =>
    each.meaning ? { ...each, meaning: { seenUpTo: upTo.get(each.enquiry.id), ...each.meaning } } : each,
  );
}

async function keepFiles(
  manager: EntityManager,
  messages: readonly Outgoing[],
  written: readonly { delivery: { id: string } }[],
): Promise<void> {
  const files = messages.flatMap(({ files: given = [] }, i) =>
    given.map((file, place) => ({ ...file, place, contactId: written[i]!.delivery.id })),
  );
  if (files.length === 0) return;
  await keepOutgoingFiles(manager, {
    contactIds: files.map(({ contactId }) => contactId),
    places: files.map(({ place }) => place),
    names: files.map(({ name }) => name),
    contentTypes: files.map(({ contentType }) => contentType),
    contents: files.map(({ content }) => (isKept(content) ? null : Buffer.from(content))),
    digests: files.map(({ content }) => (isKept(content) ? content.digest : null)),
  });
}
