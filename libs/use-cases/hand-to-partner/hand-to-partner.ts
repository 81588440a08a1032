import { Injectable } from '@nestjs/common';
import { Outbound, senderFor } from '@frontdoor/casework/deliveries';
import { Directory } from '@frontdoor/casework/directory';
import { openEnquiry } from '@frontdoor/casework/enquiries';
import { Briefs, HandOver, sayBrief } from '@frontdoor/casework/handovers';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { Partners } from '@frontdoor/casework/partners';
import { Timeline } from '@frontdoor/casework/timeline';
import { type api, type BodyOf, type Brief, mailChannel } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  type Agent,
  Contact,
  Customer,
  type Enquiry,
  type EntityManager,
  findWordsToHandOver,
  type HandedWords,
  Identifier,
  type Partner,
  PartnerHandover,
} from '@frontdoor/persistence';
import { handedWords } from './handed-words.js';
import { PartnerFiles } from './partner-files.js';

type Handing = BodyOf<typeof api.handToPartner>;

/**
 * An enquiry is handed to another organisation with its whole context. It stays here as well, with its owner and its
 * promises: what the partner says of it comes into its timeline.
 */
@Injectable()
export class HandToPartner {
  constructor(
    private readonly changes: Changes,
    private readonly partners: Partners,
    private readonly directory: Directory,
    private readonly outbound: Outbound,
    private readonly files: PartnerFiles,
    private readonly briefs: Briefs,
    private readonly handing: HandOver,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  /** @throws FrontdoorError `enquiry-closed`, `partner-unknown`, `partner-out-of-reach` where it takes emails and we cannot send any. */
  async hand(agent: Agent, enquiryId: string, handing: Handing): Promise<void> {
    const { organisationId } = agent;
    const prepared = await this.changes.run(async (manager) => {
      const enquiry = await openEnquiry(manager, enquiryId, organisationId, agent);
      const partner = await this.partners.find(manager, handing.partnerId, organisationId);
      const brief = {
        ...(await this.briefs.prepare(manager, enquiry, true)),
        ...handing.brief,
        why: handing.words,
      };
      return { partner, brief, words: await this.wordsOf(manager, enquiry, handing, brief) };
    });
    // Files are read before the change that sends them: they may lie elsewhere.
    const byMail = prepared.partner.kind === 'email';
    const files = byMail ? await this.files.of(prepared.words, organisationId) : [];
    await this.changes.run(async (manager) => {
      const enquiry = await openEnquiry(manager, enquiryId, organisationId, agent);
      if (await manager.existsBy(PartnerHandover, { id: handing.requestId })) return;
      const { partner, words, brief } = prepared;
      await this.handing.toPartner(manager, agent, enquiry, {
        ...{ id: handing.requestId, partner, brief, why: handing.words },
      });
      const now = this.clock.now();
      await manager.insert(PartnerHandover, {
        ...{ id: handing.requestId, organisationId, enquiryId, partnerId: partner.id, byId: agent.id },
        ...{ at: now, words, state: byMail ? ('handed' as const) : ('waiting' as const) },
        nextAt: byMail ? null : now,
      });
      if (byMail) await this.write(manager, agent, enquiry, partner, handing.requestId, words, files);
      const named = words.customer ? 'with the customer’s name and addresses' : 'without naming the customer';
      await this.timeline.event(
        manager,
        enquiryId,
        agent.id,
        `${agent.name} handed it to ${partner.name}, ${named}: ${handing.words}`,
      );
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
    });
  }

  /** Tries again at once what was refused or waits. @throws FrontdoorError `handover-not-found` */
  async retry(agent: Agent, id: string): Promise<void> {
    const { organisationId } = agent;
    await this.changes.run(async (manager) => {
      const handover = await manager.findOne(PartnerHandover, {
        where: { id, organisationId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!handover) throw new FrontdoorError('handover-not-found');
      if (handover.state === 'handed') return;
      const state = handover.state === 'unknown' ? 'unknown' : 'waiting';
      await manager.update(PartnerHandover, { id }, { state, attempts: 0, nextAt: this.clock.now() });
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: handover.enquiryId }]);
    });
  }

  private async wordsOf(
    manager: EntityManager,
    enquiry: Enquiry,
    handing: Handing,
    brief: Brief,
  ): Promise<HandedWords> {
    const sent = await findWordsToHandOver(manager, { enquiryId: enquiry.id });
    const { zone } = await this.directory.organisation(enquiry.organisationId);
    const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'long', timeStyle: 'short' });
    return handedWords({
      subject: enquiry.subject,
      text: sayBrief(brief, (instant) => time.format(instant)),
      customer: handing.withCustomer ? await this.customerOf(manager, enquiry) : undefined,
      sent,
      withFiles: handing.withFiles,
    });
  }

  private async customerOf(
    manager: EntityManager,
    { id, customerId }: Enquiry,
  ): Promise<HandedWords['customer']> {
    const { name } = await manager.findOneByOrFail(Customer, { id: customerId });
    const identifiers = await manager.find(Identifier, {
      where: { customerId },
      order: { createdAt: 'ASC' },
    });
    const own = identifiers.filter(({ enquiryId }) => enquiryId === null || enquiryId === id);
    const first = (kind: Identifier['kind']): string | undefined =>
      own.find((each) => each.kind === kind)?.value;
    const [email, phone] = [first('email'), first('phone')];
    return {
      ...(name !== null && { name }),
      ...(email !== undefined && { email }),
      ...(phone !== undefined && { phone }),
    };
  }

  /** To a partner that takes emails: with a signed reply address, so that its answer comes into this enquiry. */
  private async write(
    manager: EntityManager,
    agent: Agent,
    enquiry: Enquiry,
    partner: Partner,
    id: string,
    words: HandedWords,
    files: Awaited<ReturnType<PartnerFiles['of']>>,
  ): Promise<void> {
    const where = { enquiryId: enquiry.id, direction: 'in' as const };
    const first = await manager.findOneOrFail(Contact, { where, order: { at: 'ASC' } });
    const entryPoint = await senderFor(
      this.directory,
      {
        entryPoint: await this.directory.entryPoint(first.entryPointId),
        service: { id: enquiry.serviceId },
      },
      mailChannel,
    );
    if (!entryPoint) throw new FrontdoorError('partner-out-of-reach', { partner: partner.name });
    await this.outbound.add(manager, [
      {
        ...{ id, organisationId: enquiry.organisationId, enquiry, channel: mailChannel, entryPoint },
        to: { kind: 'email', value: partner.address, name: partner.name },
        subject: words.subject,
        text: sayToPartner(words),
        files,
        authorId: agent.id,
        conversation: [],
      },
    ]);
  }
}

function sayToPartner({ text, customer, address, latitude, longitude }: HandedWords): string {
  const who = customer && [customer.name, customer.email, customer.phone].filter(Boolean).join(', ');
  return [
    text,
    ...(who ? [`The customer: ${who}`] : []),
    ...(address === undefined ? [] : [`Where: ${address}`]),
    ...(latitude === undefined ? [] : [`On the map: ${latitude}, ${longitude}`]),
    'Please answer this message: your answer comes into our enquiry.',
  ].join('\n\n');
}
