import { adjustmentsOf, type Channel, CHANNELS, MAIN_LANGUAGE, type Need } from '@frontdoor/contracts';
import {
  type EntityManager,
  findFreeAgents,
  findLanguagesOfWork,
  findWaitingWork,
  releaseHeldWork,
  type RowOf,
} from '@frontdoor/persistence';
import {
  type Available,
  earliest,
  type RingTime,
  shiftEnd,
  speaks,
  type Waiting,
  widened,
} from '@frontdoor/routing';
import { NO_RINGS, type Rings } from './rings.js';

/** Held work that joins the rest in one go. */
const RELEASED = 1000;
/** Of each skill, at most so many are read at once. */
const EACH = { least: 4, most: 200 };

/** Which work to read. */
interface WorkWanted {
  organisationId: string;
  /** For whom; asked before each piece, since whoever has become full needs no more. */
  agents: () => readonly Available[];
  /** Leaves out what all of these have declined. */
  declinedBy: readonly string[];
  /** Epoch milliseconds. */
  now: number;
  /** Who else is asked once nobody took something in time. */
  rings?: Rings;
  /** How long work takes, in milliseconds. */
  expected?: Expected;
  /** Those of the work that waits for any service that the agents may be given work of, where they are known already. */
  languages?: readonly string[];
}

type Expected = (serviceId: string, channel: Channel) => number;

/** Has held work whose time has come join the rest. Returns whether more of it may be left. */
export async function releaseDue(
  manager: EntityManager,
  organisationId: string,
  now: number,
): Promise<boolean> {
  return (await releaseHeldWork(manager, { organisationId, now, limit: RELEASED })).length === RELEASED;
}

/**
 * Waiting work that the agents have the skills for, the most urgent first, read from the database piece by piece, as far
 * as it is asked for. Nothing that one of them could be given is left out; what is given may still be for none of them:
 * that is for the policy to say.
 */
export async function* waitingWork(
  manager: EntityManager,
  { organisationId, agents, declinedBy, now, rings = NO_RINGS, expected, ...known }: WorkWanted,
): AsyncGenerator<Waiting> {
  let each: number = EACH.least;
  let last: RowOf<typeof findWaitingWork> | undefined;
  const serviceIds = rings.within(agents().flatMap(({ services }) => services));
  const languages = known.languages ?? (await languagesOfWork(manager, organisationId, serviceIds));
  do {
    const free = agents();
    if (free.length === 0) return;
    const piece = await findWaitingWork(manager, {
      organisationId,
      ...skillsOf(free, languages, rings),
      now,
      each,
      spare: Math.max(...free.map(({ spare }) => spare)),
      declinedBy,
      afterUrgentAt: last?.urgentAt ?? null,
      afterQueuedAt: last?.queuedAt ?? null,
      afterId: last?.id ?? null,
    });
    for (const row of piece) yield toWaiting(row, { now, rings, ...(expected && { expected }) });
    last = piece.at(-1);
    each = Math.min(each * 2, EACH.most);
  } while (last?.more);
}

/** Agents of an organisation who may be offered work now, in a fixed order. */
export const freeAgents = async (
  manager: EntityManager,
  organisationId: string,
  now: number,
): Promise<Available[]> =>
  (await findFreeAgents(manager, { organisationId, now })).map((agent) => toAvailable(agent, now));

export const toAvailable = (agent: RowOf<typeof findFreeAgents>, now: number): Available => ({
  id: agent.id,
  services: agent.serviceIds,
  languages: agent.languages,
  channels: agent.channels,
  levels: agent.levels,
  spare: agent.spare,
  lastAssignedAt: agent.lastAssignedAt,
  endsAt: shiftEnd(
    agent.shiftStarts.map((from, index) => ({ from, to: agent.shiftEnds[index]! })),
    now,
  ),
});

