import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { type Channel, CHANNELS, mailChannel, type Party } from '@frontdoor/contracts';
import { FrontdoorError, storable } from '@frontdoor/kernel';
import {
  DataSource,
  EntryPoint,
  EntryPointWatch,
  Integration,
  IsNull,
  Not,
  Organisation,
  Service,
  Team,
} from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import type { OwnAddresses } from '../customers/index.js';
import { serviceCalled } from './service-called.js';

const FRESH_MS = 5000;

/** Where something that came in is kept. */
export interface Place {
  entryPoint: EntryPoint;
  /** False where nobody takes contacts at the address: a person has to look at what came there. */
  isKnown: boolean;
  /** The provider's key of a thing, apart from those of other addresses that are kept here. */
  keyOf: (key: string) => string;
}

interface Listing {
  organisations: Map<string, Organisation>;
  services: Map<string, Service>;
  teams: Map<string, Team>;
  entryPoints: Map<string, EntryPoint>;
  byAddress: Map<string, EntryPoint>;
  integrations: Map<string, Integration>;
  /** What is told at entry points that are paused, by their ids. */
  paused: Map<string, string>;
  addresses: Map<string, { ours: Set<string>; domains: Set<string> }>;
}

/**
 * Organisations, services, entry points and integrations: looked up often, changed seldom. They are kept in memory and
 * read anew every 5 seconds, so that a look-up waits for nothing and takes no connection inside a transaction.
 */
@Injectable()
export class Directory implements OnModuleInit, OnApplicationShutdown {
  private listing: Listing | undefined;
  /** Readings begun so far, and the latest of them that is in use. */
  private begun = 0;
  private used = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly source: DataSource,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => void this.refreshLater(), FRESH_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Reads everything anew. */
  async refresh(): Promise<void> {
    const turn = ++this.begun;
    const listing = await this.read();
    if (turn < this.used) return;
    this.used = turn;
    this.listing = listing;
  }

  async organisation(id: string): Promise<Organisation> {
    return required(this.list.organisations.get(id));
  }

  /** The organisation whose public pages these are. @throws FrontdoorError `page-not-found` before there is one. */
  async theOrganisation(): Promise<Organisation> {
    const [first] = this.list.organisations.values();
    if (!first) throw new FrontdoorError('page-not-found');
    return first;
  }

  async service(id: string): Promise<Service> {
    return required(this.list.services.get(id));
  }

  async services(organisationId: string): Promise<Service[]> {
    return [...this.list.services.values()].filter((each) => each.organisationId === organisationId);
  }

  async team(id: string): Promise<Team> {
    return required(this.list.teams.get(id));
  }

  async serviceBySlug(organisationId: string, slug: string): Promise<Service | undefined> {
    return (await this.services(organisationId)).find((each) => each.slug === slug);
  }

  /** @throws FrontdoorError `service-unknown` naming those there are. */
  async serviceCalled(organisationId: string, slug: string): Promise<Service> {
    return serviceCalled(await this.services(organisationId), slug);
  }

  async entryPoint(id: string): Promise<EntryPoint> {
    return required(this.list.entryPoints.get(id));
  }

  /** What whoever comes by an entry point is told while it is paused; undefined while it is not. */
  async pausedWords(entryPointId: string): Promise<string | undefined> {
    return this.list.paused.get(entryPointId);
  }

  async entryPointAt(channel: Channel, address: string): Promise<EntryPoint | undefined> {
    const { byAddress } = this.list;
    const { comesAt } = CHANNELS[channel];
    return (
      byAddress.get(addressKey(channel, address)) ?? (comesAt && byAddress.get(addressKey(comesAt, address)))
    );
  }

