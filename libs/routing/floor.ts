import { type Available, fitOf, isAble, isFreeFor, lacksSkill, levelFor } from './eligible.js';
import { Heap } from './heap.js';
import type { Offer } from './match-work.js';
import { byUrgencyAt, hasMissed, type Waiting } from './rank.js';

/**
 * A centre in memory: who may be given work and what waits. It decides as `matchWork` and `takeNext` do, and looks only
 * at the first of each kind of work and of each kind of agent, so that a decision stays quick whatever waits: O(log n) for
 * each kind. Its work is put in by `add`, and is taken out by whoever gets it.
 */
export class Floor {
  private readonly people = new Map<string, Person>();
  private readonly crews = new Map<string, Crew>();
  private readonly piles = new Map<string, Pile>();
  private readonly lying = new Map<string, Lying>();
  private readonly held = new Heap<Lying>((a, b) => a.item.notBefore! - b.item.notBefore!, isGone);
  private came = 0;

  /** Somebody comes, or what they can do, their room or their last assignment changed. */
  setAgent(agent: Available): void {
    const known = this.people.get(agent.id);
    if (known) known.version++;
    const crew = known && hasSameSkills(known.agent, agent) ? known.crew : this.crewOf(agent);
    const person: Person = known ?? { agent, order: this.came++, version: 0, crew };
    person.agent = agent;
    person.crew = crew;
    if (!known) this.people.set(agent.id, person);
    if (agent.spare > 0) rowOf(person.crew, agent.spare).push({ person, version: person.version });
  }

  removeAgent(id: string): void {
    const person = this.people.get(id);
    if (person) person.version++;
    this.people.delete(id);
  }

  /** Work that nobody could be given waits. */
  add(item: Waiting): void {
    const lying = { item, isGone: false };
    this.lying.set(item.id, lying);
    if (item.notBefore === null) this.pileOf(item).inTime.push(lying);
    else this.held.push(lying);
  }

  /** Somebody else has it, or it is done with. */
  remove(id: string): void {
    const lying = this.lying.get(id);
    if (lying) lying.isGone = true;
    this.lying.delete(id);
  }

  /** How much waits. */
  get waiting(): number {
    return this.lying.size;
  }

  /**
   * Whom to offer new work to: its owner, else whoever knows its service best, among these whoever speaks its very language,
   * among these whoever's last assignment is longest ago; undefined when nobody who has room is able. The caller says what became of it with `setAgent`.
   *
   * @param now epoch milliseconds.
   */
  offer(item: Waiting, now: number): Pick<Offer, 'workItemId' | 'agentId'> | undefined {
    const owner = item.preferredAgentId === null ? undefined : this.people.get(item.preferredAgentId)?.agent;
    if (owner && isAble(owner, item, now)) return { workItemId: item.id, agentId: owner.id };
    const chosen = this.bestOf(item, now);
    return chosen && { workItemId: item.id, agentId: chosen.id };
  }

  /**
   * What an agent gets of what waits, taken out of it; undefined when there is nothing for them.
   *
   * @param now epoch milliseconds.
   */
  take(agentId: string, now: number): Waiting | undefined {
    const person = this.people.get(agentId);
    if (!person || person.agent.spare <= 0) return undefined;
    this.release(now);
    const { agent } = person;
    const fits = ({ item }: Lying): boolean =>
      isFreeFor(agent, item, now) && !this.isOfAnother(item, agent, now);
    const order = byUrgencyAt(now);
    let best: Lying | undefined;
    for (const pile of person.crew.piles) {
      if (pile.weight > agent.spare) continue;
      const first = firstOf(pile, now, fits);
      if (first && (!best || order(first.item, best.item) < 0)) best = first;
    }
    if (best) this.remove(best.item.id);
    return best?.item;
  }

  /** Has work whose time has come wait with the rest. */
  private release(now: number): void {
    for (const next of this.held.takeWhile(({ item }) => item.notBefore! <= now))
      this.pileOf(next.item).inTime.push(next);
  }

  private isOfAnother(item: Waiting, agent: Available, now: number): boolean {
    if (item.preferredAgentId === null || item.preferredAgentId === agent.id) return false;
    const owner = this.people.get(item.preferredAgentId)?.agent;
    return owner !== undefined && isAble(owner, item, now);
  }

