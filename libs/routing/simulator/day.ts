import TinyQueue from 'tinyqueue';
import type { Contact } from './contact.js';
import { policyFor, type Policy } from './policies/index.js';
import type { PolicyName, Scenario } from './scenario.js';
import { type SimAgent, Staff } from './staff.js';
import { Tally } from './tally.js';
import { Traffic } from './traffic.js';

/** Which day of which seed, and who gives the work. */
export interface DayOptions {
  seed: number;
  day: number;
  policy: PolicyName;
}

/** One simulated day on a clock of its own, in milliseconds. The same seed and day come to the same. */
export function simulateDay(scenario: Scenario, options: DayOptions): Tally {
  return new Day(scenario, options).run();
}

/** Of two at the same instant the one that was planned first comes first. */
type Event = { at: number; order?: number } & (
  | { what: 'arrives' | 'arrives-again'; typeNumber: number }
  | { what: 'period'; period: number }
  | { what: 'gives-up' | 'ring-back' | 'comes-again'; contact: Contact; since: number }
  | { what: 'ends'; contact: Contact; agent: SimAgent; isAttempt: boolean }
);

class Day {
  private readonly events = new TinyQueue<Event>([], (a, b) => a.at - b.at || a.order! - b.order!);
  private readonly traffic: Traffic;
  private readonly staff: Staff;
  private readonly policy: Policy;
  private readonly tally: Tally;
  private readonly waiting = new Set<Contact>();
  private inCentre = 0;
  /** When somebody last had done with something: the day lasts until then. */
  private lastDone = 0;
  private order = 0;
  private now = 0;

  constructor(
    private readonly scenario: Scenario,
    { seed, day, policy }: DayOptions,
  ) {
    this.traffic = new Traffic(scenario, seed, day);
    this.staff = new Staff(scenario.groups);
    this.policy = policyFor(policy, scenario);
    this.tally = new Tally(scenario);
  }

  run(): Tally {
    const { periodEnds, types, finishes, warmUp } = this.scenario;
    periodEnds.forEach((_, period) =>
      this.plan({ at: period === 0 ? 0 : periodEnds[period - 1]!, what: 'period', period }),
    );
    types.forEach((_, typeNumber) => this.planArrival(typeNumber));
    const end = periodEnds.at(-1)!;
    let next: Event | undefined;
    while ((next = this.events.pop()) && (finishes || next.at < end)) {
      if (this.now < warmUp && next.at >= warmUp) this.staff.forget(warmUp);
      this.now = next.at;
      this.happens(next);
    }
    this.tally.occupancy = this.staff.occupancyAt(Math.max(end, this.lastDone));
    for (const contact of this.waiting) if (contact.dueAt < this.now) this.tally.count('missed', contact);
    return this.tally;
  }

  private happens(event: Event): void {
    switch (event.what) {
      case 'arrives':
      case 'arrives-again': {
        if (event.what === 'arrives') this.planArrival(event.typeNumber);
        const contact = this.traffic.contact(event.typeNumber, this.now, event.what === 'arrives-again');
        this.tally.count('arrived', contact);
        return this.comes(contact);
      }
      case 'comes-again':
        return this.enters(event.contact);
      case 'period':
        return this.changeStaff(event.period);
      case 'gives-up':
        return this.givesUp(event.contact, event.since);
      case 'ring-back':
        return this.offersRingBack(event.contact);
      case 'ends':
        return this.ends(event.contact, event.agent, event.isAttempt);
    }
  }

  private comes(contact: Contact): void {
    if (this.inCentre >= this.scenario.lines) {
      contact.state = 'gone';
      this.tally.count('turnedAway', contact);
      this.tally.count('missed', contact);
      return;
    }
    this.inCentre++;
    this.enters(contact);
  }

  private enters(contact: Contact): void {
    contact.state = 'waiting';
    contact.since = this.now;
    const agent = this.policy.comes(contact, this.now);
    if (agent) return this.begins(contact, agent);
    this.waiting.add(contact);
    if (contact.hops > 0 || contact.isRungBack) return;
    this.tally.count('waited', contact);
    if (contact.patience < Infinity)
      this.plan({ at: this.now + contact.patience, what: 'gives-up', contact, since: this.now });
    if (contact.type.ringBack)
      this.plan({ at: this.now + contact.type.ringBack.after, what: 'ring-back', contact, since: this.now });
  }