  /**
   * Where something that came to an address is kept: at its entry point, or, where nobody takes contacts there, at one that
   * stands in for it.
   *
   * @throws FrontdoorError `entry-point-unknown` where there is no entry point at all.
   */
  async placeOf(channel: Channel, address: string): Promise<Place> {
    const known = await this.entryPointAt(channel, address);
    if (known) return { entryPoint: known, isKnown: true, keyOf: (key) => key };
    const all = [...this.list.entryPoints.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const standIn = all.find((each) => each.channel === channel) ?? all[0];
    if (!standIn) throw new FrontdoorError('entry-point-unknown', { channel, address: clean(address) });
    return { entryPoint: standIn, isKnown: false, keyOf: (key) => `at ${clean(address)}: ${key}` };
  }

  /** Tells the addresses that are ours from those of people. */
  async ownAddresses(organisationId: string): Promise<OwnAddresses> {
    const { ours, domains } = this.list.addresses.get(organisationId) ?? {
      ours: new Set(),
      domains: new Set(),
    };
    const plain = ({ kind, value }: Party): string =>
      kind === 'email' ? value.replace(/\+[^+@]*@/, '@').toLowerCase() : value.toLowerCase();
    const isOurs = (party: Party): boolean => ours.has(plain(party)) || ours.has(party.value.toLowerCase());
    return {
      isOurs,
      isInOurDomain: (party) =>
        party.kind === 'email' && domains.has(domainOf(plain(party))) && !isOurs(party),
    };
  }

  async entryPointsOf(organisationId: string, channel: Channel): Promise<EntryPoint[]> {
    return [...this.list.entryPoints.values()].filter(
      (each) => each.organisationId === organisationId && each.channel === channel,
    );
  }

  async integration(key: string): Promise<Integration | undefined> {
    return this.list.integrations.get(key);
  }

  async integrationAt(entryPointId: string): Promise<Integration | undefined> {
    return [...this.list.integrations.values()].find((each) => each.entryPointId === entryPointId);
  }

  private async refreshLater(): Promise<void> {
    await this.refresh().catch((error: unknown) => {
      this.log.warn({ err: error }, 'reading the directory failed; the last reading is used meanwhile');
    });
  }

  private get list(): Listing {
    if (!this.listing) throw new Error('The directory is looked up before it was read');
    return this.listing;
  }

  private async read(): Promise<Listing> {
    const { manager } = this.source;
    const organisations = await manager.find(Organisation);
    const services = await manager.find(Service);
    const teams = await manager.find(Team);
    const entryPoints = await manager.find(EntryPoint);
    const integrations = await manager.find(Integration);
    const paused = await manager.find(EntryPointWatch, { where: { pausedWords: Not(IsNull()) } });
    return {
      organisations: new Map(organisations.map((each) => [each.id, each])),
      services: new Map(services.map((each) => [each.id, each])),
      teams: new Map(teams.map((each) => [each.id, each])),
      entryPoints: new Map(entryPoints.map((each) => [each.id, each])),
      byAddress: new Map(entryPoints.map((each) => [addressKey(each.channel, each.address), each])),
      integrations: new Map(integrations.map((each) => [each.key, each])),
      paused: new Map(paused.map(({ entryPointId, pausedWords }) => [entryPointId, pausedWords!])),
      addresses: ownAddressesOf(entryPoints),
    };
  }
}

/** An address as nobody chose it, in a form that can be kept. */
const clean = (address: string): string => Array.from(storable(address)).slice(0, 320).join('');

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** Addresses of entry points, and the domains of mailboxes, by organisation. */
function ownAddressesOf(entryPoints: readonly EntryPoint[]): Listing['addresses'] {
  const found: Listing['addresses'] = new Map();
  for (const { organisationId, channel, address } of entryPoints) {
    const { ours, domains } = found.get(organisationId) ?? { ours: new Set(), domains: new Set() };
    ours.add(address.toLowerCase());
    if (channel === mailChannel) domains.add(domainOf(address.toLowerCase()));
    found.set(organisationId, { ours, domains });
  }
  return found;
}

const addressKey = (channel: Channel, address: string): string => `${channel} ${address.toLowerCase()}`;

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A row that others refer to is missing from the directory');
  return value;
}
