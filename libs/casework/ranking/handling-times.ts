import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Channel, CHANNELS } from '@frontdoor/contracts';
import { Every } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import { DataSource, findHandlingMedians, learnHandlingTimes } from '@frontdoor/persistence';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Where too little was done yet to know better. */
const USUAL_MS = { spoken: 5 * MINUTE_MS, written: 10 * MINUTE_MS };
const LEAST_SECONDS = 30;
/** What took longer was left lying and not worked on. */
const MOST_MINUTES = 240;
const SAMPLES = 20;
const LOOKED_BACK_MS = 90 * DAY_MS;

/**
 * How long work takes whoever gets it, by service and channel: the median of what was finished in the last 90 days, from
 * taking it to being done with it; 30 seconds at least. Kept in memory, and read anew every minute.
 */
@Injectable()
export class HandlingTimes implements OnModuleInit {
  private known = new Map<string, number>();

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): Promise<void> {
    return this.refresh();
  }

  /** In milliseconds. */
  of(serviceId: string, channel: Channel): number {
    const { telephone } = CHANNELS[channel];
    const isSpoken = telephone === 'call' || telephone === 'request';
    return this.known.get(`${serviceId} ${channel}`) ?? USUAL_MS[isSpoken ? 'spoken' : 'written'];
  }

  @Every(MINUTE_MS)
  async refresh(): Promise<void> {
    const rows = await findHandlingMedians(this.source, {});
    this.known = new Map(
      rows.map(({ serviceId, channel, seconds }) => [`${serviceId} ${channel}`, seconds * 1000]),
    );
  }

  @Every(60 * MINUTE_MS)
  async learn(): Promise<void> {
    const now = this.clock.now();
    await learnHandlingTimes(this.source, {
      ...{ now, since: now - LOOKED_BACK_MS, samples: SAMPLES },
      ...{ leastSeconds: LEAST_SECONDS, mostMinutes: MOST_MINUTES },
    });
    await this.refresh();
  }
}
