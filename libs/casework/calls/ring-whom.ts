import { Inject, Injectable } from '@nestjs/common';
import { Clock, Ids } from '@frontdoor/kernel';
import {
  Agent,
  CallLeg,
  type EntityManager,
  findBusyTelephones,
  findFailedRings,
  In,
  type PhoneCall,
  type WorkItem,
} from '@frontdoor/persistence';
import { CONFIG, type Config } from '@frontdoor/platform';
import { Directory } from '../directory/index.js';
import { freeAgents, ringsOf, toWaiting, WorkItems } from '../queue/index.js';
import { AgentTelephones } from './agent-telephones.js';
import { workOf } from './find-call.js';
import { newLeg } from './new-leg.js';
import { whoRings } from './who-rings.js';

/** A call whose provider cannot be asked to ring anybody for so long is told so. */
const MOST_FAILED = 20;

/** Whose telephones ring for a call that came in. Called inside a QueueTransaction, with the call locked. */
@Injectable()
export class RingWhom {
  constructor(
    private readonly items: WorkItems,
    private readonly telephones: AgentTelephones,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @param live telephones of the call that have not ended
   * @returns the agents whose telephones ring now, and those of them that are to be rung
   */
  async decide(
    manager: EntityManager,
    call: PhoneCall,
    live: readonly CallLeg[],
  ): Promise<{ wanted: string[]; ring: CallLeg[] }> {
    const agents = await this.wanted(manager, call, live);
    const wanted = agents.map(({ id }) => id);
    const silent = agents.filter(({ id }) => !live.some((leg) => leg.kind === 'agent' && leg.agentId === id));
    if (silent.length === 0) return { wanted, ring: [] };
    const failed = await findFailedRings(manager, { callId: call.id });
    const ring = silent
      .filter(({ id }) => (failed.find(({ agentId }) => agentId === id)?.times ?? 0) < MOST_FAILED)
      .map((agent) =>
        newLeg({
          ...{ id: this.ids.uuid(), callId: call.id, kind: 'agent', askedAt: this.clock.now() },
          ...{ agentId: agent.id, number: this.telephones.of(agent)?.number ?? null },
        }),
      );
    if (ring.length > 0) await manager.insert(CallLeg, ring);
    return { wanted, ring };
  }

  private async wanted(manager: EntityManager, call: PhoneCall, live: readonly CallLeg[]): Promise<Agent[]> {
    if (call.state !== 'waiting') return [];
    const item = await workOf(manager, call);
    if (item && item.serviceId !== call.serviceId) {
      // A rule of its service had it go to people of another.
      await this.items.passOn(manager, item.enquiryId, { id: call.serviceId }, null);
      return [];
    }
    if (!item?.agentId) return [];
    const now = this.clock.now();
    const asked =
      item.state === 'assigned'
        ? [item.agentId]
        : whoRings(
            toWaiting(
              { ...item, language: item.interpreterArranged ? '*' : item.language },
              { now, rings: ringsOf(await this.directory.services(call.organisationId)) },
            ),
            item.agentId,
            await freeAgents(manager, call.organisationId, now),
            { most: this.config.CALL_RINGS_AT_ONCE, now },
          );
    const able = await this.able(manager, asked, live);
    if (!able.some(({ id }) => id === item.agentId)) return this.cannotRing(manager, item);
    return able;
  }

  /** Those whose telephone is known and free, or rings for this call already. */
  private async able(manager: EntityManager, agentIds: string[], live: readonly CallLeg[]): Promise<Agent[]> {
    const found = await manager.findBy(Agent, { id: In(agentIds) });
    const busy = new Set((await findBusyTelephones(manager, { agentIds })).map(({ agentId }) => agentId));
    const rings = (id: string): boolean => live.some((leg) => leg.kind === 'agent' && leg.agentId === id);
    return agentIds.flatMap((id) => {
      const agent = found.find((each) => each.id === id);
      const isFree = agent && !busy.has(id) && this.telephones.of(agent);
      return agent && (isFree || rings(id)) ? [agent] : [];
    });
  }

  /** It is for somebody else, who is asked at once. */
  private async cannotRing(manager: EntityManager, item: WorkItem): Promise<[]> {
    const own = await this.items.find(manager, item.id, item.organisationId);
    const agent = await manager.findOneByOrFail(Agent, { id: own.agentId! });
    // Who is on the telephone is asked again once they are not.
    if (!this.telephones.of(agent))
      await this.items.putBack(manager, own, own.state === 'offered' ? 'decline' : 'release', own.agentId);
    else await this.items.putBack(manager, own, 'pass-on');
    return [];
  }
}
