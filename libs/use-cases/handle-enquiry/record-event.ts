import { Injectable } from '@nestjs/common';
import { recordableMilestones } from '@frontdoor/charter';
import { type api, type BodyOf, channelMeetingAt } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import { type Agent, type Enquiry, LedgerEntry, type EntityManager, IsNull } from '@frontdoor/persistence';
import { Changes } from '@frontdoor/casework/live';
import { Charters } from '@frontdoor/casework/charters';
import { Directory } from '@frontdoor/casework/directory';
import {
  type NamedService,
  type NewLedgerEntry,
  Ledger,
  factsNow,
  canTakeBack,
  isOfReception,
  sayEntry,
} from '@frontdoor/casework/ledger';
import { Placement } from '@frontdoor/casework/placement';
import { OfferWork, QueueTransaction } from '@frontdoor/casework/queue';
import { AskSteps } from '@frontdoor/casework/steps';
import { openEnquiry, sawAll } from '@frontdoor/casework/enquiries';
import { Timeline } from '@frontdoor/casework/timeline';
import { Visits } from '@frontdoor/casework/visits';

export type Recorded = BodyOf<typeof api.recordEvent>;

/** Clocks of two computers differ a little. */
const FUTURE_MS = 60_000;

/** Writes down what happened to an enquiry outside the hub, and takes it back. */
@Injectable()
export class RecordEvent {
  constructor(
    private readonly changes: Changes,
    private readonly queue: QueueTransaction,
    private readonly placement: Placement,
    private readonly offerWork: OfferWork,
    private readonly timeline: Timeline,
    private readonly charters: Charters,
    private readonly directory: Directory,
    private readonly ledger: Ledger,
    private readonly visits: Visits,
    private readonly steps: AskSteps,
    private readonly clock: Clock,
  ) {}

  /** @throws FrontdoorError `event-refused` for what no promise of the enquiry starts or stops on, or a wrong time; `newer-from-customer`, `promise-lengthened`, `service-unknown`, `visit-not-ended`. */
  async record(agent: Agent, enquiryId: string, recorded: Recorded): Promise<void> {
    await this.change(agent, enquiryId, async (manager, enquiry) => {
      const upTo = await sawAll(manager, enquiryId, { agentId: agent.id, seenUpTo: recorded.seenUpTo });
      const entry = knowing(await this.entry(agent, enquiry, recorded), upTo);
      await this.refuse(manager, enquiry, entry);
      if (recorded.type === 'resolved') await this.visits.refuseUnended(manager, enquiry);
      if (recorded.type === 'classified' && !recorded.despiteLater)
        await this.ledger.refuseLater(manager, enquiry, entry);
      await this.timeline.event(manager, enquiry.id, agent.id, `${agent.name} recorded: ${sayEntry(entry)}`);
      await this.ledger.record(manager, [entry]);
      if (entry.type === 'visit-started')
        await this.steps.ask(manager, 'home-visit', enquiry, agent, {
          channel: channelMeetingAt('home-visit'),
          since: entry.at,
        });
    });
  }

  /** @throws FrontdoorError `event-refused` for what cannot be taken back. */
  async takeBack(agent: Agent, enquiryId: string, eventId: string, reason: string): Promise<void> {
    const { organisationId } = agent;
    await this.queue.run(organisationId, async (manager) => {
      const enquiry = await openEnquiry(manager, enquiryId, organisationId, agent);
      const entry = await manager.findOneBy(LedgerEntry, { id: eventId, enquiryId });
      if (!entry) throw new FrontdoorError('event-refused', { reason: 'this enquiry has no such entry' });
      if (entry.takenBackAt !== null) return;
      if (isOfReception(entry))
        throw new FrontdoorError('event-refused', {
          reason: 'reception takes it back, where the work goes back as well',
        });
      if (!canTakeBack(entry))
        throw new FrontdoorError('event-refused', { reason: 'it is a message, which did come or leave' });
      if (entry.type === 'moved') return this.placement.takeBack(manager, agent, enquiry, entry, reason);
      const said = `${agent.name} took back: ${sayEntry(entry)} (${reason})`;
      await this.timeline.event(manager, enquiryId, agent.id, said);
      await this.ledger.takeBack(manager, [entry], agent.id, reason);
    });
    this.offerWork.kick(organisationId);
  }

