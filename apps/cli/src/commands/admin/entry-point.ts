import {
  Contact,
  EntryPoint,
  type EntityManager,
  Integration,
  Receipt,
  Service,
} from '@frontdoor/persistence';
import { entryPointOf, nameOf } from '../../admin/check.js';
import { serviceOf } from '../../admin/look-up.js';
import { administer, theOrganisation } from '../../admin/office.js';
import { CommandFault } from '../../faults.js';
import type { Io } from '../../io.js';
import { table } from '../../table.js';

interface Options {
  service: string;
  name?: string;
  json?: boolean;
}

/** Adds an address that contacts are taken at. */
export async function addEntryPoint(io: Io, on: string, at: string, options: Options): Promise<void> {
  const { channel, address } = entryPointOf(on, at);
  await administer(io, options, async ({ manager, ids }) => {
    const organisation = await theOrganisation(manager);
    const service = await serviceOf(manager, organisation.id, options.service);
    if (await find(manager, channel, address))
      throw new CommandFault(
        'entry-point-exists',
        `There is an entry point ${address} on the ${channel} channel already.`,
        'Remove it first with `frontdoor admin entry-point remove`, or use another address.',
      );
    const name = nameOf(options.name ?? `${organisation.name}, ${service.name}`);
    const id = ids.uuid();
    await manager.insert(EntryPoint, {
      id,
      organisationId: organisation.id,
      serviceId: service.id,
      channel,
      address,
      name,
    });
    return {
      value: { channel, address, name, service: service.slug },
      text: `Contacts on the ${channel} channel at ${address} go to ${service.name}.\n`,
    };
  });
}

export async function listEntryPoints(io: Io, options: { json?: boolean }): Promise<void> {
  await administer(io, options, async ({ manager }) => {
    const { id: organisationId } = await theOrganisation(manager);
    const slugs = new Map(
      (await manager.findBy(Service, { organisationId })).map(({ id, slug }) => [id, slug]),
    );
    const entryPoints = await manager.find(EntryPoint, {
      where: { organisationId },
      order: { channel: 'ASC', address: 'ASC' },
    });
    const value = entryPoints.map(({ channel, address, name, serviceId }) => ({
      channel,
      address,
      service: slugs.get(serviceId) ?? '',
      name,
    }));
    const rows = value.map(({ channel, address, service, name }) => [channel, address, service, name]);
    return { value, text: table(['CHANNEL', 'ADDRESS', 'SERVICE', 'NAME'], rows) };
  });
}

/** Removes an address that nothing ever came to; what did come refers to it for ever. */
export async function removeEntryPoint(
  io: Io,
  on: string,
  at: string,
  options: { json?: boolean },
): Promise<void> {
  const { channel, address } = entryPointOf(on, at);
  await administer(io, options, async ({ manager }) => {
    await theOrganisation(manager);
    const found = await find(manager, channel, address);
    if (!found)
      throw new CommandFault(
        'entry-point-unknown',
        `There is no entry point ${address} on the ${channel} channel.`,
        'List them with `frontdoor admin entry-point list`.',
      );
    await mustBeUnused(manager, found);
    await manager.delete(EntryPoint, { id: found.id });
    return { value: { channel, address, removed: true }, text: `${address} is no longer an entry point.\n` };
  });
}

const find = (
  manager: EntityManager,
  channel: EntryPoint['channel'],
  address: string,
): Promise<EntryPoint | undefined> =>
  manager
    .findBy(EntryPoint, { channel })
    .then((all) => all.find((each) => each.address.toLowerCase() === address.toLowerCase()));

async function mustBeUnused(
  manager: EntityManager,
  { id: entryPointId, address }: EntryPoint,
): Promise<void> {
  const integration = await manager.findOneBy(Integration, { entryPointId });
  const used =
    (await manager.existsBy(Receipt, { entryPointId })) ||
    (await manager.existsBy(Contact, { entryPointId }));
  if (!integration && !used) return;
  throw new CommandFault(
    'entry-point-in-use',
    integration
      ? `The integration ${integration.key} sends its contacts to ${address}.`
      : `Contacts have come to ${address}, and they refer to it.`,
    'It has to stay; have the provider stop sending there.',
  );
}
