import { Injectable } from '@nestjs/common';
import { CallLines } from '@frontdoor/casework/calls';
import { Directory } from '@frontdoor/casework/directory';
import type { CallView } from '@frontdoor/contracts';
import { Clock, FrontdoorError, toIso } from '@frontdoor/kernel';
import {
  Agent,
  CallLeg,
  Contact,
  Customer,
  DataSource,
  Enquiry,
  findCallsOfAgent,
  findLastingCalls,
  In,
  Not,
  PhoneCall,
  TimelineEvent,
} from '@frontdoor/persistence';

const MOST_LASTING = 200;
const MOST_MATTERS = 5;
const LAST_SAID = 3;

const iso = (at: number | null): string | null => (at === null ? null : toIso(at));

/** Calls as the people see them who answer them: who calls, their open matters, and what was last said with them. */
@Injectable()
export class CallsReader {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly lines: CallLines,
    private readonly clock: Clock,
  ) {}

  async mine(agent: Agent): Promise<{ calls: CallView[]; softphone: boolean }> {
    const found = await findCallsOfAgent(this.source, { agentId: agent.id });
    const first = found.filter((each, at) => found.findIndex(({ id }) => id === each.id) === at);
    const calls = await Promise.all(first.map(({ id, is }) => this.view(id, is)));
    return { calls, softphone: this.lines.softphones() !== undefined };
  }

  async lasting({ organisationId }: Agent): Promise<{ calls: CallView[] }> {
    const found = await findLastingCalls(this.source, { organisationId, limit: MOST_LASTING });
    return { calls: await Promise.all(found.map(({ id }) => this.view(id, null))) };
  }

  async one(agent: Agent, id: string): Promise<CallView> {
    const call = await this.source.manager.findOneBy(PhoneCall, { id, organisationId: agent.organisationId });
    if (!call) throw new FrontdoorError('call-not-found');
    return this.view(id, call.agentId === agent.id ? 'mine' : null);
  }

  /** @throws FrontdoorError `softphone-not-set-up` */
  async openSoftphone({ id }: Agent): Promise<{ token: string }> {
    const token = this.lines.softphones()?.softphoneToken?.(id);
    if (!token) throw new FrontdoorError('softphone-not-set-up');
    await this.source.manager.update(Agent, { id }, { softphoneAt: this.clock.now() });
    return { token };
  }

  async closeSoftphone({ id }: Agent): Promise<void> {
    await this.source.manager.update(Agent, { id }, { softphoneAt: null });
  }

  private async view(id: string, mine: CallView['mine']): Promise<CallView> {
    const { manager } = this.source;
    const call = await manager.findOneByOrFail(PhoneCall, { id });
    const contact = await manager.findOneBy(Contact, { id });
    const enquiry = contact && (await manager.findOneBy(Enquiry, { id: contact.enquiryId }));
    const customer = enquiry && (await manager.findOneBy(Customer, { id: enquiry.customerId }));
    const legs = await manager.findBy(CallLeg, { callId: id, state: Not('ended') });
    const names = await this.names([call.agentId, ...legs.map(({ agentId }) => agentId)]);
    const [service, withService, entryPoint] = await Promise.all([
      this.directory.service(call.serviceId),
      this.directory.service(enquiry?.serviceId ?? call.serviceId),
      this.directory.entryPoint(call.entryPointId),
    ]);
    return {
      id,
      reference: call.reference,
      enquiryId: contact?.enquiryId ?? null,
      state: stateOf(call),
      mine,
      direction: call.direction,
      isMachine: legs.some(({ kind, answeredBy }) => kind === 'customer' && answeredBy === 'machine'),
      number: call.number,
      name: customer?.name ?? contact?.partyName ?? null,
      service: service.name,
      serviceSlug: withService.slug,
      entryPoint: entryPoint.name,
      agent: (call.agentId && names.get(call.agentId)) || null,
      beganAt: toIso(call.beganAt),
      answeredAt: iso(call.answeredAt),
      heldAt: iso(call.heldAt),
      endedAt: iso(call.endedAt),
      people: legs.flatMap(({ id: leg, kind, agentId, number, state }) => {
        if (kind === 'customer' || state === 'ended') return [];
        return [
          { ...{ id: leg, kind, agentId, state }, who: (agentId && names.get(agentId)) || number || '' },
        ];
      }),
      openMatters: customer ? await this.mattersOf(customer.id, enquiry.id) : [],
      lastSaid: customer ? await this.lastSaid(customer.id) : [],
    };
  }

  private async names(ids: readonly (string | null)[]): Promise<Map<string, string>> {
    const agents = await this.source.manager.findBy(Agent, { id: In(ids.flatMap((id) => id ?? [])) });
    return new Map(agents.map(({ id, name }) => [id, name]));
  }

  private async mattersOf(customerId: string, exceptId: string): Promise<CallView['openMatters']> {
    const open = await this.source.manager.find(Enquiry, {
      where: { customerId, state: 'open', id: Not(exceptId) },
      order: { lastContactAt: 'DESC' },
      take: MOST_MATTERS,
    });
    const owners = await this.names(open.map(({ ownerId }) => ownerId));
    return Promise.all(
      open.map(async ({ id, reference, subject, serviceId, ownerId }) => ({
        ...{ id, reference, subject },
        service: (await this.directory.service(serviceId)).name,
        owner: (ownerId && owners.get(ownerId)) || null,
      })),
    );
  }

  private async lastSaid(customerId: string): Promise<CallView['lastSaid']> {
    const enquiries = await this.source.manager.find(Enquiry, {
      where: { customerId },
      order: { lastContactAt: 'DESC' },
      take: MOST_MATTERS,
    });
    const notes = await this.source.manager.find(TimelineEvent, {
      where: { enquiryId: In(enquiries.map(({ id }) => id)), type: 'note' },
      order: { at: 'DESC' },
      take: LAST_SAID,
    });
    return notes.map(({ at, text }) => ({ at: toIso(at), text }));
  }
}

function stateOf({ state, heldAt, endedAs, closedAt }: PhoneCall): CallView['state'] {
  if (state === 'talking') return heldAt === null ? 'talking' : 'held';
  if (state === 'ended') return endedAs === 'answered' && closedAt === null ? 'wrap-up' : 'ended';
  return state;
}
