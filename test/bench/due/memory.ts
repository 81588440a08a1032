import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { median } from './numbers.js';

const SECOND = 1000;
const TEN = 10;

export interface Megabytes {
  firstTenSeconds: number;
  lastTenSeconds: number;
  /** It goes up and down with the collection of garbage. */
  everyTenSeconds: number[];
  most: number;
}

/** Resident memory of a process, looked at once a second. */
export class MemoryWatch {
  private readonly megabytes: number[] = [];
  private readonly timer: NodeJS.Timeout;

  constructor(pid: number) {
    this.timer = setInterval(() => {
      void promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]).then(({ stdout }) =>
        this.megabytes.push(Math.round(Number(stdout) / 1024)),
      );
    }, SECOND);
  }

  /** Medians of ten seconds each. */
  stop(): Megabytes {
    clearInterval(this.timer);
    const everyTenSeconds: number[] = [];
    for (let from = 0; from < this.megabytes.length; from += TEN)
      everyTenSeconds.push(median(this.megabytes.slice(from, from + TEN)));
    return {
      firstTenSeconds: everyTenSeconds[0] ?? NaN,
      lastTenSeconds: median(this.megabytes.slice(-TEN)),
      everyTenSeconds,
      most: Math.max(...this.megabytes),
    };
  }
}
