import { inForeground } from './background.js';
import { databaseTrouble, mayBeOfOneInput } from './database-trouble.js';

interface Waiting<I, O> {
  input: I;
  resolve: (output: O) => void;
  reject: (error: unknown) => void;
}

/**
 * Group commit: callers that come while a transaction is under way share the next one, so that one flush to disk
 * makes many of them durable. The first caller starts at once and waits for no others.
 *
 * When a batch fails, each of its inputs is tried alone, so that one bad input cannot fail its neighbours; not when the
 * database is in trouble, which no input is to blame for.
 */
export class Batcher<I, O> {
  private readonly waiting: Waiting<I, O>[] = [];
  private running = 0;

  /** @param run gives one output per input, in the same order; all or none of the inputs take effect. */
  constructor(
    private readonly run: (inputs: I[]) => Promise<O[]>,
    private readonly limits: { size: number; atOnce: number },
  ) {}

  /** How many inputs wait for the next transaction. */
  get pending(): number {
    return this.waiting.length;
  }

  add(input: I): Promise<O> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ input, resolve, reject });
      // Whoever comes first, others wait for the same.
      void inForeground(() => this.pump());
    });
  }

  private async pump(): Promise<void> {
    if (this.running >= this.limits.atOnce) return;
    this.running++;
    // One turn of the event loop lets requests that arrived together travel together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) await this.flush(this.waiting.splice(0, this.limits.size));
    this.running--;
  }

  private async flush(batch: Waiting<I, O>[]): Promise<void> {
    try {
      const outputs = await this.run(batch.map((each) => each.input));
      batch.forEach((each, i) => each.resolve(outputs[i]!));
    } catch (error) {
      if (batch.length === 1 || (databaseTrouble(error) && !mayBeOfOneInput(error))) {
        for (const each of batch) each.reject(error);
        return;
      }
      for (const each of batch) await this.flush([each]);
    }
  }
}
