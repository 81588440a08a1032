import { Readable } from 'node:stream';
import type {
  Acceptance,
  Arrival,
  ArrivalChange,
  Intake,
  OutboundLetter,
  PrintQueue,
  ReportDesk,
  Wish,
} from '@frontdoor/channels/core';
import { understandMail } from '../../libs/channels/email/arrivals.js';
import { readInThreads } from './reading.js';
import type { ReportCategory } from '@frontdoor/contracts';
import { FrontdoorError, SystemClock, type Clock, type Raw } from '@frontdoor/kernel';

/** One report of a listener, as health would see it. */
interface Report {
  source: string;
  state: 'ok' | 'trouble';
  detail: string;
}

/** Mail is kept first and then read. */
export async function read(arrival: Arrival): Promise<Arrival> {
  const { unread, ...kept } = arrival;
  return unread ? { ...kept, ...(await understandMail(readInThreads, { ...kept, unread })) } : kept;
}

/**
 * What several processes of a hub share, in memory: arrivals, cursors and leases. `intake()` is one process's
 * view of it. Set `beforeReceive` or `beforeSaveCursor` to make a step fail or wait.
 */
export class MemoryHub {
  readonly arrivals: Arrival[] = [];
  /** Edits and removals, each once. */
  readonly changes: ArrivalChange[] = [];
  /** What somebody wants of messages, as often as it was told. */
  readonly wishes: Wish[] = [];
  readonly reports: Report[] = [];
  /** Letters in the print queue, each once. */
  readonly printed: OutboundLetter[] = [];
  /** The next letter is not taken, or nobody hears that it was. */
  printQueueBreaks: 'before' | 'after' | undefined;
  /** What can be reported. */
  readonly categories: ReportCategory[] = [];
  readonly cursors = new Map<string, string>();
  /** Times an arrival was offered that had been taken before. */
  duplicates = 0;
  /** It has no place for what comes, before it is kept. */
  isFull = false;
  beforeReceive: (arrival: Arrival) => Promise<void> | void = () => undefined;
  beforeSaveCursor: (source: string) => Promise<void> | void = () => undefined;

  private readonly receipts = new Map<string, Acceptance>();
  private readonly leases = new Map<string, { holder: number; until: number }>();
  private processes = 0;

  constructor(
    private readonly entryPoints: readonly string[],
    private readonly clock: Clock = new SystemClock(),
  ) {}

  /** Subjects of what was taken, in order. */
  get subjects(): (string | undefined)[] {
    return this.arrivals.map(({ contact }) => contact?.subject);
  }

  /** Gives the lease of a source to somebody else, as if another process had taken it. */
  seizeLease(source: string, ttlMs: number): void {
    this.leases.set(source, { holder: -1, until: this.clock.now() + ttlMs });
  }

  printQueue(): PrintQueue {
    return {
      add: async (letter) => {
        const breaks = this.printQueueBreaks;
        this.printQueueBreaks = undefined;
        if (breaks === 'before') throw new Error('broken');
        if (this.printed.every(({ id }) => id !== letter.id)) this.printed.push(letter);
        if (breaks === 'after') throw new Error('broken');
      },
    };
  }

  reportDesk(): ReportDesk {
    return {
      category: async (code) => this.categories.find((each) => each.code === code),
      isKnown: async (entryPoint, requestId) =>
        [...this.receipts].some(
          ([key, { reference }]) => reference === requestId && key.startsWith(`${entryPoint}\n`),
        ),
    };
  }

  intake(): Intake {
    const process = ++this.processes;
    return {
      gather: async (source) => {
        const raw = Buffer.concat(await Readable.from(source).toArray());
        if (this.isFull) throw new FrontdoorError('bytes-store-trouble', { reason: 'the disk is full' });
        return raw;
      },
      receive: (arrival) => this.receive(arrival),
      change: async (change) => {
        if (this.changes.every(({ changeKey }) => changeKey !== change.changeKey)) this.changes.push(change);
      },
      wish: async (wish) => {
        this.wishes.push(wish);
      },
      entryPointFor: async (_channel, address) =>
        this.entryPoints.find((one) => one.toLowerCase() === address.toLowerCase()),
      keysTaken: async (_channel, entryPoint, beginning, since) =>
        [...this.receipts]
          .filter(([, { receivedAt }]) => receivedAt >= since)
          .map(([key]) => key.split('\n'))
          .filter(([at, key]) => at === entryPoint && key!.startsWith(beginning))
          .map(([, key]) => key!),
      loadCursor: async (source) => this.cursors.get(source),
      saveCursor: async (source, cursor) => {
        await this.beforeSaveCursor(source);
        this.cursors.set(source, cursor);
      },
      holdLease: async (source, ttlMs) => {
        const lease = this.leases.get(source);
        const free = !lease || lease.holder === process || lease.until <= this.clock.now();
        if (free) this.leases.set(source, { holder: process, until: this.clock.now() + ttlMs });
        return free;
      },
      releaseLease: async (source) => {
        if (this.leases.get(source)?.holder === process) this.leases.delete(source);
      },
      report: (source, state, detail) => void this.reports.push({ source, state, detail }),
    };
  }

  private async receive({ raw, ...rest }: Arrival<Raw>): Promise<Acceptance> {
    if (!(raw instanceof Uint8Array)) throw new Error('It keeps no large bytes');
    const arrival = { ...rest, raw };
    await this.beforeReceive(arrival);
    const key = `${arrival.entryPoint}\n${arrival.idempotencyKey}`;
    const before = this.receipts.get(key);
    if (before) {
      this.duplicates++;
      return { ...before, duplicate: true };
    }
    const id = `contact-${this.receipts.size + 1}`;
    const receipt = { contactId: id, reference: id, receivedAt: this.clock.now(), duplicate: false };
    this.receipts.set(key, receipt);
    this.arrivals.push(await read(arrival));
    return receipt;
  }
}
