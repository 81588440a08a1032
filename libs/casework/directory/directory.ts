import { Injectable } from '@nestjs/common';
import type { Channel } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import { DataSource, EntryPoint, Integration, Organisation, Service } from '@frontdoor/persistence';

const FRESH_MS = 5000;

interface Listing {
  organisations: Map<string, Organisation>;
  services: Map<string, Service>;
  entryPoints: Map<string, EntryPoint>;
  byAddress: Map<string, EntryPoint>;
  integrations: Map<string, Integration>;
}

/** Organisations, services, entry points and integrations: read often, changed seldom. At most 5 seconds old. */
@Injectable()
export class Directory {
  private listing: Promise<Listing> | undefined;
  private readAt = 0;

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Has the next look-up read anew. */
  forget(): void {
    this.listing = undefined;
  }

  async organisation(id: string): Promise<Organisation> {
    return required((await this.list()).organisations.get(id));
  }

  /** The organisation whose public pages these are. @throws FrontdoorError `page-not-found` before there is one. */
  async theOrganisation(): Promise<Organisation> {
    const [first] = (await this.list()).organisations.values();
    if (!first) throw new FrontdoorError('page-not-found');
    return first;
  }

  async service(id: string): Promise<Service> {
    return required((await this.list()).services.get(id));
  }

  async services(organisationId: string): Promise<Service[]> {
    return [...(await this.list()).services.values()].filter(
      (each) => each.organisationId === organisationId,
    );
  }

  async entryPoint(id: string): Promise<EntryPoint> {
    return required((await this.list()).entryPoints.get(id));
  }

  async entryPointAt(channel: Channel, address: string): Promise<EntryPoint | undefined> {
    return (await this.list()).byAddress.get(addressKey(channel, address));
  }

  async entryPointsOf(organisationId: string, channel: Channel): Promise<EntryPoint[]> {
    return [...(await this.list()).entryPoints.values()].filter(
      (each) => each.organisationId === organisationId && each.channel === channel,
    );
  }

  async integration(key: string): Promise<Integration | undefined> {
    return (await this.list()).integrations.get(key);
  }

  async integrationAt(entryPointId: string): Promise<Integration | undefined> {
    return [...(await this.list()).integrations.values()].find((each) => each.entryPointId === entryPointId);
  }

  private list(): Promise<Listing> {
    if (!this.listing || this.clock.now() - this.readAt > FRESH_MS) {
      this.readAt = this.clock.now();
      const reading = this.read();
      this.listing = reading;
      reading.catch(() => {
        if (this.listing === reading) this.listing = undefined;
      });
    }
    return this.listing;
  }

  private async read(): Promise<Listing> {
    const { manager } = this.source;
    const [organisations, services, entryPoints, integrations] = await Promise.all([
      manager.find(Organisation),
      manager.find(Service),
      manager.find(EntryPoint),
      manager.find(Integration),
    ]);
    return {
      organisations: new Map(organisations.map((each) => [each.id, each])),
      services: new Map(services.map((each) => [each.id, each])),
      entryPoints: new Map(entryPoints.map((each) => [each.id, each])),
      byAddress: new Map(entryPoints.map((each) => [addressKey(each.channel, each.address), each])),
      integrations: new Map(integrations.map((each) => [each.key, each])),
    };
  }
}

const addressKey = (channel: Channel, address: string): string => `${channel} ${address.toLowerCase()}`;

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A row that others refer to is missing from the directory');
  return value;
}
