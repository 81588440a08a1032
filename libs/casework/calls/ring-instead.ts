import { Injectable } from '@nestjs/common';
import { Clock, Ids } from '@frontdoor/kernel';
import { Agent, CallLeg, type EntityManager, type PhoneCall } from '@frontdoor/persistence';
import { Timeline } from '../timeline/index.js';
import { contactOf } from './find-call.js';
import { isSilentSoftphone } from './line-problems.js';
import { newLeg } from './new-leg.js';

/** How often a telephone is asked to ring whose process died, or whose provider cannot just now. */
const MOST_TRIES = 3;

/**
 * Whose softphone did not take a call is rung at their telephone: of a call that they make, and of one that a colleague asks
 * them into. One that came in and that nobody has answered goes to whom the queue says.
 */
@Injectable()
export class RingInstead {
  constructor(
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Telephones that are to ring, written down. Called with the call locked. */
  async decide(manager: EntityManager, call: PhoneCall): Promise<CallLeg[]> {
    if (call.state === 'ended') return [];
    const legs = await manager.find(CallLeg, { where: { callId: call.id }, order: { askedAt: 'DESC' } });
    const ring: CallLeg[] = [];
    for (const silent of legs.filter((leg) => isSilentSoftphone(leg) && isFor(call, leg))) {
      const { agentId, kind } = silent;
      if (ring.some((leg) => leg.agentId === agentId) || !mayFollow(silent, legs)) continue;
      const agent = await telephoneBeside(manager, silent);
      if (!agent) continue;
      const leg = newLeg({
        ...{ id: this.ids.uuid(), callId: call.id, kind, agentId },
        ...{ number: agent.phone, askedAt: this.clock.now() },
      });
      await manager.insert(CallLeg, leg);
      ring.push(leg);
      if (!legs.some((each) => isTelephoneOf(each, silent))) await this.say(manager, call, agent);
    }
    return ring;
  }

  /** Whether that is to come of a telephone that has ended. */
  async follows(manager: EntityManager, call: PhoneCall, ended: CallLeg): Promise<boolean> {
    return (
      isSilentSoftphone(ended) && isFor(call, ended) && (await telephoneBeside(manager, ended)) !== undefined
    );
  }

  private async say(manager: EntityManager, call: PhoneCall, { name }: Agent): Promise<void> {
    const contact = await contactOf(manager, call);
    if (!contact) return;
    const said = `The browser of ${name} did not take the call: their telephone is rung`;
    await this.timeline.event(manager, contact.enquiryId, null, said);
  }
}

const isFor = ({ direction, state }: PhoneCall, { kind }: CallLeg): boolean =>
  kind === 'agent' ? direction === 'out' && state === 'waiting' : state === 'talking';

const isTelephoneOf = (leg: CallLeg, { agentId }: CallLeg): boolean =>
  leg.agentId === agentId && leg.number !== null;

/** Nothing of theirs came after it but telephones that were never rung, and not for a reason that stays. */
function mayFollow(silent: CallLeg, legs: readonly CallLeg[]): boolean {
  const later = legs.filter(({ agentId, askedAt }) => agentId === silent.agentId && askedAt > silent.askedAt);
  const isNever = ({ state, providerId, problem }: CallLeg): boolean =>
    state === 'ended' && providerId === null && problem === null;
  return later.length < MOST_TRIES && later.every(isNever);
}

async function telephoneBeside(manager: EntityManager, { agentId }: CallLeg): Promise<Agent | undefined> {
  const agent = agentId === null ? null : await manager.findOneBy(Agent, { id: agentId });
  return agent?.phone == null ? undefined : agent;
}
