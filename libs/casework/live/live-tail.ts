import { setTimeout as sleep } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import type { LiveEvent } from '@frontdoor/contracts';
import { Signals } from '@frontdoor/jobs';
import {
  DataSource,
  findLiveEventsAfter,
  findNewestLiveEvent,
  findOldestLiveEvent,
} from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import { Subject } from 'rxjs';

/** Looks even when no signal came, since signals may be lost. */
const LOOK_MS = 1000;
const PAGE = 500;
/** How long events are gathered before they are read; too short to be noticed. */
const GATHER_MS = 20;
/** Until what an open transaction holds up is looked for again: twice as long each time, up to the longest. */
const HELD_UP_MS = { first: 5, longest: 100 };

export interface TailedEvent extends LiveEvent {
  organisationId: string;
}

/**
 * Follows the live events of all processes in commit order. Row numbers alone would skip rows of transactions
 * that commit late, so the order is (transaction, position) and nothing is read past the oldest open transaction.
 */
@Injectable()
export class LiveTail implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** What happened, some of it at a time, in order. */
  readonly events = new Subject<readonly TailedEvent[]>();
  private cursor = '';
  private looking = false;
  private again = false;
  private lookedAt = -Infinity;
  private timer: NodeJS.Timeout | undefined;
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly source: DataSource,
    private readonly signals: Signals,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.cursor = await this.newest();
    this.unsubscribe = this.signals.onChange(() => void this.look());
    this.timer = setInterval(() => void this.look(), LOOK_MS);
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
    this.unsubscribe?.();
    this.events.complete();
  }

  /**
   * Events after `cursor` up to what this process has already sent out, oldest first.
   * Undefined when the cursor is malformed or older than what is kept: then the client must fetch everything anew.
   */
  async since(cursor: string): Promise<TailedEvent[] | undefined> {
    if (!/^\d{1,19}\.\d{1,18}$/.test(cursor)) return undefined;
    const [oldest] = await findOldestLiveEvent(this.source, {});
    if (!oldest || compare(cursor, oldest.cursor) < 0) return undefined;
    const events: TailedEvent[] = [];
    for (let from = cursor; ;) {
      const { events: page } = await this.read(from);
      events.push(...page.filter((event) => compare(event.cursor, this.cursor) <= 0));
      if (page.length < PAGE || events.length > 5000) return events.length > 5000 ? undefined : events;
      from = page.at(-1)!.cursor;
    }
  }

  /** Position of the newest event sent out by this process. */
  get position(): string {
    return this.cursor;
  }

  private async look(): Promise<void> {
    this.again = true;
    if (this.looking) return;
    this.looking = true;
    try {
      while (this.again) {
        await sleep(this.lookedAt + GATHER_MS - performance.now());
        this.again = false;
        this.lookedAt = performance.now();
        await this.readAll();
      }
    } catch (error) {
      this.log.warn({ err: error }, 'reading live events failed; will try again');
    } finally {
      this.looking = false;
    }
  }

  private async readAll(): Promise<void> {
    for (let wait = HELD_UP_MS.first; ; wait = Math.min(wait * 2, HELD_UP_MS.longest)) {
      const { events, heldUp } = await this.read(this.cursor);
      if (events.length > 0) {
        this.cursor = events.at(-1)!.cursor;
        this.events.next(events);
      }
      if (heldUp) await sleep(wait);
      else if (events.length < PAGE) return;
    }
  }

  /** `heldUp`: there is more, and a transaction that began before it is still open. */
  private async read(after: string): Promise<{ events: TailedEvent[]; heldUp: boolean }> {
    const [tx, position] = after.split('.') as [string, string];
    const rows = await findLiveEventsAfter(this.source, { tx, position, limit: PAGE });
    const open = rows.findIndex(({ settled }) => !settled);
    return {
      heldUp: open >= 0,
      events: (open < 0 ? rows : rows.slice(0, open)).map(({ cursor, organisationId, topic, ...event }) => ({
        ...{ cursor, organisationId, topic },
        id: event.subjectId ?? undefined,
        agentId: event.agentId ?? undefined,
        text: event.text ?? undefined,
      })),
    };
  }

  private async newest(): Promise<string> {
    const [row] = await findNewestLiveEvent(this.source, {});
    return row?.cursor ?? '0.0';
  }
}

function compare(a: string, b: string): number {
  const [aTx, aPosition] = a.split('.').map(BigInt) as [bigint, bigint];
  const [bTx, bPosition] = b.split('.').map(BigInt) as [bigint, bigint];
  const difference = aTx === bTx ? aPosition - bPosition : aTx - bTx;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
