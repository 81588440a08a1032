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
  inForeground,
} from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import { Subject } from 'rxjs';

/** Looks even when no signal came, since signals may be lost. */
const LOOK_MS = 1000;
const PAGE = 500;
/** How long events are gathered before they are read; too short to be noticed. */
const GATHER_MS = 20;
/**
 * What lies beyond the oldest open transaction is read again with each look: the more it is, the seldomer, and never more than
 * this. A stranger in the same server may leave one open for hours.
 */
const AHEAD = { readInOneMs: 10, most: 20_000 };
/** Of more, a console fetches everything anew. */
const MOST_MISSED = 5000;

export interface TailedEvent extends LiveEvent {
  organisationId: string;
}

/** What was read, with whether every transaction that began before it is over. */
type ReadEvent = TailedEvent & { settled: boolean };

/**
 * Follows the live events of all processes, each as soon as its transaction is committed. Row numbers alone would skip rows of
 * transactions that commit late, so the cursor is (transaction, position), and stays before the oldest transaction that is
 * open; what was told from beyond it is remembered until the cursor has passed it.
 *
 * Whoever comes back with a cursor that they were told misses nothing, and may be told something twice.
 */
@Injectable()
export class LiveTail implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** What happened, some of it at a time, in order. */
  readonly events = new Subject<readonly TailedEvent[]>();
  private cursor = '';
  /** What was sent out from beyond the cursor, by its own. */
  private readonly ahead = new Set<string>();
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
    this.unsubscribe = this.signals.onChange(() => void inForeground(() => this.look()));
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
    const upTo = this.cursor;
    const events: TailedEvent[] = [];
    for (let from = cursor; ;) {
      const page = await this.read(from);
      for (const { settled: _settled, ...event } of page)
        if (this.isOut(event)) events.push({ ...event, cursor: earlier(event.cursor, upTo) });
      if (page.length < PAGE || events.length > MOST_MISSED)
        return events.length > MOST_MISSED ? undefined : events;
      from = page.at(-1)!.cursor;
    }
  }

  /** All events up to here were sent out by this process. */
  get position(): string {
    return this.cursor;
  }

  private async look(): Promise<void> {
    this.again = true;
    if (this.looking) return;
    this.looking = true;
    try {
      while (this.again) {
        const rest = Math.max(GATHER_MS, this.ahead.size / AHEAD.readInOneMs);
        await sleep(this.lookedAt + rest - performance.now());
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
    const before = this.cursor;
    const found = await this.allAfter(before);
    const news = found.filter(({ cursor }) => !this.ahead.has(cursor));
    const open = found.findIndex(({ settled }) => !settled);
    const passed = open < 0 ? found : found.slice(0, open);
    this.cursor = passed.at(-1)?.cursor ?? before;
    for (const { cursor } of passed) this.ahead.delete(cursor);
    for (const { cursor } of found.slice(passed.length)) this.ahead.add(cursor);
    // As they were written down. Whoever loses the line before they heard all of them is told them again.
    const inOrder = news.toSorted((a, b) => positionOf(a) - positionOf(b));
    const last = inOrder.length - 1;
    const told = inOrder.map((event, n) => ({ ...event, cursor: n < last ? before : this.cursor }));
    if (told.length > 0) this.events.next(told);
  }

  private async allAfter(cursor: string): Promise<ReadEvent[]> {
    const events: ReadEvent[] = [];
    for (let from = cursor; ;) {
      const page = await this.read(from);
      events.push(...page);
      if (page.length < PAGE || events.length >= AHEAD.most) return events;
      from = page.at(-1)!.cursor;
    }
  }

  private isOut({ cursor }: TailedEvent): boolean {
    return compare(cursor, this.cursor) <= 0 || this.ahead.has(cursor);
  }

  private async read(after: string): Promise<ReadEvent[]> {
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

const earlier = (a: string, b: string): string => (compare(a, b) < 0 ? a : b);

const positionOf = ({ cursor }: TailedEvent): number => Number(cursor.slice(cursor.indexOf('.') + 1));
