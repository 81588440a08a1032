import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config, type Logger, LOG } from '@frontdoor/platform';
import { createPostgresRelayBackend, Relay } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import { LIMITS, onRedis, WITHOUT_DISK_WAIT } from './backend.js';
import { DATABASE_URL } from './tokens.js';
import { TroubleLog } from './trouble-log.js';

const CHANGED = 'frontdoor.changed';
const SAID = 'frontdoor.said';
const GATHER_MS = 20;
const AGAIN_MS = 1000;
/** While the queue is gone, no more words than these wait: those before them no longer hold. */
const MOST_UNSAID = 1000;

/** What one process says to the others: `from` is the node of its relay. */
interface Said {
  from: string;
  words: unknown[];
}

/**
 * Tells every process that something has changed and they should look. A hint only: it may be lost, and whoever
 * listens also looks by itself now and then. What matters for a moment and is kept nowhere is said the same way, again
 * and again while it holds. (BullMQ's Relay is experimental; nobody else may use it.)
 */
@Injectable()
export class Signals implements OnModuleInit, OnApplicationShutdown {
  private relay: Relay | undefined;
  private trouble: TroubleLog | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly hearers = new Set<(word: unknown) => void>();
  private pending: NodeJS.Timeout | undefined;
  private saying: NodeJS.Timeout | undefined;
  private unsaid: unknown[] = [];
  /** Something has changed since the last signal. */
  private hasUnsent = false;
  private readonly closing = new AbortController();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DATABASE_URL) private readonly databaseUrl: string,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Begins to listen. Nobody waits until the queue answers: signals are hints. */
  onModuleInit(): void {
    // With the embedded database there is no other process.
    if (this.config.embedded) return;
    this.relay = this.config.REDIS_URL
      ? new Relay({ connection: onRedis(this.config.REDIS_URL) as never })
      : new Relay({
          connection: {
            connectionString: this.databaseUrl,
            max: 2,
            options: WITHOUT_DISK_WAIT,
            ...LIMITS,
          },
          backend: createPostgresRelayBackend,
        });
    this.trouble = new TroubleLog(this.log, 'signals');
    this.relay.on('error', this.trouble.tell);
    void this.subscribe(this.relay, CHANGED, () => this.tellListeners());
    void this.subscribe(this.relay, SAID, (said) => this.hear(said as Said));
  }

  private async subscribe(relay: Relay, topic: string, listen: (data: unknown) => void): Promise<void> {
    while (!this.closing.signal.aborted) {
      try {
        await relay.subscribe(topic, ({ data }) => listen(data));
        return;
      } catch (error) {
        this.trouble?.tell(error);
        await sleep(AGAIN_MS, undefined, { signal: this.closing.signal }).catch(() => undefined);
      }
    }
  }

  async onApplicationShutdown(): Promise<void> {
    this.closing.abort();
    clearTimeout(this.pending);
    clearTimeout(this.saying);
    await this.relay?.close();
  }

  /** Calls `listener` whenever something may have changed, in this process or another. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Says that something has changed. Listeners here hear it at once, other processes within about 20 ms. */
  changed(): void {
    this.tellListeners();
    if (!this.relay) return;
    this.hasUnsent = true;
    this.pending ??= setTimeout(() => void this.publish(), GATHER_MS);
  }

  /** Calls `hearer` with every word that another process says. Each is as it came: whoever hears it checks it. */
  onSaid(hearer: (word: unknown) => void): () => void {
    this.hearers.add(hearer);
    return () => this.hearers.delete(hearer);
  }

  /** Says a word, plain JSON, to the other processes within about 20 ms. It may be lost. */
  say(word: unknown): void {
    if (!this.relay) return;
    this.unsaid.push(word);
    if (this.unsaid.length > MOST_UNSAID) this.unsaid.shift();
    this.saying ??= setTimeout(() => void this.publishWords(), GATHER_MS);
  }

  /** Words that could not be said are said again by whoever still means them. */
  private async publishWords(): Promise<void> {
    const words = this.unsaid;
    this.unsaid = [];
    const said: Said = { from: this.relay!.nodeId, words };
    await this.relay!.publish(SAID, said).catch((error: unknown) => this.trouble?.tell(error));
    this.saying = this.unsaid.length > 0 ? setTimeout(() => void this.publishWords(), GATHER_MS) : undefined;
  }

  private hear({ from, words }: Said): void {
    if (from === this.relay!.nodeId) return;
    for (const word of words) for (const hearer of this.hearers) hearer(word);
  }

  /** One at a time: while the queue is gone, each would wait for it. */
  private async publish(): Promise<void> {
    this.hasUnsent = false;
    await this.relay!.publish(CHANGED, {}).catch((error: unknown) => this.trouble?.tell(error));
    this.pending = this.hasUnsent ? setTimeout(() => void this.publish(), GATHER_MS) : undefined;
  }

  private tellListeners(): void {
    for (const listener of this.listeners) listener();
  }
}
