import { Inject, Injectable } from '@nestjs/common';
import type { Arrival, ArrivalChange, Intake, Acceptance, Wish } from '@frontdoor/channels/core';
import type { Channel } from '@frontdoor/contracts';
import { Clock, Ids, type Raw } from '@frontdoor/kernel';
import {
  DataSource,
  findKeysTaken,
  SourceCursor,
  takeSourceLease,
  writeSourceCursor,
} from '@frontdoor/persistence';
import { type Logger, LOG, Metrics } from '@frontdoor/platform';
import { ContactChanges } from '../contact-changes/index.js';
import { Directory } from '../directory/index.js';
import { OptOuts } from '../opt-outs/index.js';
import { Receipts } from '../receipts/index.js';
import { StoredBytes } from '../stored-bytes/index.js';
import { SourceReports } from './source-reports.js';

/** What listening adapters may ask of the hub: durable receipts, cursors, leases and a place to report to. */
@Injectable()
export class ChannelIntake implements Intake {
  private readonly holder: string;
  private readonly reports: SourceReports;

  constructor(
    private readonly source: DataSource,
    private readonly receiver: Receipts,
    private readonly stored: StoredBytes,
    private readonly contactChanges: ContactChanges,
    private readonly optOuts: OptOuts,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    ids: Ids,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.holder = ids.uuid();
    this.reports = new SourceReports(source, log);
  }

  gather(source: AsyncIterable<Uint8Array>): Promise<Raw> {
    return this.stored.take(source);
  }

  receive(arrival: Arrival<Raw>): Promise<Acceptance> {
    return this.receiver.receive(arrival);
  }

  change(change: ArrivalChange): Promise<void> {
    return this.contactChanges.take([change]);
  }

  wish(wish: Wish): Promise<void> {
    return this.optOuts.take([wish]);
  }

  async entryPointFor(channel: Channel, address: string): Promise<string | undefined> {
    return (await this.directory.entryPointAt(channel, address))?.address;
  }

  async keysTaken(channel: Channel, address: string, beginning: string, since: number): Promise<string[]> {
    const { entryPoint, keyOf } = await this.directory.placeOf(channel, address);
    const prefix = keyOf('');
    const wanted = { entryPointId: entryPoint.id, beginning: prefix + beginning, since };
    return (await findKeysTaken(this.source, wanted)).map(({ key }) => key.slice(prefix.length));
  }

  async loadCursor(source: string): Promise<string | undefined> {
    return (await this.source.manager.findOneBy(SourceCursor, { source }))?.cursor ?? undefined;
  }

  async saveCursor(source: string, cursor: string): Promise<void> {
    await writeSourceCursor(this.source, { source, cursor });
  }

  async holdLease(source: string, ttlMs: number): Promise<boolean> {
    const now = this.clock.now();
    const lease = { source, holder: this.holder, until: now + ttlMs, now };
    return (await takeSourceLease(this.source, lease)).length > 0;
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
    this.reports.write({ source, state, detail: detail.slice(0, 500), seenAt: this.clock.now() });
  }
}