/** Of a work item, what decides who gets it. */
type ToDecide = Omit<Waiting, 'service' | 'isOneAtATime' | 'isSpoken' | 'needs' | 'channel' | 'excluded'> & {
  promiseDueAt: number | null;
  serviceId: string;
  channel: Channel;
  excluded: readonly string[];
  customerNeeds: readonly Need[];
};

/** What decides beside the work item itself. */
interface Circumstances {
  now: number;
  rings: Rings;
  expected?: Expected;
}

/** A work item as the policy sees it. */
export const toWaiting = (
  { id, ...item }: ToDecide,
  { now, rings, expected }: Circumstances = { now: 0, rings: NO_RINGS },
): Waiting => ({
  id,
  ...asksOf(rings, item, now),
  ...(expected && isSpoken(item.channel) && { expectedMs: expected(item.serviceId, item.channel) }),
  service: item.serviceId,
  language: item.language,
  channel: item.channel,
  weight: item.weight,
  urgentAt: item.urgentAt,
  queuedAt: item.queuedAt,
  notBefore: item.notBefore,
  preferredAgentId: item.preferredAgentId,
  declinedBy: item.declinedBy,
  excluded: item.excluded,
  needs: onlyBy(item.customerNeeds),
  isOneAtATime: CHANNELS[item.channel].telephone === 'call',
  isSpoken: isSpoken(item.channel),
});

const asksOf = (
  rings: Rings,
  item: Pick<ToDecide, 'serviceId' | 'queuedAt' | 'promiseDueAt'>,
  now: number,
): Pick<Waiting, 'leastLevel' | 'alsoServices'> => {
  const widening = rings.of(item.serviceId);
  return widening ? widened(widening, item, now) : {};
};

/** Whoever can only be rung is not written to: their work is for somebody who telephones. */
export const onlyBy = (needs: readonly Need[]): readonly Channel[] =>
  needs.length === 0
    ? []
    : (adjustmentsOf({ needs, preferredChannel: null, language: MAIN_LANGUAGE }).onlyBy ?? []);

const isSpoken = (channel: Channel): boolean => {
  const { telephone } = CHANNELS[channel];
  return telephone === 'call' || telephone === 'request';
};

/** The languages of the work that waits for these services. */
export async function languagesOfWork(
  manager: EntityManager,
  organisationId: string,
  serviceIds: readonly string[],
): Promise<string[]> {
  if (serviceIds.length === 0) return [];
  return (await findLanguagesOfWork(manager, { organisationId, serviceIds: [...serviceIds] })).map(
    ({ language }) => language,
  );
}

/** Every service, language of the work and channel that one of the agents serves together, each once, and from when on. */
function skillsOf(
  agents: readonly Available[],
  ofWork: readonly string[],
  rings: Rings,
): {
  serviceIds: string[];
  languages: string[];
  channels: string[];
  afterMinutes: number[];
  afterPermille: number[];
} {
  const skills = new Map<string, [string, string, string, RingTime]>();
  const seen = new Set<string>();
  for (const agent of agents) {
    const { services, languages, channels, levels = {} } = agent;
    // Whole teams have the same skills.
    const set = `${services.join()} ${languages.join()} ${channels.join()} ${JSON.stringify(levels)}`;
    if (seen.has(set)) continue;
    seen.add(set);
    const served = ofWork.filter((language) => speaks(languages, language));
    for (const service of rings.within(services)) {
      const from = rings.from(agent, service);
      if (!from) continue;
      for (const language of served)
        for (const channel of channels) {
          const key = `${service} ${channel} ${language}`;
          const others = skills.get(key);
          skills.set(key, [service, language, channel, others ? earliest([others[3], from])! : from]);
        }
    }
  }
  const all = [...skills.values()];
  return {
    serviceIds: all.map(([service]) => service),
    languages: all.map(([, language]) => language),
    channels: all.map(([, , channel]) => channel),
    afterMinutes: all.map(([, , , { minutes }]) => minutes),
    afterPermille: all.map(([, , , { permille }]) => permille),
  };
}
