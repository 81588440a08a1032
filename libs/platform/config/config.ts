import path from 'node:path';
import { FrontdoorError } from '@frontdoor/kernel';
import type { BlockList } from 'node:net';
import { isLoopback, publicUrlFault, readNetworks } from './addresses.js';
import { fromFiles } from './from-files.js';
import { type Settings, settings } from './settings.js';

/** The settings in force, with what follows from them. Frozen. */
export interface Config extends Readonly<Settings> {
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly chartersDir: string;
  readonly demo: boolean;
  /** Proxies that say truly whom they speak for; null when there are none. */
  readonly trustedProxies: BlockList | null;
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
  const proxies = proxiesOf(read);
  return Object.freeze({
    ...read,
    embedded,
    publicUrl: (read.PUBLIC_URL ?? `http://localhost:${read.PORT}`).replace(/\/+$/, ''),
    dataDir: path.resolve(read.DATA_DIR),
    chartersDir: path.resolve(read.CHARTERS_DIR),
    demo: read.DEMO ?? embedded,
    trustedProxies: 'networks' in proxies ? proxies.networks : null,
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
  const urlFault = read.PUBLIC_URL && publicUrlFault(read.PUBLIC_URL);
  if (urlFault) faults.push(urlFault);
  const proxies = proxiesOf(read);
  if ('wrong' in proxies)
    faults.push(`TRUST_PROXY holds what is no address and no network: ${proxies.wrong.join(', ')}`);
  if ((read.DEMO ?? !read.DATABASE_URL) && !isForThisMachine(read))
    faults.push(
      'the demonstration is open to others by HOST or PUBLIC_URL; set DEMO to off, or keep both to this machine',
    );
  return faults;
}

function proxiesOf({ TRUST_PROXY }: Settings): ReturnType<typeof readNetworks> | Record<string, never> {
  if (TRUST_PROXY === 'off') return {};
  return readNetworks(TRUST_PROXY === 'on' ? 'loopback' : TRUST_PROXY);
}

/** Everybody may log in to the demonstration who has seen one line of its output. */
const isForThisMachine = ({ HOST, PUBLIC_URL }: Settings): boolean =>
  isLoopback(HOST) && (PUBLIC_URL === undefined || isLoopback(new URL(PUBLIC_URL).hostname));

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
