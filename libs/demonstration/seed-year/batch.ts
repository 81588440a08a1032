import { type Commitment as Derived, lifecycle, type Pack } from '@frontdoor/charter';
import type { Ids } from '@frontdoor/kernel';
import {
  bulkInsert,
  Commitment,
  Contact,
  Customer,
  Enquiry,
  LedgerEntry,
  type EntityManager,
  Identifier,
  type Service,
  StepPrompt,
  TimelineEvent,
} from '@frontdoor/persistence';
import { newRow, tellChange } from '@frontdoor/casework/ledger';
import { sayClosing } from '@frontdoor/casework/enquiries';
import { writeTimeline } from '@frontdoor/casework/timeline';
import type { PastContact, PastEnquiry } from './past-enquiry.js';
import type { Address } from './council-people.js';

type Row<T> = { [K in keyof T]?: T[K] };

/** What a past enquiry still lacks to become rows. */
export interface Registration {
  reference: string;
  service: Service;
  customer: { id: string; address: Address | null; isNew: boolean };
  agentId: string;
  agentName: string;
  entryPointId: string;
}

/** Rows of some hundred enquiries, written together. The commitments are what the charter engine makes of them. */
export class Batch {
  private readonly customers: Row<Customer>[] = [];
  private readonly identifiers: Row<Identifier>[] = [];
  private readonly enquiries: Row<Enquiry>[] = [];
  private readonly contacts: Row<Contact>[] = [];
  private readonly ledger: Row<LedgerEntry>[] = [];
  private readonly commitments: Row<Commitment>[] = [];
  private readonly notes: Parameters<typeof writeTimeline>[1][number][] = [];
  private readonly prompts: Row<StepPrompt>[] = [];

  constructor(
    private readonly organisationId: string,
    private readonly pack: Pack,
    /** The calendar revision of the pack. */
    private readonly countedBy: string,
    private readonly now: number,
    /** Ids that sort by the instant given. */
    private readonly idAt: (instant: number) => ReturnType<Ids['uuid']>,
  ) {}

  get size(): number {
    return this.enquiries.length;
  }

  get counts(): { enquiries: number; commitments: number } {
    return { enquiries: this.enquiries.length, commitments: this.commitments.length };
  }

  add(past: PastEnquiry, given: Registration): void {
    const openedAt = past.contacts[0]!.at;
    const id = this.idAt(openedAt);
    const { organisationId } = this;
    this.addCustomer(given, openedAt);
    const incoming = past.contacts.filter(({ direction }) => direction === 'in');
    this.enquiries.push({
      id,
      organisationId,
      reference: given.reference,
      subject: past.subject,
      kind: past.kind,
      state: 'closed',
      serviceId: given.service.id,
      customerId: given.customer.id,
      ownerId: given.agentId,
      packId: this.pack.id,
      packVersion: this.pack.version,
      packHash: this.pack.hash,
      openedAt,
      closedAt: past.closedAt,
      lastContactAt: Math.max(...past.contacts.map(({ at }) => at)),
      complex: past.complex,
      responseRequested: false,
      stage: 1,
      waitingSince: null,
      contactsIn: incoming.length,
      reopened: past.reopened,
    });
    const idOf = new Map(past.contacts.map((contact) => [contact, this.idAt(contact.at)]));
    for (const contact of past.contacts) this.addContact(id, contact, idOf.get(contact)!, past, given);
    for (const { event, contact } of past.ledger) {
      const { type, at, ...data } = event;
      const byCustomer = contact?.direction === 'in';
      this.ledger.push({
        id: this.idAt(at),
        organisationId,
        enquiryId: id,
        type,
        at,
        data,
        contactId: contact ? idOf.get(contact)! : null,
        byId: byCustomer || contact?.automatic ? null : given.agentId,
        recordedAt: at,
        takenBackAt: null,
      });
    }
    this.addCommitments(id, past, given, idOf);
    for (const { promiseId, ask, moment, at, answer } of past.prompts) {
      this.prompts.push({
        id: this.idAt(at),
        organisationId,
        enquiryId: id,
        promiseId,
        ask,
        moment,
        agentId: given.agentId,
        serviceId: given.service.id,
        teamId: given.service.teamId,
        channel: past.channel,
        packVersion: this.pack.version,
        at,
        answer,
        answeredAt: answer === null ? null : at + 30_000,
      });
    }
    this.note(id, past.closedAt, sayClosing(given.agentName), 'neutral');
  }

