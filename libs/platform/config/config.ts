import path from 'node:path';
import { FrontdoorError } from '@frontdoor/kernel';
import { fromFiles } from './from-files.js';
import { type Settings, settings } from './settings.js';

/** The settings in force, with what follows from them. Frozen. */
export interface Config extends Readonly<Settings> {
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly chartersDir: string;
  readonly demo: boolean;
  /** True when the hub runs its own PostgreSQL. */
  readonly embedded: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the settings.
 *
 * @throws FrontdoorError `setting-invalid` naming every fault at once.
 */
export function readConfig(environment: Environment = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  ) as Record<string, string>;
  const files = fromFiles(given, SECRETS);
  const result = settings.safeParse({ ...given, ...files.settings });
  const faults = [
    ...files.faults,
    ...(result.success
      ? missing(result.data)
      : result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message.toLowerCase()}`)),
  ];
  if (!result.success || faults.length > 0)
    throw new FrontdoorError('setting-invalid', { faults: faults.join('; ') });
  const read = result.data;
  const embedded = read.DATABASE_URL === undefined;
  return Object.freeze({
    ...read,
    embedded,
    publicUrl: (read.PUBLIC_URL ?? `http://localhost:${read.PORT}`).replace(/\/+$/, ''),
    dataDir: path.resolve(read.DATA_DIR),
    chartersDir: path.resolve(read.CHARTERS_DIR),
    demo: read.DEMO ?? embedded,
  });
}

function missing(read: Settings): string[] {
  const faults: string[] = [];
  if (read.DATABASE_URL && !read.SECRET) faults.push('SECRET is missing; it is needed with DATABASE_URL');
  if (read.REDIS_URL && !read.DATABASE_URL)
    faults.push('DATABASE_URL is missing; it is needed with REDIS_URL');
  if (Boolean(read.TWILIO_ACCOUNT_SID) !== Boolean(read.TWILIO_AUTH_TOKEN)) {
    faults.push('TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN go together');
  }
  return faults;
}

/** The settings as name, value and meaning, with secrets hidden; for `frontdoor config`. */
export function describeConfig(
  config: Config,
): { name: string; value: unknown; secret: boolean; meaning: string }[] {
  return Object.entries(settings.shape).map(([name, schema]) => {
    const secret = isSecret(schema);
    const value = config[name as keyof Settings];
    return {
      name,
      value: secret && value !== undefined ? '(hidden)' : value,
      secret,
      meaning: schema.description ?? '',
    };
  });
}

interface Described {
  meta(): { secret?: unknown } | undefined;
  def?: { innerType?: Described };
}

const isSecret = (schema: unknown): boolean => {
  const one = schema as Described;
  return one.meta()?.secret === true || (one.def?.innerType !== undefined && isSecret(one.def.innerType));
};

/** Settings that may also come from a file. */
const SECRETS = Object.entries(settings.shape)
  .filter(([, schema]) => isSecret(schema))
  .map(([name]) => name);
