import { Injectable } from '@nestjs/common';
import type { LineMoment } from '@frontdoor/channels/core';
import { callChannel } from '@frontdoor/contracts';
import { eachInTurn } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import {
  Agent,
  CallLeg,
  DataSource,
  type EntityManager,
  findCallOfLeg,
  IsNull,
  LessThan,
  Not,
  PhoneCall,
} from '@frontdoor/persistence';
import { Directory } from '../directory/index.js';
import { Changes, LiveEvents } from '../live/index.js';
import { CallsInQueue, OfferWork, Presence, WorkItems } from '../queue/index.js';
import { EndCall } from './end-call.js';
import { lockedCall, workOf } from './find-call.js';
import { legAfter } from './leg-after.js';
import { isGoneSoftphone } from './line-problems.js';
import { RingInstead } from './ring-instead.js';
import { TellDelivery } from './tell-delivery.js';

type OfCall = Pick<PhoneCall, 'id' | 'organisationId' | 'direction' | 'heardAt' | 'room'>;

/** What may change more than the telephone that it happened to. */
const CONCERNS_CALL: ReadonlySet<LineMoment['what']> = new Set(['joined', 'ended']);

/** Whoever was heard of within this is not written down anew; silence of a call is noticed after a minute. */
const HEARD_MS = 10_000;

/**
 * What providers tell of telephones, in whatever order and however often: a telephone only goes on, from ringing to its
 * end, and what happened first is kept.
 */
