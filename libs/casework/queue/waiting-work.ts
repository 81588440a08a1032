import { CHANNELS } from '@frontdoor/contracts';
import {
  type EntityManager,
  findFreeAgents,
  findLanguagesOfWork,
  findWaitingWork,
  releaseHeldWork,
  type RowOf,
} from '@frontdoor/persistence';
import { type Available, speaks, type Waiting } from '@frontdoor/routing';

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
}

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
  { organisationId, agents, declinedBy }: WorkWanted,
): AsyncGenerator<Waiting> {
  let each: number = EACH.least;
  let last: RowOf<typeof findWaitingWork> | undefined;
  const languages = await languagesOfWork(manager, organisationId, agents());
  do {
    const free = agents();
    if (free.length === 0) return;
    const piece = await findWaitingWork(manager, {
      organisationId,
      ...skillsOf(free, languages),
      each,
      spare: Math.max(...free.map(({ spare }) => spare)),
      declinedBy,
      afterUrgentAt: last?.urgentAt ?? null,
      afterQueuedAt: last?.queuedAt ?? null,
      afterId: last?.id ?? null,
    });
    for (const row of piece) yield toWaiting(row);
    last = piece.at(-1);
    each = Math.min(each * 2, EACH.most);
  } while (last?.more);
}

/** Agents of an organisation who may be offered work now. */
export const freeAgents = async (manager: EntityManager, organisationId: string): Promise<Available[]> =>
  (await findFreeAgents(manager, { organisationId })).map(toAvailable);

export const toAvailable = ({ serviceIds, ...agent }: RowOf<typeof findFreeAgents>): Available => ({
  ...agent,
  services: serviceIds,
});

const toWaiting = ({ serviceId, ...item }: RowOf<typeof findWaitingWork>): Waiting => ({
  ...item,
  service: serviceId,
  isOneAtATime: CHANNELS[item.channel].telephone === 'call',
});

/** The languages of the work that waits for services of these agents. */
async function languagesOfWork(
  manager: EntityManager,
  organisationId: string,
  agents: readonly Available[],
): Promise<string[]> {
  const serviceIds = [...new Set(agents.flatMap(({ services }) => services))];
  if (serviceIds.length === 0) return [];
  return (await findLanguagesOfWork(manager, { organisationId, serviceIds })).map(({ language }) => language);
}

/** Every service, language of the work and channel that one of the agents serves together, each once. */
function skillsOf(
  agents: readonly Available[],
  ofWork: readonly string[],
): {
  serviceIds: string[];
  languages: string[];
  channels: string[];
} {
  const skills = new Map<string, [string, string, string]>();
  const seen = new Set<string>();
  for (const { services, languages, channels } of agents) {
    // Whole teams have the same skills.
    const set = `${services.join()} ${languages.join()} ${channels.join()}`;
    if (seen.has(set)) continue;
    seen.add(set);
    const served = ofWork.filter((language) => speaks(languages, language));
    for (const service of services)
      for (const language of served)
        for (const channel of channels)
          skills.set(`${service} ${channel} ${language}`, [service, language, channel]);
  }
  const all = [...skills.values()];
  return {
    serviceIds: all.map(([service]) => service),
    languages: all.map(([, language]) => language),
    channels: all.map(([, , channel]) => channel),
  };
}
