import { Injectable } from '@nestjs/common';
import { ChannelProbes } from '@frontdoor/casework/channels';
import { Charters } from '@frontdoor/casework/charters';
import { Directory } from '@frontdoor/casework/directory';
import { calendarsOf, type Clock as PromiseClock, describePromises, hoursInWords } from '@frontdoor/charter';
import { type AnswerOf, type api, CHANNELS, type EntryPointView } from '@frontdoor/contracts';
import { Clock, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  DataSource,
  EntryPoint,
  findStaff,
  type RowOf,
  type Service,
  Team,
} from '@frontdoor/persistence';

type Member = RowOf<typeof findStaff>;
type Answer<Name extends keyof typeof api> = AnswerOf<(typeof api)[Name]>;

/** How the organisation is set up, for those who answer for it. Nothing here changes anything. */
@Injectable()
export class SetUp {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly charters: Charters,
    private readonly probes: ChannelProbes,
    private readonly clock: Clock,
  ) {}

  async people(reader: Agent): Promise<Answer<'listStaff'>> {
    const people = await findStaff(this.source, reader);
    return {
      people: people.map(({ email, roles, services, languages, channels, ...each }) => ({
        ...each,
        email: isAdministrator(reader) ? email : null,
        roles: [...roles],
        services: [...services],
        languages: [...languages],
        channels: [...channels],
      })),
    };
  }

  async teams({ organisationId }: Agent): Promise<Answer<'listTeams'>> {
    const teams = await this.source.manager.find(Team, { where: { organisationId }, order: { name: 'ASC' } });
    const services = await this.servicesOf(organisationId);
    const people = await this.atWork(organisationId);
    const languages = [...new Set(people.flatMap((each) => each.languages))].toSorted();
    return {
      teams: teams.map(({ id, name }) => ({
        ...{ id, services: services.filter(({ teamId }) => teamId === id).map((each) => each.name) },
        ...counted(
          name,
          people.filter(({ team }) => team === name),
        ),
      })),
      services: services.map(({ name }) =>
        counted(
          name,
          people.filter((each) => each.services.includes(name)),
        ),
      ),
      languages: languages.map((tag) =>
        counted(
          tag,
          people.filter((each) => each.languages.includes(tag)),
        ),
      ),
    };
  }

  async services({ organisationId }: Agent): Promise<Answer<'listServices'>> {
    const pack = await this.packOf(organisationId);
    const people = await this.atWork(organisationId);
    const services = await this.servicesOf(organisationId);
    const now = this.clock.now();
    const views = services.map(async (service) => {
      const { slug, name, kind, topics, customerServiceCentre, teamId } = service;
      const speaking = people.filter((each) => each.services.includes(name));
      const calendars = calendarsOf(pack, (clock) => isFor(clock, service));
      return {
        ...{ slug, name, kind, customerServiceCentre },
        team: (await this.directory.team(teamId)).name,
        topics: [...topics],
        languages: [...new Set(speaking.flatMap(({ languages }) => languages))].toSorted(),
        hours: [...new Set(calendars.map(({ calendar }) => hoursInWords(calendar, now).title))],
      };
    });
    return { services: await Promise.all(views) };
  }

  async entryPoints(reader: Agent): Promise<Answer<'listEntryPoints'>> {
    const { organisationId } = reader;
    const all = await this.source.manager.find(EntryPoint, {
      where: { organisationId },
      order: { channel: 'ASC', address: 'ASC' },
    });
    const views = all.map(async ({ id, channel, address, name, serviceId }) => {
      const { state, detail } = await this.stateOf({ channel, address });
      const service = (await this.directory.service(serviceId)).name;
      return { id, channel, address, name, service, state, detail: isAdministrator(reader) ? detail : null };
    });
    return { entryPoints: await Promise.all(views) };
  }

  async charter({ organisationId }: Agent): Promise<Answer<'readCharter'>> {
    const pack = await this.packOf(organisationId);
    const now = this.clock.now();
    const { id, title, version, organisation, source, inForceFrom, inForceUntil, assumptions } = pack;
    return {
      ...{ id, title, version, organisation, source, assumptions: [...assumptions] },
      inForceFrom: inForceFrom === undefined ? null : toIso(inForceFrom),
      inForceUntil: inForceUntil === undefined ? null : toIso(inForceUntil),
      promises: describePromises(pack, now).map(({ promise, measures }) => ({
        ...{
          promiseId: promise.id,
          title: promise.title,
          clause: promise.source,
          measures,
          kept: promise.kept,
        },
        ...{ published: promise.published, pending: promise.pending ?? null },
      })),
      calendars: calendarsOf(pack).map(({ calendar, promises }) => {
        const { title: words, assumption = null } = hoursInWords(calendar, now);
        return { title: words, assumption, promises };
      }),
      others: this.charters
        .installedPacks()
        .filter((each) => each.id !== id)
        .map((each) => ({ id: each.id, title: each.title, version: each.version })),
    };
  }

  private async stateOf({
    channel,
    address,
  }: Pick<EntryPoint, 'channel' | 'address'>): Promise<Pick<EntryPointView, 'state' | 'detail'>> {
    const probed = await this.probes.receiving(channel, address);
    if (probed) return { state: probed.ok ? 'works' : 'fault', detail: probed.detail };
    return { state: CHANNELS[channel].takenDown ? 'by-hand' : 'unconnected', detail: null };
  }

  private async servicesOf(organisationId: string): Promise<Service[]> {
    const services = await this.directory.services(organisationId);
    return services.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  /** Those who are not shut out. */
  private async atWork(organisationId: string): Promise<Member[]> {
    return (await findStaff(this.source, { organisationId })).filter(({ active }) => active);
  }

  private async packOf(organisationId: string) {
    await this.charters.refresh(this.source.manager);
    return this.charters.current(await this.directory.organisation(organisationId));
  }
}

const isAdministrator = ({ roles }: Pick<Agent, 'roles'>): boolean => roles.includes('administrator');

const counted = (name: string, people: readonly Member[]) => ({
  name,
  people: people.map((each) => each.name),
  available: people.filter(({ presence }) => presence === 'available').length,
});

/** Whether a clock can count for what a service usually gets. */
function isFor({ appliesWhen }: PromiseClock, { slug, kind, customerServiceCentre }: Service): boolean {
  const { services, enquiryKinds, customerServiceCentre: centre } = appliesWhen;
  return (
    (services?.includes(slug) ?? true) &&
    (enquiryKinds?.includes(kind) ?? true) &&
    (centre === undefined || centre === customerServiceCentre)
  );
}
