import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@frontdoor/kernel';
import {
  type Agent,
  Batcher,
  commitWithoutWaiting,
  DataSource,
  type EntityManager,
  findAgentsWhoAsk,
  findOffersTo,
  findWhetherWorkWaits,
  together,
  writeOffers,
} from '@frontdoor/persistence';
import { CONFIG, type Config } from '@frontdoor/platform';
import { type Available, byUrgencyAt, mayTake, mayTakeAfterAll, type Waiting } from '@frontdoor/routing';
import { Directory } from '../directory/index.js';
import { HandlingTimes } from '../ranking/index.js';
import { Decisions } from './decisions.js';
import { QueueTransaction } from './queue-transaction.js';
import { NO_RINGS, type Rings, ringsOf } from './rings.js';
import { freeAgents, languagesOfWork, releaseDue, toAvailable, waitingWork } from './waiting-work.js';

/** So many that somebody could not be given are kept with what they got. */
const PASSED_OVER = 5;
/** Who asks while somebody else is served is served with everybody who does, at most so many at once. */
const TOGETHER = 100;
const MOST_ATTEMPTS = 4;

/** Whoever asks. */
type Asker = Pick<Agent, 'id' | 'organisationId'>;

/** Finds what agents who ask for work get. */
@Injectable()
export class NextWork {
  /** Of each organisation, who asks. */
  private readonly asking = new Map<string, Batcher<string, string | null>>();

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly queue: QueueTransaction,
    private readonly decisions: Decisions,
    private readonly handling: HandlingTimes,
    private readonly directory: Directory,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The most urgent of the offers they have; its id. */
  async offerTo({ id }: Pick<Agent, 'id'>): Promise<string | undefined> {
    const offers = await findOffersTo(this.source, { agentIds: [id] });
    return offers.sort(byUrgencyAt(this.clock.now()))[0]?.id;
  }

  /**
   * An offer they have, else what waits and the policy gives them, which is kept for them as an offer until they accept it;
   * its id, or null. A room that asks at once waits for few turns in the line of offers, not for one each.
   */
  async ask({ id, organisationId }: Asker): Promise<string | null> {
    const { widened } = ringsOf(await this.directory.services(organisationId));
    // Outside the line: what comes after this look is offered to whoever is free.
    const [work] = await findWhetherWorkWaits(this.source, {
      ...{ organisationId, agentId: id, now: this.clock.now(), widened: [...widened] },
    });
    if (!work!.waits) return (await this.offerTo({ id })) ?? null;
    let asking = this.asking.get(organisationId);
    if (!asking) {
      const serve = (ids: string[]): Promise<(string | null)[]> =>
        this.queue.run(organisationId, (manager) => this.serve(manager, organisationId, ids));
      this.asking.set(organisationId, (asking = new Batcher(serve, { size: TOGETHER, atOnce: 1 })));
    }
    return asking.add(id);
  }

  /** What each of them gets, in the order in which they asked. */
  private async serve(
    manager: EntityManager,
    organisationId: string,
    ids: readonly string[],
  ): Promise<(string | null)[]> {
    const now = this.clock.now();
    const agentIds = [...new Set(ids)];
    const services = await this.directory.services(organisationId);
    const serviceIds = services.map(({ id }) => id);
    const [, offers, moreHeld, agents, free, languages] = await together(
      () => commitWithoutWaiting(manager, {}),
      () => findOffersTo(manager, { agentIds }),
      () => releaseDue(manager, organisationId, now),
      () => findAgentsWhoAsk(manager, { ids: agentIds, now }),
      () => freeAgents(manager, organisationId, now),
      () => languagesOfWork(manager, organisationId, serviceIds),
    );
    const given = new Map<string, string>();
    for (const { id, agentId } of offers.toSorted(byUrgencyAt(now)))
      if (!given.has(agentId)) given.set(agentId, id);
    const askers = agentIds.flatMap((id) => {
      const row = given.has(id) ? undefined : agents.find((agent) => agent.id === id);
      return row ? [toAvailable(row, now)] : [];
    });
    if (moreHeld) while (await releaseDue(manager, organisationId, now));
    const circumstances = {
      ...{ free, now, rings: ringsOf(services), ...(!moreHeld && { languages }) },
      expected: (...of: Parameters<HandlingTimes['of']>) => this.handling.of(...of),
    };
    for (const [agentId, id] of await this.choose(manager, organisationId, askers, circumstances))
      given.set(agentId, id);
    return ids.map((id) => given.get(id) ?? null);
  }

