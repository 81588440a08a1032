import { lockedCall } from '@frontdoor/casework/calls';
import { FrontdoorError } from '@frontdoor/kernel';
import type { Agent, EntityManager, PhoneCall } from '@frontdoor/persistence';

/** @throws FrontdoorError `call-not-now` with the reason. */
export const notNow = (why: string): FrontdoorError => new FrontdoorError('call-not-now', { why });

/**
 * A call of the agent, locked.
 *
 * @throws FrontdoorError `call-not-found`, `call-not-now` where somebody else has it
 */
async function ownCall(
  manager: EntityManager,
  agent: Pick<Agent, 'id' | 'organisationId'>,
  id: string,
): Promise<PhoneCall> {
  const call = await lockedCall(manager, id);
  if (call?.organisationId !== agent.organisationId) throw new FrontdoorError('call-not-found');
  if (call.agentId !== agent.id) throw notNow(call.agentId ? 'a colleague has it' : 'nobody has answered it');
  return call;
}

/** The same while caller and agent speak. */
export async function lastingCall(
  manager: EntityManager,
  agent: Pick<Agent, 'id' | 'organisationId'>,
  id: string,
): Promise<PhoneCall> {
  const call = await ownCall(manager, agent, id);
  if (call.state !== 'talking') throw notNow('it is over');
  return call;
}

/** The same, and while the telephones ring of a call that the agent makes. */
export async function callToEnd(
  manager: EntityManager,
  agent: Pick<Agent, 'id' | 'organisationId'>,
  id: string,
): Promise<PhoneCall> {
  const call = await ownCall(manager, agent, id);
  const isRinging = call.direction === 'out' && call.state === 'waiting';
  if (call.state !== 'talking' && !isRinging) throw notNow('it is over');
  return call;
}

/**
 * A call whose end is told: by whoever had it, or by a supervisor where they cannot.
 *
 * @throws FrontdoorError as `ownCall`
 */
export async function callToClose(manager: EntityManager, agent: Agent, id: string): Promise<PhoneCall> {
  if (!agent.roles.includes('supervisor')) return ownCall(manager, agent, id);
  const call = await lockedCall(manager, id);
  if (call?.organisationId !== agent.organisationId) throw new FrontdoorError('call-not-found');
  if (call.agentId === null) throw notNow('nobody has answered it');
  return call;
}
