import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { FrontdoorError } from '@frontdoor/kernel';
import type { LookAhead, LookedAhead } from '@frontdoor/routing/simulator';
import { SIMULATION_PROGRAM } from './simulation-program.js';

/** One uses a processor; customers need the others. */
const AT_ONCE = 1;
const MOST_WAITING = 8;
const MEMORY_MB = 512;
/** Beyond the time that it was given, a thread is ended: it hangs. */
const GRACE_MS = 20_000;

interface Watch {
  /** Aborted, it ends at once. */
  signal: AbortSignal;
  onRun: (done: number) => void;
}

type Message = { done: number; result?: never } | { result: LookedAhead; done?: never };

/** Simulates in a thread of its own, so that nobody who is served meanwhile notices. */
@Injectable()
export class Simulations implements OnApplicationShutdown {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly workers = new Set<Worker>();

  /** @throws FrontdoorError `simulation-busy`, `simulation-stopped` with the reason */
  async run(asked: LookAhead, watch: Watch): Promise<LookedAhead> {
    await this.turn();
    try {
      if (watch.signal.aborted) throw new FrontdoorError('simulation-stopped', { why: 'it was cancelled' });
      return await this.inThread(asked, watch);
    } finally {
      this.running--;
      this.waiting.shift()?.();
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.workers].map((worker) => worker.terminate()));
  }

  private async turn(): Promise<void> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= MOST_WAITING) throw new FrontdoorError('simulation-busy');
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.running++;
  }

  private inThread(asked: LookAhead, { signal, onRun }: Watch): Promise<LookedAhead> {
    const worker = new Worker(SIMULATION_PROGRAM, {
      ...{ name: 'simulation', env: {}, execArgv: [], workerData: asked },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    this.workers.add(worker);
    return new Promise<LookedAhead>((resolve, reject) => {
      const stop = (why: string, cause?: unknown): void =>
        reject(new FrontdoorError('simulation-stopped', { why }, { cause }));
      const timer = setTimeout(() => {
        stop('it took too long');
        void worker.terminate();
      }, asked.milliseconds + GRACE_MS);
      signal.addEventListener('abort', () => {
        stop('it was cancelled');
        void worker.terminate();
      });
      worker.on('message', (message: Message) => {
        if (message.result) resolve(message.result);
        else onRun(message.done);
      });
      worker.on('error', (error) => stop('it failed', error));
      worker.on('exit', () => {
        clearTimeout(timer);
        this.workers.delete(worker);
        stop('its thread ended');
      });
    });
  }
}
