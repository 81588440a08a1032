import { setTimeout as sleep } from 'node:timers/promises';
import { PlayedAgent } from './agents.js';
import type { Chance } from './chance.js';
import type { SentBy } from './ledger.js';
import { customerOf, SEND, type Site } from './senders.js';

/** Few enough that the same customers write again and again, many enough that most do not write at once. */
const CUSTOMERS = 600;
const AGENTS = ['ash', 'birch', 'cedar', 'oak'];
/** Share of the contacts through the API that name an enquiry they belong to. */
const FOLLOWING = 0.15;

/** Everybody who uses the hub while it is being killed. */
export class Load {
  /** While true nobody pauses between two contacts. */
  burst = false;
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>[] = [];
  /** The first of them that gave up. */
  readonly trouble: Promise<never>;
  private fail!: (error: unknown) => void;

  constructor(
    private readonly site: Site,
    private readonly chance: Chance,
  ) {
    this.trouble = new Promise<never>((_, reject) => (this.fail = reject));
    this.trouble.catch(() => {
      // Seen by whoever races with it.
    });
  }

  /** @param others whether mail, form and agents are played too. */
  start(clients: number, { others = true } = {}): void {
    for (let i = 0; i < clients; i++) this.run(this.sender('api', `api ${i}`, 100, 600));
    if (!others) return;
    this.run(this.sender('email', 'email', 800, 1600));
    this.run(this.sender('web', 'web', 600, 1400));
    const { url, ledger } = this.site;
    for (const name of AGENTS)
      this.run(new PlayedAgent(name, url, ledger, this.chance.stream(name)).work(this.stopping.signal));
  }

  /** Nobody begins anything new; resolves when everything begun has been accepted. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.race([Promise.all(this.running), this.trouble]);
  }

  private run(work: Promise<void>): void {
    this.running.push(work);
    work.catch((error: unknown) => this.fail(error));
  }

  private async sender(by: SentBy, name: string, least: number, most: number): Promise<void> {
    const chance = this.chance.stream(name);
    const { ledger } = this.site;
    while (!this.stopping.signal.aborted) {
      const earlier =
        by === 'api' && chance.happens(FOLLOWING)
          ? ledger.accepted[ledger.accepted.length - chance.whole(1, 200)]
          : undefined;
      const follows = earlier?.follows ? undefined : earlier?.reference;
      const customer = follows ? earlier!.customer : customerOf(this.number(by, chance));
      ledger.take(await SEND[by](this.site, customer, follows));
      const pause = chance.between(least, most);
      if (!this.burst || by !== 'api') await sleep(pause);
    }
  }

  /** Mail and the form are used by those who have an address. */
  private number(by: SentBy, chance: Chance): number {
    const n = chance.whole(0, CUSTOMERS - 1);
    return by === 'api' || n % 5 !== 4 ? n : n - 1;
  }
}
