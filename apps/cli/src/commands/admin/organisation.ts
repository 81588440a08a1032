import { type EntityManager, Organisation } from '@frontdoor/persistence';
import { administer, theOrganisation } from '../../admin/office.js';
import { nameOf } from '../../admin/check.js';
import { loadPacks } from '../../charter/index.js';
import { chartersFolder } from '../../charters-folder.js';
import { CommandFault, WrongUsage } from '../../faults.js';
import type { Io } from '../../io.js';
import { table } from '../../table.js';

interface Options {
  pack: string;
  zone: string;
  json?: boolean;
}

/** Makes the organisation of this installation. There can be one. */
export async function createOrganisation(io: Io, name: string, { pack, zone, json }: Options): Promise<void> {
  await mustBePack(io, pack);
  mustBeZone(zone);
  const fields = { name: nameOf(name), packId: pack, zone };
  await administer(io, { json, create: true }, async ({ manager, ids, clock, config }) => {
    await mustBeFirst(manager);
    const organisation = { id: ids.uuid(), ...fields, createdAt: clock.now() };
    await manager.insert(Organisation, organisation);
    return {
      value: shown(organisation),
      text: `${organisation.name} is there, with the charter pack ${pack}.\n`,
      remark: `Next: \`frontdoor admin service add\`, then \`entry-point add\` and \`user add\`.${config.demo ? DEMO_ON : ''}`,
    };
  });
}

const DEMO_ON = '\nStart the hub with DEMO=off, or its channels go to stand-ins of the demonstration.';

export async function showOrganisation(io: Io, { json }: { json?: boolean }): Promise<void> {
  await administer(io, { json }, async ({ manager }) => {
    const organisation = shown(await theOrganisation(manager));
    const { name, packId, zone } = organisation;
    return {
      value: organisation,
      text: table(['NAME', 'CHARTER PACK', 'TIME ZONE'], [[name, packId, zone]]),
    };
  });
}

const shown = ({ id, name, packId, zone }: Organisation): Omit<Organisation, 'createdAt'> => ({
  id,
  name,
  packId,
  zone,
});

async function mustBeFirst(manager: EntityManager): Promise<void> {
  // The lock of the demonstration: two who make the first organisation at once make one.
  await manager.query(`SELECT pg_advisory_xact_lock(4172002)`);
  const [there] = await manager.find(Organisation, { take: 1 });
  if (there)
    throw new CommandFault(
      'organisation-exists',
      `There is an organisation already: ${there.name}.`,
      'One installation serves one; use another DATA_DIR or DATABASE_URL for another.',
    );
}

async function mustBePack(io: Io, id: string): Promise<void> {
  const { packs } = await loadPacks(chartersFolder(io));
  if (!packs.has(id))
    throw new CommandFault(
      'pack-unknown',
      `There is no charter pack ${id} that can be used.`,
      `Known: ${[...packs.keys()].join(', ') || 'none'}; CHARTERS_DIR names their folder.`,
    );
}

function mustBeZone(zone: string): void {
  try {
    Intl.DateTimeFormat('en-GB', { timeZone: zone });
  } catch {
    throw new WrongUsage(`${zone} is no time zone.`, 'Use one such as Europe/London.');
  }
}
