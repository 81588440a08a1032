import { Injectable } from '@nestjs/common';
import { Every } from '@frontdoor/jobs';
import { DataSource } from '@frontdoor/persistence';
import { Metrics } from '@frontdoor/platform';

/** Has the metrics say what waits: work for people, and what the hub itself has still to do. */
@Injectable()
export class MeasureBacklog {
  constructor(
    private readonly source: DataSource,
    private readonly metrics: Metrics,
  ) {}

  @Every(5000)
  async measure(): Promise<void> {
    const rows = await this.source.query<{ what: string; state: string; n: number }[]>(WAITING);
    this.metrics.waiting.reset();
    for (const { what, state, n } of rows) {
      if (what === 'work') this.metrics.waiting.set({ state }, n);
      else this.metrics.backlog.set({ kind: state }, n);
    }
  }
}

const WAITING = `
  SELECT 'work' AS what, state, count(*)::int AS n FROM work_item WHERE state <> 'done' GROUP BY state
  UNION ALL SELECT 'backlog', 'receipts', count(*)::int FROM receipt WHERE state = 'received'
  UNION ALL SELECT 'backlog', 'deliveries', count(*)::int FROM delivery WHERE state IN ('queued', 'sending')
  UNION ALL SELECT 'backlog', 'jobs', count(*)::int FROM job_outbox`;
