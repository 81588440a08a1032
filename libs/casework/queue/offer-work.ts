import { Inject, Injectable } from '@nestjs/common';
import { Clock, toDate } from '@frontdoor/kernel';
import type { EntityManager } from '@frontdoor/persistence';
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
    const agents = await manager.query<AgentRow[]>(FREE_AGENTS, [organisationId]);
    if (agents.length === 0) return 0;
    const items = await manager.query<ItemRow[]>(DOABLE_WORK, [
      organisationId,
      toDate(now),
      agents.map((agent) => agent.id),
    ]);
    if (items.length === 0) return 0;
    const offers = matchWork(items.map(toWaiting), agents.map(toAvailable), now);
    if (offers.length === 0) return 0;
    const expires = toDate(now + this.config.OFFER_SECONDS * 1000);
    await manager.query(OFFER, [
      offers.map((o) => o.workItemId),
      offers.map((o) => o.agentId),
      expires,
      toDate(now),
    ]);
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

interface AgentRow {
  id: string;
  service_ids: string[];
  languages: string[];
  channels: string[];
  spare: number;
  last_assigned_at: Date | null;
}

interface ItemRow {
  id: string;
  service_id: string;
  language: string;
  channel: string;
  weight: number;
  urgent_at: Date;
  queued_at: Date;
  not_before: Date | null;
  preferred_agent_id: string | null;
  declined_by: string[];
}

const toAvailable = (row: AgentRow): Available => ({
  id: row.id,
  services: row.service_ids,
  languages: row.languages,
  channels: row.channels,
  spare: row.spare,
  lastAssignedAt: row.last_assigned_at?.getTime() ?? null,
});

const toWaiting = (row: ItemRow): Waiting => ({
  id: row.id,
  service: row.service_id,
  language: row.language,
  channel: row.channel,
  weight: row.weight,
  urgentAt: row.urgent_at.getTime(),
  queuedAt: row.queued_at.getTime(),
  notBefore: row.not_before?.getTime() ?? null,
  preferredAgentId: row.preferred_agent_id,
  declinedBy: row.declined_by,
});

const FREE_AGENTS = `
  SELECT id, service_ids, languages, channels, capacity - load AS spare, last_assigned_at FROM agent
  WHERE organisation_id = $1 AND active AND presence = 'available' AND load < capacity`;

/** Only what one of the free agents is able to do, so that work nobody can do never hides work somebody can. */
const DOABLE_WORK = `
  SELECT w.id, w.service_id, w.language, w.channel, w.weight, w.urgent_at, w.queued_at, w.not_before,
         w.preferred_agent_id, w.declined_by
  FROM work_item w
  WHERE w.organisation_id = $1 AND w.state = 'waiting' AND (w.not_before IS NULL OR w.not_before <= $2)
    AND EXISTS (SELECT 1 FROM agent a WHERE a.id = ANY($3::uuid[]) AND w.service_id = ANY(a.service_ids)
                AND w.language = ANY(a.languages) AND w.channel = ANY(a.channels)
                AND a.capacity - a.load >= w.weight AND NOT a.id = ANY(w.declined_by))
  ORDER BY w.urgent_at, w.queued_at, w.id LIMIT ${ROUND} FOR UPDATE`;

const OFFER = `
  WITH offered AS (
    UPDATE work_item w SET state = 'offered', agent_id = o.agent_id, offer_expires_at = $3
    FROM unnest($1::uuid[], $2::uuid[]) AS o (id, agent_id)
    WHERE w.id = o.id AND w.state = 'waiting' RETURNING w.agent_id, w.weight)
  UPDATE agent a SET load = a.load + o.weight, last_assigned_at = $4
  FROM (SELECT agent_id, sum(weight)::int AS weight FROM offered GROUP BY agent_id) o WHERE a.id = o.agent_id`;
