import { Injectable } from '@nestjs/common';
import type { CallOutcome } from '@frontdoor/contracts';
import { eachInTurn, Every } from '@frontdoor/jobs';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  Agent,
  Contact,
  DataSource,
  type Delivery,
  Enquiry,
  type EntityManager,
  findCallEvents,
  findSpokenMessages,
  LedgerEntry,
  WorkItem,
} from '@frontdoor/persistence';
import { Attempts, resultOf } from '@frontdoor/casework/callbacks';
import { lockedDelivery, outcomeOf } from '@frontdoor/casework/deliveries';
import { Ledger } from '@frontdoor/casework/ledger';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { OfferWork, refuseExcluded, WorkItems } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';

const SENTENCES: Readonly<Record<CallOutcome, string>> = {
  reached: 'reached the customer by telephone',
  'message-left': 'left a message on the telephone: an attempt to reach the customer',
  'wrong-person': 'spoke to somebody else on the telephone: an attempt to reach the customer',
  'no-answer': 'reached nobody on the telephone: an attempt to reach the customer',
};

const REACHED = 'The customer was reached by telephone';

/** A message is looked for so long after it was spoken. */
const SPOKEN_MS = 24 * 3_600_000;
const MOST_AT_ONCE = 100;

/** How it went, and what was said, noted on the enquiry. */
interface Said {
  outcome: CallOutcome;
  note?: string | undefined;
}

/** An agent says how a call went. Only that the customer was reached keeps promises and ends a callback. */
@Injectable()
export class SayCallOutcome {
  constructor(
    private readonly source: DataSource,
    private readonly changes: Changes,
    private readonly items: WorkItems,
    private readonly attempts: Attempts,
    private readonly timeline: Timeline,
    private readonly ledger: Ledger,
    private readonly live: LiveEvents,
    private readonly offerWork: OfferWork,
    private readonly clock: Clock,
  ) {}

  /** The id of its enquiry. @throws FrontdoorError `call-unknown` also for one that has not been made yet. */
  async say(agent: Agent, callId: string, { outcome, note }: Said): Promise<string> {
    const { organisationId } = agent;
    const enquiryId = await this.changes.run(async (manager) => {
      const delivery = await lockedDelivery(manager, { id: callId, organisationId });
      if (!delivery || !isMade(delivery)) throw new FrontdoorError('call-unknown');
      const contact = await manager.findOneByOrFail(Contact, { id: delivery.contactId });
      // Who was on the telephone says how it went, whatever was said of them since.
      if (contact.authorId !== agent.id)
        await refuseExcluded(manager, { id: contact.enquiryId, organisationId }, agent);
      if (note) await this.timeline.note(manager, contact.enquiryId, agent.id, note);
      const before = contact.callOutcome;
      if (before === outcome) return delivery.enquiryId;
      await manager.update(Contact, { id: contact.id }, { callOutcome: outcome });
      await this.timeline.event(
        manager,
        contact.enquiryId,
        agent.id,
        `${agent.name} ${SENTENCES[outcome]}`,
        outcome === 'reached' ? 'good' : 'neutral',
      );
      if (before === 'reached') await this.unreach(manager, contact, agent);
      if (outcome === 'reached') await this.reach(manager, contact, delivery, agent);
      else await this.attempts.failed(manager, contact, resultOf(outcome), contact.at);
      await this.finishAsked(manager, contact, outcome);
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: contact.enquiryId }]);
      return contact.enquiryId;
    });
    this.offerWork.kick(organisationId);
    return enquiryId;
  }

  /** A message that the hub spoke to its end was left, whether or not its agent says so. */
  @Every(1000)
  async sayMessagesLeft(): Promise<void> {
    const since = this.clock.now() - SPOKEN_MS;
    const spoken = await findSpokenMessages(this.source, { since, limit: MOST_AT_ONCE });
    await eachInTurn(spoken, async ({ callId, agentId }) => {
      const agent = await this.source.manager.findOneByOrFail(Agent, { id: agentId });
      await this.say(agent, callId, { outcome: 'message-left' });
    });
  }

  /** It counts from when the call was answered, for what its agent knew when it was made. */
  private async reach(
    manager: EntityManager,
    contact: Contact,
    delivery: Delivery,
    { id: byId }: Agent,
  ): Promise<void> {
    const { id: contactId, meaning, enquiryId, organisationId } = contact;
    const seenUpTo = meaning?.seenUpTo as string | undefined;
    const moments = await findCallEvents(manager, { call: delivery.providerId ?? '' });
    const answered = outcomeOf(moments);
    const at = answered.state === 'delivered' ? answered.at : (delivery.sentAt ?? this.clock.now());
    await this.ledger.record(manager, [
      { enquiryId, organisationId, contactId, byId, type: 'responded', at, data: { seenUpTo } },
    ]);
    const made: string[] = [];
    for (const item of await this.items.openOf(manager, enquiryId)) {
      if (item.kind !== 'callback' || !(await isKnown(manager, item, seenUpTo))) continue;
      await this.items.finish(manager, item, REACHED);
      made.push(item.contactId);
    }
    await this.attempts.reached(manager, contact, made, at);
  }

  /** It was said by mistake: the promises run again, and the callbacks that it ended are still to be made. */
  private async unreach(manager: EntityManager, contact: Contact, { name }: Agent): Promise<void> {
    await this.attempts.unreached(manager, contact);
    await this.ledger.takeBackContact(manager, contact.id, `${name} put right how the call went`);
    const enquiry = await manager.findOneByOrFail(Enquiry, { id: contact.enquiryId });
    const ended = { enquiryId: contact.enquiryId, kind: 'callback', outcome: REACHED } as const;
    if (enquiry.state === 'open')
      for (const { contactId: id, channel } of await manager.findBy(WorkItem, ended))
        await this.items.add(manager, enquiry, 'callback', { id, channel });
  }

  private async finishAsked(
    manager: EntityManager,
    { id, enquiryId }: Contact,
    outcome: CallOutcome,
  ): Promise<void> {
    for (const item of await this.items.openOf(manager, enquiryId)) {
      const failed = item.kind === 'delivery-failed' || item.kind === 'delivery-unknown';
      const isAnswered = item.kind === 'call-outcome' || (failed && outcome === 'reached');
      if (item.contactId === id && isAnswered)
        await this.items.finish(manager, item, 'It was said how it went');
    }
  }
}

const isMade = ({ message, state }: Delivery): boolean =>
  'form' in message && message.form === 'call' && state !== 'queued' && state !== 'sending';

/** Whether it was asked for before the call was made. */
async function isKnown(
  manager: EntityManager,
  { contactId }: WorkItem,
  seenUpTo: string | undefined,
): Promise<boolean> {
  if (seenUpTo === undefined) return true;
  const asked = await manager.findOneBy(LedgerEntry, { contactId, type: 'contact-received' });
  return asked === null || BigInt(asked.position) <= BigInt(seenUpTo);
}
