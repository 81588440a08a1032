import { Injectable } from '@nestjs/common';
import { Handovers } from '@frontdoor/casework/handovers';
import { toInterpreter } from '@frontdoor/casework/interpreters';
import { CallLines, CANCELLED, OWN_DOING, ownTrouble } from '@frontdoor/casework/calls';
import { keptNeedsOf } from '@frontdoor/casework/customers';
import { Directory } from '@frontdoor/casework/directory';
import type { CallNotRung, CallView } from '@frontdoor/contracts';
import { Clock, FrontdoorError, toIso } from '@frontdoor/kernel';
import {
  Agent,
  DataSource,
  findCallsNotRung,
  findCallsOfAgent,
  findCallView,
  findInterpreterForCall,
  findLastingCalls,
  findLastNotes,
  findOtherMatters,
  findTelephonesOfCall,
  findUnreachedInCall,
  Handover,
  In,
  PhoneCall,
  type RowOf,
} from '@frontdoor/persistence';

const MOST_LASTING = 200;
const MOST_MATTERS = 5;
const LAST_SAID = 3;
const MOST_UNREACHED = 20;
/** How long whoever made a call is told that their own telephone did not take it. */
const TOLD_MS = 15 * 60_000;
const MOST_TOLD = 3;

const iso = (at: number | null): string | null => (at === null ? null : toIso(at));