  async write(manager: EntityManager): Promise<void> {
    await bulkInsert(manager, Customer, this.customers);
    await bulkInsert(manager, Identifier, this.identifiers);
    await bulkInsert(manager, Enquiry, this.enquiries);
    await bulkInsert(manager, Contact, this.contacts);
    await bulkInsert(manager, LedgerEntry, this.ledger);
    await bulkInsert(manager, Commitment, this.commitments);
    await bulkInsert(manager, StepPrompt, this.prompts);
    await writeTimeline(manager, this.notes);
  }

  private addCustomer({ customer: { id, address, isNew } }: Registration, createdAt: number): void {
    if (!isNew) return;
    const shared = { organisationId: this.organisationId, createdAt };
    this.customers.push({ ...shared, id, name: null, language: 'en' });
    if (address) this.identifiers.push({ ...shared, ...address, id: this.idAt(createdAt), customerId: id });
  }

  private addContact(
    enquiryId: string,
    { direction, channel, at, text, automatic, override }: PastContact,
    id: string,
    past: PastEnquiry,
    { customer: { address }, agentId, entryPointId }: Registration,
  ): void {
    this.contacts.push({
      id,
      organisationId: this.organisationId,
      enquiryId,
      entryPointId,
      direction,
      channel,
      partyKind: address?.kind ?? null,
      partyValue: address?.value ?? null,
      authorId: direction === 'out' && !automatic ? agentId : null,
      subject: past.subject,
      text,
      attachments: [],
      automatic,
      override,
      at,
    });
  }

  private addCommitments(
    enquiryId: string,
    past: PastEnquiry,
    { service }: Registration,
    idOf: ReadonlyMap<PastContact, string>,
  ): void {
    const { commitments } = lifecycle(
      this.pack,
      past.ledger.map(({ event }) => event),
      this.now,
    );
    for (const derived of commitments) {
      const opener = past.ledger.find(
        ({ event, contact }) => contact && event.at === derived.startedAt,
      )?.contact;
      const opened = {
        id: this.idAt(derived.startedAt),
        organisationId: this.organisationId,
        enquiryId,
        contactId: idOf.get(opener ?? past.contacts[0]!)!,
        service,
        channel: past.channel,
        kind: past.kind,
        countedBy: this.countedBy,
      };
      const row = { ...newRow(this.pack, derived, opened), ...outcome(derived) };
      this.commitments.push(row);
      const before = { state: 'running' as const, dueAt: derived.dueAt, settledAt: null };
      const told = tellChange(this.pack, derived, before, { ...outcome(derived), moves: [] });
      if (told) this.note(enquiryId, derived.endedAt ?? derived.dueAt, told.text, told.tone);
    }
  }

  private note(enquiryId: string, at: number, text: string, tone: TimelineEvent['tone']): void {
    this.notes.push({ id: this.idAt(at), enquiryId, type: 'event', text, tone, at });
  }
}

/** What became of a commitment. Nobody needs to be told any more; a window of the customer may still be open. */
const outcome = (
  derived: Derived,
): Pick<
  Commitment,
  | 'state'
  | 'firstDueAt'
  | 'dueAt'
  | 'settledAt'
  | 'extensions'
  | 'taken'
  | 'explanation'
  | 'alarms'
  | 'nextAlarmAt'
  | 'moves'
> => ({
  state: derived.state,
  firstDueAt: derived.firstDueAt,
  dueAt: derived.dueAt,
  settledAt: derived.endedAt ?? null,
  extensions: derived.extensions,
  moves: [],
  taken: derived.taken ?? null,
  explanation: derived.explanation,
  alarms: derived.atRiskAt.length,
  nextAlarmAt: derived.state === 'running' ? derived.dueAt : null,
});
