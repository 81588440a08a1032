import { Inject, Injectable } from '@nestjs/common';
import { Attention } from '@frontdoor/casework/attention';
import { Charters } from '@frontdoor/casework/charters';
import { Directory } from '@frontdoor/casework/directory';
import { LiveEvents } from '@frontdoor/casework/live';
import { OfferWork, QueueTransaction, WorkItems } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';
import { usualCalendar } from '@frontdoor/charter';
import { sayMinutes, USUAL_LEFT_ALONE } from '@frontdoor/contracts';
import { Every } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import {
  Agent,
  DataSource,
  type EntityManager,
  findEarliestLeftAlone,
  findWorkInHand,
  findWorkLeftAlone,
  lookAgainAt,
  type RowOf,
} from '@frontdoor/persistence';
import { dueBack } from './due-back.js';

type InHand = RowOf<typeof findWorkLeftAlone>;

/** Between two looks for work that somebody has taken since, by whatever process. */
const MOST_REST_MS = 1000;
const LEAST_REST_MS = 20;
const BATCH = 500;
/** Whoever is at it when its time comes is looked for again then. */
const AT_IT_MS = 60_000;
/** What stays is looked at again then: its owner may be another meanwhile. */
const STAYS_MS = 15 * 60_000;

/**
 * Work in somebody's hands to which nothing happens for as long as its service allows comes back to the queue with its place.
 * Its owner stays; whoever had it is told, and is not offered it again until they begin to take work anew.
 */
@Injectable()
export class ReturnLeftWork {
  constructor(
    private readonly source: DataSource,
    private readonly queue: QueueTransaction,
    private readonly items: WorkItems,
    private readonly attention: Attention,
    private readonly charters: Charters,
    private readonly directory: Directory,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    @Inject(OfferWork) private readonly offerWork: Pick<OfferWork, 'kick'>,
    private readonly clock: Clock,
  ) {}

  /** Rests until the earliest of them comes back. */
  @Every(MOST_REST_MS)
  async sweep(): Promise<number> {
    while ((await this.batch()) === BATCH);
    const [earliest] = await findEarliestLeftAlone(this.source, {});
    const rest = (earliest?.leftAloneAt ?? Infinity) - this.clock.now();
    return Math.max(LEAST_REST_MS, Math.min(rest, MOST_REST_MS));
  }

  private async batch(): Promise<number> {
    const now = this.clock.now();
    const found = await findWorkLeftAlone(this.source, { now, limit: BATCH });
    const later: { id: string; at: number }[] = [];
    const left: InHand[] = [];
    for (const item of found) {
      const at = await this.lookAt(item, now);
      if (at === null) left.push(item);
      else later.push({ id: item.id, at });
    }
    if (later.length > 0)
      await lookAgainAt(this.source, { ids: later.map(({ id }) => id), at: later.map(({ at }) => at) });
    for (const organisationId of new Set(left.map((each) => each.organisationId)))
      await this.giveBack(
        organisationId,
        left.filter((each) => each.organisationId === organisationId),
      );
    return found.length;
  }

  /** When it has to be looked at again; null where its time has come and nobody is at it. */
  private async lookAt(item: InHand, now: number): Promise<number | null> {
    const at = await this.dueBack(item);
    if (at === null) return now + STAYS_MS;
    if (at > now) return at;
    return item.isBusy || this.attention.mayLook(item.enquiryId, item.agentId) ? now + AT_IT_MS : null;
  }

  private async dueBack(item: InHand): Promise<number | null> {
    const minutes = await this.minutesOf(item);
    if (minutes === null) return null;
    const organisation = await this.directory.organisation(item.organisationId);
    return dueBack(item.lastAt, minutes, usualCalendar(this.charters.current(organisation)));
  }

  private async giveBack(organisationId: string, left: readonly InHand[]): Promise<void> {
    for (const { id } of left)
      await this.queue.run(organisationId, (manager) => this.putBack(manager, id, organisationId));
    this.offerWork.kick(organisationId);
  }

  /** Looks once more with its row locked: something may have happened to it meanwhile. */
  private async putBack(manager: EntityManager, id: string, organisationId: string): Promise<void> {
    const item = await this.items.find(manager, id, organisationId);
    const [inHand] = await findWorkInHand(manager, { id, now: this.clock.now() });
    if (!inHand || (await this.lookAt(inHand, this.clock.now())) !== null) return;
    const { agentId, ownerId, reference, enquiryId } = inHand;
    const { name } = await manager.findOneByOrFail(Agent, { id: agentId });
    const owner = ownerId === null ? null : await manager.findOneBy(Agent, { id: ownerId });
    await this.items.putBack(manager, item, 'come-back', agentId);
    const after = sayMinutes((await this.minutesOf(inHand))!);
    const owns = owner ? `; ${owner.name} still owns it` : '';
    await this.timeline.event(
      manager,
      enquiryId,
      null,
      `Nothing happened to it for ${after} of working time while ${name} had it: it is back in the queue, in its place${owns}`,
    );
    const yours = agentId === ownerId ? 'You still own it. ' : '';
    await this.live.append(manager, [
      {
        ...{ organisationId, topic: 'left-alone', subjectId: enquiryId, agentId },
        text: `${reference} is back in the queue: nothing happened to it for ${after} of working time. ${yours}Take it again if you are at it.`,
      },
    ]);
  }

  private async minutesOf({ serviceId, agentId, ownerId }: InHand): Promise<number | null> {
    const { afterMinutes, ownAfterMinutes } =
      (await this.directory.service(serviceId)).leftAlone ?? USUAL_LEFT_ALONE;
    return agentId === ownerId ? ownAfterMinutes : afterMinutes;
  }
}
