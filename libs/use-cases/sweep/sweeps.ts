import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Outbox } from '@frontdoor/jobs';
import { Clock, toDate } from '@frontdoor/kernel';
import { DataSource } from '@frontdoor/persistence';
import { type Logger, LOG, Metrics } from '@frontdoor/platform';
import { Presence } from '../assign-work/presence.js';
import { RecomputeCommitments } from '../change-calendars/recompute-commitments.js';
import { LogIn } from '../log-in/log-in.js';
import { RaiseAlarms } from '../open-commitments/raise-alarms.js';
import { SendMessage } from '../send-message/send-message.js';

const PASSING_ROWS_KEPT_MS = 24 * 3_600_000;
/** A receipt unrouted for so long has lost its job. */
const UNROUTED_MS = 15_000;

/**
 * Looks at the truth in the database now and then: what fell due, came back, or lost its job. Every sweep may run
 * in any number of processes at once.
 */
@Injectable()
export class Sweeps implements BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private readonly running: Promise<void>[] = [];

  constructor(
    private readonly source: DataSource,
    private readonly presence: Presence,
    private readonly alarms: RaiseAlarms,
    private readonly recompute: RecomputeCommitments,
    private readonly sender: SendMessage,
    private readonly logIn: LogIn,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  start(): void {
    this.repeat(500, 'alarms', () => this.alarms.sweep());
    this.every(1000, 'calendar changes', () => this.recompute.sweep());
    this.every(1000, 'expired offers', () => this.presence.expireOffers());
    this.every(5000, 'waiting work', () => this.presence.offerWaiting());
    this.every(2000, 'deliveries', () => this.sender.sweep());
    this.every(5000, 'unrouted receipts', () => this.requeue());
    this.every(5000, 'gauges', () => this.measure());
    this.every(600_000, 'old rows', () => this.forget());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await Promise.allSettled(this.running);
  }

  /** Contacts whose job was lost with the queue come back from the database. */
  async requeue(): Promise<void> {
    await this.source.query(
      `INSERT INTO job_outbox (name, data)
       SELECT 'route-contacts', jsonb_build_object('ids', jsonb_agg(id)) FROM (
         SELECT id, row_number() OVER (ORDER BY received_at) / 100 AS part FROM receipt
         WHERE state = 'received' AND received_at < $1 ORDER BY received_at LIMIT 5000) AS lost
       GROUP BY part`,
      [toDate(this.clock.now() - UNROUTED_MS)],
    );
    this.outbox.kick();
  }

  private every(ms: number, name: string, sweep: () => Promise<void>): void {
    this.repeat(ms, name, async () => {
      await sweep();
      return ms;
    });
  }

  /** The sweep says itself when it comes round again; after a failure it is `ms`. */
  private repeat(ms: number, name: string, sweep: () => Promise<number>): void {
    const loop = async (): Promise<void> => {
      while (!this.stop.signal.aborted) {
        const rest = await sweep().catch((error: unknown) => {
          this.log.warn({ sweep: name, err: error }, 'a sweep failed; it comes round again');
          return ms;
        });
        await this.clock.sleep(rest, this.stop.signal).catch(() => {});
      }
    };
    this.running.push(loop());
  }

  private async measure(): Promise<void> {
    const rows = await this.source.query<{ what: string; state: string; n: number }[]>(
      `SELECT 'work' AS what, state, count(*)::int AS n FROM work_item WHERE state <> 'done' GROUP BY state
       UNION ALL SELECT 'backlog', 'receipts', count(*)::int FROM receipt WHERE state = 'received'
       UNION ALL SELECT 'backlog', 'deliveries', count(*)::int FROM delivery WHERE state IN ('queued', 'sending')
       UNION ALL SELECT 'backlog', 'jobs', count(*)::int FROM job_outbox`,
    );
    this.metrics.waiting.reset();
    for (const { what, state, n } of rows) {
      if (what === 'work') this.metrics.waiting.set({ state }, n);
      else this.metrics.backlog.set({ kind: state }, n);
    }
  }

  private async forget(): Promise<void> {
    await this.logIn.forgetExpired();
    await this.source.query(`DELETE FROM live_event_row WHERE at < $1`, [
      toDate(this.clock.now() - PASSING_ROWS_KEPT_MS),
    ]);
    await this.source.query(`DELETE FROM early_delivery_update WHERE at < $1`, [
      toDate(this.clock.now() - PASSING_ROWS_KEPT_MS),
    ]);
    await this.source.query(`DELETE FROM login_throttle WHERE blocked_until < $1`, [
      toDate(this.clock.now() - PASSING_ROWS_KEPT_MS),
    ]);
  }
}
