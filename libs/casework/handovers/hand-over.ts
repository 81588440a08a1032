import { Injectable } from '@nestjs/common';
import { type BriefGiven, type EnquiryKind, nextHop, USUAL_HOPS } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids } from '@frontdoor/kernel';
import {
  Agent,
  Enquiry,
  type EntityManager,
  findHops,
  Handover,
  Not,
  type Partner,
  type RowOf,
  Service,
} from '@frontdoor/persistence';
import { LiveEvents } from '../live/index.js';
import { Placement, worksFor } from '../placement/index.js';
import { refuseExcluded, WorkItems } from '../queue/index.js';
import { Timeline } from '../timeline/index.js';
import { Briefs } from './briefs.js';
import { TellCustomer } from './tell-customer.js';

const MINUTE_MS = 60_000;
/** A colleague who was asked into a call and did not take it over: forgotten after so long. */
const CALL_MS = 4 * 60 * MINUTE_MS;

/** Who is in the middle of something is given it all the same. */
const AT_WORK: ReadonlySet<string> = new Set(['available', 'busy', 'wrap-up']);

export interface Handing {
  /** Where it goes; where it is, if only a colleague is named. */
  service: Service;
  colleague?: Agent | null | undefined;
  /** What it is, where it was taken for something else. */
  kind?: EnquiryKind | undefined;
  why: string;
  brief?: BriefGiven | undefined;
  /** The call that goes on with it. Whoever is in it has agreed to take it. */
  callId?: string | undefined;
}

export interface Handed {
  /** The entry of the ledger that takes it back; null where nothing there was changed. */
  entryId: string | null;
  /** `offered`: the receiver is asked first. `unchanged`: it was there already. */
  outcome: 'moved' | 'offered' | 'unchanged';
}

/**
 * Hands an enquiry on with its brief. How often that is possible is the budget of its service: at once, then once the
 * receiver takes it, then by a supervisor alone. Called inside a QueueTransaction, with the enquiry locked.
 */