  /** What each of them gets who has no offer, by their ids. What waits is read once for all of them. */
  private async choose(
    manager: EntityManager,
    organisationId: string,
    askers: readonly Available[],
    circumstances: Circumstances,
  ): Promise<Map<string, string>> {
    const { now } = circumstances;
    const given = new Map<string, string>();
    // What somebody closed meanwhile waits no more: the next look passes it by.
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const asking = askers.filter(({ id }) => !given.has(id));
      const chosen = await nextForEach(manager, organisationId, asking, circumstances);
      if (chosen.length === 0) break;
      const kept = await this.keep(manager, chosen, now);
      const written = chosen.filter(({ next }) => kept.has(next.id));
      await together(...written.map((choice) => () => this.write(manager, organisationId, choice, now)));
      for (const { agents, next } of written) given.set(agents[0].id, next.id);
    }
    return given;
  }

  /** The ids of what still waited. */
  private async keep(
    manager: EntityManager,
    chosen: readonly Choice[],
    now: number,
  ): Promise<ReadonlySet<string>> {
    const kept = await writeOffers(manager, {
      workItemIds: chosen.map(({ next }) => next.id),
      agentIds: chosen.map(({ agents }) => agents[0].id),
      expiresAt: now + this.config.OFFER_SECONDS * 1000,
      now,
    });
    return new Set(kept.map(({ id }) => id));
  }

  private async write(
    manager: EntityManager,
    organisationId: string,
    { agents, looked, next }: Choice,
    now: number,
  ): Promise<void> {
    await this.decisions.write(manager, organisationId, {
      ...{ kind: 'next', at: now, agents },
      decisions: [...looked, next].map((item) => ({
        item,
        ...(item === next
          ? { agentId: agents[0].id, reason: 'asked' as const }
          : { agentId: null, reason: null }),
      })),
    });
  }
}

/** What an agent who asked is given. */
interface Choice {
  /** Whoever asked, then the others who were free. */
  agents: [Available, ...Available[]];
  next: Waiting;
  /** The last few that waited before it and were not for them. */
  looked: readonly Waiting[];
}

interface Circumstances {
  /** Who may be offered work now. */
  free: readonly Available[];
  now: number;
  rings?: Rings;
  expected?: HandlingTimes['of'];
  /** Of the work that waits, where they are known already. */
  languages?: readonly string[];
}

/**
 * What the policy gives to agents who ask, of all that waits and whose time has come: in the order of the queue, each item
 * goes to the first who may take it, in the order in which they asked.
 */
export async function nextForEach(
  manager: EntityManager,
  organisationId: string,
  askers: readonly Available[],
  { free: freeNow, now, rings = NO_RINGS, expected, languages }: Circumstances,
): Promise<Choice[]> {
  let free = freeNow;
  let asking = [...askers];
  const chosen: Choice[] = [];
  const look = async (declinedBy: string[], may: typeof mayTake): Promise<void> => {
    const passed: Waiting[] = [];
    const wanted = {
      ...{ organisationId, agents: () => asking, declinedBy, now, rings },
      ...(expected && { expected }),
      ...(languages && { languages }),
    };
    for await (const item of waitingWork(manager, wanted)) {
      if (chosen.some(({ next }) => next.id === item.id)) continue;
      const othersThan = ({ id }: Available): Available[] => free.filter((other) => other.id !== id);
      const agent = asking.find((each) => may(item, { agent: each, others: othersThan(each), now }));
      if (!agent) {
        passed.push(item);
        continue;
      }
      const others = othersThan(agent);
      chosen.push({ agents: [agent, ...others], next: item, looked: passed.slice(-PASSED_OVER) });
      asking = asking.filter(({ id }) => id !== agent.id);
      free = [...others, ...withLess(agent, item, free)];
      if (asking.length === 0) return;
    }
  };
  await look(
    asking.map(({ id }) => id),
    mayTake,
  );
  if (asking.length > 0) await look([], mayTakeAfterAll);
  return chosen;
}

/** Whoever was given something has less room for what others are passed over for. */
const withLess = (agent: Available, { weight }: Waiting, free: readonly Available[]): Available[] =>
  free.some(({ id }) => id === agent.id) && agent.spare > weight
    ? [{ ...agent, spare: agent.spare - weight }]
    : [];
