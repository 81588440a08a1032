import type { Available } from '../../eligible.js';
import { Floor } from '../../floor.js';
import { type Waiting, YIELDS } from '../../rank.js';
import { widened } from '../../rings.js';
import { type Contact, sinceOf } from '../contact.js';
import type { Scenario } from '../scenario.js';
import { idIn, type SimAgent } from '../staff.js';
import type { Policy } from './policy.js';

/** The policy of the hub, on its own floor. */
export class Frontdoor implements Policy {
  private readonly floor = new Floor();
  private readonly agents = new Map<string, SimAgent>();
  private readonly waiting = new Map<string, Contact>();
  private readonly levels: (Available['levels'] | undefined)[];

  constructor(private readonly scenario: Scenario) {
    this.levels = scenario.groups.map(({ levels, settles }) =>
      settles.size === 0
        ? levels
        : Object.fromEntries(scenario.types.map(({ service }, type) => [service, settles.get(type) ?? 1])),
    );
  }

  comes(contact: Contact, now: number): SimAgent | undefined {
    const item = this.asWork(contact, now);
    const offer = this.floor.offer(item, now);
    if (offer) return this.agents.get(offer.agentId);
    this.waiting.set(item.id, contact);
    this.floor.add(item);
    return undefined;
  }

  next(agent: SimAgent, now: number): Contact | undefined {
    const item = this.floor.take(agent.id, now);
    if (!item) return undefined;
    const contact = this.waiting.get(item.id);
    this.waiting.delete(item.id);
    return contact;
  }

  changed(agent: SimAgent): void {
    this.agents.set(agent.id, agent);
    const { services, languages, channels, capacity } = agent.group;
    this.floor.setAgent({
      id: agent.id,
      services,
      languages,
      channels,
      levels: this.levels[agent.groupNumber],
      spare: capacity - agent.load,
      lastAssignedAt: agent.lastAssignedAt,
    });
  }

  leaves(agent: SimAgent): void {
    this.floor.removeAgent(agent.id);
  }

  gaveUp(contact: Contact): void {
    this.floor.remove(idOf(contact));
    this.waiting.delete(idOf(contact));
  }

  asksMore(contact: Contact, now: number): SimAgent | undefined {
    this.gaveUp(contact);
    return this.comes(contact, now);
  }

  private asWork(contact: Contact, now: number): Waiting {
    const { type, dueAt, not, ownerGroup, notFor, needs } = contact;
    const { promise, handling } = type;
    const widening = this.scenario.widenings?.get(type.service);
    return {
      id: idOf(contact),
      ...(widening && widened(widening, sinceOf(contact), now)),
      ...(needs && { needs }),
      service: type.service,
      language: type.language,
      channel: type.channel,
      weight: type.weight,
      // Somebody must begin with it so early that it can be done with in time.
      urgentAt: promise.keptBy === 'answer' ? dueAt : dueAt - handling.mean(contact.period),
      yields: promise.keptBy === 'answer' ? YIELDS.there : YIELDS.written,
      queuedAt: contact.arrivedAt,
      notBefore: null,
      preferredAgentId: ownerGroup === undefined ? null : this.personOf(ownerGroup),
      ...(notFor && { excluded: notFor.map((group) => this.personOf(group)) }),
      declinedBy: not.length === 0 ? NOBODY : this.inGroups(not),
    };
  }

  /** Of a group of one. */
  private personOf(group: number): string {
    return idIn(this.scenario.groups[group]!, 0);
  }

  private inGroups(groups: readonly number[]): string[] {
    return [...this.agents.values()]
      .filter(({ groupNumber }) => groups.includes(groupNumber))
      .map(({ id }) => id);
  }
}

const NOBODY: readonly string[] = [];

const idOf = ({ number }: Contact): string => String(number);