  private bestOf(item: Waiting, now: number): Available | undefined {
    if (item.notBefore !== null && item.notBefore > now) return undefined;
    let best: Seat | undefined;
    let standing = -Infinity;
    for (const crew of this.pileOf(item).crews) {
      const crewStanding = 2 * levelFor(crew.like, item) + fitOf(crew.like, item);
      if (crewStanding < standing) continue;
      for (const [spare, row] of crew.rows) {
        if (spare < item.weight) continue;
        const seat = row.first(({ person }) => isFreeFor(person.agent, item, now));
        if (!seat) continue;
        if (!best || crewStanding > standing || bySeat(seat, best) < 0) best = seat;
        standing = crewStanding;
      }
    }
    return best?.person.agent;
  }

  private crewOf(agent: Available): Crew {
    const key = [agent.services.join(), agent.languages.join(), agent.channels.join(), levelsOf(agent)].join(
      ' ',
    );
    let crew = this.crews.get(key);
    if (!crew) {
      crew = { like: agent, rows: new Map(), piles: [] };
      this.crews.set(key, crew);
      for (const pile of this.piles.values()) join(crew, pile);
    }
    return crew;
  }

  private pileOf(item: Waiting): Pile {
    const { alsoServices = [], needs = [], leastLevel = 0 } = item;
    const also = `${alsoServices.join()} ${needs.join()} ${leastLevel}`;
    const key = `${item.service} ${item.language} ${item.channel} ${item.weight} ${also}`;
    let pile = this.piles.get(key);
    if (!pile) {
      pile = {
        like: item,
        weight: item.weight,
        inTime: new Heap<Lying>((a, b) => inTimeOrder(a.item, b.item), isGone),
        missed: new Heap<Lying>((a, b) => missedOrder(a.item, b.item), isGone),
        crews: [],
      };
      this.piles.set(key, pile);
      for (const crew of this.crews.values()) join(crew, pile);
    }
    return pile;
  }
}

interface Lying {
  item: Waiting;
  isGone: boolean;
}

/** Work that asks the same of an agent. What can still be kept and what was missed are each in order, whatever the time. */
interface Pile {
  like: Waiting;
  weight: number;
  inTime: Heap<Lying>;
  missed: Heap<Lying>;
  crews: Crew[];
}

interface Person {
  agent: Available;
  order: number;
  version: number;
  crew: Crew;
}

/** Somebody in a row, as they were when they sat down. */
interface Seat {
  person: Person;
  version: number;
}

/** Agents who can do the same, by the room they have. */
interface Crew {
  like: Available;
  rows: Map<number, Heap<Seat>>;
  piles: Pile[];
}

const isGone = (lying: Lying): boolean => lying.isGone;
const hasMoved = (seat: Seat): boolean => seat.version !== seat.person.version;
const inTimeOrder = byUrgencyAt(-Infinity);
const missedOrder = byUrgencyAt(Infinity);

const bySeat = (a: Seat, b: Seat): number =>
  (a.person.agent.lastAssignedAt ?? 0) - (b.person.agent.lastAssignedAt ?? 0) ||
  a.person.order - b.person.order;

/** Whoever only became busier or freer has the lists that they had. */
const hasSameSkills = (one: Available, other: Available): boolean =>
  one.services === other.services &&
  one.languages === other.languages &&
  one.channels === other.channels &&
  one.levels === other.levels;

const levelsOf = ({ levels }: Available): string => (levels ? Object.entries(levels).flat().join() : '');

function join(crew: Crew, pile: Pile): void {
  if (lacksSkill(crew.like, pile.like)) return;
  crew.piles.push(pile);
  pile.crews.push(crew);
}

function rowOf(crew: Crew, spare: number): Heap<Seat> {
  let row = crew.rows.get(spare);
  if (!row) crew.rows.set(spare, (row = new Heap(bySeat, hasMoved)));
  return row;
}

/** The first of a pile that fits. */
function firstOf(pile: Pile, now: number, fits: (lying: Lying) => boolean): Lying | undefined {
  for (const lying of pile.inTime.takeWhile(({ item }) => hasMissed(item, now))) pile.missed.push(lying);
  const inTime = pile.inTime.first(fits);
  const missed = pile.missed.first(fits);
  if (!inTime || !missed) return inTime ?? missed;
  return byUrgencyAt(now)(inTime.item, missed.item) < 0 ? inTime : missed;
}
