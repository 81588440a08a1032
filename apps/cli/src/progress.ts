import type { Io } from './io.js';

const EVERY_MS = 1000;
const number = new Intl.NumberFormat('en-GB');

/** Tells whoever waits how far the work is: on a terminal in one line that changes, else a line every ten seconds. */
export class Progress {
  private readonly started = performance.now();
  private toldAt = performance.now();
  private told = false;
  private count = 0;
  private bytes = 0;

  constructor(
    private readonly io: Io,
    private readonly totalBytes: number,
    /** What it is about, as “mails”. */
    private readonly things: string,
  ) {}

  add(bytes: number): void {
    this.count++;
    this.bytes += bytes;
    const now = performance.now();
    if (now - this.toldAt < (this.io.watched ? EVERY_MS : 10 * EVERY_MS)) return;
    this.toldAt = now;
    this.told = true;
    const line = this.line(now);
    this.io.err(this.io.watched ? `\r\u001B[K${line}` : `${line}\n`);
  }

  /** Ends the line that changes. */
  end(): void {
    if (this.told && this.io.watched) this.io.err('\r\u001B[K');
  }

  private line(now: number): string {
    const seconds = (now - this.started) / 1000;
    const share = this.totalBytes > 0 ? Math.min(1, this.bytes / this.totalBytes) : 1;
    const left = Math.ceil((seconds * (1 - share)) / share);
    const rate = number.format(Math.round(this.count / seconds));
    return `${number.format(this.count)} ${this.things}, ${Math.floor(share * 100)} %, ${rate} a second, about ${inWords(left)} left`;
  }
}

const inWords = (seconds: number): string =>
  seconds < 120 ? `${seconds} s` : `${number.format(Math.ceil(seconds / 60))} min`;
