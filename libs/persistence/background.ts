import { AsyncLocalStorage } from 'node:async_hooks';

const background = new AsyncLocalStorage<boolean>();

/** Runs work that nobody waits for, as jobs and sweeps: of the connections it has a share, so that requests find some free. */
export const inBackground = <T>(work: () => Promise<T>): Promise<T> => background.run(true, work);

/** Runs what others stand in line behind, whoever asked for it: it waits for no share. */
export const inForeground = <T>(work: () => Promise<T>): Promise<T> => background.run(false, work);

export const isInBackground = (): boolean => background.getStore() === true;

/** So many work in the background while somebody waits for an answer: more would have them share the processors with it. */
const BESIDE_REQUESTS = 2;
/** Whoever has waited for so long goes beside requests all the same, so that two slow pieces of work hold up no others. */
const PATIENCE_MS = 1000;

interface Waiting {
  begin(): void;
  isPatient: boolean;
}

/**
 * So many may have one at a time, and fewer while anybody in the foreground has or wants one; the others wait in the order in
 * which they came.
 */
export class Shares {
  private readonly waiting: Waiting[] = [];
  private held = 0;
  private foreground = 0;

  constructor(
    private readonly most: number,
    private readonly mostMs: number,
  ) {}

  /** Somebody in the foreground has one, or waits for one. @returns says that they do no more; twice is once. */
  besides(): () => void {
    this.foreground++;
    return once(() => {
      this.foreground--;
      this.wake();
    });
  }

  /** @returns gives it back; twice is once. @throws Error as the pool does where none came free in time. */
  async take(): Promise<() => void> {
    if (this.isFree({ isPatient: true })) this.held++;
    else await this.turn();
    return once(() => {
      this.held--;
      this.wake();
    });
  }

  private isFree({ isPatient }: Pick<Waiting, 'isPatient'>): boolean {
    const beside = this.foreground > 0 && isPatient ? BESIDE_REQUESTS : this.most;
    return this.held < Math.min(beside, this.most);
  }

  private wake(): void {
    for (let next = this.waiting[0]; next && this.isFree(next); next = this.waiting[0]) {
      this.waiting.shift();
      this.held++;
      next.begin();
    }
  }

  private turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const waits: Waiting = {
        isPatient: true,
        begin: () => {
          clearTimeout(impatient);
          clearTimeout(late);
          resolve();
        },
      };
      const impatient = setTimeout(() => {
        waits.isPatient = false;
        this.wake();
      }, PATIENCE_MS);
      const late =
        this.mostMs > 0
          ? setTimeout(() => {
              clearTimeout(impatient);
              this.waiting.splice(this.waiting.indexOf(waits), 1);
              reject(new Error('timeout exceeded when trying to connect'));
            }, this.mostMs)
          : undefined;
      this.waiting.push(waits);
    });
  }
}

const once = (act: () => void): (() => void) => {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
};
