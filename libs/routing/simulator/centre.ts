import type { CallerRules, UsualOffer } from '../caller-rules.js';
import type { OverflowWhen } from '../overflow.js';
import type { Widening } from '../rings.js';
import { speaks } from '../speaks.js';
import { exponential, fromData } from './distribution.js';
import type { AgentGroup, ContactType, PresentContact, Recorded, Scenario } from './scenario.js';

const DAY = 24 * 3_600_000;

/** Somebody who works, and when. Instants are epoch milliseconds. */
export interface CentreAgent {
  id: string;
  services: readonly string[];
  languages: readonly string[];
  channels: readonly string[];
  /** How well they know a service, as the policy has it. */
  levels?: Readonly<Record<string, number>>;
  capacity: number;
  /** Stretches in which they take work, in order. */
  on: readonly (readonly [from: number, to: number])[];
}

/** What a promise asks for. */
export interface CentrePromise {
  id: string;
  /** `answer`: somebody begins with it, as with a call; `reply`: somebody has done with it. */
  keptBy: 'answer' | 'reply';
}

/** Work that is there already. Instants are epoch milliseconds. */
export interface CentreWork {
  service: string;
  channel: string;
  language: string;
  weight: number;
  queuedAt: number;
  /** By which it is ranked. */
  urgentAt: number;
  /** Null where nothing was promised. */
  promise: (CentrePromise & { dueAt: number; isMissed: boolean }) | null;
  /** Who has it in hand, and since when; null while it waits. */
  inHand: { agentId: string; since: number } | null;
  /** Who goes before others with it; null where nobody owns it. */
  owner?: string | null;
  /** Who never gets it. */
  excluded?: readonly string[];
  /** Channels that whoever gets it serves too, as where its customer is only rung. */
  needs?: readonly string[];
}

/** What is expected to come. */
export interface CentreFlow {
  service: string;
  channel: string;
  language: string;
  weight: number;
  /** How many in each period. */
  arrivals: readonly number[];
  /** Who came, each at their time, in place of chance around that; instants are epoch milliseconds. */
  recorded?: Recorded;
  /** With how long it is until it falls due, in milliseconds, by period of arrival. Null where nothing is promised. */
  promise: (CentrePromise & { after: readonly number[] }) | null;
  /** Mean time in milliseconds until whoever waits gives up; null: they wait. */
  patience: number | null;
  /** The first that fits counts: what comes then goes to this service instead, under its rules; null: it waits here. */
  overflow?: readonly { when: OverflowWhen; service: string | null }[];
}

/** So many times what comes. */
export const timesOften = (
  { arrivals, recorded }: CentreFlow,
  factor: number,
): Pick<CentreFlow, 'arrivals' | 'recorded'> => ({
  arrivals: arrivals.map((count) => count * factor),
  ...(recorded && { recorded: { ...recorded, times: recorded.times * factor } }),
});

/** How long contacts of a service and channel take: values that were seen, in milliseconds. Never none. */
export interface CentreHandling {
  service: string;
  channel: string;
  seen: readonly number[];
}

/** What is done with whoever calls. */
export interface CentreCallers {
  channel: string;
  /** What is offered to whoever waits, where the service says nothing of them. */
  usual: UsualOffer;
  /** Of services with rules of their own. */
  rules: readonly { service: string; rules: CallerRules }[];
  /** Share of those who are offered something else than waiting who take it, and are rung back in their turn. */
  accepted: number;
}

/** A centre as it stands, and what is to be expected of the next hours. */
export interface Centre {
  /** Now, and when each period ends, in epoch milliseconds. */
  from: number;
  periodEnds: readonly number[];
  agents: readonly CentreAgent[];
  work: readonly CentreWork[];
  flows: readonly CentreFlow[];
  handling: readonly CentreHandling[];
  /** Stretches in which it is open, for rules of overflow; absent: always. Instants are epoch milliseconds. */
  open?: readonly (readonly [from: number, to: number])[];
  /** When the latest were answered, for rules of overflow. */
  answered?: readonly { service: string; channel: string; at: readonly number[] }[];
  /** Absent: callers simply wait. */
  callers?: CentreCallers;
  /** Who else is asked for the work of services once nobody took it in time. */
  widenings?: readonly { service: string; widening: Widening }[];
}

