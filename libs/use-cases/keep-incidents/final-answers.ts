import { Inject, Injectable } from '@nestjs/common';
import { Outbound } from '@frontdoor/casework/deliveries';
import { OpenAndClosed } from '@frontdoor/casework/enquiries';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { OfferWork, WorkItems } from '@frontdoor/casework/queue';
import { meaningOf } from '@frontdoor/casework/replies';
import { Timeline } from '@frontdoor/casework/timeline';
import { Every } from '@frontdoor/jobs';
import { Clock, Ids } from '@frontdoor/kernel';
import {
  Agent,
  claimAnswer,
  countLeaving,
  databaseTrouble,
  DataSource,
  Enquiry,
  type EntityManager,
  findDueAnswers,
  postponeAnswer,
  type RowOf,
  settleAnswer,
} from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import { PlanAnswer } from './plan-answer.js';

/** In one turn; the next goes on at once. */
const AT_ONCE = 25;
const SOON_MS = 50;
/** Waits to leave at one entry point at most: the rest can still be stopped, and answers of agents need not stand behind it. */
const LEAVING = 25;
/** What could not be written for a reason of our own is tried again after this. */
const AGAIN_MS = 60_000;

type Due = RowOf<typeof findDueAnswers>;

/**
 * Writes the answer to everybody, each in their own enquiry and in a transaction of its own, so that one that fails holds up
 * nobody. What became of each is looked at again just before: who was answered or closed meanwhile is left out.
 */
@Injectable()
export class FinalAnswers {
  constructor(
    private readonly source: DataSource,
    private readonly changes: Changes,
    private readonly plans: PlanAnswer,
    private readonly outbound: Outbound,
    private readonly items: WorkItems,
    private readonly openAndClosed: OpenAndClosed,
    private readonly offerWork: OfferWork,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  @Every(1000)
  async sweep(): Promise<number | void> {
    const due = await findDueAnswers(this.source, {
      ...{ now: this.clock.now(), most: LEAVING, limit: AT_ONCE },
    });
    const organisations = new Set<string>();
    for (const each of due) {
      const organisationId = await this.tried(each);
      if (organisationId !== undefined) organisations.add(organisationId);
    }
    for (const each of organisations) this.offerWork.kick(each);
    if (due.length === AT_ONCE) return SOON_MS;
  }

  private async tried(due: Due): Promise<string | undefined> {
    try {
      return await this.changes.run((manager) => this.answer(manager, due));
    } catch (error) {
      // A database in trouble is met by the next turn, with all that is due.
      if (databaseTrouble(error)) throw error;
      this.log.error({ err: error, ...due }, 'An answer to everybody could not be written to one of them');
      const nextAt = this.clock.now() + AGAIN_MS;
      await postponeAnswer(this.source, { ...due, entryPointId: null, nextAt });
      return undefined;
    }
  }

  /** The organisation whose work it finished; undefined where it finished none. */
  private async answer(manager: EntityManager, { answerId, enquiryId }: Due): Promise<string | undefined> {
    const enquiry = await manager.findOneOrFail(Enquiry, {
      where: { id: enquiryId },
      lock: { mode: 'for_no_key_update' },
    });
    const [claimed] = await claimAnswer(manager, { answerId, enquiryId });
    if (!claimed) return undefined;
    const { text, closes, writtenAt, title } = claimed;
    const now = this.clock.now();
    const plan = await this.plans.of(manager, enquiry, {
      text,
      closes,
      writtenAt,
      writtenBy: claimed.writtenBy,
    });
    const settled = { answerId, enquiryId, now };
    if ('leftOut' in plan) {
      const { leftOut } = plan;
      await settleAnswer(manager, { ...settled, contactId: null, entryPointId: null, leftOut });
      return undefined;
    }
    const { route, conversation } = plan;
    const entryPointId = route.entryPoint.id;
    const [leaving] = await countLeaving(manager, { entryPointId });
    if (leaving && leaving.total >= LEAVING) {
      await postponeAnswer(manager, { answerId, enquiryId, entryPointId, nextAt: now });
      return undefined;
    }
    const id = this.ids.uuid();
    const writer = await manager.findOneByOrFail(Agent, { id: claimed.writtenBy });
    const { organisationId } = enquiry;
    const { channel, entryPoint, to, cc, post } = route;
    await this.outbound.add(manager, [
      {
        ...{ id, organisationId, enquiry, channel, entryPoint, to, cc, post, text, conversation },
        ...{ subject: `Re: ${enquiry.subject}`, authorId: writer.id },
        meaning: meaningOf('response', writer.name),
      },
    ]);
    await settleAnswer(manager, { ...settled, contactId: id, entryPointId, leftOut: null });
    await manager.update(Enquiry, { id: enquiryId }, { lastContactAt: now });
    await this.finishWork(manager, enquiry, writer, title);
    await this.timeline.event(
      manager,
      enquiryId,
      writer.id,
      `${writer.name} answered everybody in the incident “${title}”`,
    );
    if (closes) await this.openAndClosed.close(manager, enquiry, { agent: writer, withReply: true });
    await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
    return organisationId;
  }

  /** Nobody is offered what is answered; whoever has it in hand, or owns it, is told. */
  private async finishWork(
    manager: EntityManager,
    { id, reference, ownerId, organisationId }: Enquiry,
    writer: Agent,
    title: string,
  ): Promise<void> {
    const told = new Set(ownerId === null ? [] : [ownerId]);
    for (const item of await this.items.openOf(manager, id)) {
      if (item.kind === 'callback' || item.kind === 'call-outcome') continue;
      if (item.state === 'waiting') await this.items.finish(manager, item, 'Answered with its incident');
      else if (item.agentId !== null) told.add(item.agentId);
    }
    const text = `${writer.name} answered ${reference} with everybody in “${title}”`;
    await this.live.append(
      manager,
      [...told]
        .filter((agentId) => agentId !== writer.id)
        .map((agentId) => ({ organisationId, topic: 'mention' as const, subjectId: id, agentId, text })),
    );
  }
}