  private begins(contact: Contact, agent: SimAgent): void {
    this.waiting.delete(contact);
    contact.state = 'with-agent';
    this.staff.starts(agent, contact.type.weight, this.now);
    this.policy.changed(agent);
    const ringBack = contact.isRungBack && contact.hops === 0 ? contact.type.ringBack : undefined;
    const isReached = !ringBack || contact.chance.reached[contact.attempts]! < ringBack.reached;
    contact.attempts++;
    if (isReached && contact.hops === 0) this.answered(contact);
    const length = isReached ? contact.handling : ringBack.attempt;
    this.plan({ at: this.now + length, what: 'ends', contact, agent, isAttempt: !isReached });
  }

  private answered(contact: Contact): void {
    this.tally.answered(contact, this.now - contact.arrivedAt);
    if (contact.type.promise.keptBy === 'answer') this.judge(contact);
  }

  private judge(contact: Contact): void {
    this.tally.count(this.now <= contact.dueAt ? 'kept' : 'missed', contact);
  }

  private ends(contact: Contact, agent: SimAgent, isAttempt: boolean): void {
    this.lastDone = this.now;
    const stays = this.staff.ends(agent, contact.type.weight, this.now);
    if (isAttempt) this.notReached(contact);
    else if (this.isSettled(contact, agent)) this.done(contact);
    else this.handOver(contact, agent);
    if (!stays) return;
    this.policy.changed(agent);
    this.fill(agent);
  }

  private done(contact: Contact): void {
    contact.state = 'gone';
    if (!contact.isRungBack) this.inCentre--;
    if (contact.type.promise.keptBy === 'reply') this.judge(contact);
  }

  private isSettled({ typeNumber, chance, not, type }: Contact, { group }: SimAgent): boolean {
    const isLast = type.groups.length - not.length <= 1;
    return isLast || chance.settled < (group.settles.get(typeNumber) ?? 1);
  }

  private handOver(contact: Contact, { groupNumber }: SimAgent): void {
    contact.hops++;
    contact.not = [...contact.not, groupNumber];
    this.tally.count('hops', contact);
    this.enters(contact);
  }

  private notReached(contact: Contact): void {
    const { attempts, between } = contact.type.ringBack!;
    contact.state = 'gone';
    if (contact.attempts < attempts)
      return this.plan({ at: this.now + between, what: 'comes-again', contact, since: this.now });
    this.tally.count('notReached', contact);
    if (contact.dueAt < this.now) this.tally.count('missed', contact);
  }

  private offersRingBack(contact: Contact): void {
    const { ringBack } = contact.type;
    if (contact.state !== 'waiting' || contact.hops > 0 || contact.chance.ringBack >= ringBack!.accepted)
      return;
    contact.isRungBack = true;
    this.inCentre--;
    this.tally.count('rungBack', contact);
  }

  private givesUp(contact: Contact, since: number): void {
    if (contact.state !== 'waiting' || contact.isRungBack || contact.since !== since) return;
    contact.state = 'gone';
    this.waiting.delete(contact);
    this.policy.gaveUp(contact);
    this.inCentre--;
    this.tally.gaveUp(contact, this.now - contact.arrivedAt, this.now);
    if (contact.dueAt < this.now) this.tally.count('missed', contact);
    const again = this.traffic.triesAgainAt(contact, this.now);
    if (again !== undefined) this.plan({ at: again, what: 'arrives-again', typeNumber: contact.typeNumber });
  }

  private changeStaff(period: number): void {
    const { came, left } = this.staff.change(period, this.now);
    for (const agent of left) this.policy.leaves(agent);
    for (const agent of came) this.policy.changed(agent);
    for (const agent of came) this.fill(agent);
  }

  private fill(agent: SimAgent): void {
    while (agent.load < agent.group.capacity) {
      const contact = this.policy.next(agent, this.now);
      if (!contact) return;
      this.begins(contact, agent);
    }
  }

  private planArrival(typeNumber: number): void {
    const at = this.traffic.nextAfter(typeNumber, this.now);
    if (at < Infinity) this.plan({ at, what: 'arrives', typeNumber });
  }

  private plan(event: Event): void {
    event.order = this.order++;
    this.events.push(event);
  }
}