@Injectable()
export class LineNews {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly changes: Changes,
    private readonly items: WorkItems,
    private readonly calls: CallsInQueue,
    private readonly ending: EndCall,
    private readonly presence: Presence,
    private readonly delivery: TellDelivery,
    private readonly instead: RingInstead,
    private readonly live: LiveEvents,
    private readonly offerWork: OfferWork,
    private readonly clock: Clock,
  ) {}

  /** Resolves when they are durable. */
  async take(moments: readonly LineMoment[]): Promise<void> {
    await eachInTurn(moments, async (moment) => {
      const { line, room } = moment;
      const of = await this.callOf(line);
      if (!of) return;
      if (of.direction === 'out') await this.tellDelivery(of.id, moment);
      if ('leg' in line && !CONCERNS_CALL.has(moment.what)) {
        await this.hear(this.source.manager, of, room);
        return this.changes.run((manager) => this.ofLegAlone(manager, of, line.leg, moment));
      }
      const organisationId = await this.changes.run(async (manager) => {
        const call = await lockedCall(manager, of.id);
        if (!call) return undefined;
        await this.hear(manager, call, room);
        if ('leg' in line) await this.ofLeg(manager, call, line.leg, moment);
        else await this.ofCaller(manager, call, moment);
        return call.organisationId;
      });
      // Who rings or speaks takes nothing; whose telephone is free again may.
      if (organisationId && moment.what === 'ended') this.offerWork.kick(organisationId);
    });
  }

  /** When a call was last heard of need not be known to the second. */
  private async hear(
    manager: EntityManager,
    { id, heardAt, room: known }: OfCall,
    room: string | undefined,
  ): Promise<void> {
    const now = this.clock.now();
    const isNews = room !== undefined && room !== known;
    if (!isNews && now - heardAt < HEARD_MS) return;
    await manager.update(PhoneCall, { id }, { heardAt: now, ...(isNews && { room }) });
  }

  /** Of a call that we make, before its telephones go on: whoever is told of it twice makes nothing more of it. */
  private async tellDelivery(callId: string, moment: LineMoment): Promise<void> {
    if (!('leg' in moment.line)) return;
    const { manager } = this.source;
    const call = await manager.findOneByOrFail(PhoneCall, { id: callId });
    const leg = await manager.findOneBy(CallLeg, { id: moment.line.leg });
    if (leg) await this.delivery.moment(call, leg, moment);
  }

  private async callOf(line: LineMoment['line']): Promise<OfCall | null | undefined> {
    const { manager } = this.source;
    if ('customerIn' in line) return manager.findOneBy(PhoneCall, { id: line.customerIn });
    if ('leg' in line) return (await findCallOfLeg(this.source, { legId: line.leg }))[0];
    const entryPoint = await this.directory.entryPointAt(callChannel, line.entryPoint);
    if (!entryPoint) return undefined;
    const { providerId } = line;
    return manager.findOneBy(PhoneCall, { entryPointId: entryPoint.id, providerId });
  }

  private async ofCaller(manager: EntityManager, call: PhoneCall, { what, at }: LineMoment): Promise<void> {
    if (what === 'joined' && call.connectedAt === null)
      await manager.update(PhoneCall, { id: call.id }, { connectedAt: at });
    if (what !== 'ended' || call.callerLeftAt !== null) return;
    call.callerLeftAt = at;
    await manager.update(PhoneCall, { id: call.id }, { callerLeftAt: at });
    await this.ending.end(manager, call, { as: endingOf(call), at });
  }

  private async ofLeg(
    manager: EntityManager,
    call: PhoneCall,
    id: string,
    moment: LineMoment,
  ): Promise<void> {
    const leg = await manager.findOneByOrFail(CallLeg, { id });
    const changes = await this.advance(manager, call, leg, moment);
    if (changes?.state === 'ended') await this.legEnded(manager, call, leg);
  }

  /**
   * What changes nothing about the call waits for nobody who is at it, and keeps nobody waiting who answers it. Whose telephone it
   * is at its provider may be told here first: where the call is over by then, it is silenced.
   */
  private async ofLegAlone(
    manager: EntityManager,
    call: OfCall,
    id: string,
    moment: LineMoment,
  ): Promise<void> {
    const lock = { mode: 'pessimistic_write' } as const;
    const leg = await manager.findOneOrFail(CallLeg, { where: { id }, lock });
    const wasOver = leg.state === 'ended';
    const changes = await this.advance(manager, call, leg, moment);
    const isNamed = changes?.providerId !== undefined;
    if (isNamed && (wasOver || id === call.id)) await this.calls.mind(manager, [call.id]);
  }

  /** What is new of the telephone, which is as it is then. */
  private async advance(
    manager: EntityManager,
    { id: subjectId, organisationId }: OfCall,
    leg: CallLeg,
    moment: LineMoment,
  ): Promise<Partial<CallLeg> | undefined> {
    const changes = legAfter(leg, moment);
    if (!changes) return undefined;
    Object.assign(leg, changes);
    await manager.update(CallLeg, { id: leg.id }, changes);
    await this.live.append(manager, [{ organisationId, topic: 'call', subjectId }]);
    return changes;
  }

  private async legEnded(manager: EntityManager, call: PhoneCall, leg: CallLeg): Promise<void> {
    const at = leg.endedAt!;
    if (isGoneSoftphone(leg)) await this.forgetSoftphone(manager, leg);
    if (await this.instead.follows(manager, call, leg)) return this.calls.mind(manager, [call.id]);
    if (leg.kind === 'customer')
      return this.ending.end(manager, call, {
        as: call.state === 'talking' ? 'answered' : 'not-reached',
        at,
      });
    if (call.state === 'waiting' && leg.kind === 'agent')
      return call.direction === 'out'
        ? this.ending.end(manager, call, { as: 'not-reached', at })
        : this.notAnswered(manager, call, leg);
    if (call.state !== 'talking' || leg.joinedAt === null) return;
    const others = await manager.findBy(CallLeg, { callId: call.id, state: 'joined' });
    // Whoever listens keeps nobody company.
    if (others.some(({ kind }) => !['listener', 'helper', 'customer'].includes(kind))) return;
    await this.ending.end(manager, call, { as: 'answered', at });
  }

  /** Calls go to the telephone until a browser says anew that it takes them. */
  private async forgetSoftphone(manager: EntityManager, { agentId, askedAt }: CallLeg): Promise<void> {
    await manager.update(Agent, { id: agentId!, softphoneAt: LessThan(askedAt) }, { softphoneAt: null });
  }

  /** Whoever a call was offered to and who did not come to the telephone takes no more until they say so. */
  private async notAnswered(manager: EntityManager, call: PhoneCall, leg: CallLeg): Promise<void> {
    const found = await workOf(manager, call);
    if (!found || leg.agentId === null || found.agentId !== leg.agentId) return;
    // That no browser was there says nothing of them: their telephone rings, where they have one.
    if (isGoneSoftphone(leg) && (await manager.existsBy(Agent, { id: leg.agentId, phone: Not(IsNull()) })))
      return this.calls.mind(manager, [call.id]);
    const { agentId } = leg;
    const item = await this.items.find(manager, found.id, call.organisationId);
    if (item.agentId !== agentId || (item.state !== 'offered' && item.state !== 'assigned')) return;
    await this.items.putBack(manager, item, item.state === 'offered' ? 'take-back' : 'release', agentId);
    await this.presence.missed(manager, { id: agentId, organisationId: call.organisationId }, 'call');
    await this.calls.mind(manager, [call.id]);
  }
}

/** How a call ends whose caller hangs up: most who leave a message do so without another key. */
const endingOf = ({ state, wanted }: PhoneCall): NonNullable<PhoneCall['endedAs']> => {
  if (state === 'talking') return 'answered';
  return wanted?.message ? 'voicemail' : 'abandoned';
};
