import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { median } from './numbers.js';

const SECOND = 1000;
/** Seconds at either end of the run that are compared. */
const ENDS = 10;

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

  /** Medians of the first and last ten seconds, in megabytes. */
  stop(): { firstTenSeconds: number; lastTenSeconds: number } {
    clearInterval(this.timer);
    return {
      firstTenSeconds: median(this.megabytes.slice(0, ENDS)),
      lastTenSeconds: median(this.megabytes.slice(-ENDS)),
    };
  }
}
