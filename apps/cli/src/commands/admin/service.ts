import { enquiryKind } from '@frontdoor/contracts';
import { Service, Team } from '@frontdoor/persistence';
import { nameOf, slugFrom, slugOf, wordsOf } from '../../admin/check.js';
import { teamOf } from '../../admin/look-up.js';
import { administer, theOrganisation } from '../../admin/office.js';
import { CommandFault } from '../../faults.js';
import type { Io } from '../../io.js';
import { table } from '../../table.js';

interface Options {
  team: string;
  slug?: string;
  kind: string;
  customerServiceCentre?: boolean;
  json?: boolean;
}

/** Adds something the organisation does, and its team when it is new. */
export async function addService(io: Io, name: string, options: Options): Promise<void> {
  const slug = options.slug === undefined ? slugFrom(name) : slugOf(options.slug);
  const [kind] = wordsOf('kind of enquiry', enquiryKind.options, [options.kind]);
  const fields = {
    name: nameOf(name),
    slug,
    kind: kind!,
    customerServiceCentre: options.customerServiceCentre ?? false,
  };
  const teamName = nameOf(options.team);
  await administer(io, options, async ({ manager, ids }) => {
    const { id: organisationId } = await theOrganisation(manager);
    if (await manager.existsBy(Service, { organisationId, slug }))
      throw new CommandFault(
        'service-exists',
        `There is a service ${slug} already.`,
        'Choose another with --slug.',
      );
    const { team, made } = await teamOf(manager, ids, organisationId, teamName);
    await manager.insert(Service, { id: ids.uuid(), organisationId, teamId: team.id, ...fields });
    return {
      value: { ...fields, team: team.name },
      text: `${fields.name} (${slug}) is done by ${team.name}${made ? ', a new team' : ''}.\n`,
      remark: 'Agents take its work once they have it: `frontdoor admin user change EMAIL --service …`.',
    };
  });
}

export async function listServices(io: Io, options: { json?: boolean }): Promise<void> {
  await administer(io, options, async ({ manager }) => {
    const { id: organisationId } = await theOrganisation(manager);
    const teams = new Map((await manager.findBy(Team, { organisationId })).map(({ id, name }) => [id, name]));
    const services = await manager.find(Service, { where: { organisationId }, order: { slug: 'ASC' } });
    const value = services.map(({ slug, name, kind, customerServiceCentre, teamId }) => ({
      slug,
      name,
      team: teams.get(teamId) ?? '',
      kind,
      customerServiceCentre,
    }));
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
