import { channel } from '@frontdoor/contracts';
import { type Clock, FrontdoorError, type Ids } from '@frontdoor/kernel';
import {
  Agent,
  type DataSource,
  type EntityManager,
  Session,
  WorkItem,
  transaction,
} from '@frontdoor/persistence';
import { hashPassword } from '@frontdoor/platform';
import { serviceSlugs, teamNames, theOrganisation, userOf } from './look-up.js';
import { madeUpPassword, passwordOf } from './passwords.js';
import { columnsOf, type NewUserFields, type UserFields } from './user-fields.js';

/** Weight of the work that agents have at once when nothing is said. */
const USUAL_CAPACITY = 5;
/** What decides which work somebody can do. */
const SKILLS = ['serviceIds', 'levels', 'languages', 'channels'];

type UserView = Pick<
  Agent,
  'email' | 'name' | 'roles' | 'languages' | 'channels' | 'capacity' | 'phone' | 'presence' | 'active'
> & { team: string; services: string[] };

/** People who log in. */
export class Users {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Adds a person. Without a password one is made; it is told here alone.
   *
   * @throws FrontdoorError `user-exists`, `service-unknown` or `password-unfit`.
   */
  async add(
    { email, ...fields }: NewUserFields,
    chosen: string | undefined,
  ): Promise<{ email: string; name: string; password: string }> {
    const password = this.newPassword(chosen);
    const passwordHash = await hashPassword(password);
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      if (await manager.existsBy(Agent, { email })) throw new FrontdoorError('user-exists', { email });
      const columns = await columnsOf(manager, this.ids, organisationId, fields);
      await manager.insert(Agent, {
        id: this.ids.uuid(),
        organisationId,
        email,
        passwordHash,
        languages: ['en'],
        channels: channel.options,
        capacity: columns.roles?.includes('agent') ? USUAL_CAPACITY : 0,
        serviceIds: [],
        presenceAt: this.clock.now(),
        ...columns,
      });
      return { email, name: columns.name ?? email, password };
    });
  }

  /**
   * Changes what is named and leaves the rest. `mayHaveLost` says whether they have work and their skills changed: then
   * `GiveBackAll.whatTheyCannot` takes off them what they no longer have the skill for. @throws FrontdoorError `user-unknown` or `nothing-to-change`.
   */
  change(
    email: string,
    fields: UserFields,
  ): Promise<{ email: string; name: string; changed: string[]; before: Agent; mayHaveLost: boolean }> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const user = await userOf(manager, organisationId, email);
      const columns = await columnsOf(manager, this.ids, organisationId, fields);
      const changed = Object.keys(columns);
      if (changed.length === 0) throw new FrontdoorError('nothing-to-change');
      await manager.update(Agent, { id: user.id }, columns);
      const isOfSkills = changed.some((name) => SKILLS.includes(name));
      const mayHaveLost = isOfSkills && (await this.hasWork(manager, user));
      return { email: user.email, name: user.name, changed, before: user, mayHaveLost };
    });
  }

  /**
   * Gives a person a new password and ends their sessions. Without one chosen, one is made; it is told here alone.
   *
   * @throws FrontdoorError `user-unknown` or `password-unfit`.
   */
  async setPassword(
    email: string,
    chosen: string | undefined,
  ): Promise<{ email: string; name: string; password: string }> {
    const password = this.newPassword(chosen);
    const passwordHash = await hashPassword(password);
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const user = await userOf(manager, organisationId, email);
      await manager.update(Agent, { id: user.id }, { passwordHash });
      await manager.delete(Session, { agentId: user.id });
      return { email: user.email, name: user.name, password };
    });
  }

  async list(): Promise<UserView[]> {
    const { manager } = this.source;
    const { id: organisationId } = await theOrganisation(manager);
    const teams = await teamNames(manager, organisationId);
    const slugs = await serviceSlugs(manager, organisationId);
    const users = await manager.find(Agent, { where: { organisationId }, order: { email: 'ASC' } });
    return users.map((user) => ({
      email: user.email,
      name: user.name,
      roles: user.roles,
      team: teams.get(user.teamId) ?? '',
      services: user.serviceIds.map((id) => slugs.get(id) ?? '').sort(),
      languages: user.languages,
      channels: user.channels,
      capacity: user.capacity,
      phone: user.phone,
      presence: user.presence,
      active: user.active,
    }));
  }

  /**
   * Shuts a person out: no log-in, no session, and nothing more is offered. `hasWork` says whether they still have
   * offers or work in hand, or count as present; `AgentWork.giveBackAll` ends that, once this is committed.
   *
   * @throws FrontdoorError `user-unknown`.
   */
  deactivate(email: string): Promise<{ user: Agent; hasWork: boolean }> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const user = await userOf(manager, organisationId, email);
      await manager.update(Agent, { id: user.id }, { active: false });
      await manager.delete(Session, { agentId: user.id });
      const hasWork = user.presence !== 'offline' || (await this.hasWork(manager, user));
      return { user, hasWork };
    });
  }

  /** Lets a deactivated person log in again, with the password they had. @throws FrontdoorError `user-unknown`. */
  activate(email: string): Promise<{ email: string; name: string }> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const user = await userOf(manager, organisationId, email);
      await manager.update(Agent, { id: user.id }, { active: true });
      return { email: user.email, name: user.name };
    });
  }

  private hasWork(manager: EntityManager, { id }: Agent): Promise<boolean> {
    const held = ['assigned', 'offered'] as const;
    return manager.existsBy(
      WorkItem,
      held.map((state) => ({ agentId: id, state })),
    );
  }

  private newPassword(chosen: string | undefined): string {
    return chosen === undefined ? madeUpPassword(this.ids) : passwordOf(chosen);
  }
}
