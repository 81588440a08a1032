import { channel, type Role, role, skillLevel } from '@frontdoor/contracts';
import type { Ids } from '@frontdoor/kernel';
import { type Agent, type EntityManager, Service } from '@frontdoor/persistence';
import { emailOf, languageOf, nameOf, numberOf, phoneOf, wordsOf } from '@frontdoor/casework/directory';
import { serviceOf, teamOf } from './look-up.js';

/** What is said about a person; what is absent stays as it is. */
interface GivenUser {
  name?: string | undefined;
  /** Name of a team; made when it is new. */
  team?: string | undefined;
  roles?: readonly string[] | undefined;
  /** Short names, each with how well they know it, 1 to 5, where that is said: `council-tax=4`. */
  services?: readonly string[] | undefined;
  /** Every service there is now, whatever `services` says. */
  allServices?: boolean | undefined;
  languages?: readonly string[] | undefined;
  channels?: readonly string[] | undefined;
  /** Weight of the work at once, 0 to 100. */
  capacity?: string | undefined;
  phone?: string | undefined;
}

type Columns = Partial<
  Pick<
    Agent,
    'name' | 'teamId' | 'roles' | 'serviceIds' | 'languages' | 'channels' | 'capacity' | 'phone' | 'levels'
  >
>;

export interface UserFields {
  columns: Columns;
  team: string | undefined;
  services: readonly Skill[] | 'all' | undefined;
}

export interface NewUserFields extends UserFields {
  /** What they log in with. */
  email: string;
}

/**
 * What is said about a person, checked.
 *
 * @throws FrontdoorError `name-malformed`, `word-unknown`, `language-malformed`, `number-out-of-range` or
 *   `telephone-number-malformed`.
 */
export function userFields(given: GivenUser): UserFields {
  const { name, team, roles, languages, channels, capacity, phone } = given;
  return {
    columns: {
      ...(name !== undefined && { name: nameOf(name) }),
      ...(roles && { roles: rolesOf(roles) }),
      ...(languages && { languages: languages.map(languageOf) }),
      ...(channels && { channels: wordsOf('channel', channel.options, channels) }),
      ...(capacity !== undefined && { capacity: numberOf('capacity', capacity, 0, 100) }),
      ...(phone !== undefined && { phone: phoneOf(phone) }),
    },
    team: team === undefined ? undefined : nameOf(team),
    services: given.allServices ? 'all' : given.services?.map(skillOf),
  };
}

/** A service and how well somebody knows it; undefined where it is not said. */
interface Skill {
  slug: string;
  level: number | undefined;
}

function skillOf(given: string): Skill {
  const [slug = '', level] = given.split('=', 2);
  return {
    slug,
    level:
      level === undefined ? undefined : numberOf('level', level, skillLevel.minValue!, skillLevel.maxValue!),
  };
}

/** What is said about somebody new, checked. @throws FrontdoorError `email-address-malformed`, or as `userFields`. */
export const newUserFields = (
  given: GivenUser & { email: string; name: string; team: string; roles: readonly string[] },
): NewUserFields => ({ email: emailOf(given.email), ...userFields(given) });

const rolesOf = (given: readonly string[]): Role[] => [...new Set(wordsOf('role', role.options, given))];

/** The fields as columns; those that name rows are looked up. @throws FrontdoorError `service-unknown`. */
export async function columnsOf(
  manager: EntityManager,
  ids: Ids,
  organisationId: string,
  { columns, team, services }: UserFields,
): Promise<Columns> {
  return {
    ...columns,
    ...(team !== undefined && { teamId: (await teamOf(manager, ids, organisationId, team)).team.id }),
    ...(services && (await skillsOf(manager, organisationId, services))),
  };
}

async function skillsOf(
  manager: EntityManager,
  organisationId: string,
  skills: readonly Skill[] | 'all',
): Promise<Pick<Agent, 'serviceIds' | 'levels'>> {
  if (skills === 'all')
    return {
      serviceIds: (await manager.findBy(Service, { organisationId })).map(({ id }) => id),
      levels: {},
    };
  const levels = new Map<string, number | undefined>();
  for (const { slug, level } of skills)
    levels.set((await serviceOf(manager, organisationId, slug)).id, level);
  const said = [...levels].flatMap(([id, level]) => (level === undefined ? [] : [[id, level] as const]));
  return { serviceIds: [...levels.keys()], levels: Object.fromEntries(said) };
}
