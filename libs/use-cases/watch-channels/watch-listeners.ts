import { Injectable } from '@nestjs/common';
import { Directory } from '@frontdoor/casework/directory';
import { LiveEvents } from '@frontdoor/casework/live';
import { Every, Signals } from '@frontdoor/jobs';
import { clockAt, Clock } from '@frontdoor/kernel';
import { DataSource, noteLateSources, transaction } from '@frontdoor/persistence';

/** Listeners give a sign of life every two minutes or sooner; later than this, one hangs. */
export const LATE_MS = 600_000;
/** A listener that was taken away is forgotten after a week. */
export const GONE_MS = 7 * 24 * 3_600_000;

/** Tells once when a listener gives no sign of life any more: one that hangs says nothing itself. */
@Injectable()
export class WatchListeners {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly live: LiveEvents,
    private readonly signals: Signals,
    private readonly clock: Clock,
  ) {}

  @Every(60_000)
  async sweep(): Promise<void> {
    const now = this.clock.now();
    const late = await transaction(this.source, async (manager) => {
      const found = await noteLateSources(manager, { now, late: now - LATE_MS, gone: now - GONE_MS });
      if (found.length === 0) return found;
      const { id: organisationId, zone } = await this.directory.theOrganisation();
      await this.live.append(
        manager,
        found.map(({ source, seenAt }) => ({
          organisationId,
          topic: 'channel' as const,
          text: `${source.split('#')[0]} has given no sign of life since ${clockAt(seenAt!, zone)}: what comes there may not arrive`,
        })),
      );
      return found;
    });
    if (late.length > 0) this.signals.changed();
  }
}
