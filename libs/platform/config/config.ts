import path from 'node:path';
import { FrontdoorError, isLoopback } from '@frontdoor/kernel';
import type { BlockList } from 'node:net';
import { publicUrlFault, readNetworks } from './addresses.js';
import { databaseEncrypted, redisFault } from './encrypted.js';
import { fromFiles } from './from-files.js';
import { z } from 'zod';
import { type Settings, settings } from './settings.js';

/** The settings that something beside the hub itself declares, such as the adapter of a channel. */
export interface DeclaredSettings {
  /** By their names in the environment, with meanings and defaults. */
  settings: Readonly<Record<string, z.ZodType>>;
  /** Some of these without the others are a fault. */
  needs: readonly string[];
}

/** The settings in force, with what follows from them. Frozen. */
export interface Config extends Readonly<Settings> {
  readonly publicUrl: string;
  readonly dataDir: string;
  /** Where large bytes lie when they lie in a folder. */
  readonly filesDir: string;
  readonly chartersDir: string;
  readonly demo: boolean;
  /** Proxies that say truly whom they speak for; null when there are none. */
  readonly trustedProxies: BlockList | null;
  /** Mail relays of our own; null when there are none. */
  readonly trustedRelays: BlockList | null;
  /** Networks of our own in which those may lie whose addresses people outside gave; null when there are none. */
  readonly reachInside: BlockList | null;
  /** True when the hub runs its own PostgreSQL. */
  readonly embedded: boolean;
  /** What is declared beside the settings of the hub itself, by name. */
  readonly declared: Readonly<Record<string, unknown>>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the settings of the hub and those declared.
 *
 * @throws FrontdoorError `setting-invalid` naming every fault at once.
 * @throws Error where a name is declared twice.
 */
export function readConfig(
  environment: Environment = process.env,
  declarations: readonly DeclaredSettings[] = [],
): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  ) as Record<string, string>;
  const further = declaredShape(declarations);
  const files = fromFiles(given, secretsOf({ ...settings.shape, ...further }));
  const set = { ...given, ...files.settings };
  const own = settings.safeParse(set);
  const declared = z.object(further).safeParse(set);
  const issues = [...(own.error?.issues ?? []), ...(declared.error?.issues ?? [])];
  const faults = [
    ...files.faults,
    ...issues.map((issue) => `${issue.path.join('.')} ${issue.message.toLowerCase()}`),
    ...(own.success ? missing(own.data) : []),
    ...declarations.flatMap(({ needs }) => apart(set, needs)),
  ];
  if (!own.success || !declared.success || faults.length > 0)
    throw new FrontdoorError('setting-invalid', { faults: faults.join('; ') });
  const read = own.data;
  const embedded = read.DATABASE_URL === undefined;
  const proxies = proxiesOf(read);
  const relays = relaysOf(read);
  const reach = reachOf(read);
  return Object.freeze({
    ...read,
    ...(read.DATABASE_URL && { DATABASE_URL: databaseEncrypted(read.DATABASE_URL) }),
    ...(read.DATABASE_MIGRATE_URL && { DATABASE_MIGRATE_URL: databaseEncrypted(read.DATABASE_MIGRATE_URL) }),
    embedded,
    publicUrl: (read.PUBLIC_URL ?? `http://localhost:${read.PORT}`).replace(/\/+$/, ''),
    dataDir: path.resolve(read.DATA_DIR),
    filesDir: path.resolve(read.FILES_DIR ?? path.join(read.DATA_DIR, 'files')),
    chartersDir: path.resolve(read.CHARTERS_DIR),
    demo: read.DEMO ?? embedded,
    trustedProxies: 'networks' in proxies ? proxies.networks : null,
    trustedRelays: 'networks' in relays ? relays.networks : null,
    reachInside: 'networks' in reach ? reach.networks : null,
    declared: Object.freeze(declared.data),
  });
}

function declaredShape(declarations: readonly DeclaredSettings[]): Record<string, z.ZodType> {
  const shape: Record<string, z.ZodType> = {};
  for (const [name, schema] of declarations.flatMap((each) => Object.entries(each.settings))) {
    if (Object.hasOwn(settings.shape, name) || Object.hasOwn(shape, name))
      throw new Error(`The setting ${name} is declared twice: give one of them another name.`);
    shape[name] = schema;
  }
  return shape;
}

