import { Inject, Injectable } from '@nestjs/common';
import { ChannelError, type Telephones } from '@frontdoor/channels/core';
import { Every, HandlesJob, type JobHandler, eachInTurn } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import {
  CallLeg,
  DataSource,
  type EntityManager,
  findCallsToMind,
  In,
  IsNull,
  Not,
  PhoneCall,
} from '@frontdoor/persistence';
import { CONFIG, type Config, type Logger, LOG } from '@frontdoor/platform';
import { Changes } from '../live/index.js';
import { OfferWork, QueueTransaction, WorkItems } from '../queue/index.js';
import { CallLines } from './call-lines.js';
import { EndCall } from './end-call.js';
import { lockedCall, workOf } from './find-call.js';
import { GiveAnswered } from './give-answered.js';
import { MadeCalls } from './made-calls.js';
import { placeOfLeg } from './new-leg.js';
import { RingInstead } from './ring-instead.js';
import { ringTelephone } from './ring-telephone.js';
import { RingWhom } from './ring-whom.js';
import { TellDelivery } from './tell-delivery.js';

/** Telephones that did not end when they should have are seen to after so long. */
const LATE_MS = 3_000;
/** So long a provider may take to say that it rings somebody. */
const LOST_MS = 20_000;
const MOST_AT_ONCE = 100;
/** How long a customer's telephone rings. */
const CUSTOMER_RINGS_SECONDS = 30;

/** What is to be done with the telephones of a call. */
interface Todo {
  call: PhoneCall;
  ring: CallLeg[];
  hangUp: string[];
  /** These are told why it is over. */
  tell: CallLeg[];
  /** The caller comes to whoever answered. */
  connect: boolean;
}

/**
 * Brings the telephones of a call to what was decided: rings those whom it is offered to, lets the others be, puts the
 * caller through, ends what is over. Its work goes to whoever answered it. Done again, it does nothing more.
 */
