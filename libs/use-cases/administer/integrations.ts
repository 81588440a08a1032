import { randomBytes } from 'node:crypto';
import { integrationChannel } from '@frontdoor/contracts';
import { FrontdoorError, type Ids } from '@frontdoor/kernel';
import { type DataSource, EntryPoint, Integration } from '@frontdoor/persistence';
import type { InstanceSecret } from '@frontdoor/platform';
import { nameOf, slugOf, webAddressOf } from './checks.js';
import { integrationOf, serviceOf, serviceSlugs, theOrganisation } from './look-up.js';

export interface IntegrationFields {
  key: string;
  name: string;
  /** Where replies are posted; null when they leave by email or SMS. */
  replyUrl: string | null;
}

/**
 * What an integration is made of, checked; without a name it is called by its key.
 *
 * @throws FrontdoorError `short-name-malformed`, `name-malformed` or `web-address-malformed`.
 */
export function integrationFields(given: {
  key: string;
  name: string | undefined;
  replyUrl: string | undefined;
}): IntegrationFields {
  const key = slugOf(given.key);
  const replyUrl = given.replyUrl === undefined ? null : webAddressOf(given.replyUrl);
  return { key, name: nameOf(given.name ?? key), replyUrl };
}

interface IntegrationView extends IntegrationFields {
  /** Short name of the service that its contacts go to. */
  service: string;
}

/** Other systems that send contacts in. */
export class Integrations {
  constructor(
    private readonly source: DataSource,
    private readonly ids: Ids,
    private readonly secret: InstanceSecret,
  ) {}

  /**
   * Lets another system send contacts in, at an entry point of its own on the api channel. The signing secret is
   * told here and kept sealed.
   *
   * @throws FrontdoorError `integration-exists` or `service-unknown`.
   */
  add(
    { key, name, replyUrl }: IntegrationFields,
    { service: slug }: { service: string },
  ): Promise<IntegrationView & { signingSecret: string }> {
    return this.source.transaction(async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const service = await serviceOf(manager, organisationId, slug);
      if (await manager.existsBy(Integration, { key }))
        throw new FrontdoorError('integration-exists', { key });
      const known = await manager.findOneBy(EntryPoint, { channel: integrationChannel, address: key });
      const entryPointId = known?.id ?? this.ids.uuid();
      if (!known)
        await manager.insert(EntryPoint, {
          id: entryPointId,
          organisationId,
          serviceId: service.id,
          channel: integrationChannel,
          address: key,
          name,
        });
      const signingSecret = newSecret();
      await manager.insert(Integration, {
        id: this.ids.uuid(),
        organisationId,
        entryPointId,
        key,
        name,
        sealedSecret: this.secret.seal(signingSecret),
        replyUrl,
      });
      return { key, name, service: service.slug, replyUrl, signingSecret };
    });
  }

  /** A new secret, told here; the old one ends within seconds. @throws FrontdoorError `integration-not-found`. */
  rotate(key: string): Promise<string> {
    return this.source.transaction(async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const { id } = await integrationOf(manager, organisationId, key);
      const signingSecret = newSecret();
      await manager.update(Integration, { id }, { sealedSecret: this.secret.seal(signingSecret) });
      return signingSecret;
    });
  }

  async list(): Promise<IntegrationView[]> {
    const { manager } = this.source;
    const { id: organisationId } = await theOrganisation(manager);
    const slugs = await serviceSlugs(manager, organisationId);
    const entryPoints = await manager.findBy(EntryPoint, { organisationId });
    const integrations = await manager.find(Integration, {
      where: { organisationId },
      order: { key: 'ASC' },
    });
    return integrations.map(({ key, name, entryPointId, replyUrl }) => {
      const entryPoint = entryPoints.find(({ id }) => id === entryPointId);
      return { key, name, service: slugs.get(entryPoint?.serviceId ?? '') ?? '', replyUrl };
    });
  }
}

/** As the Standard Webhooks scheme writes them: 192 bits. */
const newSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`;
