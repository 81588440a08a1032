import { Injectable } from '@nestjs/common';
import {
  answeredInPrivate,
  knownAddresses,
  meaningOf,
  type ReplyRoute,
  ReplyRoutes,
} from '@frontdoor/casework/replies';
import { Outbound, type Outgoing } from '@frontdoor/casework/deliveries';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { Every } from '@frontdoor/jobs';
import { Clock, Ids } from '@frontdoor/kernel';
import {
  Agent,
  claimUntold,
  Enquiry,
  type EntityManager,
  findConversation,
  findExclusions,
  In,
  markTold,
  type RowOf,
} from '@frontdoor/persistence';

/** In one transaction; the next turn goes on. */
const AT_ONCE = 50;
const SOON_MS = 50;
/** Contacts of an enquiry that are looked at, the newest. */
const LOOKED_AT = 50;

const NOT_THEIRS = 'Whoever wrote it must not deal with this enquiry.';
const NO_WAY = 'Their network lets nobody answer them now: answer them in another way, one by one.';

type Untold = RowOf<typeof claimUntold>;

/**
 * Writes to everybody in an incident what a supervisor wrote for them, each in their own enquiry and where they wrote: in
 * public, else in private. It acknowledges and answers nothing for good, so every promise of an answer runs on.
 */
@Injectable()
export class HoldingReplies {
  constructor(
    private readonly changes: Changes,
    private readonly routes: ReplyRoutes,
    private readonly outbound: Outbound,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  @Every(1000)
  async sweep(): Promise<number | void> {
    const told = await this.changes.run((manager) => this.tellSome(manager));
    if (told === AT_ONCE) return SOON_MS;
  }

  /** Written down with what leaves, so that nobody is told twice. */
  private async tellSome(manager: EntityManager): Promise<number> {
    const untold = await claimUntold(manager, { limit: AT_ONCE });
    if (untold.length === 0) return 0;
    const writers = await manager.findBy(Agent, { id: In(untold.map(({ holdingBy }) => holdingBy)) });
    const planned = [];
    for (const each of untold) {
      const writer = writers.find(({ id }) => id === each.holdingBy)!;
      planned.push({ enquiryId: each.enquiryId, ...(await this.plan(manager, each, writer)) });
    }
    await this.outbound.add(
      manager,
      planned.flatMap(({ outgoing }) => outgoing ?? []),
    );
    const now = this.clock.now();
    await markTold(manager, {
      enquiryIds: planned.map(({ enquiryId }) => enquiryId),
      contactIds: planned.map(({ outgoing }) => outgoing?.id ?? null),
      problems: planned.map(({ problem }) => problem ?? null),
      now,
    });
    const told = planned.flatMap(({ enquiryId, outgoing }) => (outgoing ? enquiryId : []));
    if (told.length > 0) await manager.update(Enquiry, { id: In(told) }, { lastContactAt: now });
    await this.live.append(
      manager,
      untold.map(({ enquiryId, organisationId }) => ({
        organisationId,
        topic: 'enquiry' as const,
        subjectId: enquiryId,
      })),
    );
    return untold.length;
  }

  private async plan(
    manager: EntityManager,
    { enquiryId, organisationId, holdingText: text }: Untold,
    writer: Agent,
  ): Promise<{ outgoing?: Outgoing & { id: string }; problem?: string }> {
    const enquiry = await manager.findOneByOrFail(Enquiry, { id: enquiryId });
    if (enquiry.state === 'closed') return { problem: 'The enquiry was closed before.' };
    const excluded = await findExclusions(manager, { organisationId, enquiryId });
    if (excluded.some(({ agentId }) => agentId === writer.id)) return { problem: NOT_THEIRS };
    const id = this.ids.uuid();
    const contacts = await findConversation(manager, { enquiryId, id, limit: LOOKED_AT });
    const incoming = contacts.filter(({ direction }) => direction === 'in');
    const known = await knownAddresses(manager, enquiry);
    const { routes } = await this.routes.of(
      manager,
      enquiry,
      incoming,
      known,
      null,
      answeredInPrivate(contacts),
    );
    const route = onNetwork(routes);
    if (!route) return { problem: NO_WAY };
    const { channel, entryPoint, to, post } = route;
    return {
      outgoing: {
        ...{ id, organisationId, enquiry, channel, entryPoint, to, post, text },
        ...{ authorId: writer.id, conversation: [], meaning: meaningOf('acknowledgement', writer.name) },
      },
    };
  }
}

/** In public before in private, since all of them are told the same; nothing else than where they wrote. */
const onNetwork = (routes: readonly ReplyRoute[]): ReplyRoute | undefined =>
  routes
    .filter(({ post, closed, warning }) => post && closed === undefined && warning === undefined)
    .toSorted((a, b) => Number(b.post!.audience === 'public') - Number(a.post!.audience === 'public'))[0];