@Injectable()
@HandlesJob('mind-call')
export class BringTelephones implements JobHandler<'mind-call'> {
  constructor(
    private readonly source: DataSource,
    private readonly changes: Changes,
    private readonly queue: QueueTransaction,
    private readonly items: WorkItems,
    private readonly lines: CallLines,
    private readonly giving: GiveAnswered,
    private readonly ringing: RingWhom,
    private readonly made: MadeCalls,
    private readonly instead: RingInstead,
    private readonly ending: EndCall,
    private readonly delivery: TellDelivery,
    private readonly offerWork: OfferWork,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async handle({ ids }: { ids: string[] }): Promise<void> {
    const known = await this.source.manager.findOneBy(PhoneCall, { id: ids[0]! });
    if (!known) return;
    const { id, organisationId } = known;
    const inTurn = () => this.queue.run(organisationId, (manager) => this.decide(manager, id, 'in-turn'));
    const first = mayGive(known)
      ? await inTurn()
      : await this.changes.run((manager) => this.decide(manager, id, 'at-once'));
    const todo = first === 'in-turn' ? await inTurn() : first;
    if (!todo || todo === 'in-turn') return;
    const provider = await this.lines.of(todo.call);
    if (!provider) return;
    await this.bring(provider.lines, todo, provider.callerId);
    // Of one that rings, or is put through, nothing came back that others could have.
    if (todo.ring.length === 0 && !todo.connect) this.offerWork.kick(organisationId);
  }

  /** The safety net: what a job that failed, or a process that died, left undone. */
  @Every(2000)
  async sweep(): Promise<void> {
    const before = this.clock.now() - LATE_MS;
    const found = await findCallsToMind(this.source, { before, limit: MOST_AT_ONCE });
    await eachInTurn(found, ({ id }) => this.handle({ ids: [id] }));
  }

  /** `in-turn` where it gives somebody more than they had, and that has to wait for its turn. */
  private async decide(
    manager: EntityManager,
    callId: string,
    where: 'in-turn' | 'at-once',
  ): Promise<Todo | 'in-turn' | undefined> {
    const call = await lockedCall(manager, callId);
    if (!call) return undefined;
    const { live: known, givenUp } = await this.telephones(manager, callId);
    const instead = await this.instead.decide(manager, call);
    const live = [...known, ...instead];
    if (call.direction === 'out') {
      const { hangUp, ring, tell } = await this.made.decide(manager, call, live);
      return {
        ...{ call, tell, connect: false },
        ...{ ring: [...instead, ...ring], hangUp: [...givenUp, ...(await this.letBe(manager, hangUp))] },
      };
    }
    if (!(await this.giving.give(manager, call, where))) return 'in-turn';
    const { wanted, ring } = await this.ringing.decide(manager, call, live);
    const over = await this.letBe(
      manager,
      live.filter((leg) => isOver(call, leg, wanted)),
    );
    const isLeft = call.state === 'ended' && call.endedAs === 'answered' && call.callerLeftAt === null;
    return {
      ...{ call, ring: [...instead, ...ring], tell: [] },
      hangUp: [...givenUp, ...over, ...(isLeft && call.providerId !== null ? [call.providerId] : [])],
      connect: await this.claimConnecting(manager, call),
    };
  }

  /** Telephones that are to be silent, by their provider's ids; those that it was never asked to ring have ended. */
  private async letBe(manager: EntityManager, legs: readonly CallLeg[]): Promise<string[]> {
    const never = legs.filter(({ providerId }) => providerId === null).map(({ id }) => id);
    const named = legs.flatMap(({ providerId }) => providerId ?? []);
    if (never.length === 0) return named;
    await manager.update(
      CallLeg,
      { id: In(never), providerId: IsNull() },
      { state: 'ended', endedAt: this.clock.now() },
    );
    // Meanwhile its provider may have said which one it rings; who hears it from now on finds that it has ended.
    const since = await manager.findBy(CallLeg, { id: In(never), state: Not('ended') });
    return [...named, ...since.flatMap(({ providerId }) => providerId ?? [])];
  }

  /**
   * Those that have not ended. A telephone that was to ring, and whose process died before it did, does not; that of whoever makes a
   * call is a delivery's. `givenUp`: the provider's ids of those that ring although they were given up before that was known.
   */
  private async telephones(
    manager: EntityManager,
    callId: string,
  ): Promise<{ live: CallLeg[]; givenUp: string[] }> {
    const now = this.clock.now();
    const all = await manager.findBy(CallLeg, [
      { callId, state: Not('ended') },
      { callId, endedAt: IsNull(), providerId: Not(IsNull()) },
    ]);
    const legs = all.filter(({ state }) => state !== 'ended');
    const givenUp = all.flatMap(({ state, providerId }) => (state === 'ended' ? (providerId ?? []) : []));
    const lost = legs.filter(
      ({ id, state, providerId, askedAt }) =>
        id !== callId && state === 'asked' && providerId === null && askedAt < now - LOST_MS,
    );
    for (const { id } of lost)
      await manager.update(CallLeg, { id, state: 'asked' }, { state: 'ended', endedAt: now });
    return { live: legs.filter((leg) => !lost.includes(leg)), givenUp };
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

  private async bring(
    lines: Telephones,
    { call, ring, hangUp, tell, connect }: Todo,
    callerId: string,
  ): Promise<void> {
    await Promise.all([
      ...(connect && call.providerId !== null ? [lines.redirect(call.providerId, 'join')] : []),
      ...ring.map((leg) => this.ring(lines, call, leg, callerId)),
      ...tell.flatMap(({ id, providerId }) => (providerId ? [lines.redirect(providerId, 'over', id)] : [])),
      ...hangUp.map((providerId) => this.hangUp(lines, call, providerId)),
    ]);
  }

  /** Of one whose end was never told it is known then. */
  private async hangUp(
    lines: Telephones,
    { id, providerId: caller }: PhoneCall,
    providerId: string,
  ): Promise<void> {
    if ((await lines.hangUp(providerId)) !== 'gone') return;
    const isGivenUp = { callId: id, providerId, state: 'ended' as const, endedAt: IsNull() };
    await this.source.manager.update(CallLeg, isGivenUp, { endedAt: this.clock.now() });
    if (providerId === caller)
      await this.source.manager.update(
        PhoneCall,
        { id, callerLeftAt: IsNull() },
        { callerLeftAt: this.clock.now() },
      );
  }

  private async ring(lines: Telephones, call: PhoneCall, leg: CallLeg, callerId: string): Promise<void> {
    const isCustomer = leg.kind === 'customer';
    try {
      await ringTelephone(this.source, lines, {
        id: leg.id,
        to: placeOfLeg(leg),
        callerId,
        seconds: isCustomer ? CUSTOMER_RINGS_SECONDS : this.config.CALL_RING_SECONDS,
        ...(isCustomer && { asksForMachines: true }),
      });
    } catch (thrown) {
      if (!(thrown instanceof ChannelError)) throw thrown;
      // Whether it rings nobody knows: its provider tells of it by our id, or it never rang.
      this.log.warn({ call: call.id, remedy: thrown.remedy }, 'a telephone could not be rung');
      if (isCustomer) await this.couldNotReach(call, leg, thrown);
      else await this.couldNotRing(call, leg, thrown);
      // The job that comes again asks again, as often as that may be.
      if (isPassing(thrown)) throw thrown;
    }
  }

  /** Where it is not for a moment only, somebody else is asked. */
  private async couldNotRing(call: PhoneCall, leg: CallLeg, trouble: ChannelError): Promise<void> {
    if (call.direction === 'out' && leg.kind === 'agent' && !isPassing(trouble))
      await this.delivery.tell(call, leg, {
        ...{ what: 'ended', at: this.clock.now(), problem: trouble.message },
      });
    await this.queue.run(call.organisationId, async (manager) => {
      await lockedCall(manager, call.id);
      const changes = { state: 'ended' as const, endedAt: this.clock.now() };
      const problem = isPassing(trouble) ? null : trouble.message;
      await manager.update(CallLeg, { id: leg.id, state: 'asked' }, { ...changes, problem });
      if (isPassing(trouble) || call.direction === 'out') return;
      const found = await workOf(manager, call);
      if (found?.state !== 'offered' || found.agentId !== leg.agentId) return;
      const item = await this.items.find(manager, found.id, call.organisationId);
      await this.items.putBack(manager, item, 'decline', leg.agentId);
    });
  }

  /** The customer's number cannot be rung, and the call is over, where it is not for a moment only or was tried often enough. */
  private async couldNotReach(call: PhoneCall, leg: CallLeg, trouble: ChannelError): Promise<void> {
    if (trouble.remedy === 'reconcile') return;
    const at = this.clock.now();
    const isOver = !isPassing(trouble) || (await this.made.isTriedEnough(this.source.manager, call));
    if (isOver) await this.delivery.tell(call, leg, { what: 'ended', at, problem: trouble.message });
    await this.changes.run(async (manager) => {
      const own = await lockedCall(manager, call.id);
      const changes = { state: 'ended' as const, endedAt: at, problem: trouble.message };
      await manager.update(CallLeg, { id: leg.id, state: 'asked' }, changes);
      if (own && isOver) await this.ending.end(manager, own, { as: 'not-reached' });
    });
  }
}

const isPassing = ({ remedy }: ChannelError): boolean => remedy === 'retry' || remedy === 'slow-down';

/** Whether somebody may be rung for it, who is not to be rung for another at the same time. */
const mayGive = ({ direction, state }: PhoneCall): boolean => direction === 'in' && state === 'waiting';

/** Whether a telephone has nothing more to do in a call that came in. */
function isOver(call: PhoneCall, leg: CallLeg, wanted: readonly string[]): boolean {
  if (call.state === 'ended') return true;
  if (leg.kind !== 'agent') return false;
  if (call.state === 'waiting') return !wanted.includes(leg.agentId!);
  return leg.state !== 'joined';
}
