import TinyQueue from 'tinyqueue';
import type { CallerDoes } from '../caller-rules.js';
import { asksMoreAt, nextRule, passOver, receivedAs, takesOffer } from './busy-rules.js';
import type { Contact } from './contact.js';
import { policyFor, type Policy } from './policies/index.js';
import type { PolicyName, Scenario } from './scenario.js';
import { type SimAgent, Staff } from './staff.js';
import { Standing } from './standing.js';
import { type Heard, Tally } from './tally.js';
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
  | { what: 'arrives' | 'arrives-again'; typeNumber: number; handling?: number | undefined }
  | { what: 'period'; period: number }
  | { what: 'gives-up' | 'ring-back' | 'comes-again' | 'asks-more'; contact: Contact; since: number }
  | { what: 'rule'; contact: Contact; since: number; does: CallerDoes }
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
  private readonly standing: Standing;
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
    this.standing = new Standing(scenario);
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
        passOver(contact, this.now);
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
        const { typeNumber, does } = receivedAs(event.typeNumber, this.scenario, this.standing, this.now);
        const contact = this.traffic.contact(typeNumber, this.now, event.what === 'arrives-again');
        contact.handling = event.handling ?? contact.handling;
        this.tally.count('arrived', contact);
        return this.comes(contact, does);
      }
      case 'comes-again':
        return this.enters(event.contact);
      case 'period':
        return this.changeStaff(event.period);
      case 'gives-up':
        return this.givesUp(event.contact, event.since);
      case 'ring-back':
        return this.offersRingBack(event.contact);
      case 'rule':
        return this.rule(event.contact, event.since, event.does);
      case 'asks-more':
        return this.asksMore(event.contact, event.since);
      case 'ends':
        return this.ends(event.contact, event.agent, event.isAttempt);
    }
  }

  /** @param does by a rule, before they wait */
  private comes(contact: Contact, does?: CallerDoes): void {
    if (does && 'number' in does) {
      contact.state = 'gone';
      return;
    }
    if (does && 'offer' in does && takesOffer(contact)) {
      contact.isRungBack = true;
      this.tally.count('rungBack', contact);
      return this.enters(contact);
    }
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
    this.standing.waits(contact, 1);
    this.planWider(contact);
    if (contact.hops > 0 || contact.isRungBack) return;
    this.tally.count('waited', contact);
    if (contact.patience < Infinity)
      this.plan({ at: this.now + contact.patience, what: 'gives-up', contact, since: this.now });
    this.planRule(contact);
    if (contact.type.ringBack && contact.type.ringBack.after < Infinity)
      this.plan({ at: this.now + contact.type.ringBack.after, what: 'ring-back', contact, since: this.now });
  }

  private begins(contact: Contact, agent: SimAgent): void {
    if (this.waiting.delete(contact)) this.standing.waits(contact, -1);
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
    if (contact.type.promise.keptBy !== 'answer') return;
    this.standing.answered(contact, this.now);
    this.judge(contact);
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
    if (!contact.isRungBack) this.inCentre--;
    if (contact.type.promise.keptBy !== 'reply') return;
    this.standing.answered(contact, this.now);
    this.judge(contact);
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
    if (contact.state !== 'waiting' || contact.hops > 0 || !takesOffer(contact)) return;
    this.isRungBackFromNow(contact);
  }

  private isRungBackFromNow(contact: Contact): void {
    this.standing.waits(contact, -1);
    contact.isRungBack = true;
    this.inCentre--;
    this.tally.count('rungBack', contact);
  }

  private planRule(contact: Contact): void {
    const rule = nextRule(contact, this.now);
    if (rule) this.plan({ at: rule.at, what: 'rule', contact, since: contact.since, does: rule.does });
  }

  /** What a rule does with a caller who waits. Whoever does not take an offer does not take it later either. */
  private rule(contact: Contact, since: number, does: CallerDoes): void {
    if (!this.waitsSince(contact, since) || contact.isRungBack) return;
    contact.rulesUsed++;
    if ('number' in does) return this.isWithPartner(contact);
    if ('offer' in does && takesOffer(contact)) return this.isRungBackFromNow(contact);
    if ('service' in does) this.moves(contact, contact.type.callers!.to.get(does.service));
    if (contact.state === 'waiting') this.planRule(contact);
  }

  private isWithPartner(contact: Contact): void {
    contact.state = 'gone';
    this.waiting.delete(contact);
    this.standing.waits(contact, -1);
    this.policy.gaveUp(contact);
    this.inCentre--;
  }

  /** People of another service take it, with its place and what was promised. */
  private moves(contact: Contact, to: number | undefined): void {
    const type = to === undefined ? undefined : this.scenario.types[to]!;
    if (to === undefined || !type || type.service === contact.type.service) return;
    this.standing.waits(contact, -1);
    this.policy.gaveUp(contact);
    contact.typeNumber = to;
    contact.type = type;
    this.standing.waits(contact, 1);
    const agent = this.policy.comes(contact, this.now);
    if (agent) this.begins(contact, agent);
    else this.planWider(contact);
  }

  private planWider(contact: Contact): void {
    const { since } = contact;
    for (const at of asksMoreAt(contact, this.scenario))
      if (this.now < at) this.plan({ at, what: 'asks-more', contact, since });
  }

  private asksMore(contact: Contact, since: number): void {
    if (!this.waitsSince(contact, since)) return;
    const agent = this.policy.asksMore?.(contact, this.now);
    if (agent) this.begins(contact, agent);
  }

  private waitsSince(contact: Contact, since: number): boolean {
    return contact.state === 'waiting' && contact.since === since && this.waiting.has(contact);
  }

  private givesUp(contact: Contact, since: number): void {
    if (contact.state !== 'waiting' || contact.isRungBack || contact.since !== since) return;
    contact.state = 'gone';
    if (this.waiting.delete(contact)) this.standing.waits(contact, -1);
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
    const handling = this.traffic.lengthOfNext(typeNumber);
    if (at < Infinity) this.plan({ at, what: 'arrives', typeNumber, handling });
  }

  private plan(event: Event): void {
    event.order = this.order++;
    this.events.push(event);
  }
}

const hasRoomFor = ({ load, group }: SimAgent, { type }: Contact): boolean =>
  load + type.weight <= group.capacity;
