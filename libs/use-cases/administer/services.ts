import { type EnquiryKind, enquiryKind } from '@frontdoor/contracts';
import { FrontdoorError, type Ids } from '@frontdoor/kernel';
import { type DataSource, Service, transaction } from '@frontdoor/persistence';
import { nameOf, slugFrom, slugOf, wordsOf } from '@frontdoor/casework/directory';
import { serviceOf, teamNames, teamOf, theOrganisation } from './look-up.js';

export interface ServiceFields {
  name: string;
  slug: string;
  kind: EnquiryKind;
  customerServiceCentre: boolean;
  /** Name of the team that does it. */
  team: string;
}

/**
 * What a service is made of, checked; without a short name it gets one from its name.
 *
 * @throws FrontdoorError `short-name-malformed`, `word-unknown` or `name-malformed`.
 */
export function serviceFields(given: {
  name: string;
  slug: string | undefined;
  kind: string;
  customerServiceCentre: boolean;
  team: string;
}): ServiceFields {
  const slug = given.slug === undefined ? slugFrom(given.name) : slugOf(given.slug);
  const [kind] = wordsOf('kind of enquiry', enquiryKind.options, [given.kind]);
  return {
    name: nameOf(given.name),
    slug,
    kind: kind!,
    customerServiceCentre: given.customerServiceCentre,
    team: nameOf(given.team),
  };
}

/** What the organisation does. */
export class Services {
  constructor(
    private readonly source: DataSource,
    private readonly ids: Ids,
  ) {}

  /** Adds a service, and its team when that is new. @throws FrontdoorError `service-exists`. */
  add({ team: teamName, ...fields }: ServiceFields): Promise<ServiceFields & { teamMade: boolean }> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const { slug } = fields;
      if (await manager.existsBy(Service, { organisationId, slug }))
        throw new FrontdoorError('service-exists', { slug });
      const { team, made } = await teamOf(manager, this.ids, organisationId, teamName);
      await manager.insert(Service, { id: this.ids.uuid(), organisationId, teamId: team.id, ...fields });
      return { ...fields, team: team.name, teamMade: made };
    });
  }

  /** What people come with to a service, in their words; none: the form offers it by its name. @throws FrontdoorError `service-unknown`, `name-malformed`. */
  setTopics(
    slug: string,
    topics: readonly string[],
  ): Promise<{ slug: string; name: string; topics: string[] }> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const { id, name } = await serviceOf(manager, organisationId, slug);
      const words = topics.map(nameOf);
      await manager.update(Service, { id }, { topics: words });
      return { slug, name, topics: words };
    });
  }

  async list(): Promise<(ServiceFields & { topics: string[] })[]> {
    const { manager } = this.source;
    const { id: organisationId } = await theOrganisation(manager);
    const teams = await teamNames(manager, organisationId);
    const services = await manager.find(Service, { where: { organisationId }, order: { slug: 'ASC' } });
    return services.map(({ slug, name, kind, customerServiceCentre, teamId, topics }) => ({
      slug,
      name,
      team: teams.get(teamId) ?? '',
      kind,
      customerServiceCentre,
      topics,
    }));
  }
}
