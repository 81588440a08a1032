import { Agent, Session, WorkItem } from '@frontdoor/persistence';
import { AgentWork } from '@frontdoor/use-cases';
import { Presence } from '@frontdoor/casework/queue';
import { userOf } from '../../admin/look-up.js';
import { administer, theOrganisation } from '../../admin/office.js';
import type { Io } from '../../io.js';
import { withUseCases } from '../../use-cases.js';

/** Shuts a person out: no log-in, no session, no work. What they had in hand goes back to the queue for others. */
export async function deactivateUser(io: Io, email: string, options: { json?: boolean }): Promise<void> {
  await administer(io, options, async ({ manager, source, config, databaseUrl }) => {
    const { id: organisationId } = await theOrganisation(manager);
    const agent = await userOf(manager, organisationId, email);
    // Committed by itself and first, so that nothing more comes to this person while their work is given back.
    await source.transaction(async (first) => {
      await first.update(Agent, { id: agent.id }, { active: false });
      await first.delete(Session, { agentId: agent.id });
    });
    const inHand = await manager.findBy(WorkItem, { agentId: agent.id, state: 'assigned' });
    const offers = await manager.countBy(WorkItem, { agentId: agent.id, state: 'offered' });
    if (inHand.length > 0 || offers > 0 || agent.presence !== 'offline')
      await withUseCases(io, config, databaseUrl, async (app) => {
        await app.get(Presence).set(agent, 'offline');
        for (const { id } of inHand) await app.get(AgentWork).release(agent, id);
      });
    const given = inHand.length + offers;
    return {
      value: { email: agent.email, active: false, putBack: given },
      text: `${agent.name} can no longer log in. ${given === 0 ? 'No work was in hand' : `${given} work items are back in the queue`}.\n`,
    };
  });
}

/** Lets a deactivated person log in again, with the password they had. */
export async function activateUser(io: Io, email: string, options: { json?: boolean }): Promise<void> {
  await administer(io, options, async ({ manager }) => {
    const { id: organisationId } = await theOrganisation(manager);
    const agent = await userOf(manager, organisationId, email);
    await manager.update(Agent, { id: agent.id }, { active: true });
    return { value: { email: agent.email, active: true }, text: `${agent.name} can log in again.\n` };
  });
}
