import { apiKeyOf } from '@frontdoor/channels/open311';
import { integrationChannel, mailChannel } from '@frontdoor/contracts';
import { type Clock, FrontdoorError, type Ids, toIso } from '@frontdoor/kernel';
import {
  type DataSource,
  type EntityManager,
  EntryPoint,
  Integration,
  transaction,
} from '@frontdoor/persistence';
import type { InstanceSecret } from '@frontdoor/platform';
import { newSigningSecret } from '@frontdoor/casework/subscribers';
import { nameOf, numberOf, slugOf, webAddressOf } from '@frontdoor/casework/directory';
import { entryPointAt, integrationOf, serviceOf, serviceSlugs, theOrganisation } from './look-up.js';

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
  /** Addresses of the mailboxes that it may post mail to. */
  mailboxes: string[];
}

/** How long the signing secret before goes on beside a new one, unless told otherwise. */
const FORMER_HOURS = 24;

/** Hours that a secret goes on beside a new one: up to 30 days. @throws FrontdoorError `number-out-of-range`. */
export const hoursOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : numberOf('number of hours', text, 0, 720);

/** Other systems that send contacts in. */
export class Integrations {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly secret: InstanceSecret,
  ) {}

  /**
   * Lets another system send contacts in, at an entry point of its own on the api channel. The signing secret is
   * told here and kept sealed.
   *
   * @throws FrontdoorError `integration-exists`, `service-unknown` or `mailbox-unknown`.
   */
  add(
    { key, name, replyUrl }: IntegrationFields,
    { service: slug, mailboxes = [] }: { service: string; mailboxes?: readonly string[] },
  ): Promise<IntegrationView & { signingSecret: string }> {
    return transaction(this.source, async (manager) => {
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
      const signingSecret = newSigningSecret();
      const allowed = await Promise.all(mailboxes.map((address) => mailboxOf(manager, address)));
      await manager.insert(Integration, {
        id: this.ids.uuid(),
        organisationId,
        entryPointId,
        key,
        name,
        sealedSecret: this.secret.seal(signingSecret),
        replyUrl,
        mailboxIds: allowed.map(({ id }) => id),
      });
      const addresses = allowed.map(({ address }) => address);
      return { key, name, service: service.slug, replyUrl, mailboxes: addresses, signingSecret };
    });
  }

  /**
   * A new secret, told here. The one before goes on beside it for some hours, so that the other system can change over
   * without a gap; with none it ends within seconds.
   *
   * @throws FrontdoorError `integration-not-found`.
   */
  rotate(
    key: string,
    formerHours = FORMER_HOURS,
  ): Promise<{ signingSecret: string; formerUntil: string | null }> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const { id, sealedSecret } = await integrationOf(manager, organisationId, key);
      const signingSecret = newSigningSecret();
      const formerUntil = formerHours > 0 ? this.clock.now() + formerHours * 3_600_000 : null;
      await manager.update(
        Integration,
        { id },
        {
          sealedSecret: this.secret.seal(signingSecret),
          sealedFormerSecret: formerUntil === null ? null : sealedSecret,
          formerUntil,
        },
      );
      return { signingSecret, formerUntil: formerUntil === null ? null : toIso(formerUntil) };
    });
  }

  /**
   * Shuts another system out within seconds. What it has sent stays, and so does its entry point.
   *
   * @throws FrontdoorError `integration-not-found`.
   */
  remove(key: string): Promise<void> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const { id } = await integrationOf(manager, organisationId, key);
      await manager.delete(Integration, { id });
    });
  }

  /**
   * Lets an integration post mail to a mailbox, or no longer.
   *
   * @returns the mailboxes it may post to from now on.
   * @throws FrontdoorError `integration-not-found` or `mailbox-unknown`.
   */
  allow(key: string, address: string, allowed: boolean): Promise<string[]> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const { id, mailboxIds } = await integrationOf(manager, organisationId, key);
      const mailbox = await mailboxOf(manager, address);
      const others = mailboxIds.filter((each) => each !== mailbox.id);
      const ids = allowed ? [...others, mailbox.id] : others;
      await manager.update(Integration, { id }, { mailboxIds: ids });
      const mailboxes = await manager.findBy(EntryPoint, { organisationId, channel: mailChannel });
      return mailboxes.filter((each) => ids.includes(each.id)).map((each) => each.address);
    });
  }

  /**
   * Lets an integration report by Open311, or no longer. Its `api_key` is told while it may.
   *
   * @throws FrontdoorError `integration-not-found`.
   */
  open311(key: string, may: boolean): Promise<{ apiKey: string | null }> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const { id, sealedSecret } = await integrationOf(manager, organisationId, key);
      await manager.update(Integration, { id }, { open311: may });
      return { apiKey: may ? apiKeyOf({ key, secret: this.secret.unseal(sealedSecret) }) : null };
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
    return integrations.map(({ key, name, entryPointId, replyUrl, mailboxIds }) => {
      const entryPoint = entryPoints.find(({ id }) => id === entryPointId);
      const mailboxes = entryPoints.filter(({ id }) => mailboxIds.includes(id)).map(({ address }) => address);
      return { key, name, service: slugs.get(entryPoint?.serviceId ?? '') ?? '', replyUrl, mailboxes };
    });
  }
}

/** @throws FrontdoorError `mailbox-unknown`. */
async function mailboxOf(manager: EntityManager, address: string): Promise<EntryPoint> {
  const found = await entryPointAt(manager, mailChannel, address);
  if (found) return found;
  throw new FrontdoorError('mailbox-unknown', { address });
}
