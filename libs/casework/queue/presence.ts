import { Injectable } from '@nestjs/common';
import { Every } from '@frontdoor/jobs';
import type { Presence as PresenceState } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import {
  Agent,
  DataSource,
  type EntityManager,
  findEarliestHeld,
  findOrganisationsToAskAnew,
  findOrganisationsToOffer,
  forgetDeclined,
  LessThanOrEqual,
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
      await this.write(manager, agent, 'available');
    });
  }

  private stop(agent: Pick<Agent, 'id' | 'organisationId'>, presence: PresenceState): Promise<void> {
    return this.queue.run(agent.organisationId, async (manager) => {
      const offers = await manager.find(WorkItem, {
        where: { agentId: agent.id, state: 'offered' },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      for (const offer of offers) await this.items.putBack(manager, offer, 'take-back');
      await this.write(manager, agent, presence);
    });
  }

  /** Takes back offers that nobody answered in time. Whoever let one pass is away from then on, and offered no more. */
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
        for (const id of new Set(expired.map((item) => item.agentId!)))
          await this.write(manager, { id, organisationId }, 'away');
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

  /** In the transaction in which they let something pass that was offered to them. */
  missed(manager: EntityManager, agent: Pick<Agent, 'id' | 'organisationId'>): Promise<void> {
    return this.write(manager, agent, 'away');
  }

  private async write(
    manager: EntityManager,
    agent: Pick<Agent, 'id' | 'organisationId'>,
    presence: PresenceState,
  ): Promise<void> {
    await manager.update(Agent, { id: agent.id }, { presence, presenceAt: this.clock.now() });
    await this.live.append(manager, [
      { organisationId: agent.organisationId, topic: 'presence', subjectId: agent.id, agentId: agent.id },
    ]);
  }
}
