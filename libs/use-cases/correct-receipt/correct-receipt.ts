import { Injectable } from '@nestjs/common';
import { type AnswerOf, type api, type BodyOf, CHANNELS } from '@frontdoor/contracts';
import { Clock, dayOf, FrontdoorError, sayDate } from '@frontdoor/kernel';
import {
  type Agent,
  Contact,
  DataSource,
  Enquiry,
  type EntityManager,
  In,
  IsNull,
  LedgerEntry,
  transaction,
} from '@frontdoor/persistence';
import { Directory } from '@frontdoor/casework/directory';
import { openEnquiry } from '@frontdoor/casework/enquiries';
import {
  foreseenView,
  Ledger,
  type NewLedgerEntry,
  type ReceiptCorrection,
} from '@frontdoor/casework/ledger';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { OfferWork } from '@frontdoor/casework/queue';
import { receivedOn } from '@frontdoor/casework/receipts';
import { Timeline } from '@frontdoor/casework/timeline';

type Given = BodyOf<typeof api.correctReceipt>;

/** A contact as it counts: its entry in the ledger, and from when it counts as received. */
interface Counted {
  received: LedgerEntry;
  receivedAt: number;
}

/**
 * Says on which day a letter or fax was received, which its stamp tells and its scan does not. The contact stays as it was
 * taken in; the correction stands beside it, and the promises count from it.
 */
@Injectable()
export class CorrectReceipt {
  constructor(
    private readonly source: DataSource,
    private readonly changes: Changes,
    private readonly directory: Directory,
    private readonly ledger: Ledger,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly offerWork: OfferWork,
    private readonly clock: Clock,
  ) {}

  /**
   * The day that it counts from already changes nothing.
   *
   * @returns the id of its enquiry
   * @throws FrontdoorError `contact-not-found`, `enquiry-closed`, `receipt-date-fixed` on a channel without stamps and after an
   * answer, `receipt-date-refused` for a day that cannot be, or a later one without a reason
   */
  async correct(agent: Agent, contactId: string, given: Given): Promise<string> {
    const { organisationId } = agent;
    const enquiryId = await this.changes.run(async (manager) => {
      const { contact, enquiry, counted, data } = await this.correction(
        manager,
        agent,
        contactId,
        given.date,
      );
      if (!data) return enquiry.id;
      const { received, receivedAt } = counted;
      const { receivedAt: at } = data;
      if (given.reason) data.reason = given.reason;
      if (at > receivedAt && at !== received.at && given.reason.length < 3)
        throw refused('a later day has customers wait longer, and needs a reason');
      await this.timeline.event(manager, enquiry.id, agent.id, sayCorrection(agent, contact, data));
      if (receivedAt === enquiry.openedAt)
        await manager.update(Enquiry, { id: enquiry.id }, { openedAt: at });
      await this.ledger.record(manager, [this.entryOf(agent, contact, data)]);
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiry.id }]);
      return enquiry.id;
    });
    this.offerWork.kick(organisationId);
    return enquiryId;
  }

  /**
   * What would become of the promises with another day; changes nothing.
   *
   * @param date YYYY-MM-DD where the organisation is
   * @throws FrontdoorError as `correct` does, but for a later day without a reason
   */
  foresee(agent: Agent, contactId: string, date: string): Promise<AnswerOf<typeof api.foreseeReceipt>> {
    return transaction(this.source, async (manager) => {
      const { contact, enquiry, data } = await this.correction(manager, agent, contactId, date);
      const entry = data && this.entryOf(agent, contact, data);
      return foreseenView(await this.ledger.foresee(manager, enquiry, entry));
    });
  }

  /** What a correction would say; without `data` where it is that day already. */
  private async correction(manager: EntityManager, agent: Agent, contactId: string, to: string) {
    const { organisationId } = agent;
    const { zone } = await this.directory.organisation(organisationId);
    const contact = await contactOf(manager, contactId, organisationId);
    const enquiry = await openEnquiry(manager, contact.enquiryId, organisationId, agent);
    const counted = await countedOf(manager, contactId);
    if (!counted || !CHANNELS[contact.channel].stamped)
      throw fixed('only what comes on paper has a stamp; when this came in is evidence');
    const from = dayOf(counted.receivedAt, zone);
    if (from === to) return { contact, enquiry, counted };
    const at = this.dateOf(to, zone, counted);
    await this.refuse(manager, enquiry, counted, at);
    const data: ReceiptCorrection = { from, to, receivedAt: at };
    return { contact, enquiry, counted, data };
  }

  private entryOf(
    { id: byId }: Agent,
    { id: contactId, enquiryId, organisationId }: Contact,
    data: ReceiptCorrection,
  ): NewLedgerEntry {
    const shared = { enquiryId, organisationId, byId, contactId };
    return { ...shared, type: 'receipt-corrected', at: this.clock.now(), data: { ...data } };
  }

  /** The day that was written down at first has its instant. */
  private dateOf(date: string, zone: string, { received }: Counted): number {
    if (date === dayOf(received.at, zone)) return received.at;
    return receivedOn(date, { zone, takenInAt: received.recordedAt, now: this.clock.now() });
  }

  private async refuse(
    manager: EntityManager,
    enquiry: Enquiry,
    { received, receivedAt }: Counted,
    at: number,
  ): Promise<void> {
    const isFirst = receivedAt === enquiry.openedAt;
    if (!isFirst && at < enquiry.openedAt) throw refused('it lies before the enquiry began');
    const answers = await manager.findBy(LedgerEntry, {
      enquiryId: enquiry.id,
      type: In(['responded', 'resolved']),
      takenBackAt: IsNull(),
    });
    if (answers.some(({ at: answeredAt }) => answeredAt >= received.recordedAt))
      throw fixed('it has been answered since');
  }
}

async function contactOf(manager: EntityManager, id: string, organisationId: string): Promise<Contact> {
  const contact = await manager.findOneBy(Contact, { id, organisationId, direction: 'in' });
  if (!contact) throw new FrontdoorError('contact-not-found');
  return contact;
}

async function countedOf(manager: EntityManager, contactId: string): Promise<Counted | undefined> {
  const entries = await manager.find(LedgerEntry, {
    where: { contactId, type: In(['contact-received', 'receipt-corrected']), takenBackAt: IsNull() },
    order: { position: 'ASC' },
  });
  const received = entries.find(({ type }) => type === 'contact-received');
  if (!received) return undefined;
  const corrected = entries.findLast(({ type }) => type === 'receipt-corrected');
  return { received, receivedAt: Number(corrected?.data['receivedAt'] ?? received.at) };
}

const sayCorrection = (
  { name }: Agent,
  { channel }: Contact,
  { from, to, reason }: ReceiptCorrection,
): string =>
  `${name} changed the day on which the ${CHANNELS[channel].label.toLowerCase()} was received from ${sayDate(from)} to ${sayDate(to)}${reason ? `: ${reason}` : ''}`;

const fixed = (reason: string): FrontdoorError => new FrontdoorError('receipt-date-fixed', { reason });

const refused = (reason: string): FrontdoorError => new FrontdoorError('receipt-date-refused', { reason });