  private async entry(
    agent: Agent,
    { id, organisationId }: Enquiry,
    recorded: Recorded,
  ): Promise<NewLedgerEntry> {
    const shared = { enquiryId: id, organisationId, byId: agent.id };
    const now = this.clock.now();
    switch (recorded.type) {
      case 'paused':
        return { ...shared, type: 'paused', at: now, data: { reason: recorded.reason, by: agent.name } };
      case 'resumed':
        return { ...shared, type: 'resumed', at: now };
      case 'waived': {
        const { waiver, evidence } = recorded;
        return { ...shared, type: 'waived', at: now, data: { waiver, evidence } };
      }
      case 'classified': {
        const { kind: enquiryKind, responseRequested } = recorded;
        const also = await this.servicesCalled(organisationId, recorded.alsoServices);
        const complex = also && also.length > 0 ? true : recorded.complex;
        const data = JSON.parse(
          JSON.stringify({ enquiryKind, complex, responseRequested, alsoServices: also }),
        ) as NewLedgerEntry['data'];
        return { ...shared, type: 'classified', at: now, data };
      }
      default:
        return {
          ...shared,
          type: recorded.type,
          at: recorded.at ? notAhead(Date.parse(recorded.at), now) : now,
        };
    }
  }

  private async servicesCalled(
    organisationId: string,
    slugs: readonly string[] | undefined,
  ): Promise<NamedService[] | undefined> {
    if (!slugs) return undefined;
    const services = await Promise.all(
      [...new Set(slugs)].map((each) => this.directory.serviceCalled(organisationId, each)),
    );
    return services.map(({ slug, name }) => ({ slug, name }));
  }

  private async refuse(
    manager: EntityManager,
    enquiry: Enquiry,
    { type, at, data }: NewLedgerEntry,
  ): Promise<void> {
    const fail = (reason: string): never => {
      throw new FrontdoorError('event-refused', { reason });
    };
    if (at > this.clock.now()) fail('it lies in the future');
    if (at < enquiry.openedAt) fail('it lies before the enquiry began');
    if (type === 'paused' && enquiry.waitingSince !== null) fail('it waits for the customer already');
    if (type === 'resumed' && enquiry.waitingSince === null) fail('it does not wait for the customer');
    if (type === 'classified' && Object.keys(data ?? {}).every((name) => name === 'seenUpTo'))
      fail('nothing would change');
    if (OTHER_ENTRIES.includes(type)) return;
    await this.charters.refresh(manager);
    const pack = await this.charters.pinned(manager, enquiry);
    const received = await manager.findOne(LedgerEntry, {
      where: { enquiryId: enquiry.id, type: 'contact-received', takenBackAt: IsNull() },
      order: { at: 'DESC' },
    });
    const recordable: readonly string[] = recordableMilestones(pack, factsNow(enquiry, received), at);
    if (!recordable.includes(type))
      fail(
        `no promise of this enquiry starts or stops when ${sayEntry({ type, at, data: {} }).toLowerCase()}`,
      );
  }

  private async change(
    agent: Agent,
    enquiryId: string,
    change: (manager: EntityManager, enquiry: Enquiry) => Promise<void>,
  ): Promise<void> {
    await this.changes.run(async (manager) => {
      await change(manager, await openEnquiry(manager, enquiryId, agent.organisationId, agent));
    });
  }
}

const knowing = (entry: NewLedgerEntry, seenUpTo: string): NewLedgerEntry => ({
  ...entry,
  data: { ...entry.data, seenUpTo },
});

/** What the clock of another computer puts a little into the future happened now. */
const notAhead = (at: number, now: number): number => (at > now && at <= now + FUTURE_MS ? now : at);

const OTHER_ENTRIES: readonly string[] = [
  'paused',
  'resumed',
  'clarification-received',
  'waived',
  'classified',
];
