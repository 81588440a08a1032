import { GiveBackAll, newUserFields, userFields } from '@frontdoor/use-cases';
import { administer, type Outcome } from '../../admin/administer.js';
import { asUsage } from '../../admin/as-usage.js';
import { readPassword } from '../../admin/read-password.js';
import type { Io } from '../../io.js';
import { table } from '../../table.js';
import { withUseCases } from '../../use-cases.js';

interface UserOptions {
  name?: string;
  team?: string;
  role?: string[];
  service?: string[];
  allServices?: boolean;
  language?: string[];
  channel?: string[];
  capacity?: string;
  phone?: string;
  json?: boolean;
}

interface PasswordOptions {
  passwordStdin?: boolean;
  json?: boolean;
}

type NewUserOptions = UserOptions & PasswordOptions & Required<Pick<UserOptions, 'name' | 'team' | 'role'>>;

export async function addUser(io: Io, email: string, options: NewUserOptions): Promise<void> {
  const { name, team, role: roles } = options;
  const fields = asUsage(() => newUserFields({ ...skillsOf(options), email, name, team, roles }));
  const chosen = options.passwordStdin ? await readPassword(io) : undefined;
  await administer(io, options, async ({ administration }) => {
    const added = await administration.users.add(fields, chosen);
    return passwordShown(added, chosen, `${added.name} logs in as ${added.email}.`);
  });
}

export async function changeUser(io: Io, email: string, options: UserOptions): Promise<void> {
  const { name: newName, team, role: roles } = options;
  const fields = asUsage(() => userFields({ ...skillsOf(options), name: newName, team, roles }));
  await administer(io, options, async ({ administration, config, databaseUrl }) => {
    const changed = await administration.users.change(email, fields);
    const { name, before, mayHaveLost } = changed;
    const putBack = mayHaveLost
      ? await withUseCases(io, config, databaseUrl, (app) => app.get(GiveBackAll).whatTheyCannot(before))
      : 0;
    const lost = putBack === 0 ? '' : ` ${putBack} work items that need a lost skill are back in the queue.`;
    return {
      value: { email: changed.email, changed: changed.changed, ...(putBack > 0 && { putBack }) },
      text: `${name} is changed.${lost}\n`,
    };
  });
}

export async function setPassword(io: Io, email: string, options: PasswordOptions): Promise<void> {
  const chosen = options.passwordStdin ? await readPassword(io) : undefined;
  await administer(io, options, async ({ administration }) => {
    const changed = await administration.users.setPassword(email, chosen);
    return passwordShown(changed, chosen, `${changed.name} has a new password and is logged out everywhere.`);
  });
}

export async function listUsers(io: Io, options: { json?: boolean }): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const value = await administration.users.list();
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

const skillsOf = ({ service, allServices, language, channel, capacity, phone }: UserOptions) => ({
  services: service,
  allServices,
  languages: language,
  channels: channel,
  capacity,
  phone,
});

/** A password that somebody chose is not repeated. */
function passwordShown(
  { email, password }: { email: string; password: string },
  chosen: string | undefined,
  said: string,
): Outcome {
  if (chosen !== undefined) return { value: { email }, text: `${said}\n` };
  return {
    value: { email, password },
    text: `${said}\nPassword  ${password}\n`,
    remark: 'The password is shown this once.',
  };
}
