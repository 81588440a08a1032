import { Injectable } from '@nestjs/common';
import { Every } from '@frontdoor/jobs';
import { countBacklog, countOpenWork, DataSource } from '@frontdoor/persistence';
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
    this.metrics.waiting.reset();
    for (const { state, n } of await countOpenWork(this.source, {})) this.metrics.waiting.set({ state }, n);
    for (const { kind, n } of await countBacklog(this.source, {})) this.metrics.backlog.set({ kind }, n);
  }
}
