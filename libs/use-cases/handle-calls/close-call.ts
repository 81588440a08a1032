import { Injectable } from '@nestjs/common';
import { Callbacks, sayWindow } from '@frontdoor/casework/callbacks';
import { GiveAnswered } from '@frontdoor/casework/calls';
import { Directory } from '@frontdoor/casework/directory';
import { OpenAndClosed } from '@frontdoor/casework/enquiries';
import { Questions } from '@frontdoor/casework/questions';
import { HandOver } from '@frontdoor/casework/handovers';
import { Interpreters } from '@frontdoor/casework/interpreters';
import { Ledger } from '@frontdoor/casework/ledger';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { Mentions } from '@frontdoor/casework/mentions';
import { isExcluded, OfferWork, QueueTransaction, WorkItems } from '@frontdoor/casework/queue';
import { CallbackWindows } from '@frontdoor/casework/shifts';
import { Timeline } from '@frontdoor/casework/timeline';
import type { api, BodyOf } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  Agent,
  Commitment,
  Contact,
  type EntityManager,
  Enquiry,
  In,
  IsNull,
  PhoneCall,
  WorkItem,
} from '@frontdoor/persistence';
import { callToClose, notNow } from './own-call.js';

type Closing = BodyOf<typeof api.closeCall>;

const SENTENCES: Readonly<Record<Closing['ending'], string>> = {
  answered: 'answered the caller',
  transferred: 'passed the caller on',
  callback: 'agreed to ring the caller back',
  other: 'ended the call without an answer',
};

/**
 * Whoever answered says how a call ended for the caller (CITY-T2, CAS-T3, CARE-T3). Said again, it is put right.
 * Then they take work again.
 */
@Injectable()
export class CloseCall {
  constructor(
    private readonly changes: Changes,
    private readonly queue: QueueTransaction,
    private readonly items: WorkItems,
    private readonly giving: GiveAnswered,
    private readonly callbacks: Callbacks,
    private readonly windows: CallbackWindows,
    private readonly directory: Directory,
    private readonly interpreters: Interpreters,
    private readonly handing: HandOver,
    private readonly questions: Questions,
    private readonly ledger: Ledger,
    private readonly openAndClosed: OpenAndClosed,
    private readonly timeline: Timeline,
    private readonly mentions: Mentions,
    private readonly live: LiveEvents,
    private readonly offerWork: OfferWork,
    private readonly clock: Clock,
  ) {}

  /** @throws FrontdoorError `call-not-found`, `call-not-now`, `call-reason-missing`, `service-unknown`, `window-not-offered` */
  async close(agent: Agent, id: string, closing: Closing): Promise<void> {
    if (closing.ending === 'other' && (closing.reason?.length ?? 0) < 3)
      throw new FrontdoorError('call-reason-missing');
    if (closing.ending === 'callback' && !closing.callback)
      throw notNow('it was not said when the caller is rung back');
    // It takes work off their hands, and waits in no line for that, unless it still has to be given to them.
    const isClosed = await this.changes.run((manager) =>
      this.closeIn(manager, agent, id, closing, 'at-once'),
    );
    if (!isClosed)
      await this.queue.run(agent.organisationId, (manager) =>
        this.closeIn(manager, agent, id, closing, 'in-turn'),
      );
    this.offerWork.kick(agent.organisationId);
  }

  private async closeIn(
    manager: EntityManager,
    agent: Agent,
    id: string,
    closing: Closing,
    where: 'in-turn' | 'at-once',
  ): Promise<boolean> {
    const call = await callToClose(manager, agent, id);
    if (call.state !== 'ended') throw notNow('it still lasts');
    if (call.closedAt !== null) return true;
    if (!(await this.giving.give(manager, call, where))) return false;
    const contact = await manager.findOneByOrFail(Contact, { id });
    const enquiry = await manager.findOneByOrFail(Enquiry, { id: contact.enquiryId });
    const { ending: as, summary, asked, reason } = closing;
    await manager.update(
      PhoneCall,
      { id },
      { closedAt: this.clock.now(), outcome: { as, summary, asked, ...(reason && { reason }) } },
    );
    await this.timeline.note(manager, enquiry.id, agent.id, noteOf(closing));
    const said = `${agent.name} ${SENTENCES[as]}${reason ? `: ${reason}` : ''}`;
    await this.timeline.event(manager, enquiry.id, agent.id, said, as === 'other' ? 'bad' : 'good');
    for (const { question, answer } of asked)
      await this.questions.note(manager, enquiry, agent, {
        ...{ question, callId: id },
        ...(answer && { answer }),
      });
    if (closing.interpreter) await this.interpreters.ask(manager, enquiry, agent, closing.interpreter);
    if (as !== 'transferred') await this.mentions.answeredForOwner(manager, { by: agent, enquiry });
    await this.follow(manager, { agent, enquiry, contact, closing });
    await this.back(manager, agent);
    const { organisationId } = agent;
    await this.live.append(manager, [
      { organisationId, topic: 'call', subjectId: id },
      { organisationId, topic: 'enquiry', subjectId: enquiry.id },
    ]);
    return true;
  }

