import { Injectable } from '@nestjs/common';
import {
  type AnswerOf,
  type api,
  type BodyOf,
  type Channel,
  CHANNELS,
  type Party,
} from '@frontdoor/contracts';
import { Clock, FrontdoorError, toE164 } from '@frontdoor/kernel';
import {
  type Agent,
  Contact,
  Customer,
  DataSource,
  Enquiry,
  type EntryPoint,
  findNewestFromCustomer,
  Receipt,
  transaction,
} from '@frontdoor/persistence';
import { refuseJoined, sawAll } from '@frontdoor/casework/enquiries';
import { Directory } from '@frontdoor/casework/directory';
import { refuseExcluded } from '@frontdoor/casework/queue';
import { receivedOn, Receipts } from '@frontdoor/casework/receipts';

type Given = BodyOf<typeof api.takeDownContact>;

/** Clocks of two computers differ a little. */
const FUTURE_MS = 60_000;
const YEAR_MS = 366 * 24 * 3_600_000;
/** Routing takes a moment; what is not routed by then is in the queue soon. */
const ROUTED_WITHIN_MS = 3000;
const LOOK_MS = 50;
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** A visit, a call or a letter, written down by whoever was there: it becomes a contact like any other. */
@Injectable()
export class TakeDownContact {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly receipts: Receipts,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws FrontdoorError `contact-field-wrong` with the field, `receipt-date-refused`, `desk-missing`, `customer-not-found`, `enquiry-not-found`,
   * `newer-from-customer` with what came, `seen-entry-unknown`, `agent-excluded` where whoever answered must not deal with it
   */
  async take(agent: Agent, given: Given): Promise<AnswerOf<typeof api.takeDownContact>> {
    const { organisationId } = agent;
    const { channel, customerId, enquiryId, answer } = given;
    if (CHANNELS[channel].takenDown === undefined)
      throw wrong('channel', 'nothing that comes this way is taken down by hand');
    const receivedAt = await this.receivedAt(organisationId, given);
    if (customerId !== undefined) await this.findCustomer(organisationId, customerId);
    if (enquiryId !== undefined)
      await this.findEnquiry(organisationId, { customerId, enquiryId, receivedAt });
    if (!(await this.directory.serviceBySlug(organisationId, given.service)))
      throw wrong('service', 'there is no such service');
    const parties = partiesOf(given);
    const entryPoint = await this.entryPoint(organisationId, channel, given.service);
    const seenUpTo = await this.seenBefore(agent, given, entryPoint);
    const [from, ...others] = parties;
    const accepted = await this.receipts.receive(
      {
        channel,
        entryPoint: entryPoint.address,
        idempotencyKey: given.requestId,
        raw: Buffer.from(JSON.stringify({ ...given, by: agent.id })),
        contentType: 'application/json',
        contact: {
          ...{ channel, entryPoint: entryPoint.address, text: given.text, attachments: [] },
          ...(from && { from, senderIs: 'stated' as const }),
          alsoReachableAt: others,
          subject: given.subject || undefined,
          language: given.language,
          kind: given.kind,
          ...(given.complex && { complex: true as const }),
          service: given.service,
          takenDown: {
            ...{ agentId: agent.id, customerId, enquiryId },
            ...(given.name && { name: given.name }),
            ...(answer && { answer }),
            ...(seenUpTo && { seenUpTo }),
          },
        },
      },
      receivedAt,
    );
    const { contactId, reference, duplicate } = accepted;
    const routed = await this.routed(contactId);
    return { reference: routed?.reference ?? reference, enquiryId: routed?.id ?? null, duplicate };
  }

  private async receivedAt(
    organisationId: string,
    { channel, receivedAt, receivedOn: date }: Given,
  ): Promise<number> {
    const now = this.clock.now();
    if (date !== undefined) {
      if (receivedAt !== undefined) throw wrong('receivedOn', 'an instant was given as well');
      if (!CHANNELS[channel].stamped) throw wrong('receivedOn', 'only what comes on paper has a stamp');
      const { zone } = await this.directory.organisation(organisationId);
      return receivedOn(date, { zone, takenInAt: now, now });
    }
    if (receivedAt === undefined) return now;
    const at = Date.parse(receivedAt);
    if (at > now + FUTURE_MS) throw wrong('receivedAt', 'it lies in the future');
    if (at < now - YEAR_MS) throw wrong('receivedAt', 'it lies more than a year back');
    return Math.min(at, now);
  }

