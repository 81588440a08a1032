import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@frontdoor/kernel';
import {
  commitWithoutWaiting,
  DataSource,
  type EntityManager,
  findOccasionToOffer,
  inForeground,
  together,
  writeOffers,
} from '@frontdoor/persistence';
import { CONFIG, type Config, type Logger, LOG, Metrics } from '@frontdoor/platform';
import { type Decision, Matching, type Offer } from '@frontdoor/routing';
import { Directory } from '../directory/index.js';
import { LiveEvents } from '../live/index.js';
import { HandlingTimes } from '../ranking/index.js';
import { CallsInQueue } from './calls-in-queue.js';
import { Decisions } from './decisions.js';
import { QueueTransaction } from './queue-transaction.js';
import { ringsOf } from './rings.js';
import { freeAgents, languagesOfWork, releaseDue, waitingWork } from './waiting-work.js';

/** Offers made in one transaction. */
const ROUND = 200;
/** Of what nobody could be given in it, so much is written down. */
const NOBODY = 20;

/**
 * Offers waiting work to available agents. Runs on every event that could make a match possible (work arrives,
 * an agent becomes available or finishes something, an offer comes back), never on a slow timer.
 */
@Injectable()
export class OfferWork {
  private readonly running = new Map<string, { again: boolean }>();

  constructor(
    private readonly source: DataSource,
    private readonly queue: QueueTransaction,
    private readonly live: LiveEvents,
    private readonly calls: CallsInQueue,
    private readonly decisions: Decisions,
    private readonly handling: HandlingTimes,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Says that a match may have become possible. Returns at once. */
  kick(organisationId: string): void {
    const run = this.running.get(organisationId);
    if (run) run.again = true;
    // Whoever says so, all who are to be offered something wait behind it.
    else void inForeground(() => this.runFor(organisationId));
  }

  private async runFor(organisationId: string): Promise<void> {
    const run = { again: true };
    this.running.set(organisationId, run);
    try {
      while (run.again) {
        run.again = false;
        if (!(await this.hasOccasion(organisationId))) continue;
        while (await this.queue.run(organisationId, (manager) => this.round(manager, organisationId)));
      }
    } catch (error) {
      this.log.warn({ err: error }, 'offering work failed; the sweep will try again');
    } finally {
      this.running.delete(organisationId);
    }
  }

  /** Outside the line in which all offers and assignments wait. Whatever changes after this look says so by itself. */
  private async hasOccasion(organisationId: string): Promise<boolean> {
    const { widened } = ringsOf(await this.directory.services(organisationId));
    const [occasion] = await findOccasionToOffer(this.source, {
      ...{ organisationId, now: this.clock.now(), widened: [...widened] },
    });
    return occasion!.found;
  }

  /** Returns whether another round may find more to offer. */
  private async round(manager: EntityManager, organisationId: string): Promise<boolean> {
    const now = this.clock.now();
    const services = await this.directory.services(organisationId);
    const serviceIds = services.map(({ id }) => id);
    const [, moreHeld, agents, languages] = await together(
      () => commitWithoutWaiting(manager, {}),
      () => releaseDue(manager, organisationId, now),
      () => freeAgents(manager, organisationId, now),
      () => languagesOfWork(manager, organisationId, serviceIds),
    );
    if (agents.length === 0) return false;
    const matching = new Matching(agents, now);
    const offers: Offer[] = [];
    const decisions: Decision[] = [];
    const wanted = {
      ...{ organisationId, agents: () => matching.free, declinedBy: agents.map(({ id }) => id) },
      ...{ now, rings: ringsOf(services), languages },
      expected: (...of: Parameters<HandlingTimes['of']>) => this.handling.of(...of),
    };
    for await (const item of waitingWork(manager, wanted)) {
      const offer = matching.offer(item);
      if (offer) offers.push(offer);
      if (offer || decisions.length - offers.length < NOBODY)
        decisions.push({ item, agentId: offer?.agentId ?? null, reason: offer?.reason ?? null });
      if (offers.length === ROUND || matching.free.length === 0) break;
    }
    await together(
      () => this.write(manager, organisationId, offers, now),
      () => this.decisions.write(manager, organisationId, { kind: 'offers', at: now, agents, decisions }),
    );
    return offers.length === ROUND || (moreHeld && matching.free.length > 0);
  }

  private async write(
    manager: EntityManager,
    organisationId: string,
    offers: readonly Offer[],
    now: number,
  ): Promise<void> {
    if (offers.length === 0) return;
    const written = await writeOffers(manager, {
      workItemIds: offers.map(({ workItemId }) => workItemId),
      agentIds: offers.map(({ agentId }) => agentId),
      expiresAt: now + this.config.OFFER_SECONDS * 1000,
      now,
    });
    await this.calls.moved(manager, written);
    await this.live.append(
      manager,
      written.map(({ id, agentId }) => ({
        organisationId,
        topic: 'offer' as const,
        subjectId: id,
        agentId,
        text: 'You have an offer',
      })),
    );
    this.metrics.offers.inc({ outcome: 'made' }, written.length);
  }
}