/** Calls as the people see them who answer them: who calls, their open matters, and what was last said with them. */
@Injectable()
export class CallsReader {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly lines: CallLines,
    private readonly handovers: Handovers,
    private readonly clock: Clock,
  ) {}

  async mine(agent: Agent): Promise<{ calls: CallView[]; softphone: boolean; notRung: CallNotRung[] }> {
    const found = await findCallsOfAgent(this.source, { agentId: agent.id });
    const first = found.filter((each, at) => found.findIndex(({ id }) => id === each.id) === at);
    const calls = await Promise.all(first.map(({ id, is }) => this.view(agent, id, is)));
    const notRung = await this.notRung(agent);
    return { calls, softphone: this.lines.softphones() !== undefined, notRung };
  }

  private async notRung({ id: agentId }: Agent): Promise<CallNotRung[]> {
    const found = await findCallsNotRung(this.source, {
      ...{ agentId, since: this.clock.now() - TOLD_MS, except: [...OWN_DOING], limit: MOST_TOLD },
    });
    return found.map(({ problem, at, ...call }) => ({
      ...call,
      ...{ why: ownTrouble(problem), said: problem, at: toIso(at) },
    }));
  }

  async lasting(agent: Agent): Promise<{ calls: CallView[] }> {
    const found = await findLastingCalls(this.source, {
      organisationId: agent.organisationId,
      limit: MOST_LASTING,
    });
    return { calls: await Promise.all(found.map(({ id }) => this.view(agent, id, null))) };
  }

  async one(agent: Agent, id: string): Promise<CallView> {
    const call = await this.source.manager.findOneBy(PhoneCall, { id, organisationId: agent.organisationId });
    if (!call) throw new FrontdoorError('call-not-found');
    return this.view(agent, id, call.agentId === agent.id ? 'mine' : null);
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

  private async view(me: Agent, id: string, mine: CallView['mine']): Promise<CallView> {
    const [call] = await findCallView(this.source, { id });
    if (!call) throw new FrontdoorError('call-not-found');
    const { customerId, enquiryId } = call;
    const telephones = await findTelephonesOfCall(this.source, { callId: id });
    const [service, withService, entryPoint] = await Promise.all([
      this.directory.service(call.serviceId),
      this.directory.service(call.enquiryServiceId ?? call.serviceId),
      this.directory.entryPoint(call.entryPointId),
    ]);
    return {
      id,
      reference: call.reference,
      enquiryId,
      state: stateOf(call),
      mine,
      direction: call.direction,
      isMachine: telephones.some(({ kind, answeredBy }) => kind === 'customer' && answeredBy === 'machine'),
      number: call.number,
      name: call.name,
      service: service.name,
      serviceSlug: withService.slug,
      entryPoint: entryPoint.name,
      agent: call.agent,
      beganAt: toIso(call.beganAt),
      answeredAt: iso(call.answeredAt),
      heldAt: iso(call.heldAt),
      endedAt: iso(call.endedAt),
      people: telephones.flatMap(({ id: leg, kind, agentId, number, state, name }) =>
        kind === 'customer'
          ? []
          : [
              {
                ...{ id: leg, kind, agentId, state, who: name ?? number ?? '' },
                softphone: agentId !== null && number === null,
              },
            ],
      ),
      unreached: call.hasUnreached ? await this.unreached(id) : [],
      brief: enquiryId && mine && call.hasHandovers ? await this.briefFor(me, id, enquiryId) : null,
      interpreter: enquiryId ? await this.interpreterOf(enquiryId, customerId) : null,
      needs: customerId ? [...(await keptNeedsOf(this.source.manager, customerId)).needs] : [],
      openMatters:
        customerId && enquiryId && call.hasOtherMatters ? await this.mattersOf(customerId, enquiryId) : [],
      lastSaid: customerId && call.hasNotes ? await this.lastSaid(customerId) : [],
    };
  }

  private async unreached(callId: string): Promise<CallView['unreached']> {
    const found = await findUnreachedInCall(this.source, {
      ...{ callId, except: [...CANCELLED], limit: MOST_UNREACHED },
    });
    const all = found.map(({ name, number, agentId, problem }) => ({
      ...{ who: name ?? number ?? '', agentId, why: problem! },
    }));
    return all.filter(({ who }, at) => all.findIndex((each) => each.who === who) === at);
  }

  /** What they are asked in with, else with what the enquiry was last handed on. */
  private async briefFor(me: Agent, callId: string, enquiryId: string): Promise<CallView['brief']> {
    const all = await this.handovers.of(enquiryId, me);
    if (all.length === 0) return null;
    const asked = await this.source.manager.findOne(Handover, {
      where: { callId, toAgentId: me.id, state: In(['offered', 'moved']) },
      order: { at: 'DESC' },
    });
    const shown =
      all.find(({ id }) => id === asked?.id) ?? all.find(({ state, hop }) => state === 'moved' && hop > 0);
    return shown ? { handoverId: shown.id, by: shown.by, at: shown.at, words: shown.brief } : null;
  }

  /** Of this matter, or of another of theirs where none was asked for here: they need one whatever they ring about. */
  private async interpreterOf(
    enquiryId: string,
    customerId: string | null,
  ): Promise<CallView['interpreter']> {
    const found = await findInterpreterForCall(this.source, { enquiryId, customerId });
    return found.map(toInterpreter)[0] ?? null;
  }

  private async mattersOf(customerId: string, exceptId: string): Promise<CallView['openMatters']> {
    const open = await findOtherMatters(this.source, { customerId, exceptId, limit: MOST_MATTERS });
    return Promise.all(
      open.map(async ({ serviceId, ...matter }) => ({
        ...matter,
        service: (await this.directory.service(serviceId)).name,
      })),
    );
  }

  private async lastSaid(customerId: string): Promise<CallView['lastSaid']> {
    const notes = await findLastNotes(this.source, { customerId, matters: MOST_MATTERS, limit: LAST_SAID });
    return notes.map(({ at, text }) => ({ at: toIso(at), text }));
  }
}

function stateOf({
  state,
  heldAt,
  endedAs,
  closedAt,
}: Pick<RowOf<typeof findCallView>, 'state' | 'heldAt' | 'endedAs' | 'closedAt'>): CallView['state'] {
  if (state === 'talking') return heldAt === null ? 'talking' : 'held';
  if (state === 'ended') return endedAs === 'answered' && closedAt === null ? 'wrap-up' : 'ended';
  return state;
}
