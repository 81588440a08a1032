import { Injectable } from '@nestjs/common';
import { Clock } from '@frontdoor/kernel';
import {
  type Agent,
  DataSource,
  type EntityManager,
  findAgentWhoAsks,
  findOffersTo,
} from '@frontdoor/persistence';
import { type Asking, byUrgencyAt, mayTake, mayTakeAfterAll, type Waiting } from '@frontdoor/routing';
import { freeAgents, releaseDue, toAvailable, waitingWork } from './waiting-work.js';

/** Finds what an agent who asks for work gets. */
@Injectable()
export class NextWork {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The most urgent of the offers they have; its id. */
  async offerTo(
    { id }: Pick<Agent, 'id'>,
    manager: EntityManager = this.source.manager,
  ): Promise<string | undefined> {
    const [offered] = (await findOffersTo(manager, { agentId: id })).sort(byUrgencyAt(this.clock.now()));
    return offered?.id;
  }

  /**
   * An offer they have, else what waits and the policy gives them; its id, or null. Called inside a QueueTransaction.
   */
  async of(
    manager: EntityManager,
    { id, organisationId }: Pick<Agent, 'id' | 'organisationId'>,
  ): Promise<string | null> {
    const offered = await this.offerTo({ id }, manager);
    if (offered) return offered;
    const now = this.clock.now();
    while (await releaseDue(manager, organisationId, now));
    const agent = toAvailable((await findAgentWhoAsks(manager, { id }))[0]!);
    const others = (await freeAgents(manager, organisationId)).filter((other) => other.id !== id);
    const next = await nextFor(manager, organisationId, { agent, others, now });
    return next?.id ?? null;
  }
}

/** What the policy gives to an agent who asks, of all that waits and whose time has come. */
export async function nextFor(
  manager: EntityManager,
  organisationId: string,
  asking: Asking,
): Promise<Waiting | undefined> {
  const first = (declinedBy: string[], may: typeof mayTake): Promise<Waiting | undefined> => {
    const wanted = { organisationId, agents: () => [asking.agent], declinedBy };
    return firstOf(waitingWork(manager, wanted), asking, may);
  };
  return (await first([asking.agent.id], mayTake)) ?? first([], mayTakeAfterAll);
}

async function firstOf(
  items: AsyncIterable<Waiting>,
  asking: Asking,
  may: typeof mayTake,
): Promise<Waiting | undefined> {
  for await (const item of items) if (may(item, asking)) return item;
  return undefined;
}