/** What a type of contact of the scenario stands for. */
export interface TypeLabel {
  service: string;
  channel: string;
  promise: string | null;
}

/** The scenario of a centre: a group for each person, and a type for each kind of work and promise. */
export function centreScenario(centre: Centre): { scenario: Scenario; labels: TypeLabel[] } {
  const groups = centre.agents.map((agent) => groupOf(agent, centre));
  const types = new Types(centre, groups);
  for (const flow of centre.flows) types.ofFlow(flow);
  const groupNumbers = new Map(centre.agents.map(({ id }, number) => [id, number]));
  const present = centre.work
    .toSorted((a, b) => a.urgentAt - b.urgentAt || a.queuedAt - b.queuedAt)
    .map((work) => presentOf(work, centre.from, types.ofWork(work), groupNumbers));
  const scenario: Scenario = {
    title: 'as it stands',
    policy: 'frontdoor',
    periodEnds: centre.periodEnds.map((end) => end - centre.from),
    dayFactor: undefined,
    dayLength: Math.max(DAY, centre.periodEnds.at(-1)! - centre.from),
    lines: Infinity,
    warmUp: 0,
    finishes: false,
    types: types.all(),
    groups,
    present,
    widenings: new Map(centre.widenings?.map(({ service, widening }) => [service, widening])),
    ...(centre.open && { open: centre.open.map(([from, to]) => [from - centre.from, to - centre.from]) }),
    ...(centre.answered && {
      answered: centre.answered.map(({ at, ...of }) => ({ ...of, at: at.map((each) => each - centre.from) })),
    }),
  };
  return { scenario, labels: types.labels };
}

function groupOf(agent: CentreAgent, { from, periodEnds }: Centre): AgentGroup {
  const { id, services, languages, channels, levels, capacity, on } = agent;
  return {
    ...{ id, services, languages, channels, capacity },
    ...(levels && { levels }),
    agents: periodEnds.map((end, period) => {
      const start = period === 0 ? from : periodEnds[period - 1]!;
      // Who is there now works from now on; of a shift that begins or ends within a half-hour the larger part counts.
      const instant = period === 0 ? start : (start + end) / 2;
      return on.some(([begins, ends]) => begins <= instant && instant < ends) ? 1 : 0;
    }),
    order: undefined,
    settles: NOBODY_HANDS_OVER,
  };
}

/** Shares of 1 and milliseconds, of whoever is rung back. */
const RUNG_BACK = { reached: 0.8, attempts: 3, attempt: 60_000, between: 30 * 60_000 };

const sinceStart = ({ contacts, times }: Recorded, from: number): Recorded => ({
  times,
  contacts: contacts.map(({ at, handling }) => ({ at: at - from, handling })),
});

const NOBODY_HANDS_OVER: ReadonlyMap<number, number> = new Map();

function presentOf(
  { queuedAt, promise, inHand, owner = null, excluded = [], needs = [] }: CentreWork,
  from: number,
  typeNumber: number,
  groupNumbers: ReadonlyMap<string, number>,
): PresentContact {
  const groupNumber = inHand ? groupNumbers.get(inHand.agentId) : undefined;
  const ownerGroup = owner === null ? undefined : groupNumbers.get(owner);
  return {
    typeNumber,
    arrivedAt: Math.min(queuedAt - from, 0),
    dueAt: promise ? promise.dueAt - from : Math.min(queuedAt - from, 0) + DAY,
    isMissed: promise === null || promise.isMissed,
    ...(ownerGroup !== undefined && { ownerGroup }),
    notFor: excluded.flatMap((id) => groupNumbers.get(id) ?? []),
    needs,
    ...(inHand && groupNumber !== undefined
      ? { inHand: { groupNumber, since: Math.min(inHand.since - from, 0) } }
      : {}),
  };
}

