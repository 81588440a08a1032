import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@frontdoor/kernel';
import {
  type EntityManager,
  findDoableWork,
  findFreeAgents,
  type RowOf,
  writeOffers,
} from '@frontdoor/persistence';
import { CONFIG, type Config, type Logger, LOG, Metrics } from '@frontdoor/platform';
import { type Available, matchWork, type Waiting } from '@frontdoor/routing';
import { LiveEvents } from '../live/index.js';
import { QueueTransaction } from './queue-transaction.js';

const ROUND = 200;

/**
 * Offers waiting work to available agents. Runs on every event that could make a match possible (work arrives,
 * an agent becomes available or finishes something, an offer comes back), never on a slow timer.
 */
@Injectable()
export class OfferWork {
  private readonly running = new Map<string, { again: boolean }>();

  constructor(
    private readonly queue: QueueTransaction,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Says that a match may have become possible. Returns at once. */
  kick(organisationId: string): void {
    const run = this.running.get(organisationId);
    if (run) run.again = true;
    else void this.runFor(organisationId);
  }

  private async runFor(organisationId: string): Promise<void> {
    const run = { again: true };
    this.running.set(organisationId, run);
    try {
      while (run.again) {
        run.again = false;
        while (
          (await this.queue.run(organisationId, (manager) => this.round(manager, organisationId))) === ROUND
        );
      }
    } catch (error) {
      this.log.warn({ err: error }, 'offering work failed; the sweep will try again');
    } finally {
      this.running.delete(organisationId);
    }
  }

  private async round(manager: EntityManager, organisationId: string): Promise<number> {
    const now = this.clock.now();
    await manager.query('SET LOCAL synchronous_commit = off');
    const agents = await findFreeAgents(manager, { organisationId });
    if (agents.length === 0) return 0;
    const agentIds = agents.map((agent) => agent.id);
    const items = await findDoableWork(manager, { organisationId, now, agentIds, limit: ROUND });
    if (items.length === 0) return 0;
    const offers = matchWork(items.map(toWaiting), agents.map(toAvailable), now);
    if (offers.length === 0) return 0;
    await writeOffers(manager, {
      workItemIds: offers.map((o) => o.workItemId),
      agentIds: offers.map((o) => o.agentId),
      expiresAt: now + this.config.OFFER_SECONDS * 1000,
      now,
    });
    await this.live.append(
      manager,
      offers.map((o) => ({
        organisationId,
        topic: 'offer' as const,
        subjectId: o.workItemId,
        agentId: o.agentId,
        text: 'You have an offer',
      })),
    );
    this.metrics.offers.inc({ outcome: 'made' }, offers.length);
    return offers.length;
  }
}

const toAvailable = ({ serviceIds, ...agent }: RowOf<typeof findFreeAgents>): Available => ({
  ...agent,
  services: serviceIds,
});

const toWaiting = ({ serviceId, ...item }: RowOf<typeof findDoableWork>): Waiting => ({
  ...item,
  service: serviceId,
});
