import { setImmediate as afterMessages } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type BytesFile, FrontdoorError } from '@frontdoor/kernel';

export interface ThreadLimits {
  /** Longest time of one reading, from when its thread begins it. */
  milliseconds: number;
  /** Heap that one thread may have. */
  memoryMb: number;
  /** A thread that has been told to end and has not by then cannot be stopped. */
  endMilliseconds?: number;
}

/** Of the heap, what is for the new and short-lived. */
const YOUNG_MB = 16;
/** A thread that is not ready by then never will be. */
const START_MS = 30_000;
/** Below the time that a process has for its own stop. */
const END_MS = 5_000;
const LOOKS = 10;

type Answer = { result: unknown; error?: never } | { error: Error; result?: never };

/**
 * One thread that reads one thing at a time, and ends when a reading breaks a limit. Its program says `ready` first, then
 * answers each message with a result or an error.
 */
export class ReadingThread {
  /** It reads nothing more. */
  ended = false;
  private readonly worker: Worker;
  private ready = false;
  private begin: () => void = () => undefined;
  private settle: ((outcome: Answer) => void) | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    program: URL,
    private readonly limits: ThreadLimits,
    private readonly cannotEnd: () => void,
  ) {
    this.worker = new Worker(program, {
      name: 'reading',
      // What strangers sent is read without the secrets of the environment.
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.worker.unref();
    this.worker.on('message', (answer: 'ready' | Answer) => {
      if (answer !== 'ready') return this.settle?.(answer);
      this.ready = true;
      this.begin();
    });
    this.worker.on('error', (error: NodeJS.ErrnoException) =>
      this.end(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `needed more memory than ${limits.memoryMb} MB`
          : 'ended the thread it was read in',
        error,
      ),
    );
    this.worker.on('exit', () => this.end('ended the thread it was read in'));
  }

  /** @throws FrontdoorError `reading-stopped`, `reading-busy` when it did not begin, or what the reader throws. */
  async run(
    reader: string,
    bytes: Uint8Array | BytesFile,
    options: unknown,
    giveAway: boolean,
  ): Promise<unknown> {
    const outcome = new Promise<Answer>((resolve) => (this.settle = resolve));
    this.begin = () => {
      this.stopAfter(this.limits.milliseconds);
      if (!(bytes instanceof Uint8Array))
        return this.worker.postMessage({ reader, bytes: { path: bytes.path }, options });
      const sent = giveAway ? alone(bytes) : Uint8Array.from(bytes);
      // Handed over: a message that carries them would make two more copies of them.
      this.worker.postMessage({ reader, bytes: sent, options }, [sent.buffer]);
    };
    // While somebody waits for it, the process does too.
    this.worker.ref();
    if (this.ready) this.begin();
    else this.stopAfter(START_MS);
    try {
      const { result, error } = await outcome;
      if (error) throw error;
      return result;
    } finally {
      clearTimeout(this.timer);
      this.settle = undefined;
      this.worker.unref();
    }
  }

  async close(): Promise<void> {
    this.ended = true;
    this.settle?.({ error: new FrontdoorError('reading-busy') });
    await this.terminate();
  }

  /**
   * V8 stops a thread at the next call or turn of a loop that it looks at, and it does not look at every loop: on Node 24
   * one that only calls what is built in goes on for ever, beyond its memory limit too.
   */
  private async terminate(): Promise<void> {
    const { endMilliseconds = END_MS } = this.limits;
    let looks = 0;
    // Counted in looks and not by the clock: a process that stood still has had no time to see its thread end.
    const timer = setInterval(() => {
      if (++looks === LOOKS) this.cannotEnd();
    }, endMilliseconds / LOOKS);
    await this.worker.terminate();
    clearInterval(timer);
  }

  private stopAfter(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.stop(milliseconds), milliseconds);
  }

  private async stop(milliseconds: number): Promise<void> {
    const { settle } = this;
    // Where this thread was busy for long, the answer may have come in time and not have been looked at.
    await afterMessages();
    if (!settle || this.settle !== settle) return;
    this.end(`took longer than ${milliseconds / 1000} seconds`);
    void this.terminate();
  }

  /** Whoever waits is told why, unless the thread ended before it had begun: then what it was to read is not to blame. */
  private end(why: string, cause?: Error): void {
    this.ended = true;
    const error = this.ready
      ? new FrontdoorError('reading-stopped', { why }, { cause })
      : new FrontdoorError('reading-busy', {}, { cause });
    this.settle?.({ error });
  }
}

/** A piece of a larger buffer would take all of it along. */
const alone = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
    ? (bytes as Uint8Array<ArrayBuffer>)
    : Uint8Array.from(bytes);
