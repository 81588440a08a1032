import { setMaxListeners } from 'node:events';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { Every, Signals } from '@frontdoor/jobs';
import { Clock, Ids } from '@frontdoor/kernel';
import { OutgoingEvents } from '@frontdoor/casework/outgoing-events';
import { DataSource, leaveSubscriber, takeSubscribers } from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import { EventPages } from './event-pages.js';
import { LEASE_MS, type Taken, TellSubscriber } from './tell-subscriber.js';

/** Looks even when no signal came: signals may be lost, and what an open transaction holds up gives none. */
const LOOK_MS = 500;
/** What happens within this is told together; too short to be noticed. */
const GATHER_MS = 30;
const MOST_TAKEN = 50;

/**
 * Tells subscribers of what happened. Each is taken by one process at a time and told by itself, so that one that hangs delays
 * nobody else. All there is to know stands in the database: its place in the order of events, and what was held back.
 */
@Injectable()
export class TellSubscribers implements BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private readonly telling = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private unsubscribe: (() => void) | undefined;
  private looking = false;
  /** How often something changed. */
  private changes = 0;

  constructor(
    private readonly source: DataSource,
    private readonly subscriber: TellSubscriber,
    private readonly events: OutgoingEvents,
    private readonly signals: Signals,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(LOG) private readonly log: Logger,
  ) {
    // Each attempt under way listens.
    setMaxListeners(0, this.stop.signal);
  }

  /** Looks for what is to be told. Runs where sweeps run, and listens for changes from then on. */
  @Every(LOOK_MS)
  async sweep(): Promise<void> {
    this.unsubscribe ??= this.signals.onChange(() => {
      this.changes++;
      this.lookSoon();
    });
    await this.look();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.unsubscribe?.();
    clearTimeout(this.timer);
    this.stop.abort();
    await Promise.allSettled(this.telling);
  }

  private lookSoon(): void {
    if (this.stop.signal.aborted) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.look().catch((error: unknown) =>
        this.log.warn({ err: error }, 'looking for what to tell subscribers failed; will try again'),
      );
    }, GATHER_MS);
  }

  private async look(): Promise<void> {
    if (this.looking || this.stop.signal.aborted) return;
    this.looking = true;
    try {
      const pages = new EventPages(this.events);
      const seen = this.changes;
      for (let isMore = true; isMore && !this.stop.signal.aborted;) {
        const holder = this.ids.uuid();
        const now = this.clock.now();
        const taken = await takeSubscribers(this.source, {
          ...{ holder, now, until: now + LEASE_MS, limit: MOST_TAKEN },
        });
        for (const each of taken) this.tell(each, holder, pages, seen);
        isMore = taken.length === MOST_TAKEN;
      }
      if (seen !== this.changes) this.lookSoon();
    } finally {
      this.looking = false;
    }
  }

  private tell(subscriber: Taken, holder: string, pages: EventPages, seen: number): void {
    const { id } = subscriber;
    const telling = this.subscriber
      .rounds(subscriber, holder, pages, this.stop.signal)
      .catch(async (error: unknown) => {
        this.log.warn({ subscriber: id, err: error }, 'telling a subscriber failed');
        await leaveSubscriber(this.source, { id, holder });
      })
      .catch((error: unknown) => this.log.warn({ subscriber: id, err: error }, 'leaving a subscriber failed'))
      .then(() => {
        this.telling.delete(telling);
        // What happened meanwhile was for a subscriber that was taken.
        if (seen !== this.changes) this.lookSoon();
      });
    this.telling.add(telling);
  }
}
