import { type Channel, MAIN_LANGUAGE } from '@frontdoor/contracts';
import { FrontdoorError, type Ids } from '@frontdoor/kernel';
import {
  Contact,
  type DataSource,
  type EntityManager,
  EntryPoint,
  Integration,
  Receipt,
  ReceptionDevice,
  transaction,
  Visit,
} from '@frontdoor/persistence';
import { entryPointOf, nameOf, phoneOf } from '@frontdoor/casework/directory';
import { entryPointAt, serviceOf, serviceSlugs, theOrganisation } from './look-up.js';

export interface EntryPointFields {
  channel: Channel;
  address: string;
}

/**
 * Where contacts are taken, checked and in the spelling of the channel.
 *
 * @throws FrontdoorError `word-unknown`, or what is wrong with an address of this channel.
 */
export const entryPointFields = (given: { channel: string; address: string }): EntryPointFields =>
  entryPointOf(given.channel, given.address);

interface EntryPointView extends EntryPointFields {
  /** Short name of the service that its contacts go to. */
  service: string;
  name: string;
}

/** Addresses that contacts are taken at. */
export class EntryPoints {
  constructor(
    private readonly source: DataSource,
    private readonly ids: Ids,
  ) {}

  /**
   * Without a name it has those of organisation and service.
   *
   * @throws FrontdoorError `entry-point-exists`, `service-unknown` or `name-malformed`.
   */
  add(
    { channel, address }: EntryPointFields,
    {
      service: slug,
      name: given,
      language = MAIN_LANGUAGE,
    }: { service: string; name: string | undefined; language?: string },
  ): Promise<EntryPointView & { serviceName: string }> {
    return transaction(this.source, async (manager) => {
      const organisation = await theOrganisation(manager);
      const service = await serviceOf(manager, organisation.id, slug);
      if (await entryPointAt(manager, channel, address))
        throw new FrontdoorError('entry-point-exists', { address, channel });
      const name = nameOf(given ?? `${organisation.name}, ${service.name}`);
      const { id: serviceId } = service;
      const row = {
        ...{ id: this.ids.uuid(), organisationId: organisation.id, serviceId },
        channel,
        address,
        name,
        language,
      };
      await manager.insert(EntryPoint, row);
      return { channel, address, name, service: service.slug, serviceName: service.name };
    });
  }

  async list(): Promise<EntryPointView[]> {
    const { manager } = this.source;
    const { id: organisationId } = await theOrganisation(manager);
    const slugs = await serviceSlugs(manager, organisationId);
    const entryPoints = await manager.find(EntryPoint, {
      where: { organisationId },
      order: { channel: 'ASC', address: 'ASC' },
    });
    return entryPoints.map(({ channel, address, name, serviceId }) => ({
      channel,
      address,
      service: slugs.get(serviceId) ?? '',
      name,
    }));
  }

  /**
   * What customers see whom we ring about what came to an address; without a number that of the installation.
   *
   * @throws FrontdoorError `entry-point-unknown` or `telephone-number-malformed`.
   */
  show({ channel, address }: EntryPointFields, number: string | undefined): Promise<string | null> {
    const callerId = number === undefined ? null : phoneOf(number);
    return transaction(this.source, async (manager) => {
      await theOrganisation(manager);
      const found = await entryPointAt(manager, channel, address);
      if (!found) throw new FrontdoorError('entry-point-unknown', { address, channel });
      await manager.update(EntryPoint, { id: found.id }, { callerId });
      return callerId;
    });
  }

  /**
   * Removes an address that nothing ever came to; what did come refers to it for ever.
   *
   * @throws FrontdoorError `entry-point-unknown`, `entry-point-of-integration` or `entry-point-in-use`.
   */
  remove({ channel, address }: EntryPointFields): Promise<void> {
    return transaction(this.source, async (manager) => {
      await theOrganisation(manager);
      const found = await entryPointAt(manager, channel, address);
      if (!found) throw new FrontdoorError('entry-point-unknown', { address, channel });
      await mustBeUnused(manager, found);
      await manager.delete(EntryPoint, { id: found.id });
    });
  }
}

async function mustBeUnused(
  manager: EntityManager,
  { id: entryPointId, address }: EntryPoint,
): Promise<void> {
  const integration = await manager.findOneBy(Integration, { entryPointId });
  if (integration) throw new FrontdoorError('entry-point-of-integration', { key: integration.key, address });
  const used =
    (await manager.existsBy(Receipt, { entryPointId })) ||
    (await manager.existsBy(Contact, { entryPointId })) ||
    (await manager.existsBy(Visit, { entryPointId })) ||
    (await manager.existsBy(ReceptionDevice, { entryPointId }));
  if (used) throw new FrontdoorError('entry-point-in-use', { address });
}
