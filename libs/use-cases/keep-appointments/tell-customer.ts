import { Inject, Injectable } from '@nestjs/common';
import { keptNeedsOf } from '@frontdoor/casework/customers';
import { Outbound } from '@frontdoor/casework/deliveries';
import { Directory } from '@frontdoor/casework/directory';
import { knownAddresses, type ReplyRoute, ReplyRoutes } from '@frontdoor/casework/replies';
import { type Channel, CHANNELS, leavesOnPaper, mailChannel } from '@frontdoor/contracts';
import { Clock, Ids } from '@frontdoor/kernel';
import {
  Agent,
  type Appointment,
  type Enquiry,
  type EntityManager,
  findConversation,
  type RowOf,
} from '@frontdoor/persistence';
import { CONFIG, type Config, InstanceSecret } from '@frontdoor/platform';
import { appointmentWords, type Occasion } from './appointment-words.js';
import { calendarFile } from './calendar-file.js';

const LOOKED_AT = 200;
const ANCESTORS = 20;

type Conversation = RowOf<typeof findConversation>[];

interface Options {
  /** Paper would come too late. */
  notOnPaper?: boolean;
  /** Why it was cancelled. */
  reason?: string;
  /** What it is for the charter once it has left. */
  meaning?: { type: 'delay-told' };
}

/** What was sent about an appointment. */
export interface ToldCustomer {
  channel: Channel;
  contactId: string;
}

/** Writes to the customer about an appointment, by the channel that they prefer. */
@Injectable()
export class TellCustomer {
  constructor(
    private readonly directory: Directory,
    private readonly routes: ReplyRoutes,
    private readonly outbound: Outbound,
    private readonly secret: InstanceSecret,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  /** It is on its way when the transaction is over. Undefined where the customer cannot be written to without doubt. */
  async tell(
    manager: EntityManager,
    enquiry: Enquiry,
    appointment: Appointment,
    occasion: Occasion,
    { notOnPaper = false, reason, meaning }: Options = {},
  ): Promise<ToldCustomer | undefined> {
    const id = this.ids.uuid();
    const conversation = await findConversation(manager, { enquiryId: enquiry.id, id, limit: LOOKED_AT });
    const route = await this.route(manager, enquiry, conversation, notOnPaper);
    if (!route) return undefined;
    const { channel } = route;
    const organisation = await this.directory.organisation(enquiry.organisationId);
    const person = await manager.findOneByOrFail(Agent, { id: appointment.agentId });
    const link = mayHaveLink(route, conversation)
      ? this.secret.trackingUrl(this.config.publicUrl, enquiry.reference)
      : undefined;
    const around = {
      zone: organisation.zone,
      council: organisation.name,
      person: person.name,
      reference: enquiry.reference,
      link,
      delayedUntil: appointment.delayedUntil,
      ...(reason !== undefined && { reason }),
    };
    const isShort = CHANNELS[channel].costsByPart ?? false;
    await this.outbound.add(manager, [
      {
        organisationId: enquiry.organisationId,
        enquiry,
        channel,
        entryPoint: route.entryPoint,
        to: route.to,
        ...appointmentWords(occasion, appointment, around, { isShort }),
        files: carriesCalendar(route, occasion)
          ? [this.file(appointment, organisation.name, route, link)]
          : [],
        authorId: null,
        conversation: conversation
          .flatMap(({ messageId }) => messageId ?? [])
          .slice(0, ANCESTORS)
          .toReversed(),
        id,
        ...(meaning && { meaning }),
      },
    ]);
    return { channel, contactId: id };
  }

  /** The best way that nobody has doubts about. */
  private async route(
    manager: EntityManager,
    enquiry: Enquiry,
    conversation: Conversation,
    notOnPaper: boolean,
  ): Promise<ReplyRoute | undefined> {
    const incoming = conversation.filter(({ direction }) => direction === 'in');
    const { preferredChannel } = await keptNeedsOf(manager, enquiry.customerId);
    const known = await knownAddresses(manager, enquiry);
    const { routes } = await this.routes.of(manager, enquiry, incoming, known, preferredChannel);
    return routes.find(
      ({ channel, warning, closed, post }) =>
        post?.audience !== 'public' &&
        warning === undefined &&
        closed === undefined &&
        !(notOnPaper && leavesOnPaper(channel)),
    );
  }

  private file(
    appointment: Appointment,
    council: string,
    { entryPoint }: ReplyRoute,
    link: string | undefined,
  ) {
    const isCancelled = appointment.state === 'cancelled';
    const content = calendarFile(
      { ...appointment, isCancelled },
      {
        now: this.clock.now(),
        domain: new URL(this.config.publicUrl).hostname,
        organiser: { name: council, email: entryPoint.address },
        link,
      },
    );
    const method = isCancelled ? 'CANCEL' : 'PUBLISH';
    return {
      name: 'appointment.ics',
      contentType: `text/calendar; charset=utf-8; method=${method}`,
      content: Buffer.from(content),
    };
  }
}

const carriesCalendar = ({ channel, files }: ReplyRoute, occasion: Occasion): boolean =>
  channel === mailChannel && files === 'carried' && ['agreed', 'moved', 'cancelled'].includes(occasion);

/** The link opens the whole enquiry: it goes only to whom a contact of it came from. */
const mayHaveLink = ({ to }: ReplyRoute, conversation: Conversation): boolean =>
  conversation.some(
    ({ direction, partyKind, partyValue }) =>
      direction === 'in' && partyKind === to.kind && partyValue === to.value,
  );
