import { serviceFields } from '@frontdoor/use-cases';
import { administer } from '../../admin/administer.js';
import { asUsage } from '../../admin/as-usage.js';
import type { Io } from '../../io.js';
import { table } from '../../table.js';

interface Options {
  team: string;
  slug?: string;
  kind: string;
  customerServiceCentre?: boolean;
  json?: boolean;
}

export async function addService(io: Io, name: string, options: Options): Promise<void> {
  const { slug, kind, team, customerServiceCentre = false } = options;
  const fields = asUsage(() => serviceFields({ name, slug, kind, customerServiceCentre, team }));
  await administer(io, options, async ({ administration }) => {
    const { teamMade, ...value } = await administration.services.add(fields);
    return {
      value,
      text: `${value.name} (${value.slug}) is done by ${value.team}${teamMade ? ', a new team' : ''}.\n`,
      remark: 'Agents take its work once they have it: `frontdoor admin user change EMAIL --service …`.',
    };
  });
}

export async function setTopics(
  io: Io,
  slug: string,
  topics: string[],
  options: { json?: boolean },
): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const value = await administration.services.setTopics(slug, topics);
    const offered = value.topics.length > 0 ? value.topics : [value.name];
    return { value, text: `The contact form offers for ${value.name}: ${offered.join('; ')}.\n` };
  });
}

export async function listServices(io: Io, options: { json?: boolean }): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const value = await administration.services.list();
    const rows = value.map((one) => [
      one.slug,
      one.name,
      one.team,
      one.kind,
      one.customerServiceCentre ? 'yes' : 'no',
    ]);
    return { value, text: table(['SHORT NAME', 'NAME', 'TEAM', 'KIND', 'CUSTOMER SERVICE CENTRE'], rows) };
  });
}
