import type { Logger } from '@frontdoor/platform';
import { queueTrouble } from './queue-trouble.js';

const AGAIN_MS = 60_000;

/** Logs trouble of the queue when it begins, when it changes, and once a minute while it lasts. */
export class TroubleLog {
  private told = '';
  private toldAt = -Infinity;

  constructor(
    private readonly log: Logger,
    private readonly part: string,
  ) {}

  readonly tell = (error: unknown): void => {
    const sentence = queueTrouble(error);
    if (sentence === this.told && performance.now() - this.toldAt < AGAIN_MS) return;
    this.told = sentence;
    this.toldAt = performance.now();
    this.log.warn({ err: error, part: this.part }, sentence);
  };
}