  private async follow(
    manager: EntityManager,
    {
      agent,
      enquiry,
      contact,
      closing,
    }: { agent: Agent; enquiry: Enquiry; contact: Contact; closing: Closing },
  ): Promise<void> {
    const found = await manager.findOneBy(WorkItem, {
      contactId: contact.id,
      kind: 'answer',
      state: In(['waiting', 'offered', 'assigned']),
    });
    const item = found && (await this.items.find(manager, found.id, agent.organisationId));
    if (closing.ending === 'callback') {
      await this.refuseUnstaffed(manager, enquiry, closing.callback!);
      const reason = closing.summary;
      // Somebody is named for it: whoever agreed, unless they must not deal with it.
      const ownerId = (await isExcluded(manager, enquiry, agent.id)) ? enquiry.ownerId : agent.id;
      await this.callbacks.agree(manager, contact, closing.callback!, { ownerId, reason });
      await manager.update(Enquiry, { id: enquiry.id }, { ownerId });
      if (item) {
        await this.items.becomeCallback(manager, item, closing.callback!);
        await manager.update(WorkItem, { id: item.id }, { preferredAgentId: ownerId });
      }
      return;
    }
    if (closing.ending === 'transferred') {
      if (closing.toService) {
        await this.handOn(manager, agent, enquiry, item, closing);
      }
      return;
    }
    if (closing.ending === 'answered') {
      const { organisationId, id: enquiryId } = enquiry;
      await this.ledger.record(manager, [
        {
          enquiryId,
          organisationId,
          contactId: contact.id,
          byId: agent.id,
          type: 'resolved',
          at: this.clock.now(),
        },
      ]);
    }
    if (item) await this.items.finish(manager, item, SENTENCES[closing.ending]);
    if ((await this.openPromises(manager, enquiry.id)) === 0)
      await this.openAndClosed.close(manager, enquiry, { agent, reason: SENTENCES[closing.ending] });
  }

  /** It goes to another service with its brief, which rings the customer back where that was agreed (COUNTY-T4). */
  private async handOn(
    manager: EntityManager,
    agent: Agent,
    enquiry: Enquiry,
    item: WorkItem | null,
    { toService, summary, callback }: Closing,
  ): Promise<void> {
    const service = await this.directory.serviceCalled(agent.organisationId, toService!);
    if (callback) await this.refuseUnstaffed(manager, { ...enquiry, serviceId: service.id }, callback);
    await this.handing.hand(manager, agent, enquiry, { service, why: summary.slice(0, 1000) });
    if (!callback || !item) return;
    const contact = { id: item.contactId, organisationId: agent.organisationId };
    await this.callbacks.agree(manager, contact, callback, { ownerId: null, reason: summary });
    const now = await this.items.find(manager, item.id, agent.organisationId);
    await this.items.becomeCallback(manager, now, callback);
  }

  /** Nothing is promised for when nobody is on: it is moved before. */
  private async refuseUnstaffed(
    manager: EntityManager,
    { organisationId, serviceId }: Enquiry,
    { from, to }: { from: string; to: string },
  ): Promise<void> {
    const wanted = { from: Date.parse(from), to: Date.parse(to) };
    const can = await this.windows.fitted(organisationId, serviceId, wanted, manager);
    if (can?.from === wanted.from && can.to === wanted.to) return;
    const { zone } = await this.directory.organisation(organisationId);
    throw new FrontdoorError('window-not-offered', { instead: can ? sayWindow(can, zone) : 'none' });
  }

  /** Writing down is over. */
  private async back(manager: EntityManager, { id, organisationId }: Agent): Promise<void> {
    const { affected } = await manager.update(
      Agent,
      { id, presence: 'wrap-up' },
      { presence: 'available', presenceAt: this.clock.now() },
    );
    if (affected)
      await this.live.append(manager, [{ organisationId, topic: 'presence', subjectId: id, agentId: id }]);
  }

  private openPromises(manager: EntityManager, enquiryId: string): Promise<number> {
    const unsettled = { state: In(['running', 'paused', 'missed']), settledAt: IsNull() };
    return manager.countBy(Commitment, { enquiryId, whose: 'council', ...unsettled });
  }
}

/** What was said, and what was asked and answered, for whoever reads it next. */
const noteOf = ({ summary, asked }: Closing): string =>
  [summary, ...asked.map(({ question, answer }) => `${question} ${answer || '(no answer)'}`)].join('\n');
