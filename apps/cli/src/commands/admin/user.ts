import { channel } from '@frontdoor/contracts';
import { Agent, Service, Session, Team } from '@frontdoor/persistence';
import { hashPassword } from '@frontdoor/platform';
import { emailOf } from '../../admin/check.js';
import { userOf } from '../../admin/look-up.js';
import { administer, type Outcome, theOrganisation } from '../../admin/office.js';
import { newPassword } from '../../admin/password.js';
import { namedFields, plainFields, type UserOptions } from '../../admin/user-fields.js';
import { CommandFault } from '../../faults.js';
import type { Io } from '../../io.js';
import { table } from '../../table.js';

interface PasswordOptions {
  passwordStdin?: boolean;
  json?: boolean;
}

/** Adds a person who logs in. */
export async function addUser(io: Io, given: string, options: UserOptions & PasswordOptions): Promise<void> {
  const email = emailOf(given);
  const fields = plainFields(options);
  const { password, generated } = await newPassword(io, options.passwordStdin);
  await administer(io, options, async ({ manager, ids, clock }) => {
    const { id: organisationId } = await theOrganisation(manager);
    if (await manager.existsBy(Agent, { email }))
      throw new CommandFault(
        'user-exists',
        `Somebody logs in as ${email} already.`,
        'Change them with `frontdoor admin user change`, or activate them again.',
      );
    const named = await namedFields(manager, ids, organisationId, options);
    await manager.insert(Agent, {
      id: ids.uuid(),
      organisationId,
      email,
      passwordHash: await hashPassword(password),
      languages: ['en'],
      channels: channel.options,
      capacity: fields.roles?.includes('agent') ? 5 : 0,
      serviceIds: [],
      presenceAt: clock.now(),
      ...fields,
      ...named,
    });
    return passwordShown(email, generated ? password : undefined, `${fields.name} logs in as ${email}.`);
  });
}

/** Changes what is named and leaves the rest. */
export async function changeUser(io: Io, email: string, options: UserOptions): Promise<void> {
  const fields = plainFields(options);
  await administer(io, options, async ({ manager, ids }) => {
    const { id: organisationId } = await theOrganisation(manager);
    const agent = await userOf(manager, organisationId, email);
    const changes = { ...fields, ...(await namedFields(manager, ids, organisationId, options)) };
    if (Object.keys(changes).length === 0)
      throw new CommandFault(
        'nothing-to-change',
        'Nothing was named to change.',
        'Add --help to see what can be.',
      );
    await manager.update(Agent, { id: agent.id }, changes);
    return {
      value: { email: agent.email, changed: Object.keys(changes) },
      text: `${agent.name} is changed.\n`,
    };
  });
}

/** Gives a person a new password and ends their sessions. */
export async function setPassword(io: Io, email: string, options: PasswordOptions): Promise<void> {
  const { password, generated } = await newPassword(io, options.passwordStdin);
  await administer(io, options, async ({ manager }) => {
    const { id: organisationId } = await theOrganisation(manager);
    const agent = await userOf(manager, organisationId, email);
    await manager.update(Agent, { id: agent.id }, { passwordHash: await hashPassword(password) });
    await manager.delete(Session, { agentId: agent.id });
    const said = `${agent.name} has a new password and is logged out everywhere.`;
    return passwordShown(agent.email, generated ? password : undefined, said);
  });
}

export async function listUsers(io: Io, options: { json?: boolean }): Promise<void> {
  await administer(io, options, async ({ manager }) => {
    const { id: organisationId } = await theOrganisation(manager);
    const teams = new Map((await manager.findBy(Team, { organisationId })).map(({ id, name }) => [id, name]));
    const slugs = new Map(
      (await manager.findBy(Service, { organisationId })).map(({ id, slug }) => [id, slug]),
    );
    const agents = await manager.find(Agent, { where: { organisationId }, order: { email: 'ASC' } });
    const value = agents.map((agent) => ({
      email: agent.email,
      name: agent.name,
      roles: agent.roles,
      team: teams.get(agent.teamId) ?? '',
      services: agent.serviceIds.map((id) => slugs.get(id) ?? '').sort(),
      languages: agent.languages,
      channels: agent.channels,
      capacity: agent.capacity,
      phone: agent.phone,
      presence: agent.presence,
      active: agent.active,
    }));
    const rows = value.map((one) => [
      one.email,
      one.name,
      one.roles.join(', '),
      one.team,
      one.active ? one.presence : 'deactivated',
      one.services.join(', '),
    ]);
    return { value, text: table(['LOG-IN', 'NAME', 'ROLES', 'TEAM', 'PRESENCE', 'SERVICES'], rows) };
  });
}

const passwordShown = (email: string, password: string | undefined, said: string): Outcome => ({
  value: { email, ...(password !== undefined && { password }) },
  text: `${said}\n${password === undefined ? '' : `Password  ${password}\n`}`,
  ...(password !== undefined && { remark: 'The password is shown this once.' }),
});
