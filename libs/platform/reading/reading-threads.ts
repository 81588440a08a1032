import { type BytesFile, FrontdoorError } from '@frontdoor/kernel';
import { ReadingThread, type ThreadLimits } from './reading-thread.js';

interface Limits extends ThreadLimits {
  /** Threads at most; each is started when it is first needed. */
  threads: number;
}

/** Bytes that may wait to be read; beyond them callers are told to come back. */
const MOST_WAITING = 64 * 1024 * 1024;
const LARGE = 4 * 1024 * 1024;

interface Task {
  reader: string;
  bytes: Uint8Array | BytesFile;
  options: unknown;
  giveAway: boolean;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * Reads bytes from outside in threads of their own, one thing at a time in each. What takes too long or too much memory
 * ends its thread, and a new one takes the place: nothing else is held up or lost.
 */
export class ReadingThreads {
  private readonly threads = new Set<ReadingThread>();
  private readonly idle: ReadingThread[] = [];
  private readonly waiting: Task[] = [];
  private waitingBytes = 0;
  private closed = false;

  /**
   * @param program module that the threads run
   * @param cannotEnd what to do about a thread that cannot be stopped
   */
  constructor(
    private readonly program: URL,
    private readonly limits: Limits,
    private readonly cannotEnd: () => void = endThisProcess,
  ) {}

  /**
   * What a reader makes of the bytes; they stay the caller's unless they are given away.
   *
   * @throws FrontdoorError `reading-stopped` when it broke a limit or its thread ended, `reading-busy` when it was not
   *   begun; what the reader throws.
   */
  run(
    reader: string,
    bytes: Uint8Array | BytesFile,
    options: unknown,
    { giveAway }: { giveAway: boolean } = { giveAway: false },
  ): Promise<unknown> {
    const held = heldOf(bytes);
    if (this.closed || (this.waiting.length > 0 && held > 0 && this.waitingBytes + held > MOST_WAITING))
      return Promise.reject(new FrontdoorError('reading-busy'));
    return new Promise((resolve, reject) => {
      this.waiting.push({ reader, bytes, options, giveAway, resolve, reject });
      this.waitingBytes += held;
      this.next();
    });
  }

  /** Ends every thread; what is being read or waits is told `reading-busy`. */
  async close(): Promise<void> {
    this.closed = true;
    for (const { reject } of this.waiting.splice(0)) reject(new FrontdoorError('reading-busy'));
    await Promise.all([...this.threads].map((thread) => thread.close()));
  }

  private next(): void {
    if (this.closed || this.waiting.length === 0) return;
    const thread = this.idle.pop() ?? this.another();
    if (!thread) return;
    if (thread.ended) {
      // It broke while it had nothing to do.
      this.threads.delete(thread);
      return this.next();
    }
    const task = this.waiting.shift()!;
    const size = 'path' in task.bytes ? task.bytes.size : task.bytes.length;
    this.waitingBytes -= heldOf(task.bytes);
    void thread
      .run(task.reader, task.bytes, task.options, task.giveAway)
      .then(task.resolve, task.reject)
      .finally(async () => {
        // What a large thing left behind in a thread stays there for long, unless the thread ends.
        if (size > LARGE) await thread.close();
        if (thread.ended) this.threads.delete(thread);
        else this.idle.push(thread);
        this.next();
      });
  }

  private another(): ReadingThread | undefined {
    if (this.threads.size >= this.limits.threads) return undefined;
    const thread = new ReadingThread(this.program, this.limits, this.cannotEnd);
    this.threads.add(thread);
    return thread;
  }
}

/** What lies in a file is read by the thread itself. */
const heldOf = (bytes: Uint8Array | BytesFile): number => ('path' in bytes ? 0 : bytes.length);

/**
 * A thread that cannot be stopped takes a processor and ever more memory, and an orderly exit would wait for it. What it
 * was reading has been told `reading-stopped` by now, or is counted as an attempt.
 */
function endThisProcess(): void {
  process.stderr.write(
    `${JSON.stringify({ level: 60, msg: 'ended by a reading thread that could not be stopped' })}\n`,
  );
  process.kill(process.pid, 'SIGKILL');
}
