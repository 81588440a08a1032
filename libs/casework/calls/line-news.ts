import { Injectable } from '@nestjs/common';
import type { LineMoment } from '@frontdoor/channels/core';
import { callChannel } from '@frontdoor/contracts';
import { eachInTurn } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import { CallLeg, DataSource, type EntityManager, PhoneCall } from '@frontdoor/persistence';
import { Directory } from '../directory/index.js';
import { Changes, LiveEvents } from '../live/index.js';
import { CallsInQueue, OfferWork, Presence, WorkItems } from '../queue/index.js';
import { EndCall } from './end-call.js';
import { lockedCall, workOf } from './find-call.js';
import { legAfter } from './leg-after.js';
import { TellDelivery } from './tell-delivery.js';

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
    private readonly live: LiveEvents,
    private readonly offerWork: OfferWork,
    private readonly clock: Clock,
  ) {}

  /** Resolves when they are durable. */
  async take(moments: readonly LineMoment[]): Promise<void> {
    await eachInTurn(moments, async (moment) => {
      const callId = await this.callOf(moment.line);
      if (callId === undefined) return;
      await this.tellDelivery(callId, moment);
      const organisationId = await this.changes.run(async (manager) => {
        const call = await lockedCall(manager, callId);
        if (!call) return undefined;
        await manager.update(
          PhoneCall,
          { id: callId },
          { heardAt: this.clock.now(), ...(moment.room && { room: moment.room }) },
        );
        if ('leg' in moment.line) await this.ofLeg(manager, call, moment.line.leg, moment);
        else await this.ofCaller(manager, call, moment);
        return call.organisationId;
      });
      // Who rings or speaks takes nothing; whose telephone is free again may.
      if (organisationId && moment.what === 'ended') this.offerWork.kick(organisationId);
    });
  }

  /** Of a call that we make, before its telephones go on: whoever is told of it twice makes nothing more of it. */
  private async tellDelivery(callId: string, moment: LineMoment): Promise<void> {
    if (!('leg' in moment.line)) return;
    const { manager } = this.source;
    const call = await manager.findOneBy(PhoneCall, { id: callId, direction: 'out' });
    const leg = call && (await manager.findOneBy(CallLeg, { id: moment.line.leg }));
    if (leg) await this.delivery.moment(call, leg, moment);
  }

  private async callOf(line: LineMoment['line']): Promise<string | undefined> {
    const { manager } = this.source;
    if ('customerIn' in line) return line.customerIn;
    if ('leg' in line) return (await manager.findOneBy(CallLeg, { id: line.leg }))?.callId;
    const entryPoint = await this.directory.entryPointAt(callChannel, line.entryPoint);
    if (!entryPoint) return undefined;
    return (await manager.findOneBy(PhoneCall, { entryPointId: entryPoint.id, providerId: line.providerId }))
      ?.id;
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
    const changes = legAfter(leg, moment);
    if (!changes) return;
    Object.assign(leg, changes);
    await manager.update(CallLeg, { id }, changes);
    if (changes.state === 'ended') await this.legEnded(manager, call, leg);
    const { organisationId } = call;
    await this.live.append(manager, [{ organisationId, topic: 'call', subjectId: call.id }]);
  }

  private async legEnded(manager: EntityManager, call: PhoneCall, leg: CallLeg): Promise<void> {
    const at = leg.endedAt!;
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

  /** Whoever a call was offered to and who did not come to the telephone takes no more until they say so. */
  private async notAnswered(manager: EntityManager, call: PhoneCall, { agentId }: CallLeg): Promise<void> {
    const found = await workOf(manager, call);
    if (!found || found.agentId !== agentId || agentId === null) return;
    const item = await this.items.find(manager, found.id, call.organisationId);
    if (item.agentId !== agentId || (item.state !== 'offered' && item.state !== 'assigned')) return;
    await this.items.putBack(manager, item, item.state === 'offered' ? 'take-back' : 'release', agentId);
    await this.presence.missed(manager, { id: agentId, organisationId: call.organisationId });
    await this.calls.mind(manager, [call.id]);
  }
}

/** How a call ends whose caller hangs up: most who leave a message do so without another key. */
const endingOf = ({ state, wanted }: PhoneCall): NonNullable<PhoneCall['endedAs']> => {
  if (state === 'talking') return 'answered';
  return wanted?.message ? 'voicemail' : 'abandoned';
};
