import { Injectable } from '@nestjs/common';
import { Every } from '@frontdoor/jobs';
import { CHANNELS, type Presence as PresenceState } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import {
  Agent,
  countMissedOffer,
  DataSource,
  type EntityManager,
  findEarliestHeld,
  findOrganisationsToAskAnew,
  findOrganisationsToOffer,
  findWorkToFree,
  forgetDeclined,
  LessThanOrEqual,
  releaseEngaged,
  releaseOverdue,
  WorkItem,
} from '@frontdoor/persistence';
import { Metrics } from '@frontdoor/platform';
import { Changes, LiveEvents } from '../live/index.js';
import { OfferWork } from './offer-work.js';
import { QueueTransaction } from './queue-transaction.js';
import { WorkItems } from './work-items.js';

/** Between two looks for work whose time has come: it may be agreed meanwhile, by another process. */
const MOST_REST_MS = 1000;
const LEAST_REST_MS = 20;
/** Work whose time has come and that nobody was free for. */
const AGAIN_MS = 500;
/** Between two looks for who is busy with what is over. */
const RELEASE_MS = 5000;
/** After so many in a row that somebody let pass they are away. */
const MOST_MISSED = { offer: 2, call: 1 };

/** Who takes work now. Every change is a routing event. */
@Injectable()
export class Presence {
  constructor(
    private readonly source: DataSource,
    private readonly changes: Changes,
    private readonly queue: QueueTransaction,
    private readonly items: WorkItems,
    private readonly offerWork: OfferWork,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  /** Offers of somebody who stops taking work go back at once; somebody who starts is asked anew about everything. */
  async set(agent: Pick<Agent, 'id' | 'organisationId'>, presence: PresenceState): Promise<void> {
    if (presence === 'available') await this.start(agent);
    else await this.stop(agent, presence);
    this.offerWork.kick(agent.organisationId);
  }

  /** A round of offers that does not see it yet is followed by one that does: nobody waits in a line for it. */
  private start(agent: Pick<Agent, 'id' | 'organisationId'>): Promise<void> {
    return this.changes.run(async (manager) => {
      await forgetDeclined(manager, { agentId: agent.id });
      await manager.update(Agent, { id: agent.id }, { missedOffers: 0 });
      await this.write(manager, agent, 'available');
    });
  }

  /**
   * Somebody who took work is with a visitor, or in an appointment: what was offered to them goes back, and nothing more is
   * offered until that is over, or they say that they are available. Of two that are not over yet the later counts: whoever
   * sees the next visitor is with them, whenever it is said that the one before has gone. Called inside a QueueTransaction.
   *
   * @param busyWith the visit or appointment
   * @param until when it is over at the latest, epoch milliseconds
   */
  async engage(
    manager: EntityManager,
    agent: Pick<Agent, 'id' | 'organisationId'>,
    { busyWith, until: busyUntil }: { busyWith: string; until: number },
  ): Promise<void> {
    const { id } = agent;
    const of = await manager.findOneBy(Agent, { id });
    if (of?.busyWith === busyWith) return void (await manager.update(Agent, { id, busyWith }, { busyUntil }));
    const isEngaged = of?.presence === 'busy' && of.busyWith !== null;
    if (of?.presence !== 'available' && !isEngaged) return;
    await this.takeBackOffers(manager, id);
    await this.write(manager, agent, 'busy');
    await manager.update(Agent, { id }, { busyWith, busyUntil });
  }

  /** It is over. Whoever said meanwhile what they do is left alone. */
  async release(manager: EntityManager, busyWith: string): Promise<void> {
    await this.tellFree(manager, await releaseEngaged(manager, { busyWith, now: this.clock.now() }));
  }

  /** Those of whom nobody said that it is over. */
  @Every(RELEASE_MS)
  async releaseOverdue(): Promise<void> {
    const free = await this.changes.run(async (manager) => {
      const released = await releaseOverdue(manager, { now: this.clock.now() });
      await this.tellFree(manager, released);
      return released;
    });
    for (const organisationId of new Set(free.map((agent) => agent.organisationId)))
      this.offerWork.kick(organisationId);
  }

  private tellFree(
    manager: EntityManager,
    agents: readonly Pick<Agent, 'id' | 'organisationId'>[],
  ): Promise<void> {
    return this.live.append(
      manager,
      agents.map(({ id, organisationId }) => ({
        organisationId,
        topic: 'presence' as const,
        subjectId: id,
        agentId: id,
      })),
    );
  }

  private stop(agent: Pick<Agent, 'id' | 'organisationId'>, presence: PresenceState): Promise<void> {
    return this.queue.run(agent.organisationId, async (manager) => {
      await this.takeBackOffers(manager, agent.id);
      await this.write(manager, agent, presence);
    });
  }

  private async takeBackOffers(manager: EntityManager, agentId: string): Promise<void> {
    const offers = await manager.find(WorkItem, {
      where: { agentId, state: 'offered' },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const offer of offers) await this.items.putBack(manager, offer, 'take-back');
  }

  /** Takes back offers that nobody answered in time. Whoever lets a second in a row pass is away from then on, and told so. */
  @Every(1000)
  async expireOffers(): Promise<void> {
    const now = this.clock.now();
    const organisations = await findOrganisationsToAskAnew(this.source, { now });
    for (const { organisationId } of organisations) {
      await this.queue.run(organisationId, async (manager) => {
        const expired = await manager.find(WorkItem, {
          where: { organisationId, state: 'offered', offerExpiresAt: LessThanOrEqual(now) },
          order: { id: 'ASC' },
          lock: { mode: 'pessimistic_write' },
        });
        for (const item of expired) await this.items.putBack(manager, item, 'take-back');
        for (const { agentId, channel } of expired) {
          const what = CHANNELS[channel].telephone === 'call' ? 'call' : 'offer';
          await this.missed(manager, { id: agentId!, organisationId }, what);
        }
        this.metrics.offers.inc({ outcome: 'expired' }, expired.length);
      });
      this.offerWork.kick(organisationId);
    }
  }

  /** The way a callback whose time has come is offered without anything else happening. */
  @Every(MOST_REST_MS)
  async offerDue(): Promise<number> {
    const now = this.clock.now();
    let rest = MOST_REST_MS;
    for (const { organisationId, notBefore } of await findEarliestHeld(this.source, {})) {
      if (notBefore === null) continue;
      if (notBefore <= now) this.offerWork.kick(organisationId);
      rest = Math.min(rest, notBefore <= now ? AGAIN_MS : Math.max(notBefore - now, LEAST_REST_MS));
    }
    return rest;
  }

  /** Safety net. */
  @Every(5000)
  async offerWaiting(): Promise<void> {
    for (const { organisationId } of await findOrganisationsToOffer(this.source, {}))
      this.offerWork.kick(organisationId);
  }

  /**
   * In the transaction in which they refused something that was offered to them, or let it pass. After the second in a row
   * they are away, and told so; accepting something begins anew. Of calls the first is enough: somebody is there and waits.
   */
  async missed(
    manager: EntityManager,
    agent: Pick<Agent, 'id' | 'organisationId'>,
    what: 'offer' | 'call' = 'offer',
  ): Promise<void> {
    const [counted] = await countMissedOffer(manager, { id: agent.id });
    if (!counted || counted.missedOffers < MOST_MISSED[what] || counted.presence !== 'available') return;
    await this.write(manager, agent, 'away');
    await this.live.append(manager, [
      {
        ...{ organisationId: agent.organisationId, topic: 'alarm', agentId: agent.id },
        text: `You are set to away: ${what === 'call' ? 'a call was not answered' : 'two offers in a row were not taken'}. Set yourself to available to get work again.`,
      },
    ]);
  }

  /** Work of somebody who was shut out, or must not deal with it, is free again, however that came about. */
  @Every(5000)
  async freeWork(): Promise<void> {
    const found = await findWorkToFree(this.source, {});
    for (const organisationId of new Set(found.map((each) => each.organisationId))) {
      const ids = found.filter((each) => each.organisationId === organisationId).map(({ id }) => id);
      await this.queue.run(organisationId, async (manager) => {
        for (const id of ids) {
          const item = await this.items.find(manager, id, organisationId);
          if (item.state === 'offered' || item.state === 'assigned')
            await this.items.putBack(manager, item, item.state === 'offered' ? 'take-back' : 'pass-on');
        }
      });
      this.offerWork.kick(organisationId);
    }
  }

  private async write(
    manager: EntityManager,
    agent: Pick<Agent, 'id' | 'organisationId'>,
    presence: PresenceState,
  ): Promise<void> {
    await manager.update(
      Agent,
      { id: agent.id },
      { presence, presenceAt: this.clock.now(), busyWith: null, busyUntil: null },
    );
    await this.live.append(manager, [
      { organisationId: agent.organisationId, topic: 'presence', subjectId: agent.id, agentId: agent.id },
    ]);
  }
}
