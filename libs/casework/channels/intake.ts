import { Inject, Injectable } from '@nestjs/common';
import type { Arrival, Intake, Receipt } from '@frontdoor/channels/core';
import type { Channel } from '@frontdoor/contracts';
import { Clock, Ids, toDate } from '@frontdoor/kernel';
import { DataSource, SourceCursor } from '@frontdoor/persistence';
import { type Logger, LOG, Metrics } from '@frontdoor/platform';
import { Directory } from '../directory/index.js';
import { Receipts } from '../receipts/index.js';

/** What listening adapters may ask of the hub: durable receipts, cursors, leases and a place to report to. */
@Injectable()
export class ChannelIntake implements Intake {
  private readonly holder: string;

  constructor(
    private readonly source: DataSource,
    private readonly receiver: Receipts,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    ids: Ids,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.holder = ids.uuid();
  }

  receive(arrival: Arrival): Promise<Receipt> {
    return this.receiver.receive(arrival);
  }

  async entryPointFor(channel: Channel, address: string): Promise<string | undefined> {
    return (await this.directory.entryPointAt(channel, address))?.address;
  }

  async loadCursor(source: string): Promise<string | undefined> {
    return (await this.source.manager.findOneBy(SourceCursor, { source }))?.cursor ?? undefined;
  }

  async saveCursor(source: string, cursor: string): Promise<void> {
    await this.source.query(
      `INSERT INTO source_cursor (source, cursor) VALUES ($1, $2) ON CONFLICT (source) DO UPDATE SET cursor = EXCLUDED.cursor`,
      [source, cursor],
    );
  }

  async holdLease(source: string, ttlMs: number): Promise<boolean> {
    const now = this.clock.now();
    const rows = await this.source.query<unknown[]>(
      `INSERT INTO source_cursor (source, lease_holder, lease_until) VALUES ($1, $2, $3)
       ON CONFLICT (source) DO UPDATE SET lease_holder = EXCLUDED.lease_holder, lease_until = EXCLUDED.lease_until
       WHERE source_cursor.lease_holder IS NULL OR source_cursor.lease_holder = $2 OR source_cursor.lease_until <= $4
       RETURNING source`,
      [source, this.holder, toDate(now + ttlMs), toDate(now)],
    );
    return rows.length > 0;
  }

  async releaseLease(source: string): Promise<void> {
    await this.source.manager.update(
      SourceCursor,
      { source, leaseHolder: this.holder },
      { leaseHolder: null, leaseUntil: null },
    );
  }

  report(source: string, state: 'ok' | 'trouble', detail: string): void {
    this.metrics.sources.set({ source }, state === 'ok' ? 1 : 0);
    if (state === 'trouble') this.log.warn({ source, detail }, 'trouble with a source');
    this.source
      .query(
        `INSERT INTO source_cursor (source, state, detail, seen_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (source) DO UPDATE SET state = EXCLUDED.state, detail = EXCLUDED.detail, seen_at = EXCLUDED.seen_at`,
        [source, state, detail.slice(0, 500), toDate(this.clock.now())],
      )
      .catch((error: unknown) => this.log.warn({ err: error, source }, 'a report was not written down'));
  }
}