/** Types as they are needed, each once. */
class Types {
  readonly labels: TypeLabel[] = [];
  private readonly types: ContactType[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly handling: ReadonlyMap<string, ContactType['handling']>;
  private readonly overflows = new Map<number, NonNullable<CentreFlow['overflow']>>();

  constructor(
    private readonly centre: Centre,
    private readonly groups: readonly AgentGroup[],
  ) {
    this.handling = new Map(
      centre.handling.map(({ service, channel, seen }) => [`${service} ${channel}`, fromData([seen])]),
    );
  }

  ofFlow(flow: CentreFlow): void {
    const { promise, arrivals, patience, overflow, recorded } = flow;
    const number = this.number(flow, promise, { isFlow: true });
    const type = this.types[number]!;
    const lengths = this.centre.periodEnds.map(
      (end, period) => end - (period === 0 ? this.centre.from : this.centre.periodEnds[period - 1]!),
    );
    this.types[number] = {
      ...type,
      arrivals: lengths.map((length, period) => (arrivals[period] ?? 0) / length),
      patience: patience === null ? undefined : exponential([patience]),
      ...(recorded && { recorded: sinceStart(recorded, this.centre.from) }),
      promise: { ...type.promise, ...(promise ? { after: promise.after } : {}) },
    };
    if (overflow) this.overflows.set(number, overflow);
  }

  ofWork(work: CentreWork): number {
    return this.number(work, work.promise, { isFlow: false });
  }

  all(): ContactType[] {
    return this.types.map((type, number) => {
      const rules = this.overflows.get(number);
      if (type.channel === this.centre.callers?.channel) return this.ofCallers(type, this.centre.callers);
      if (!rules) return type;
      // A service that nothing is known of is none that something goes to: then it waits here.
      const overflow = rules.map(({ when, service }) => ({ when, to: this.like(type, service) }));
      return { ...type, overflow };
    });
  }

  private ofCallers(type: ContactType, { rules, usual, accepted }: CentreCallers): ContactType {
    const own = rules.find(({ service }) => service === type.service)?.rules ?? null;
    const services = new Set(this.types.map(({ service }) => service));
    const to = [...services].flatMap((service): [string, number][] => {
      const number = this.like(type, service);
      return number === null ? [] : [[service, number]];
    });
    return {
      ...type,
      callers: { rules: own, usual, to: new Map(to) },
      ringBack: { after: Infinity, accepted, ...RUNG_BACK },
    };
  }

  private like({ channel, language }: ContactType, service: string | null): number | null {
    const found = this.types.findIndex(
      (other) => other.service === service && other.channel === channel && other.language === language,
    );
    return found < 0 ? null : found;
  }

  private number(
    kind: Pick<CentreWork, 'service' | 'channel' | 'language' | 'weight'>,
    promise: CentrePromise | null,
    { isFlow }: { isFlow: boolean },
  ): number {
    const { service, channel, language, weight } = kind;
    const key = [service, channel, language, weight, promise?.id, promise?.keptBy, isFlow].join('\n');
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const handling = this.handling.get(`${service} ${channel}`);
    if (!handling) throw new RangeError(`It is not known how long ${service} takes on ${channel}.`);
    this.labels.push({ service, channel, promise: promise?.id ?? null });
    this.types.push({
      ...{ id: key, service, channel, language, weight, handling },
      priority: 1,
      arrivals: this.centre.periodEnds.map(() => 0),
      patience: undefined,
      promise: { within: DAY, open: undefined, keptBy: promise?.keptBy ?? 'reply' },
      isPromised: promise !== null,
      groups: this.groups.flatMap((group, number) =>
        group.services.includes(service) &&
        group.channels.includes(channel) &&
        speaks(group.languages, language) &&
        group.capacity >= weight
          ? [number]
          : [],
      ),
      retry: undefined,
      ringBack: undefined,
    });
    const number = this.types.length - 1;
    this.numbers.set(key, number);
    return number;
  }
}
