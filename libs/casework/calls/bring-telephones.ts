import { Inject, Injectable } from '@nestjs/common';
import { ChannelError, type Telephones } from '@frontdoor/channels/core';
import { Every, HandlesJob, type JobHandler, eachInTurn } from '@frontdoor/jobs';
import { Clock, Ids } from '@frontdoor/kernel';
import {
  Agent,
  CallLeg,
  DataSource,
  type EntityManager,
  findBusyTelephones,
  findCallsToMind,
  IsNull,
  Not,
  PhoneCall,
  type WorkItem,
} from '@frontdoor/persistence';
import { CONFIG, type Config, type Logger, LOG } from '@frontdoor/platform';
import { freeAgents, OfferWork, QueueTransaction, WorkItems } from '../queue/index.js';
import { CallLines } from './call-lines.js';
import { lockedCall, workOf } from './find-call.js';
import { whoRings } from './who-rings.js';

/** Telephones that did not end when they should have are seen to after so long. */
const LATE_MS = 3_000;
/** So long a provider may take to say that it rings somebody. */
const LOST_MS = 20_000;
const MOST_AT_ONCE = 100;
/** A softphone says every minute that it is there. */
const SOFTPHONE_MS = 150_000;
/** A call whose provider cannot be asked to ring anybody for so long is told so. */
const MOST_FAILED = 20;

/** What is to be done with the telephones of a call. */
interface Todo {
  call: PhoneCall;
  ring: CallLeg[];
  hangUp: string[];
  /** The caller comes to whoever answered. */
  connect: boolean;
}

/**
 * Brings the telephones of a call to what was decided: rings those whom it is offered to, lets the others be, puts the
 * caller through, ends what is over. Done again, it does nothing more.
 */
