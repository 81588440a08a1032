import { createHash } from 'node:crypto';
import type { ApiKeyView, Scope } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids, toIso } from '@frontdoor/kernel';
import {
  ApiKey,
  DataSource,
  findApiKey,
  findApiKeys,
  Integration,
  noteByTheWay,
  noteKeyUsed,
  transaction,
} from '@frontdoor/persistence';
import { servicesNamed } from '../directory/index.js';

/** In front of each key, so that a leaked one is recognised by those who look for such things. */
const PREFIX = 'fdk_';
const MINUTE_MS = 60_000;
/** Whoever has these decides what is told of every service. */
const FOR_ALL_SERVICES: ReadonlySet<Scope> = new Set(['subscribers:write']);
/** How long the key before goes on beside a new one, unless told otherwise. */
const FORMER_HOURS = 24;

/** Who asks by a key. */
export interface KnownKey {
  id: string;
  organisationId: string;
  name: string;
  scopes: readonly Scope[];
  /** The services that it sees; all where there are none. */
  serviceIds: readonly string[];
  /** Where what it brings arrives: the entry point of its integration on the channel of integrations. */
  entryPointId: string;
  integration: string;
}

/** Keys by which other systems ask; of each only a hash is kept. */
export class ApiKeys {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Whose key it is; undefined for one that nobody has, or has no longer. */
  async find(token: string): Promise<KnownKey | undefined> {
    if (!token.startsWith(PREFIX) || token.length > 100) return undefined;
    const now = this.clock.now();
    const [found] = await findApiKey(this.source, { hash: hashOf(token), now });
    if (!found) return undefined;
    const { usedAt, scopes, ...key } = found;
    if (usedAt === null || now - usedAt >= MINUTE_MS)
      await noteByTheWay(() => noteKeyUsed(this.source, { id: key.id, now }));
    return { ...key, scopes: scopes as readonly Scope[] };
  }

  /**
   * Makes a key for an integration. It is told here and cannot be told again.
   *
   * @param services short names of those that it sees; all where there are none
   * @throws FrontdoorError `integration-not-found`, `api-key-exists`, `service-unknown`, `scope-for-all-services`
   */
  add(
    organisationId: string,
    {
      integration: key,
      name,
      scopes,
      services,
    }: { integration: string; name: string; scopes: Scope[]; services: readonly string[] },
  ): Promise<{ id: string; key: string }> {
    const beyond = services.length > 0 && scopes.find((scope) => FOR_ALL_SERVICES.has(scope));
    if (beyond) throw new FrontdoorError('scope-for-all-services', { scope: beyond });
    return transaction(this.source, async (manager) => {
      const integration = await manager.findOneBy(Integration, { organisationId, key });
      if (!integration) throw new FrontdoorError('integration-not-found', { key });
      if (await manager.existsBy(ApiKey, { organisationId, name }))
        throw new FrontdoorError('api-key-exists', { name });
      const id = this.ids.uuid();
      const token = this.newToken();
      const serviceIds = await servicesNamed(manager, organisationId, services);
      await manager.insert(ApiKey, {
        ...{ id, organisationId, integrationId: integration.id, name, scopes, serviceIds },
        ...{ tokenHash: hashOf(token), createdAt: this.clock.now() },
      });
      return { id, key: token };
    });
  }

  async list(organisationId: string): Promise<ApiKeyView[]> {
    const now = this.clock.now();
    const rows = await findApiKeys(this.source, { organisationId });
    return rows.map(({ scopes, createdAt, usedAt, formerUntil, ...row }) => ({
      ...row,
      scopes: [...scopes] as Scope[],
      services: [...row.services],
      createdAt: toIso(createdAt),
      usedAt: usedAt === null ? null : toIso(usedAt),
      formerUntil: formerUntil === null || formerUntil <= now ? null : toIso(formerUntil),
    }));
  }

  /** Keys of the integrations that may have one. */
  async integrations(organisationId: string): Promise<string[]> {
    const found = await this.source.manager.find(Integration, {
      where: { organisationId },
      order: { key: 'ASC' },
    });
    return found.map(({ key }) => key);
  }

  /** The id of the key with a name. @throws FrontdoorError `api-key-not-found` */
  async named(organisationId: string, name: string): Promise<string> {
    const found = await this.source.manager.findOneBy(ApiKey, { organisationId, name });
    if (!found) throw new FrontdoorError('api-key-not-found');
    return found.id;
  }

  /** A new key, told here; the one before goes on for some hours, or ends at once. @throws FrontdoorError `api-key-not-found` */
  rotate(
    organisationId: string,
    id: string,
    formerHours = FORMER_HOURS,
  ): Promise<{ key: string; formerUntil: string | null }> {
    return transaction(this.source, async (manager) => {
      const found = await manager.findOne(ApiKey, {
        where: { id, organisationId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!found) throw new FrontdoorError('api-key-not-found');
      const token = this.newToken();
      const formerUntil = formerHours > 0 ? this.clock.now() + formerHours * 3_600_000 : null;
      await manager.update(
        ApiKey,
        { id },
        {
          ...{ tokenHash: hashOf(token), formerUntil },
          formerHash: formerUntil === null ? null : found.tokenHash,
        },
      );
      return { key: token, formerUntil: formerUntil === null ? null : toIso(formerUntil) };
    });
  }

  /** It is good for nothing from now on. @throws FrontdoorError `api-key-not-found` */
  async remove(organisationId: string, id: string): Promise<void> {
    const { affected } = await this.source.manager.delete(ApiKey, { id, organisationId });
    if (affected === 0) throw new FrontdoorError('api-key-not-found');
  }

  private newToken(): string {
    return `${PREFIX}${this.ids.token()}`;
  }
}

/** 192 bits by chance need no slow hash. */
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