@Injectable()
export class HandOver {
  constructor(
    private readonly briefs: Briefs,
    private readonly placement: Placement,
    private readonly items: WorkItems,
    private readonly tellCustomer: TellCustomer,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws FrontdoorError `handover-pending`, `hop-budget-spent`, `colleague-elsewhere` */
  async hand(manager: EntityManager, agent: Agent, enquiry: Enquiry, handing: Handing): Promise<Handed> {
    const { service, colleague, why } = handing;
    const from = await manager.findOneByOrFail(Service, { id: enquiry.serviceId });
    const isHop = service.id !== from.id || (colleague && colleague.id !== enquiry.ownerId);
    if (!isHop && !handing.callId) {
      // Taken for something else, it stays where it is.
      const entryId = await this.placement.move(manager, agent, enquiry, { ...handing, reason: why });
      return { entryId, outcome: entryId === null ? 'unchanged' : 'moved' };
    }
    if (colleague && !worksFor(colleague, service) && !handing.callId)
      throw new FrontdoorError('colleague-elsewhere', { colleague: colleague.name, service: service.name });
    await this.refusePending(manager, enquiry);
    const hops = await findHops(manager, { enquiryId: enquiry.id });
    const budget = from.hopBudget ?? USUAL_HOPS;
    const next = nextHop(budget, hops.length, agent.roles.includes('supervisor'));
    if (next === 'supervisor')
      throw new FrontdoorError('hop-budget-spent', {
        reference: enquiry.reference,
        hops: hops.length === 1 ? 'once' : `${hops.length} times`,
      });
    const handover = {
      ...this.row(agent, enquiry, from, handing),
      isReturn: isReturn(hops, from, handing),
    };
    if (next === 'asks' && !handing.callId) {
      const expiresAt = this.clock.now() + budget.acceptMinutes * MINUTE_MS;
      await this.keep(manager, agent, enquiry, { ...handover, state: 'offered', expiresAt }, handing);
      const to = colleague?.name ?? service.name;
      await this.timeline.event(manager, enquiry.id, agent.id, `${agent.name} asks ${to} to take it: ${why}`);
      await this.tell(manager, enquiry, colleague ? [colleague.id] : [], `${agent.name} asks you to take`);
      return { entryId: null, outcome: 'offered' };
    }
    // A brief tells what was promised and who has it as it was before.
    const asked = handing.callId && (await this.askedIn(manager, handing));
    if (asked) await manager.update(Handover, { id: asked.id }, { expiresAt: null });
    else await this.keep(manager, agent, enquiry, { ...handover, state: 'offered' }, handing);
    const id = asked ? asked.id : handover.id;
    if (asked && handing.brief) await this.briefs.change(manager, id, agent, handing.brief);
    const entryId = await this.carryOut(manager, agent, enquiry, handing);
    await this.settle(manager, id, { entryId, hop: hops.length + 1, isReturn: handover.isReturn });
    return { entryId, outcome: 'moved' };
  }

  /** A colleague is asked into a call, and sees the brief before they answer. */
  async askIntoCall(
    manager: EntityManager,
    agent: Agent,
    enquiry: Enquiry,
    handing: Handing & { callId: string; colleague: Agent },
  ): Promise<void> {
    const asked = await this.askedIn(manager, handing);
    if (asked) {
      await this.briefs.change(manager, asked.id, agent, handing.brief ?? {});
      return;
    }
    const row = this.row(agent, enquiry, { id: enquiry.serviceId }, handing);
    const expiresAt = this.clock.now() + CALL_MS;
    await this.keep(manager, agent, enquiry, { ...row, state: 'offered', expiresAt }, handing);
  }

  /** It goes to another organisation as well, and stays here: no hop. */
  async toPartner(
    manager: EntityManager,
    agent: Agent,
    enquiry: Enquiry,
    handing: { id: string; partner: Pick<Partner, 'id'>; why: string; brief?: BriefGiven | undefined },
  ): Promise<void> {
    const { id: enquiryId, organisationId, serviceId, ownerId } = enquiry;
    await manager.insert(Handover, {
      ...{ id: handing.id, organisationId, enquiryId, kind: 'partner', state: 'moved', at: this.clock.now() },
      ...{ byId: agent.id, fromServiceId: serviceId, fromAgentId: ownerId, partnerId: handing.partner.id },
    });
    await this.briefs.keep(manager, handing.id, agent, enquiry, { ...handing.brief, why: handing.why });
  }

  /** The receiver takes what they were asked to take. */
  async accept(manager: EntityManager, receiver: Agent, enquiry: Enquiry, handover: Handover): Promise<void> {
    const giver = await manager.findOneByOrFail(Agent, { id: handover.byId });
    const service = await manager.findOneByOrFail(Service, {
      id: handover.toServiceId ?? enquiry.serviceId,
    });
    await this.briefs.open(manager, handover.id, receiver, 'read');
    const kind = handover.enquiryKind ?? undefined;
    const entryId = await this.carryOut(manager, giver, enquiry, {
      ...{ service, colleague: receiver, kind },
      why: `${receiver.name} takes it`,
    });
    const hops = await findHops(manager, { enquiryId: enquiry.id });
    await this.settle(manager, handover.id, { entryId, hop: hops.length + 1, decidedById: receiver.id });
    await this.tell(manager, enquiry, [giver.id], `${receiver.name} takes over`);
  }

  /** It stays with the giver, in its place. */
  async decline(
    manager: EntityManager,
    { reference, id, organisationId }: Enquiry,
    handover: Handover,
    how: { state: 'refused' | 'lapsed' | 'withdrawn'; by?: Agent; reason?: string },
  ): Promise<void> {
    const { state, by, reason } = how;
    await manager.update(
      Handover,
      { id: handover.id },
      {
        ...{ state, decidedAt: this.clock.now(), decidedById: by?.id ?? null, refusal: reason ?? null },
        expiresAt: null,
      },
    );
    // Whom a colleague in a call did not take over is with whoever has the call.
    if (handover.kind === 'call') return;
    const said = {
      refused: `${by?.name} does not take it: ${reason}`,
      lapsed: 'Nobody took it in time: it stays where it is',
      withdrawn: `${by?.name} keeps it after all`,
    }[state];
    await this.timeline.event(manager, id, by?.id ?? null, said, state === 'withdrawn' ? 'neutral' : 'bad');
    const what = state === 'refused' ? `${by?.name} does not take` : 'Nobody took';
    await this.tell(
      manager,
      { id, reference, organisationId },
      state === 'withdrawn' ? [] : [handover.byId],
      what,
    );
  }

  private async refusePending(manager: EntityManager, { id: enquiryId, reference }: Enquiry): Promise<void> {
    const pending = await manager.findOneBy(Handover, { enquiryId, state: 'offered', kind: Not('call') });
    if (!pending) return;
    const { toAgentId, toServiceId } = pending;
    const whom = toAgentId && (await manager.findOneBy(Agent, { id: toAgentId }));
    const service = toServiceId && (await manager.findOneBy(Service, { id: toServiceId }));
    const to = (whom && whom.name) || (service && service.name) || '';
    throw new FrontdoorError('handover-pending', { reference, to });
  }

  private askedIn(
    manager: EntityManager,
    { callId, colleague }: Pick<Handing, 'callId' | 'colleague'>,
  ): Promise<Handover | null> {
    if (!callId || !colleague) return Promise.resolve(null);
    return manager.findOneBy(Handover, { callId, toAgentId: colleague.id, state: 'offered' });
  }

  private row(
    agent: Pick<Agent, 'id'>,
    { id: enquiryId, organisationId, ownerId }: Enquiry,
    { id: fromServiceId }: Pick<Service, 'id'>,
    { service, colleague, kind, callId }: Handing,
  ): Pick<
    Handover,
    | 'id'
    | 'organisationId'
    | 'enquiryId'
    | 'kind'
    | 'at'
    | 'byId'
    | 'fromServiceId'
    | 'fromAgentId'
    | 'toServiceId'
    | 'toAgentId'
    | 'callId'
    | 'enquiryKind'
  > {
    return {
      ...{ id: this.ids.uuid(), organisationId, enquiryId, at: this.clock.now(), byId: agent.id },
      ...{ fromServiceId, fromAgentId: ownerId, toServiceId: service.id, toAgentId: colleague?.id ?? null },
      ...{ callId: callId ?? null, enquiryKind: kind ?? null },
      kind: callId ? 'call' : colleague ? 'colleague' : 'service',
    };
  }

  private async keep(
    manager: EntityManager,
    agent: Agent,
    enquiry: Enquiry,
    handover: Partial<Handover> & Pick<Handover, 'id'>,
    { why, brief }: Handing,
  ): Promise<void> {
    await manager.insert(Handover, handover);
    await this.briefs.keep(manager, handover.id, agent, enquiry, { ...brief, why });
  }

  private async settle(
    manager: EntityManager,
    id: string,
    settled: Pick<Handover, 'entryId' | 'hop'> & Partial<Handover>,
  ): Promise<void> {
    const at = this.clock.now();
    await manager.update(Handover, { id }, { ...settled, state: 'moved', decidedAt: at, expiresAt: null });
  }

  /** @returns the entry of the ledger; null where only its owner changed */
  private async carryOut(
    manager: EntityManager,
    giver: Agent,
    enquiry: Enquiry,
    { service, colleague, kind, why, callId }: Handing,
  ): Promise<string | null> {
    const entryId = await this.placement.move(manager, giver, enquiry, { service, kind, reason: why });
    if (colleague) await this.giveTo(manager, giver, enquiry, colleague);
    const after = await manager.findOneByOrFail(Enquiry, { id: enquiry.id });
    // Whoever speaks with us hears it from the colleague.
    if (!callId)
      await this.tellCustomer.tell(
        manager,
        after,
        colleague ? `${colleague.name} in ${service.name}` : service.name,
      );
    const giversOwn = giver.id === colleague?.id ? [] : [colleague?.id ?? ''].filter(Boolean);
    await this.tell(manager, after, giversOwn, `${giver.name} hands you`);
    return entryId;
  }

  /** Its work is theirs now if they are at work, and kept for them otherwise. */
  private async giveTo(
    manager: EntityManager,
    giver: Agent,
    { id, organisationId }: Enquiry,
    colleague: Agent,
  ): Promise<void> {
    // They may be kept from it since it was offered to them.
    await refuseExcluded(manager, { id, organisationId }, colleague);
    await manager.update(Enquiry, { id }, { ownerId: colleague.id });
    for (const item of await this.items.openOf(manager, id)) {
      if (item.agentId === colleague.id && item.state === 'assigned') continue;
      const isLater = item.held && item.notBefore !== null && item.notBefore > this.clock.now();
      if (AT_WORK.has(colleague.presence) && !isLater)
        await this.items.assign(manager, item, colleague, 'give');
      else await this.items.keepFor(manager, item, colleague.id);
    }
    const said = `${giver.name} handed it to ${colleague.name}, who owns it now`;
    if (giver.id !== colleague.id) await this.timeline.event(manager, id, giver.id, said);
  }

  private tell(
    manager: EntityManager,
    { id, reference, organisationId }: Pick<Enquiry, 'id' | 'reference' | 'organisationId'>,
    agentIds: readonly string[],
    what: string,
  ): Promise<void> {
    return this.live.append(manager, [
      { organisationId, topic: 'enquiry', subjectId: id },
      { organisationId, topic: 'queue', subjectId: id },
      ...agentIds.map((agentId) => ({
        ...{ organisationId, topic: 'mention' as const, subjectId: id, agentId },
        text: `${what} ${reference}`,
      })),
    ]);
  }
}

/** It goes back to where it had been: to a service that it left, or to somebody who had it. */
const isReturn = (
  hops: readonly RowOf<typeof findHops>[],
  from: Pick<Service, 'id'>,
  { service, colleague }: Handing,
): boolean =>
  hops.some(
    ({ fromServiceId, fromAgentId, byId }) =>
      (service.id !== from.id && fromServiceId === service.id) ||
      (colleague && (fromAgentId === colleague.id || byId === colleague.id)),
  );
