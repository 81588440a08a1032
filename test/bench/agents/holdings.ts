/** How long the hub's word that it took an offer back may come after the next agent's offer: streams are many. */
const WORD_MS = 2000;

interface Holding {
  agent: string;
  /** Set where the hub took it back, and not the agent gave it away. */
  takenBackAt?: number;
}

/** Who has which work, offered or in hand, as agents are told. It finds what two of them were told they have. */
export class Holdings {
  private readonly held = new Map<string, Holding>();
  private readonly given = new Map<string, number>();
  private readonly suspects: { before: Holding; at: number }[] = [];

  /** An agent was told that they have it. */
  take(workItem: string, agent: string): void {
    const before = this.held.get(workItem);
    if (before?.agent === agent) return;
    if (before) this.suspects.push({ before, at: now() });
    this.held.set(workItem, { agent });
  }

  /** The agent asks for something after which they no longer have it. Said before the hub is asked. */
  giveUp(workItem: string, agent: string): void {
    if (this.held.get(workItem)?.agent !== agent) return;
    this.held.delete(workItem);
    this.given.set(workItem, now());
  }

  /** The agent is told that the hub took an offer back. */
  takenBack(workItem: string, agent: string): void {
    for (const { before, at } of this.suspects)
      if (before.agent === agent && now() - at < WORD_MS) before.takenBackAt = now();
    this.giveUp(workItem, agent);
  }

  /** When somebody gave it up last, 0 when nobody had it. */
  givenUpAt(workItem: string): number {
    return this.given.get(workItem) ?? 0;
  }

  get doubled(): number {
    return this.suspects.filter(({ before }) => before.takenBackAt === undefined).length;
  }
}

/** Epoch milliseconds with fractions, to compare with those of another process. */
export const now = (): number => performance.timeOrigin + performance.now();
