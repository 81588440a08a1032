import { type Clock, Ids, SystemClock } from '@frontdoor/kernel';
import { type DataSource, type EntityManager, Organisation } from '@frontdoor/persistence';
import { type Config, InstanceSecret, readConfig } from '@frontdoor/platform';
import { withDatabase } from '../database.js';
import { CommandFault } from '../faults.js';
import type { Io } from '../io.js';
import { document } from '../table.js';

/** What an administrative command works with. Everything it changes is one transaction. */
export interface Office {
  config: Config;
  databaseUrl: string;
  manager: EntityManager;
  /** For the few changes that must be committed before others. */
  source: DataSource;
  clock: Clock;
  ids: Ids;
  secret: InstanceSecret;
}

/** What a command has to say once its changes are durable. */
export interface Outcome {
  /** For `--json`. */
  value: unknown;
  /** For people. */
  text: string;
  /** What to do next, for people. */
  remark?: string;
}

/** Runs an administrative command in one transaction, and prints its outcome after the commit. */
export async function administer(
  io: Io,
  { json, create = false }: { json?: boolean; create?: boolean },
  work: (office: Office) => Promise<Outcome>,
): Promise<void> {
  const config = readConfig(io.environment);
  const clock = new SystemClock();
  const say = (line: string): void => (json ? undefined : io.err(`${line}\n`));
  const { value, text, remark } = await withDatabase(config, { say, create }, ({ url, source }) =>
    source.transaction((manager) =>
      work({
        config,
        databaseUrl: url,
        manager,
        source,
        clock,
        ids: new Ids(clock),
        secret: InstanceSecret.of(config),
      }),
    ),
  );
  await io.out(json ? document(value) : text);
  if (remark) say(remark);
}

/** The organisation of this installation. @throws CommandFault `organisation-missing` before there is one. */
export async function theOrganisation(manager: EntityManager): Promise<Organisation> {
  const [first] = await manager.find(Organisation, { order: { createdAt: 'ASC' }, take: 1 });
  if (first) return first;
  throw new CommandFault(
    'organisation-missing',
    'There is no organisation yet.',
    'Make one with `frontdoor admin organisation create`.',
  );
}