@Injectable()
@HandlesJob('mind-call')
export class BringTelephones implements JobHandler<'mind-call'> {
  constructor(
    private readonly source: DataSource,
    private readonly queue: QueueTransaction,
    private readonly items: WorkItems,
    private readonly lines: CallLines,
    private readonly offerWork: OfferWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async handle({ ids }: { ids: string[] }): Promise<void> {
    const known = await this.source.manager.findOneBy(PhoneCall, { id: ids[0]! });
    if (!known) return;
    const todo = await this.queue.run(known.organisationId, (manager) => this.decide(manager, known.id));
    if (!todo) return;
    const provider = await this.lines.of(todo.call);
    if (!provider) return;
    await this.bring(provider.lines, todo, provider.callerId);
    this.offerWork.kick(known.organisationId);
  }

  /** The safety net: what a job that failed, or a process that died, left undone. */
  @Every(2000)
  async sweep(): Promise<void> {
    const before = this.clock.now() - LATE_MS;
    const found = await findCallsToMind(this.source, { before, limit: MOST_AT_ONCE });
    await eachInTurn(found, ({ id }) => this.handle({ ids: [id] }));
  }

  private async decide(manager: EntityManager, callId: string): Promise<Todo | undefined> {
    const call = await lockedCall(manager, callId);
    if (!call) return undefined;
    const live = await this.live(manager, callId);
    const wanted = await this.wanted(manager, call, live);
    const agents = live.filter(({ kind }) => kind === 'agent');
    const ring: CallLeg[] = [];
    for (const agentId of wanted) {
      if (agents.some((leg) => leg.agentId === agentId)) continue;
      const leg = await this.newLeg(manager, call, agentId);
      if (leg) ring.push(leg);
    }
    const others = live.filter((leg) => isOver(call, leg, wanted));
    for (const leg of others) {
      const at = this.clock.now();
      if (leg.providerId === null)
        await manager.update(CallLeg, { id: leg.id }, { state: 'ended', endedAt: at });
    }
    return {
      call,
      ring,
      hangUp: [
        ...others.flatMap(({ providerId }) => providerId ?? []),
        ...(call.state === 'ended' && call.endedAs === 'answered' && call.callerLeftAt === null
          ? [call.providerId]
          : []),
      ],
      connect: await this.claimConnecting(manager, call),
    };
  }

  /** A telephone that was to ring, and whose process died before it did, does not. */
  private async live(manager: EntityManager, callId: string): Promise<CallLeg[]> {
    const now = this.clock.now();
    const legs = await manager.findBy(CallLeg, { callId, state: Not('ended') });
    const lost = legs.filter(
      ({ state, providerId, askedAt }) => state === 'asked' && providerId === null && askedAt < now - LOST_MS,
    );
    for (const { id } of lost)
      await manager.update(CallLeg, { id, state: 'asked' }, { state: 'ended', endedAt: now });
    return legs.filter((leg) => !lost.includes(leg));
  }

  /** Once: somebody who is moved a second time leaves the room, which ends it for all. Where it fails, the caller asks. */
  private async claimConnecting(
    manager: EntityManager,
    { id, state, connectedAt }: PhoneCall,
  ): Promise<boolean> {
    if (state !== 'talking' || connectedAt !== null) return false;
    await manager.update(PhoneCall, { id }, { connectedAt: this.clock.now() });
    return true;
  }

  /** Agents whose telephones ring now. */
  private async wanted(manager: EntityManager, call: PhoneCall, live: readonly CallLeg[]): Promise<string[]> {
    if (call.state !== 'waiting') return [];
    const item = await workOf(manager, call);
    if (item && item.serviceId !== call.serviceId) {
      // A rule of its service had it go to people of another.
      await this.items.passOn(manager, item.enquiryId, { id: call.serviceId }, null);
      return [];
    }
    if (!item?.agentId) return [];
    if (!(await this.canRing(manager, item.agentId, live))) return this.cannotRing(manager, item);
    if (item.state === 'assigned') return [item.agentId];
    const free = await freeAgents(manager, call.organisationId);
    const asked = whoRings({ ...item, service: item.serviceId }, item.agentId, free, {
      most: this.config.CALL_RINGS_AT_ONCE,
      now: this.clock.now(),
    });
    const able: string[] = [];
    for (const id of asked) if (await this.canRing(manager, id, live)) able.push(id);
    return able;
  }

  /** Whether their telephone is known and free, or rings for this call already. */
  private async canRing(manager: EntityManager, agentId: string, live: readonly CallLeg[]): Promise<boolean> {
    if (live.some((leg) => leg.agentId === agentId && leg.kind === 'agent')) return true;
    const agent = await manager.findOneByOrFail(Agent, { id: agentId });
    const [busy] = await findBusyTelephones(manager, { agentIds: [agentId] });
    return !busy && (agent.phone !== null || this.hasSoftphone(agent));
  }

  /** It is for somebody else, who is asked at once. */
  private async cannotRing(manager: EntityManager, item: WorkItem): Promise<string[]> {
    const own = await this.items.find(manager, item.id, item.organisationId);
    const { phone } = await manager.findOneByOrFail(Agent, { id: own.agentId! });
    // Who is on the telephone is asked again once they are not.
    if (phone === null)
      await this.items.putBack(manager, own, own.state === 'offered' ? 'decline' : 'release', own.agentId);
    else await this.items.putBack(manager, own, 'pass-on');
    return [];
  }

  private hasSoftphone({ softphoneAt }: Agent): boolean {
    return (
      softphoneAt !== null &&
      softphoneAt > this.clock.now() - SOFTPHONE_MS &&
      this.lines.softphones() !== undefined
    );
  }

  private async newLeg(
    manager: EntityManager,
    call: PhoneCall,
    agentId: string,
  ): Promise<CallLeg | undefined> {
    const agent = await manager.findOneByOrFail(Agent, { id: agentId });
    const number = this.hasSoftphone(agent) ? null : agent.phone;
    const failed = await manager.countBy(CallLeg, {
      callId: call.id,
      agentId,
      rangAt: IsNull(),
      state: 'ended',
    });
    if (failed >= MOST_FAILED) return undefined;
    const leg: CallLeg = {
      ...{ id: this.ids.uuid(), callId: call.id, kind: 'agent', agentId, number, providerId: null },
      ...{
        state: 'asked',
        askedAt: this.clock.now(),
        rangAt: null,
        joinedAt: null,
        endedAt: null,
        problem: null,
      },
    };
    await manager.insert(CallLeg, leg);
    return leg;
  }

  private async bring(
    lines: Telephones,
    { call, ring, hangUp, connect }: Todo,
    callerId: string,
  ): Promise<void> {
    await Promise.all([
      ...(connect ? [lines.redirect(call.providerId, 'join')] : []),
      ...ring.map((leg) => this.ring(lines, call, leg, callerId)),
      ...hangUp.map((providerId) => this.hangUp(lines, call, providerId)),
    ]);
  }

  /** Of a caller whose end was never told it is known then. */
  private async hangUp(
    lines: Telephones,
    { id, providerId: caller }: PhoneCall,
    providerId: string,
  ): Promise<void> {
    const isGone = (await lines.hangUp(providerId)) === 'gone';
    if (isGone && providerId === caller)
      await this.source.manager.update(
        PhoneCall,
        { id, callerLeftAt: IsNull() },
        { callerLeftAt: this.clock.now() },
      );
  }

  private async ring(lines: Telephones, call: PhoneCall, leg: CallLeg, callerId: string): Promise<void> {
    try {
      const to = leg.number === null ? { softphone: leg.agentId! } : { number: leg.number };
      const { providerId } = await lines.ring({
        id: leg.id,
        to,
        callerId,
        seconds: this.config.CALL_RING_SECONDS,
      });
      await this.source.manager.update(CallLeg, { id: leg.id, providerId: IsNull() }, { providerId });
    } catch (thrown) {
      if (!(thrown instanceof ChannelError)) throw thrown;
      // Whether it rings nobody knows: its provider tells of it by our id, or it never rang.
      this.log.warn({ call: call.id, remedy: thrown.remedy }, 'a telephone could not be rung');
      await this.couldNotRing(call, leg, thrown);
      if (isPassing(thrown)) throw thrown;
    }
  }

  /** Where it is not for a moment only, somebody else is asked. */
  private couldNotRing(call: PhoneCall, leg: CallLeg, trouble: ChannelError): Promise<void> {
    return this.queue.run(call.organisationId, async (manager) => {
      await lockedCall(manager, call.id);
      const changes = { state: 'ended' as const, endedAt: this.clock.now(), problem: trouble.message };
      await manager.update(CallLeg, { id: leg.id, state: 'asked' }, changes);
      if (isPassing(trouble)) return;
      const found = await workOf(manager, call);
      if (found?.state !== 'offered' || found.agentId !== leg.agentId) return;
      const item = await this.items.find(manager, found.id, call.organisationId);
      await this.items.putBack(manager, item, 'decline', leg.agentId);
    });
  }
}

const isPassing = ({ remedy }: ChannelError): boolean => remedy === 'retry' || remedy === 'slow-down';

/** Whether a telephone has nothing more to do in a call. */
function isOver(call: PhoneCall, leg: CallLeg, wanted: readonly string[]): boolean {
  if (call.state === 'ended') return true;
  if (leg.kind !== 'agent') return false;
  if (call.state === 'waiting') return !wanted.includes(leg.agentId!);
  return leg.state !== 'joined';
}