function missing(read: Settings): string[] {
  const faults: string[] = [];
  if (read.DATABASE_URL && !read.SECRET) faults.push('SECRET is missing; it is needed with DATABASE_URL');
  if (read.DATABASE_MIGRATE_URL && !read.DATABASE_URL)
    faults.push('DATABASE_URL is missing; it is needed with DATABASE_MIGRATE_URL');
  if (read.REDIS_URL && !read.DATABASE_URL)
    faults.push('DATABASE_URL is missing; it is needed with REDIS_URL');
  const inClear = read.REDIS_URL && redisFault(read.REDIS_URL);
  if (inClear) faults.push(inClear);
  faults.push(...storeFaults(read));
  const urlFault = read.PUBLIC_URL && publicUrlFault(read.PUBLIC_URL);
  if (urlFault) faults.push(urlFault);
  for (const [name, found] of [
    ['TRUST_PROXY', proxiesOf(read)],
    ['TRUSTED_RELAYS', relaysOf(read)],
    ['REACH_INSIDE', reachOf(read)],
  ] as const)
    if ('wrong' in found)
      faults.push(`${name} holds what is no address and no network: ${found.wrong.join(', ')}`);
  if ((read.DEMO ?? !read.DATABASE_URL) && !isForThisMachine(read))
    faults.push(
      'the demonstration is open to others by HOST or PUBLIC_URL; set DEMO to off, or keep both to this machine',
    );
  return faults;
}

/** All of these, or none. */
const S3 = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/** Whether large bytes lie where several processes reach them. */
export const hasSharedStore = (config: Pick<Settings, 'S3_ENDPOINT' | 'FILES_DIR'>): boolean =>
  config.S3_ENDPOINT !== undefined || config.FILES_DIR !== undefined;

export const STORE_MISSING =
  'FILES_DIR is missing; hub and worker apart, or several of them, need one folder that all reach, or S3_ENDPOINT with its bucket and keys';

function storeFaults(read: Settings): string[] {
  const faults = apart(read, S3);
  if (read.S3_ENDPOINT && read.FILES_DIR !== undefined)
    faults.push('FILES_DIR and S3_ENDPOINT are both set; leave one out');
  if (read.S3_ENDPOINT && URL.canParse(read.S3_ENDPOINT)) {
    const { protocol, hostname, search } = new URL(read.S3_ENDPOINT);
    if (protocol === 'http:' && !isLoopback(hostname))
      faults.push('S3_ENDPOINT leads to another machine in clear; begin it with https://');
    if (search) faults.push('S3_ENDPOINT has a query; it is an address alone');
  }
  const isApart = read.REDIS_URL !== undefined || (read.DATABASE_URL !== undefined && !read.WORKER);
  if (isApart && !hasSharedStore(read)) faults.push(STORE_MISSING);
  return faults;
}

const relaysOf = ({ TRUSTED_RELAYS }: Settings): ReturnType<typeof readNetworks> | Record<string, never> =>
  TRUSTED_RELAYS === undefined ? {} : readNetworks(TRUSTED_RELAYS);

const reachOf = ({ REACH_INSIDE }: Settings): ReturnType<typeof readNetworks> | Record<string, never> =>
  REACH_INSIDE === undefined ? {} : readNetworks(REACH_INSIDE);

function proxiesOf({ TRUST_PROXY }: Settings): ReturnType<typeof readNetworks> | Record<string, never> {
  if (TRUST_PROXY === 'off') return {};
  return readNetworks(TRUST_PROXY === 'on' ? 'loopback' : TRUST_PROXY);
}

/** The demonstration prints its password, so it must be reached from this machine only. */
const isForThisMachine = ({ HOST, PUBLIC_URL }: Settings): boolean =>
  isLoopback(HOST) && (PUBLIC_URL === undefined || isLoopback(new URL(PUBLIC_URL).hostname));

/** What is wrong with settings that only make sense together. */
function apart(given: Record<string, unknown>, needs: readonly string[]): string[] {
  const present = needs.filter((name) => given[name] !== undefined);
  return present.length === 0 || present.length === needs.length
    ? []
    : [`${needs.join(' and ')} go together`];
}

/** A setting as it is shown: with its meaning, and hidden where it is secret. */
export interface DescribedSetting {
  name: string;
  value: unknown;
  secret: boolean;
  meaning: string;
}

/** Those of the hub first, then those declared; for `frontdoor config`. */
export function describeConfig(
  config: Config,
  declarations: readonly DeclaredSettings[] = [],
): DescribedSetting[] {
  const values: Record<string, unknown> = { ...config, ...config.declared };
  return Object.entries({ ...settings.shape, ...declaredShape(declarations) }).map(([name, schema]) => {
    const secret = isSecret(schema);
    const value = values[name];
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

/** The settings that may also come from a file. */
const secretsOf = (shape: Readonly<Record<string, z.ZodType>>): string[] =>
  Object.entries(shape).flatMap(([name, schema]) => (isSecret(schema) ? [name] : []));
