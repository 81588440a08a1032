import { Inject, Injectable } from '@nestjs/common';
import { clockOf, refuseExtension, type RequiredContent } from '@frontdoor/charter';
import {
  adjustmentsOf,
  type Audience,
  blanksIn,
  type Channel,
  CHANNELS,
  isFormatted,
  needAgainst,
  plainOf,
  PERSONAL,
  personalIn,
  type ReplyPurpose,
  saidByItself,
  weightedLength,
} from '@frontdoor/contracts';
import { keptNeedsOf } from '@frontdoor/casework/customers';
import { Clock, FrontdoorError, sizeOf } from '@frontdoor/kernel';
import {
  type Agent,
  Commitment,
  type ChannelReason,
  type Contact,
  type ContentOverride,
  Enquiry,
  type EntityManager,
  findConversation,
  readDraftFiles,
  removeDraft,
  removeDraftFiles,
  type RowOf,
} from '@frontdoor/persistence';
import { CONFIG, type Config, InstanceSecret } from '@frontdoor/platform';
import { AnswerLibrary } from '@frontdoor/casework/answers';
import { Changes } from '@frontdoor/casework/live';
import { Mentions } from '@frontdoor/casework/mentions';
import { OfferWork, WorkItems } from '@frontdoor/casework/queue';
import { findEnquiry, OpenAndClosed, refuseUnseen, type Seen, seenBy } from '@frontdoor/casework/enquiries';
import { Charters } from '@frontdoor/casework/charters';
import { type LeavingFile, Outbound } from '@frontdoor/casework/deliveries';
import { type IsClean, LeavingFiles } from '@frontdoor/casework/files';
import {
  answeredInPrivate,
  channelReasonOf,
  fileLimits,
  fileLink,
  missingFrom,
  nameMissing,
  type Passage,
  saidIn,
  isFullAnswer,
  knownAddresses,
  meaningOf,
  ReplyKinds,
  type ReplyRoute,
  ReplyRoutes,
  sayChannelReason,
} from '@frontdoor/casework/replies';
import { rawOf } from '@frontdoor/casework/stored-bytes';
import { Questions } from '@frontdoor/casework/questions';
import { Handovers } from '@frontdoor/casework/handovers';
import { Timeline } from '@frontdoor/casework/timeline';
import { Visits } from '@frontdoor/casework/visits';

/** Contacts of the enquiry that a reply looks at, the newest, and those of them that its mail refers to. */
const LOOKED_AT = 200;
const ANCESTORS = 20;

export interface Reply {
  /** With light formatting or none. */
  text: string;
  channel: Channel;
  to: string;
  /** On a social network: to whose eyes. */
  audience?: Audience | undefined;
  /** The writer was told what in it is about a person, and wants everybody to read it. */
  despitePersonal: boolean;
  /** The writer was told that it asks for what is known. */
  despiteKnown: boolean;
  /** The writer was shown the warning of this address. */
  despiteWarning: boolean;
  /** Of those whom the route has in copy; all of them when not given. */
  cc?: readonly string[] | undefined;
  close: boolean;
  /** Made once by the client; the same reply asked for twice is sent once. */
  requestId: string;
  purpose: ReplyPurpose;
  /** What the text says, with the passages that say it. */
  content: readonly Passage[];
  laterDate?: { commitmentId: string; until: string; reason: string };
  override?: { reason: string };
  /** Why it leaves by another channel than is wanted. */
  reasonForChannel?: string | undefined;
  /** Why it leaves by a way that the customer cannot use. */
  despiteNeed?: { reason: string } | undefined;
  /** For what leaves on paper: how it is printed. */
  letter?: { language?: string | undefined; large?: boolean | undefined } | undefined;
  /** The newest entry from the customer that its writer had on the screen. */
  seenUpTo?: string | undefined;
  /** Answers of the library that went into it. */
  answers?: readonly string[] | undefined;
  /** Files of the writer's draft, in their order. */
  files: readonly string[];
  /** Version of the writer's draft that it was. */
  draft?: string | undefined;
  /** What to do when more has come since. */
  whenNewer: 'refuse' | 'send';
}

/**
 * An agent's message to the customer. It is on its way when this resolves; for the promises it counts from the moment
 * its provider takes it.
 */
