import { Heap } from '../../heap.js';
import type { Contact } from '../contact.js';
import type { Scenario } from '../scenario.js';
import type { SimAgent } from '../staff.js';
import type { Policy } from './policy.js';

/** What a policy of fixed rules looks at. */
export interface Rules {
  /** The smaller, the earlier, among contacts of one priority. */
  key(contact: Contact): number;
  /** The smaller, the earlier, whatever the key. */
  priority?(agent: SimAgent, typeNumber: number): number;
  /** Which group a contact tries first; otherwise whoever has been idle longest of all. */
  tries?(typeNumber: number): readonly number[];
  /** Told of whatever an agent begins with. */
  begun?(agent: SimAgent, typeNumber: number): void;
}

/** Gives work by fixed rules: to the agent idle longest, and to an agent what comes first by priority and key. */
export class ByKey implements Policy {
  private readonly lines: Heap<Contact>[];
  private readonly idle: Set<SimAgent>[];

  constructor(
    private readonly scenario: Scenario,
    private readonly rules: Rules,
  ) {
    const order = (a: Contact, b: Contact): number => rules.key(a) - rules.key(b) || a.number - b.number;
    this.lines = scenario.types.map(() => new Heap(order, ({ state }) => state !== 'waiting'));
    this.idle = scenario.groups.map(() => new Set());
  }

  comes(contact: Contact): SimAgent | undefined {
    const agent = this.whoFor(contact);
    if (agent) this.rules.begun?.(agent, contact.typeNumber);
    else this.waits(contact);
    return agent;
  }

  waits(contact: Contact): void {
    this.lines[contact.typeNumber]!.push(contact);
  }

  next(agent: SimAgent): Contact | undefined {
    let best: Contact | undefined;
    let bestPriority = Infinity;
    for (const [typeNumber, line] of this.lines.entries()) {
      const { groups, weight } = this.scenario.types[typeNumber]!;
      if (!groups.includes(agent.groupNumber) || weight > agent.group.capacity - agent.load) continue;
      const first = line.first(({ not }) => !not.includes(agent.groupNumber));
      if (!first) continue;
      const priority = this.rules.priority?.(agent, typeNumber) ?? 0;
      const sooner =
        !best ||
        priority < bestPriority ||
        (priority === bestPriority &&
          (this.rules.key(first) - this.rules.key(best) || first.number - best.number) < 0);
      if (!sooner) continue;
      best = first;
      bestPriority = priority;
    }
    if (best) this.rules.begun?.(agent, best.typeNumber);
    return best;
  }

  changed(agent: SimAgent): void {
    const idle = this.idle[agent.groupNumber]!;
    // Whoever becomes free comes last.
    idle.delete(agent);
    if (agent.load < agent.group.capacity) idle.add(agent);
  }

  leaves(agent: SimAgent): void {
    this.idle[agent.groupNumber]!.delete(agent);
  }

  gaveUp(): void {
    // Dropped when it comes to the top.
  }

  private whoFor({ typeNumber, type, not }: Contact): SimAgent | undefined {
    let best: SimAgent | undefined;
    for (const group of this.rules.tries?.(typeNumber) ?? type.groups) {
      if (not.includes(group)) continue;
      for (const agent of this.idle[group]!) {
        if (agent.group.capacity - agent.load < type.weight) continue;
        if (!best || agent.lastAssignedAt < best.lastAssignedAt) best = agent;
        break;
      }
      if (best && this.rules.tries) return best;
    }
    return best;
  }
}
