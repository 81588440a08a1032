import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config, type Logger, LOG } from '@frontdoor/platform';
import { createPostgresRelayBackend, Relay } from 'bullmq';
import { UNHURRIED } from './backend.js';
import { DATABASE_URL } from './tokens.js';

const TOPIC = 'frontdoor.changed';

/**
 * Tells every process that something has changed and they should look. A hint only: it may be lost, and whoever
 * listens also looks by itself now and then. (BullMQ's Relay is experimental; nobody else may use it.)
 */
@Injectable()
export class Signals implements OnModuleInit, OnApplicationShutdown {
  private relay: Relay | undefined;
  private readonly listeners = new Set<() => void>();
  private pending: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DATABASE_URL) private readonly databaseUrl: string,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    // With the embedded database there is no other process.
    if (this.config.embedded) return;
    this.relay = this.config.REDIS_URL
      ? new Relay({ connection: { url: this.config.REDIS_URL } as never })
      : new Relay({
          connection: {
            connectionString: this.databaseUrl,
            max: 2,
            migrate: true,
            options: UNHURRIED,
          },
          backend: createPostgresRelayBackend,
        });
    this.relay.on('error', (error: Error) => this.log.warn({ err: error }, 'signal trouble'));
    await this.relay.subscribe(TOPIC, () => this.tellListeners());
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.pending);
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
    this.pending ??= setTimeout(() => {
      this.pending = undefined;
      this.relay
        ?.publish(TOPIC, {})
        .catch((error: unknown) => this.log.warn({ err: error }, 'signal not sent'));
    }, 20);
  }

  private tellListeners(): void {
    for (const listener of this.listeners) listener();
  }
}