  private async findCustomer(organisationId: string, id: string): Promise<void> {
    if (!(await this.source.manager.existsBy(Customer, { id, organisationId })))
      throw new FrontdoorError('customer-not-found');
  }

  private async findEnquiry(
    organisationId: string,
    { customerId, enquiryId, receivedAt }: { customerId?: string; enquiryId: string; receivedAt: number },
  ): Promise<void> {
    const enquiry = await this.source.manager.findOneBy(Enquiry, { id: enquiryId, organisationId });
    if (!enquiry || enquiry.customerId !== customerId) throw new FrontdoorError('enquiry-not-found');
    await refuseJoined(this.source.manager, enquiry);
    if (receivedAt < enquiry.openedAt) throw wrong('receivedAt', 'it lies before the enquiry began');
  }

  /** The newest entry of the enquiry that is answered on the spot; what its taker could not have seen is not. */
  private async seenBefore(
    agent: Agent,
    { requestId, enquiryId, answer, seenUpTo }: Given,
    { id: entryPointId }: EntryPoint,
  ): Promise<string | undefined> {
    if (enquiryId === undefined || answer === '') return undefined;
    const { id: agentId, organisationId } = agent;
    return transaction(this.source, async (manager) => {
      // Sent again, it is itself the newest.
      if (await manager.existsBy(Receipt, { entryPointId, idempotencyKey: requestId })) return undefined;
      await refuseExcluded(manager, { id: enquiryId, organisationId }, agent);
      await sawAll(manager, enquiryId, { agentId, seenUpTo });
      const [newest] = await findNewestFromCustomer(manager, { enquiryId, agentId, seenUpTo: null });
      return newest?.entry;
    });
  }

  /** Where it came in: at the desk of its service, or at the one there is. */
  private async entryPoint(organisationId: string, channel: Channel, slug: string): Promise<EntryPoint> {
    const all = await this.directory.entryPointsOf(organisationId, channel);
    const service = await this.directory.serviceBySlug(organisationId, slug);
    const found = all.find(({ serviceId }) => serviceId === service?.id) ?? all[0];
    if (!found) throw new FrontdoorError('desk-missing', { channel: CHANNELS[channel].label });
    return found;
  }

  private async routed(contactId: string): Promise<Pick<Enquiry, 'id' | 'reference'> | undefined> {
    const { manager } = this.source;
    for (let waited = 0; waited < ROUTED_WITHIN_MS; waited += LOOK_MS) {
      const contact = await manager.findOneBy(Contact, { id: contactId });
      if (contact) return manager.findOneByOrFail(Enquiry, { id: contact.enquiryId });
      await this.clock.sleep(LOOK_MS);
    }
    return undefined;
  }
}

/** What was typed of whoever it is from, the one to answer to first: a letter goes back to where it came from. */
function partiesOf({ channel, name, phone, email, postal }: Given): Party[] {
  const number = phone === '' ? undefined : toE164(phone);
  if (phone !== '' && number === undefined) throw wrong('phone', `${phone} is no telephone number`);
  if (email !== '' && !MAIL.test(email)) throw wrong('email', `${email} is no email address`);
  const lines = postal.split(/[\n,]+/).map((line) => line.trim());
  const found: Omit<Party, 'name'>[] = [
    ...(email === '' ? [] : [{ kind: 'email' as const, value: email }]),
    ...(number === undefined ? [] : [{ kind: 'phone' as const, value: number }]),
    ...(postal === '' ? [] : [{ kind: 'postal' as const, value: lines.filter(Boolean).join(', ') }]),
  ];
  const isOwn = ({ kind }: Pick<Party, 'kind'>): boolean => CHANNELS[channel].addressedBy.includes(kind);
  return found
    .toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)))
    .map((party) => ({ ...party, ...(name !== '' && { name }) }));
}

const wrong = (field: string, reason: string): FrontdoorError =>
  new FrontdoorError('contact-field-wrong', { field, reason });
