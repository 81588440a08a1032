import TinyQueue from 'tinyqueue';
import { expectedWaitMs, firstThatFits, LOOKED_AT, type OverflowLoad } from '../overflow.js';
import type { Contact } from './contact.js';
import { policyFor, type Policy } from './policies/index.js';
import type { ContactType, PolicyName, Scenario } from './scenario.js';
import { type SimAgent, Staff } from './staff.js';
import { type Heard, Tally } from './tally.js';
import { periodAt } from './scenario.js';
import { Traffic } from './traffic.js';

/** Which day of which seed, and who gives the work. */
export interface DayOptions {
  seed: number;
  day: number;
  policy: PolicyName;
  /** Told of each contact that is counted, as it is. */
  heard?: Heard | undefined;
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
  private readonly inHand = new Set<Contact>();
  /** With somebody who is not there or has no room for it yet, and for nobody else; by the number of their group. */
  private readonly lyingWith = new Map<number, Contact[]>();
  /** How many wait for somebody who is free, and when the latest were answered, by service and channel. */
  private readonly ahead = new Map<string, number>();
  private readonly answeredAt = new Map<string, number[]>();
  private inCentre = 0;
  /** When somebody last had done with something: the day lasts until then. */
  private lastDone = 0;
  private order = 0;
  private now = 0;

  constructor(
    private readonly scenario: Scenario,
    { seed, day, policy, heard }: DayOptions,
  ) {
    this.traffic = new Traffic(scenario, seed, day);
    this.staff = new Staff(scenario.groups);
    this.policy = policyFor(policy, scenario);
    this.tally = new Tally(scenario, heard);
    for (const of of scenario.answered ?? []) this.answeredAt.set(placeOf(of), [...of.at]);
  }

  run(): Tally {
    const { periodEnds, types, finishes, warmUp } = this.scenario;
    periodEnds.forEach((_, period) =>
      this.plan({ at: period === 0 ? 0 : periodEnds[period - 1]!, what: 'period', period }),
    );
    types.forEach((_, typeNumber) => this.planArrival(typeNumber));
    this.begin();
    const end = periodEnds.at(-1)!;
    let next: Event | undefined;
    while ((next = this.events.pop()) && (finishes || next.at < end)) {
      if (this.now < warmUp && next.at >= warmUp) this.staff.forget(warmUp);
      this.now = next.at;
      this.happens(next);
    }
    if (!finishes) this.now = end;
    this.tally.occupancy = this.staff.occupancyAt(Math.max(end, this.lastDone));
    const unfinished = [...this.inHand].filter(({ type }) => type.promise.keptBy === 'reply');
    for (const contact of [...this.waiting, ...unfinished])
      if (contact.dueAt < this.now) this.tally.count('missed', contact);
    return this.tally;
  }

  /** Those who are there at the start: what somebody has in hand goes on, the rest waits for whoever is free. */
  private begin(): void {
    const { present = [] } = this.scenario;
    if (present.length === 0) return;
    const { came } = this.staff.change(0, 0);
    for (const agent of came) this.policy.changed(agent);
    for (const each of present) {
      this.inCentre++;
      const contact = this.traffic.presentContact(each);
      if (!each.inHand) {
        this.enters(contact);
        continue;
      }
      const { groupNumber } = each.inHand;
      const agent = came.find((one) => one.groupNumber === groupNumber);
      if (agent && hasRoomFor(agent, contact)) this.goesOn(contact, agent);
      else {
        this.waiting.add(contact);
        this.lyingWith.set(groupNumber, [...(this.lyingWith.get(groupNumber) ?? []), contact]);
      }
    }
  }

  /** Somebody has had it in hand before; whether it was answered in time was decided then. */
  private goesOn(contact: Contact, agent: SimAgent): void {
    this.waiting.delete(contact);
    this.inHand.add(contact);
    contact.state = 'with-agent';
    contact.attempts++;
    this.staff.starts(agent, contact.type.weight, this.now);
    this.policy.changed(agent);
    this.plan({ at: this.now + contact.handling, what: 'ends', contact, agent, isAttempt: false });
  }

  private happens(event: Event): void {
    switch (event.what) {
      case 'arrives':
      case 'arrives-again': {
        if (event.what === 'arrives') this.planArrival(event.typeNumber);
        const typeNumber = this.overflowed(event.typeNumber);
        const contact = this.traffic.contact(typeNumber, this.now, event.what === 'arrives-again');
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

  /** As which type it comes by the rules of its service, and of those that it goes to: it never comes back. */
  private overflowed(typeNumber: number, passed: readonly string[] = []): number {
    const type = this.scenario.types[typeNumber]!;
    const { to } = (type.overflow && firstThatFits(type.overflow, this.loadOf(type))) ?? { to: null };
    if (to === null || [...passed, type.service].includes(this.scenario.types[to]!.service))
      return typeNumber;
    return this.overflowed(to, [...passed, type.service]);
  }

  private loadOf(type: ContactType): OverflowLoad {
    const { open, groups } = this.scenario;
    const place = placeOf(type);
    const period = periodAt(this.scenario, this.now);
    const ahead = this.ahead.get(place) ?? 0;
    return {
      isOpen: open === undefined || open.some(([from, to]) => from <= this.now && this.now < to),
      on: groups
        .filter(
          ({ services, channels }) => services.includes(type.service) && channels.includes(type.channel),
        )
        .reduce((sum, { agents }) => sum + agents[period]!, 0),
      ahead,
      expectedMs: expectedWaitMs(this.answeredAt.get(place) ?? [], ahead),
    };
  }

  private countAhead({ type }: Contact, more: 1 | -1): void {
    const place = placeOf(type);
    this.ahead.set(place, (this.ahead.get(place) ?? 0) + more);
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
    this.countAhead(contact, 1);
    if (contact.hops > 0 || contact.isRungBack) return;
    this.tally.count('waited', contact);
    if (contact.patience < Infinity)
      this.plan({ at: this.now + contact.patience, what: 'gives-up', contact, since: this.now });
    if (contact.type.ringBack)
      this.plan({ at: this.now + contact.type.ringBack.after, what: 'ring-back', contact, since: this.now });
  }

  private begins(contact: Contact, agent: SimAgent): void {
    if (this.waiting.delete(contact)) this.countAhead(contact, -1);
    this.inHand.add(contact);
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
    this.inHand.delete(contact);
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
    const place = placeOf(contact.type);
    this.answeredAt.set(place, [...(this.answeredAt.get(place) ?? []), this.now].slice(-LOOKED_AT));
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
    if (this.waiting.delete(contact)) this.countAhead(contact, -1);
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
    const lying = this.lyingWith.get(agent.groupNumber);
    while (lying?.[0] && hasRoomFor(agent, lying[0])) this.goesOn(lying.shift()!, agent);
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

const placeOf = ({ service, channel }: { service: string; channel: string }): string =>
  `${service} ${channel}`;

const hasRoomFor = ({ load, group }: SimAgent, { type }: Contact): boolean =>
  load + type.weight <= group.capacity;
