import type { ByPeriod, Distribution } from './distribution.js';
import type { CallerRules, UsualOffer } from '../caller-rules.js';
import type { OverflowWhen } from '../overflow.js';
import type { Widening } from '../rings.js';
import type { OpenTimes } from './open-times.js';

/** How work is given to agents. */
export const POLICIES = [
  'frontdoor',
  'by-group',
  'first-in-per-channel',
  'round-robin-with-cap',
  'longest-idle-fixed-priorities',
  'earliest-due-first',
] as const;
export type PolicyName = (typeof POLICIES)[number];

/** A promise that a contact of a type opens. */
export interface ScenarioPromise {
  /** Milliseconds of open time. */
  within: number;
  /** When the time counts; at all times where there is none. */
  open: OpenTimes | undefined;
  /** In place of both, where a charter says it: milliseconds from arrival until it falls due, by period of arrival. */
  after?: ByPeriod;
  /** `answer`: when somebody begins with it, as with a call. `reply`: when they have done with it. */
  keptBy: 'answer' | 'reply';
}

/** Whoever waits longer than `after` is offered to be rung back, keeping their place; `Infinity`: by `callers` alone. */
export interface RingBack {
  after: number;
  /** Shares of 1. */
  accepted: number;
  reached: number;
  /** How often it is tried. */
  attempts: number;
  /** How long an attempt that reaches nobody takes, and how long until the next. */
  attempt: number;
  between: number;
}

/** Contacts that came. Milliseconds, from the start. */
export interface Recorded {
  /** In order, with how long each took where that is known. */
  contacts: readonly { at: number; handling?: number | undefined }[];
  /** How often each comes: of 0.8 four fifths by chance, of 1.2 each and a fifth of them once more, about that time. */
  times: number;
}

export interface ContactType {
  id: string;
  service: string;
  channel: string;
  language: string;
  /** Share of an agent's capacity. */
  weight: number;
  /** For a policy of fixed priorities: the smaller, the earlier. */
  priority: number;
  /** Arrivals a millisecond, by period. */
  arrivals: ByPeriod;
  handling: Distribution;
  /** Undefined: they never give up. */
  patience: Distribution | undefined;
  promise: ScenarioPromise;
  /** Numbers of the groups that may take it, in the order in which they are tried. */
  groups: readonly number[];
  retry: { probability: number; delay: Distribution } | undefined;
  ringBack: RingBack | undefined;
  /** The first that fits counts: what comes then comes as one of another type, under the rules of that; null: it waits here. */
  overflow?: readonly { when: OverflowWhen; to: number | null }[];
  /** In place of that, of callers: the rules of the service, and as which type they come to another, by its name. */
  callers?: { rules: CallerRules | null; usual: UsualOffer; to: ReadonlyMap<string, number> };
  /** In place of `arrivals`: who came, each at their time. */
  recorded?: Recorded;
  /** False where nothing is promised, and `promise` only says when it is done with. */
  isPromised?: boolean;
}

/** A contact that is in the centre at the start. */
export interface PresentContact {
  typeNumber: number;
  /** Before the start: not after 0. */
  arrivedAt: number;
  dueAt: number;
  /** Its promise is missed already, so that it is counted no more. */
  isMissed: boolean;
  /** Number of the group that has it in hand, and since when (not after 0); undefined while it waits. */
  inHand?: { groupNumber: number; since: number };
  /** Number of the group, of one person, that goes before others with it. */
  ownerGroup?: number;
  /** Numbers of groups, of one person each, that never get it. */
  notFor?: readonly number[];
  /** Channels that whoever gets it serves too. */
  needs?: readonly string[];
}

export interface AgentGroup {
  id: string;
  /** People at work, by period. */
  agents: ByPeriod;
  capacity: number;
  services: readonly string[];
  languages: readonly string[];
  channels: readonly string[];
  /** How well its people know a service; otherwise by what they settle. */
  levels?: Readonly<Record<string, number>>;
  /** Numbers of the types that it takes, the first first; undefined: whoever of them has waited longest. */
  order: readonly number[] | undefined;
  /** Share of contacts that it settles without handing them over, by the number of the type; 1 where not named. */
  settles: ReadonlyMap<number, number>;
}

/** A centre and its traffic. Times are milliseconds after the start of the first period. */
export interface Scenario {
  title: string;
  policy: PolicyName;
  /** When each period ends. */
  periodEnds: readonly number[];
  /** What the arrivals of each day are multiplied with. */
  dayFactor: Distribution | undefined;
  /** After how many milliseconds the factor is drawn anew. */
  dayLength: number;
  /** Contacts in the centre at once, waiting or with somebody; whoever comes then is turned away. */
  lines: number;
  /** What comes before is not counted. */
  warmUp: number;
  /** For rules of overflow: stretches in which the centre is open; absent: always. */
  open?: readonly (readonly [from: number, to: number])[];
  /** For rules of overflow: when the latest were answered before the start. */
  answered?: readonly { service: string; channel: string; at: readonly number[] }[];
  /** Who else is asked for the work of a service once nobody took it in time, by the policy of the hub alone. */
  widenings?: ReadonlyMap<string, Widening>;
  /** Whether whoever is in the centre at its end is finished with. */
  finishes: boolean;
  types: readonly ContactType[];
  groups: readonly AgentGroup[];
  /** Who is there at the start, the most urgent first; nobody where it is left out. */
  present?: readonly PresentContact[];
}

/** The period in which an instant lies; the last one after the end. */
export function periodAt({ periodEnds }: Scenario, instant: number): number {
  let low = 0;
  let high = periodEnds.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (periodEnds[middle]! <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How much of the staffed time the arrivals need: 1 when they need all of it. */
export function loadOf(scenario: Scenario): number {
  let needed = 0;
  let staffed = 0;
  let start = 0;
  scenario.periodEnds.forEach((end, period) => {
    for (const { arrivals, handling, weight } of scenario.types)
      needed += (end - start) * arrivals[period]! * handling.mean(period) * weight;
    for (const { agents, capacity } of scenario.groups) staffed += (end - start) * agents[period]! * capacity;
    start = end;
  });
  return needed / staffed;
}

/** The same centre with so much traffic that its load is as wanted. */
export function withLoad(scenario: Scenario, load: number): Scenario {
  const factor = load / loadOf(scenario);
  const types = scenario.types.map((type) => ({
    ...type,
    arrivals: type.arrivals.map((rate) => rate * factor),
  }));
  return { ...scenario, types };
}
