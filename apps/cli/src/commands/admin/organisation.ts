import { organisationFields } from '@frontdoor/use-cases';
import { administer } from '../../admin/administer.js';
import { asUsage } from '../../admin/as-usage.js';
import { loadPacks } from '../../charter/index.js';
import { chartersFolder } from '../../charters-folder.js';
import type { Io } from '../../io.js';
import { table } from '../../table.js';

interface Options {
  pack: string;
  zone: string;
  json?: boolean;
}

/** Makes the organisation of this installation, and the database when there is none yet. */
export async function createOrganisation(io: Io, name: string, { pack, zone, json }: Options): Promise<void> {
  const { packs } = await loadPacks(chartersFolder(io));
  const fields = asUsage(() => organisationFields({ name, packId: pack, zone }, [...packs.keys()]));
  await administer(io, { json, create: true }, async ({ administration, config }) => {
    const made = await administration.organisations.create(fields);
    return {
      value: made,
      text: `${made.name} is there, with the charter pack ${made.packId}.\n`,
      remark: `Next: \`frontdoor admin service add\`, then \`entry-point add\` and \`user add\`.${config.demo ? DEMO_ON : ''}`,
    };
  });
}

const DEMO_ON = '\nStart the hub with DEMO=off, or its channels go to stand-ins of the demonstration.';

export async function showOrganisation(io: Io, options: { json?: boolean }): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const value = await administration.organisations.show();
    const { name, packId, zone } = value;
    return { value, text: table(['NAME', 'CHARTER PACK', 'TIME ZONE'], [[name, packId, zone]]) };
  });
}
