import { setMaxListeners } from 'node:events';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { Clock } from '@frontdoor/kernel';
import { inBackground } from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import { EVERY } from './every.js';

type Sweep = () => Promise<number | void>;

/** Runs every method that is marked with `@Every`, from `start` until the application ends. */
@Injectable()
export class Sweeps implements BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private readonly running: Promise<void>[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  start(): void {
    setMaxListeners(0, this.stop.signal);
    const seen = new Set<unknown>();
    for (const { instance } of this.discovery.getProviders()) {
      if (!instance || typeof instance !== 'object' || seen.has(instance)) continue;
      seen.add(instance);
      const methods = instance as Record<string, Sweep>;
      for (const name of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
        const ms = this.reflector.get<number | undefined>(EVERY, methods[name]!);
        if (ms !== undefined) this.repeat(ms, `${instance.constructor.name}.${name}`, () => methods[name]!());
      }
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await Promise.allSettled(this.running);
  }

  private repeat(ms: number, name: string, sweep: Sweep): void {
    const loop = async (): Promise<void> => {
      while (!this.stop.signal.aborted) {
        const rest = await inBackground(sweep).catch((error: unknown) => {
          this.log.warn({ sweep: name, err: error }, 'a sweep failed; it comes round again');
        });
        await this.clock.sleep(rest ?? ms, this.stop.signal).catch(() => {});
      }
    };
    this.running.push(loop());
  }
}
