import { Injectable } from '@nestjs/common';
import { type api, type BodyOf, CHANNELS } from '@frontdoor/contracts';
import { Clock, dayOf, FrontdoorError, sayDate } from '@frontdoor/kernel';
import {
  type Agent,
  Contact,
  Enquiry,
  type EntityManager,
  In,
  IsNull,
  LedgerEntry,
} from '@frontdoor/persistence';
import { Directory } from '@frontdoor/casework/directory';
import { openEnquiry } from '@frontdoor/casework/enquiries';
import { Ledger, type ReceiptCorrection } from '@frontdoor/casework/ledger';
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
    const { zone } = await this.directory.organisation(organisationId);
    const enquiryId = await this.changes.run(async (manager) => {
      const contact = await contactOf(manager, contactId, organisationId);
      const enquiry = await openEnquiry(manager, contact.enquiryId, organisationId);
      const counted = await countedOf(manager, contactId);
      if (!counted || !CHANNELS[contact.channel].stamped)
        throw fixed('only what comes on paper has a stamp; when this came in is evidence');
      const { received, receivedAt } = counted;
      const [from, to] = [dayOf(receivedAt, zone), given.date];
      if (from === to) return enquiry.id;
      const at = this.dateOf(to, zone, counted);
      if (at > receivedAt && at !== received.at && given.reason.length < 3)
        throw refused('a later day has customers wait longer, and needs a reason');
      await this.refuse(manager, enquiry, counted, at);
      const data: ReceiptCorrection = {
        ...{ from, to, receivedAt: at },
        ...(given.reason && { reason: given.reason }),
      };
      await this.timeline.event(manager, enquiry.id, agent.id, sayCorrection(agent, contact, data));
      if (receivedAt === enquiry.openedAt)
        await manager.update(Enquiry, { id: enquiry.id }, { openedAt: at });
      const shared = { enquiryId: enquiry.id, organisationId, byId: agent.id, contactId };
      await this.ledger.record(manager, [
        { ...shared, type: 'receipt-corrected', at: this.clock.now(), data: { ...data } },
      ]);
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiry.id }]);
      return enquiry.id;
    });
    this.offerWork.kick(organisationId);
    return enquiryId;
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
