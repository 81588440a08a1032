import { Ids, SystemClock } from '@frontdoor/kernel';
import { type Config, InstanceSecret, readConfig } from '@frontdoor/platform';
import { Administration } from '@frontdoor/use-cases';
import { withDatabase } from '../database.js';
import type { Io } from '../io.js';
import { document } from '../table.js';

/** What an administrative command works with. */
interface AdminContext {
  administration: Administration;
  config: Config;
  databaseUrl: string;
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

/** Runs an administrative command on the database in use, and prints its outcome. */
export async function administer(
  io: Io,
  { json, create = false }: { json?: boolean; create?: boolean },
  work: (context: AdminContext) => Promise<Outcome>,
): Promise<void> {
  const config = readConfig(io.environment);
  const clock = new SystemClock();
  const say = (line: string): void => (json ? undefined : io.err(`${line}\n`));
  const { value, text, remark } = await withDatabase(config, { say, create }, ({ url, source }) => {
    const administration = new Administration({
      source,
      clock,
      ids: new Ids(clock),
      secret: InstanceSecret.of(config),
      reachInside: config.reachInside,
    });
    return work({ administration, config, databaseUrl: url });
  });
  await io.out(json ? document(value) : text);
  if (remark) say(remark);
}
