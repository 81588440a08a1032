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

export interface TailedEvent extends LiveEvent {
  organisationId: string;
}

/**
 * Follows the live events of all processes in commit order. Row numbers alone would skip rows of transactions
 * that commit late, so the order is (transaction, position) and nothing is read past the oldest open transaction.
 */
@Injectable()
export class LiveTail implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly events = new Subject<TailedEvent>();
  private cursor = '';
  private looking = false;
  private again = false;
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
      const page = await this.read(from);
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
        this.again = false;
        await sleep(GATHER_MS);
        for (let page = await this.read(this.cursor); page.length > 0; page = await this.read(this.cursor)) {
          for (const event of page) {
            this.cursor = event.cursor;
            this.events.next(event);
          }
        }
      }
    } catch (error) {
      this.log.warn({ err: error }, 'reading live events failed; will try again');
    } finally {
      this.looking = false;
    }
  }

  private async read(after: string): Promise<TailedEvent[]> {
    const [tx, position] = after.split('.') as [string, string];
    const rows = await findLiveEventsAfter(this.source, { tx, position, limit: PAGE });
    return rows.map(({ subjectId, agentId, text, ...event }) => ({
      ...event,
      id: subjectId ?? undefined,
      agentId: agentId ?? undefined,
      text: text ?? undefined,
    }));
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