@Injectable()
export class SendReply {
  constructor(
    private readonly changes: Changes,
    private readonly items: WorkItems,
    private readonly timeline: Timeline,
    private readonly library: AnswerLibrary,
    private readonly openAndClosed: OpenAndClosed,
    private readonly offerWork: OfferWork,
    private readonly routes: ReplyRoutes,
    private readonly kinds: ReplyKinds,
    private readonly charters: Charters,
    private readonly visits: Visits,
    private readonly handovers: Handovers,
    private readonly questions: Questions,
    private readonly mentions: Mentions,
    private readonly outbound: Outbound,
    private readonly leavingFiles: LeavingFiles,
    private readonly secret: InstanceSecret,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @throws FrontdoorError `personal-in-public`, `reply-too-long`, `enquiry-closed`, `enquiry-not-found`, `agent-excluded`, `content-missing` naming what the charter wants and the
   * text does not say, `reply-route-unknown`, `address-doubtful`, `copy-unknown`, `reply-cannot-close`, `visit-not-ended`, `later-date-missing`, `answer-not-found`,
   * `commitment-unknown`, `extension-refused`, `need-against-channel`, `blanks-left`, `newer-from-customer`, `channel-reason-missing`, `files-not-carried`, `files-too-many`,
   * `asked-already`, `brief-unopened`, `file-too-large`, `file-incomplete`, `file-infected-kept-back`, `file-unscanned-kept-back`, or `request-id-used`.
   */
  async send(agent: Agent, enquiryId: string, reply: Reply): Promise<void> {
    const isClean = await this.leavingFiles.scan({ agentId: agent.id, enquiryId, ids: reply.files });
    await this.changes.run(async (manager) => {
      const enquiry = await findEnquiry(manager, enquiryId, agent.organisationId, agent);
      const contacts = await findConversation(manager, { enquiryId, id: reply.requestId, limit: LOOKED_AT });
      if (sentBefore(contacts, agent, enquiryId, reply)) return;
      if (enquiry.state === 'closed')
        throw new FrontdoorError('enquiry-closed', { reference: enquiry.reference });
      await this.handovers.refuseUnopened(manager, enquiryId, agent);
      const again = await this.questions.refuseKnown(
        manager,
        enquiryId,
        plainOf(reply.text),
        reply.despiteKnown,
      );
      if (reply.close && !isFullAnswer(reply.purpose)) throw new FrontdoorError('reply-cannot-close');
      if (reply.close) await this.visits.refuseUnended(manager, enquiry);
      const seen = await seenBy(manager, enquiryId, { agentId: agent.id, seenUpTo: reply.seenUpTo });
      if (reply.whenNewer === 'refuse') refuseUnseen(seen);
      const incoming = contacts.filter(({ direction }) => direction === 'in');
      const known = await knownAddresses(manager, enquiry);
      const needed = await keptNeedsOf(manager, enquiry.customerId);
      const { preferredChannel } = needed;
      const { route, wanted } = await this.routes.chosen(
        manager,
        enquiry,
        incoming,
        known,
        preferredChannel,
        reply,
        answeredInPrivate(contacts),
      );
      const against = needAgainst(needed, route.channel);
      if (against !== undefined && !reply.despiteNeed)
        throw new FrontdoorError('need-against-channel', { against: against.replace(/\.$/, '') });
      refusePersonal(route, reply);
      refuseTooLong(route, reply);
      const channelReason = channelReasonOf(wanted, route.channel, reply.reasonForChannel);
      const laterDate = await this.laterDate(manager, enquiry, reply);
      const blanks = blanksIn(reply.text);
      if (blanks.length > 0) throw new FrontdoorError('blanks-left', { blanks: blanks.join(', ') });
      const override = await this.checkContent(manager, enquiry, reply);
      const sent = {
        organisationId: agent.organisationId,
        enquiry,
        channel: route.channel,
        entryPoint: route.entryPoint,
        to: route.to,
        cc: route.cc,
        post: route.post,
      };
      const withLink = (text: string): string =>
        `${text}\n\n${fileLink(this.secret.trackingUrl(this.config.publicUrl, enquiry.reference))}`;
      const said = channelReason
        ? `${reply.text}\n\n${sayChannelReason(channelReason, route.channel)}`
        : reply.text;
      const linksFiles = route.files === 'linked' && reply.files.length > 0;
      const conversation = contacts.flatMap(({ messageId }) => messageId ?? []).slice(0, ANCESTORS);
      await this.outbound.add(manager, [
        {
          ...sent,
          subject: `Re: ${enquiry.subject}`,
          text: linksFiles ? withLink(plainOf(said)) : plainOf(said),
          ...(route.formatting && isFormatted(reply.text) && { markup: said }),
          files: await this.filesOf(manager, agent, enquiryId, reply, {
            isPossible: route.files !== 'none',
            isClean,
          }),
          linksFiles,
          letter: { ...reply.letter, large: reply.letter?.large ?? adjustmentsOf(needed).largePrint },
          authorId: agent.id,
          conversation: conversation.reverse(),
          id: reply.requestId,
          meaning: knowing(meaningOf(reply.purpose, agent.name, laterDate), seen),
          override,
          channelReason,
        },
      ]);
      await this.questions.asked(manager, enquiry, agent, {
        ...{ text: plainOf(reply.text), contactId: reply.requestId, again },
      });
      await forgetDraft(manager, agent, enquiryId, reply);
      await this.settleWork(manager, agent, enquiry, seen.newer ? 'update' : reply.purpose);
      await this.library.cite(manager, agent, enquiry, reply.answers ?? [], 'replied');
      if (override) await this.noteOverride(manager, agent, enquiry, override);
      if (against !== undefined) {
        const text = `${agent.name} wrote ${CHANNELS[route.channel].by} all the same: ${reply.despiteNeed!.reason}. ${against}`;
        await this.timeline.event(manager, enquiryId, agent.id, text);
      }
      if (channelReason)
        await this.timeline.event(
          manager,
          enquiryId,
          agent.id,
          sayOtherChannel(agent, route.channel, channelReason),
        );
      if (seen.newer) await this.timeline.event(manager, enquiryId, agent.id, sayUnseen(agent, reply), 'bad');
      else if (reply.close) await this.openAndClosed.close(manager, enquiry, { agent, withReply: true });
    });
    this.offerWork.kick(agent.organisationId);
  }

  /** The files that travel with it or are opened by a link, out of the writer's draft. */
  private async filesOf(
    manager: EntityManager,
    { id: agentId }: Agent,
    enquiryId: string,
    { files: ids }: Reply,
    { isPossible, isClean }: { isPossible: boolean; isClean: IsClean },
  ): Promise<LeavingFile[]> {
    if (ids.length === 0) return [];
    if (!isPossible) throw new FrontdoorError('files-not-carried');
    const { most, bytes, totalBytes } = fileLimits(this.config);
    if (ids.length > most) throw new FrontdoorError('files-too-many', { most });
    const files = (await readDraftFiles(manager, { agentId, enquiryId, ids })).map((file) => ({
      ...file,
      content: rawOf(file),
    }));
    const areScanned = files.every(({ content }) => isClean(content));
    if (files.length < ids.length || !areScanned) throw new FrontdoorError('file-incomplete');
    if (files.reduce((sum, { content }) => sum + sizeOf(content), 0) > totalBytes)
      throw new FrontdoorError('file-too-large', { limit: bytes, total: totalBytes });
    return files;
  }

  /** The promise it moves, checked as if the customer were told now. */
  private async laterDate(
    manager: EntityManager,
    enquiry: Enquiry,
    { purpose, laterDate }: Reply,
  ): Promise<{ clockId: string; until: number; reason: string } | undefined> {
    if (purpose !== 'later-date') return undefined;
    if (!laterDate) throw new FrontdoorError('later-date-missing');
    const { commitmentId: id, reason } = laterDate;
    const commitment = await manager.findOneBy(Commitment, { id, enquiryId: enquiry.id });
    if (!commitment) throw new FrontdoorError('commitment-unknown');
    const clock = clockOf(await this.charters.pinned(manager, enquiry), commitment.clockId);
    const at = this.clock.now();
    const extension = { clockId: commitment.clockId, until: Date.parse(laterDate.until), reason };
    const decided = commitment.settledAt === null ? undefined : 'it has been decided already';
    const refusal =
      decided ??
      refuseExtension(clock, commitment.dueAt, { type: 'extended', at, customerToldAt: at, ...extension });
    if (refusal) throw new FrontdoorError('extension-refused', { reason: refusal });
    return extension;
  }

  private async checkContent(
    manager: EntityManager,
    enquiry: Enquiry,
    { purpose, text, content, channel, override }: Reply,
  ): Promise<ContentOverride | undefined> {
    const said = new Set([...saidIn(text, content), ...saidByItself(channel)]);
    const missing = missingFrom(await this.kinds.wanted(manager, enquiry, purpose), said);
    if (missing.length === 0) return undefined;
    if (!override) throw new FrontdoorError('content-missing', { missing: nameMissing(missing) });
    return { reason: override.reason, missing };
  }

  private noteOverride(
    manager: EntityManager,
    agent: Agent,
    enquiry: Enquiry,
    { reason, missing }: ContentOverride,
  ): Promise<unknown> {
    const names = nameMissing(missing as RequiredContent[]);
    const text = `${agent.name} sent it without saying ${names}: ${reason}`;
    return this.timeline.event(manager, enquiry.id, agent.id, text, 'bad');
  }

  /**
   * A full answer finishes what asked for one, unless a colleague holds it; so does a question, since the customer has
   * the next word. After anything else the answer is still owed. Whoever writes first owns the enquiry.
   */
  private async settleWork(
    manager: EntityManager,
    agent: Agent,
    enquiry: Enquiry,
    purpose: ReplyPurpose,
  ): Promise<void> {
    const now = this.clock.now();
    await manager.update(
      Enquiry,
      { id: enquiry.id },
      { lastContactAt: now, ownerId: enquiry.ownerId ?? agent.id },
    );
    await this.mentions.answeredForOwner(manager, { by: agent, enquiry });
    if (!isFullAnswer(purpose) && purpose !== 'question') return;
    const outcome = purpose === 'question' ? 'Waits for the customer' : 'Answered';
    for (const item of await this.items.openOf(manager, enquiry.id)) {
      const free = item.state === 'waiting' || item.agentId === agent.id;
      if (free && item.kind !== 'callback' && item.kind !== 'call-outcome')
        await this.items.finish(manager, item, outcome);
    }
  }
}

/** Nothing about a person is written in public unless somebody looked at it and says so. */
function refusePersonal({ post }: ReplyRoute, { text, despitePersonal }: Reply): void {
  if (post?.audience !== 'public' || despitePersonal) return;
  const found = personalIn(text);
  if (found.length > 0)
    throw new FrontdoorError('personal-in-public', {
      found: [...new Set(found.map(({ what }) => PERSONAL[what]))].join(', '),
    });
}

/** Where the network would refuse it later, it is said at once. */
function refuseTooLong({ post, longest, weighted }: ReplyRoute, { text }: Reply): void {
  if (!post || longest === undefined) return;
  const length = weighted ? weightedLength(text) : [...text].length;
  if (length > longest) throw new FrontdoorError('reply-too-long', { length, longest });
}

/** What was sent is no draft any more; what another window has saved since is. */
async function forgetDraft(
  manager: EntityManager,
  { id: agentId }: Agent,
  enquiryId: string,
  { files, draft }: Reply,
): Promise<void> {
  if (files.length > 0) await removeDraftFiles(manager, { agentId, ids: files });
  if (draft === undefined) return;
  await removeDraft(manager, { agentId, enquiryId, kind: 'reply', version: Date.parse(draft) });
}

/** Means something only for what its writer could have seen. */
const knowing = (meaning: Contact['meaning'], { upTo }: Seen): Contact['meaning'] =>
  meaning && { ...meaning, seenUpTo: upTo };

const sayOtherChannel = ({ name }: Agent, used: Channel, { wanted, reason }: ChannelReason): string =>
  `${name} answered ${CHANNELS[used].by}, not ${CHANNELS[wanted].by}: ${reason}`;

const sayUnseen = ({ name }: Agent, { close }: Reply): string =>
  `More had come from the customer when the reply of ${name} left: that is still to be answered${
    close ? ', and the enquiry was not closed' : ''
  }`;

/** @throws FrontdoorError `request-id-used` when the request id is that of something else, so that no reply gets lost. */
function sentBefore(
  contacts: readonly RowOf<typeof findConversation>[],
  agent: Agent,
  enquiryId: string,
  { requestId, channel }: Reply,
): boolean {
  const known = contacts.find(({ id }) => id === requestId);
  if (!known) return false;
  if (known.enquiryId === enquiryId && known.authorId === agent.id && known.channel === channel) return true;
  throw new FrontdoorError('request-id-used');
}
