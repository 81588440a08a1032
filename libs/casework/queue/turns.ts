import { FrontdoorError } from '@frontdoor/kernel';

type Wake = (isMine: boolean) => void;

/**
 * Has what is about one thing be done one after the other within this process, in the order in which it was asked for. Who
 * waits here holds no connection to the database.
 */
export class Turns {
  /** Who waits for each thing that somebody is at. */
  private readonly waiting = new Map<string, Wake[]>();

  /** @param mostMs the longest wait in milliseconds */
  constructor(private readonly mostMs: number) {}

  /** @throws FrontdoorError `database-busy` where the turn did not come in time; then nothing was done. */
  async take<T>(of: string, act: () => Promise<T>): Promise<T> {
    await this.begin(of);
    try {
      return await act();
    } finally {
      this.end(of);
    }
  }

  private async begin(of: string): Promise<void> {
    const waiting = this.waiting.get(of);
    if (!waiting) return void this.waiting.set(of, []);
    const isMine = await new Promise<boolean>((resolve) => {
      const wake: Wake = (mine) => {
        clearTimeout(timer);
        resolve(mine);
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(wake), 1);
        resolve(false);
      }, this.mostMs);
      waiting.push(wake);
    });
    if (!isMine) throw new FrontdoorError('database-busy');
  }

  private end(of: string): void {
    const next = this.waiting.get(of)?.shift();
    if (next) next(true);
    else this.waiting.delete(of);
  }
}
