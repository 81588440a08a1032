import type { Contact } from '../contact.js';
import type { Scenario } from '../scenario.js';
import type { SimAgent } from '../staff.js';
import { ByKey } from './by-key.js';
import type { Policy } from './policy.js';

/** Contacts that an agent has at once, in hand and set aside. */
const CAP = 5;

/**
 * Sets each contact aside for the next agent in turn who has fewer than a number of them; they take theirs in order. What
 * comes when all have that many waits for whoever is first below it.
 */
export class RoundRobin implements Policy {
  private readonly common: ByKey;
  private readonly agents: SimAgent[] = [];
  private readonly aside = new Map<SimAgent, Contact[]>();
  private turn = 0;

  constructor(scenario: Scenario) {
    this.common = new ByKey(scenario, { key: ({ arrivedAt }) => arrivedAt });
  }

  comes(contact: Contact): SimAgent | undefined {
    for (let step = 0; step < this.agents.length; step++) {
      const agent = this.agents[(this.turn + step) % this.agents.length]!;
      const own = this.aside.get(agent)!;
      if (!mayTake(agent, contact) || own.length + agent.load >= CAP) continue;
      this.turn = (this.turn + step + 1) % this.agents.length;
      if (agent.load + contact.type.weight <= agent.group.capacity) return agent;
      own.push(contact);
      return undefined;
    }
    this.common.waits(contact);
    return undefined;
  }

  next(agent: SimAgent): Contact | undefined {
    const own = this.aside.get(agent) ?? [];
    while (own.length > 0 && own[0]!.state !== 'waiting') own.shift();
    return own.shift() ?? this.common.next(agent);
  }

  changed(agent: SimAgent): void {
    if (this.aside.has(agent)) return;
    this.aside.set(agent, []);
    this.agents.push(agent);
  }

  leaves(agent: SimAgent): void {
    for (const contact of this.aside.get(agent) ?? [])
      if (contact.state === 'waiting') this.common.waits(contact);
    this.aside.delete(agent);
    this.agents.splice(this.agents.indexOf(agent), 1);
  }

  gaveUp(): void {
    // Passed over by whoever comes to it.
  }
}

const mayTake = (agent: SimAgent, { type, not }: Contact): boolean =>
  type.groups.includes(agent.groupNumber) && !not.includes(agent.groupNumber);
