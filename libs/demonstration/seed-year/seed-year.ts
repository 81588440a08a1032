import { Injectable } from '@nestjs/common';
import type { Pack } from '@frontdoor/charter';
import { Clock, FixedClock, FrontdoorError, Ids } from '@frontdoor/kernel';
import {
  Agent,
  analyseSeededYear,
  AuditResult,
  bulkInsert,
  DataSource,
  type EntityManager,
  findEnquiryBefore,
  lockFoundation,
  Organisation,
  tellNoEvents,
  transaction,
} from '@frontdoor/persistence';
import { Charters } from '@frontdoor/casework/charters';
import { COUNCIL } from '../council.js';
import { pastAudits } from './audits.js';
import { Batch, type Registration } from './batch.js';
import { Chance } from './chance.js';
import type { PastEnquiry } from './past-enquiry.js';
import { pastYear } from './past-year.js';
import { type Address, CouncilPeople } from './council-people.js';

/** Enquiries written with one statement for each table. */
const BATCH = 1000;
/** Customers for each channel: a few hundred contact the council often, most of them once or twice. */
const HOUSEHOLDS_PER_CONTACT = 0.5;

export interface YearWanted {
  /** Contacts that come in. */
  contacts: number;
  seed: number;
  /** Contacts written so far. */
  progress?: (contacts: number) => void;
}

export interface SeededYear {
  contacts: number;
  enquiries: number;
  commitments: number;
  audits: number;
}

/** Gives the demonstration council a past: a year of closed enquiries up to yesterday. The queue stays as it is. */
@Injectable()
export class SeedYear {
  constructor(
    private readonly source: DataSource,
    private readonly charters: Charters,
    private readonly clock: Clock,
  ) {}

  /**
   * All of it or nothing. The same seed on the same day, with the same council, gives the same year.
   *
   * @throws FrontdoorError `demonstration-missing` for any other organisation, `demonstration-year-exists` when there
   * is a past.
   */
  async run(wanted: YearWanted): Promise<SeededYear> {
    const seeded = await transaction(this.source, async (manager) => {
      await lockFoundation(manager, {});
      await tellNoEvents(manager, {});
      const organisation = await demonstration(manager);
      await this.charters.lockCalendars(manager);
      const pack = this.charters.current(organisation);
      const people = await CouncilPeople.read(manager, organisation);
      const { revision } = this.charters;
      const chance = new Chance(wanted.seed);
      return write(manager, new Seeding(people, pack, revision, chance, this.clock.now()), wanted);
    });
    await analyseSeededYear(this.source, {});
    return seeded;
  }
}

async function demonstration(manager: EntityManager): Promise<Organisation> {
  const [organisation] = await manager.find(Organisation, { order: { createdAt: 'ASC' }, take: 1 });
  if (organisation?.name !== COUNCIL.name) throw new FrontdoorError('demonstration-missing');
  const { id: organisationId, createdAt: before } = organisation;
  const [older] = await findEnquiryBefore(manager, { organisationId, before });
  if (older) throw new FrontdoorError('demonstration-year-exists');
  return organisation;
}

async function write(
  manager: EntityManager,
  seeding: Seeding,
  { contacts, progress }: YearWanted,
): Promise<SeededYear> {
  const { people, pack, chance, now } = seeding;
  const done: SeededYear = { contacts: 0, enquiries: 0, commitments: 0, audits: 0 };
  let batch = seeding.batch();
  const flush = async (): Promise<void> => {
    await batch.write(manager);
    done.enquiries += batch.counts.enquiries;
    done.commitments += batch.counts.commitments;
    progress?.(done.contacts);
    batch = seeding.batch();
  };
  for (const past of pastYear({ pack, services: people.services, contacts, until: now }, chance)) {
    batch.add(past, seeding.register(past));
    done.contacts += past.contacts.filter(({ direction }) => direction === 'in').length;
    if (batch.size === BATCH) await flush();
  }
  await flush();
  const [auditor] = await manager.find(Agent, {
    where: { organisationId: people.organisation.id, name: 'Oak' },
    take: 1,
  });
  const audits = pastAudits(pack, now, chance).map((found) => ({
    ...found,
    id: seeding.idAt(found.recordedAt),
    organisationId: people.organisation.id,
    byId: auditor!.id,
  }));
  await bulkInsert(manager, AuditResult, audits);
  return { ...done, audits: audits.length };
}

/** Gives enquiries their references, customers and agents. */
class Seeding {
  private readonly time = new FixedClock(0);
  private readonly ids: Ids;
  private readonly references = new Set<string>();
  private readonly customers = new Map<string, string>();
  private met = 0;

  constructor(
    readonly people: CouncilPeople,
    readonly pack: Pack,
    readonly revision: string,
    readonly chance: Chance,
    readonly now: number,
  ) {
    this.ids = new Ids(this.time, chance);
  }

  batch(): Batch {
    return new Batch(this.people.organisation.id, this.pack, this.revision, this.now, (instant) =>
      this.idAt(instant),
    );
  }

  idAt(instant: number): string {
    this.time.set(instant);
    return this.ids.uuid();
  }

  register({ service: slug, channel, contacts: [first] }: PastEnquiry): Registration {
    const service = this.people.services.find((each) => each.slug === slug)!;
    const agent = this.chance.pick(this.people.agentsOf(service.id));
    return {
      service,
      reference: this.reference(),
      customer: this.customer(channel, first!.at),
      agentId: agent.id,
      agentName: agent.name,
      entryPointId: this.people.entryPointFor(channel, service.id).id,
    };
  }

  private reference(): string {
    for (;;) {
      const reference = this.ids.reference();
      if (this.references.has(reference)) continue;
      this.references.add(reference);
      return reference;
    }
  }

  private customer(channel: PastEnquiry['channel'], at: number): Registration['customer'] {
    this.met++;
    // The longer the year, the more people have been in touch; some of them are again.
    const n = Math.floor(this.chance.next() * this.met * HOUSEHOLDS_PER_CONTACT);
    const address = this.people.addressOf(channel, n);
    const known = address && this.customers.get(addressKey(address));
    if (known) return { id: known, address, isNew: false };
    const id = this.idAt(at);
    if (address) this.customers.set(addressKey(address), id);
    return { id, address, isNew: true };
  }
}

const addressKey = ({ kind, value }: Address): string => `${kind} ${value}`;
