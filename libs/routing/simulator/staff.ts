import type { AgentGroup } from './scenario.js';

/** Somebody of a group. Load and capacity are in weights. */
export interface SimAgent {
  number: number;
  id: string;
  groupNumber: number;
  group: AgentGroup;
  load: number;
  isOnDuty: boolean;
  /** Finishes what they have, and takes nothing more. */
  isLeaving: boolean;
  lastAssignedAt: number;
}

/** Of somebody of a group, by their place in it from 0. */
export const idIn = ({ id }: Pick<AgentGroup, 'id'>, place: number): string => `${id} ${place + 1}`;

/** Who is on duty: as many of each group as the period says. Whoever is with somebody when the number falls finishes first. */
export class Staff {
  readonly agents: SimAgent[] = [];
  private readonly crews: SimAgent[][];
  /** Time on duty, and time with somebody in shares of the capacity, by group. */
  private readonly present: number[];
  private readonly busy: number[];
  private readonly onDuty: number[];
  private readonly load: number[];
  private readonly since: number[];

  constructor(private readonly groups: readonly AgentGroup[]) {
    this.crews = groups.map(() => []);
    this.present = groups.map(() => 0);
    this.busy = groups.map(() => 0);
    this.onDuty = groups.map(() => 0);
    this.load = groups.map(() => 0);
    this.since = groups.map(() => 0);
  }

  /** Has as many on duty as a period wants. Returns who may be given work from now on, and who no longer. */
  change(period: number, now: number): { came: SimAgent[]; left: SimAgent[] } {
    const came: SimAgent[] = [];
    const left: SimAgent[] = [];
    this.groups.forEach((group, number) => {
      const crew = this.crews[number]!;
      let surplus =
        crew.filter(({ isOnDuty, isLeaving }) => isOnDuty && !isLeaving).length - group.agents[period]!;
      for (const agent of crew.filter(({ isLeaving }) => isLeaving).slice(0, Math.max(-surplus, 0))) {
        agent.isLeaving = false;
        surplus++;
        came.push(agent);
      }
      while (surplus < 0) {
        came.push(this.comes(number, now));
        surplus++;
      }
      const idleFirst = crew
        .filter(({ isOnDuty, isLeaving }) => isOnDuty && !isLeaving)
        .sort((a, b) => a.load - b.load);
      for (const agent of idleFirst.slice(0, surplus)) {
        if (agent.load === 0) this.leaves(agent, now);
        else agent.isLeaving = true;
        left.push(agent);
      }
    });
    return { came, left };
  }

  /** Somebody begins with something. */
  starts(agent: SimAgent, weight: number, now: number): void {
    this.reckon(agent.groupNumber, now);
    agent.load += weight;
    agent.lastAssignedAt = now;
    this.load[agent.groupNumber]! += weight;
  }

  /** Somebody has finished with something. Returns whether they stay. */
  ends(agent: SimAgent, weight: number, now: number): boolean {
    this.reckon(agent.groupNumber, now);
    agent.load -= weight;
    this.load[agent.groupNumber]! -= weight;
    if (!agent.isLeaving) return true;
    if (agent.load === 0) this.leaves(agent, now);
    return false;
  }

  /** What was before is not counted. */
  forget(now: number): void {
    this.occupancyAt(now);
    this.present.fill(0);
    this.busy.fill(0);
  }

  /** Share of the time on duty that was with somebody, by group; 0 for a group that was never there. */
  occupancyAt(now: number): number[] {
    return this.groups.map((_, number) => {
      this.reckon(number, now);
      return this.present[number]! > 0 ? this.busy[number]! / this.present[number]! : 0;
    });
  }

  private comes(groupNumber: number, now: number): SimAgent {
    this.reckon(groupNumber, now);
    this.onDuty[groupNumber]!++;
    const crew = this.crews[groupNumber]!;
    let agent = crew.find(({ isOnDuty }) => !isOnDuty);
    if (!agent) {
      const group = this.groups[groupNumber]!;
      const id = idIn(group, crew.length);
      agent = {
        number: this.agents.length,
        id,
        groupNumber,
        group,
        load: 0,
        isOnDuty: true,
        isLeaving: false,
        lastAssignedAt: 0,
      };
      crew.push(agent);
      this.agents.push(agent);
    }
    agent.isOnDuty = true;
    return agent;
  }

  private leaves(agent: SimAgent, now: number): void {
    this.reckon(agent.groupNumber, now);
    this.onDuty[agent.groupNumber]!--;
    agent.isOnDuty = false;
    agent.isLeaving = false;
  }

  private reckon(groupNumber: number, now: number): void {
    const passed = now - this.since[groupNumber]!;
    this.present[groupNumber]! += passed * this.onDuty[groupNumber]!;
    this.busy[groupNumber]! += (passed * this.load[groupNumber]!) / this.groups[groupNumber]!.capacity;
    this.since[groupNumber] = now;
  }
}
