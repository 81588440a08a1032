import { Injectable } from '@nestjs/common';
import type { CallAsk, CallScript, Spoken } from '@frontdoor/channels/core';
import { Clock } from '@frontdoor/kernel';
import { Agent, CallLeg, DataSource, IsNull, PhoneCall } from '@frontdoor/persistence';
import { Directory } from '../directory/index.js';
import { MadeCallDesk } from './made-call-desk.js';
import { TakeCall } from './take-call.js';

const PRESS_SECONDS = 8;

/** What the telephones are answered with that we rang. */
@Injectable()
export class LegDesk {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly takeCall: TakeCall,
    private readonly madeCalls: MadeCallDesk,
    private readonly clock: Clock,
  ) {}

  async next({ leg: id, providerId, ask, keys }: CallAsk & { of: 'leg' }): Promise<CallScript> {
    const { manager } = this.source;
    const leg = UUID.test(id) ? await manager.findOneBy(CallLeg, { id }) : null;
    const call = leg && (await manager.findOneBy(PhoneCall, { id: leg.callId }));
    if (!leg || !call || ask === 'left') return OVER;
    if (leg.providerId === null) {
      await manager.update(CallLeg, { id, providerId: IsNull() }, { providerId });
      leg.providerId = providerId;
    }
    if (leg.kind === 'customer' || (call.direction === 'out' && leg.kind === 'agent'))
      return this.madeCalls.next(call, leg, { ask, ...(keys !== undefined && { keys }) });
    // A telephone may be picked up by its own answering machine, which presses no key.
    const isAnnounced = leg.number !== null && leg.kind !== 'guest';
    if (isAnnounced && ask === 'answered') return this.announce(call, leg);
    if (isAnnounced && keys === undefined) return OVER;
    if (leg.kind !== 'agent') return this.comeIn(call, leg);
    // Somebody else has it: whoever comes too late waits for no lock.
    if (call.state === 'ended' || (call.state === 'talking' && call.agentId !== leg.agentId)) return TAKEN;
    return (await this.takeCall.take(leg)) ? { next: { do: 'join', room: call.id, as: 'staff' } } : TAKEN;
  }

  private async announce(call: PhoneCall, leg: CallLeg): Promise<CallScript> {
    const { name } = await this.directory.service(call.serviceId);
    const asker = call.agentId && (await this.source.manager.findOneBy(Agent, { id: call.agentId }))?.name;
    const what = {
      ...{ agent: `A call for ${name}.`, customer: '' },
      ...{
        listener: `To listen to ${asker}, in a call for ${name}.`,
        helper: `To help ${asker}, in a call for ${name}.`,
      },
      ...{ colleague: `${asker} asks you into a call for ${name}.`, guest: '' },
    }[leg.kind];
    return {
      say: [what, 'To take it, press any key.'],
      next: { do: 'listen', ask: 'take', for: 'keys', seconds: PRESS_SECONDS },
    };
  }

  private async comeIn(call: PhoneCall, leg: CallLeg): Promise<CallScript> {
    if (call.state !== 'talking') return TAKEN;
    const heardBy = leg.kind === 'helper' ? await this.telephoneOf(call) : undefined;
    if (leg.kind === 'helper' && heardBy === undefined) return TAKEN;
    await this.source.manager.update(
      CallLeg,
      { id: leg.id },
      { state: 'joined', joinedAt: this.clock.now() },
    );
    if (leg.kind === 'listener' || leg.kind === 'helper')
      return { next: { do: 'listen-in', room: call.id, ...(heardBy !== undefined && { heardBy }) } };
    if (leg.kind !== 'guest') return { next: { do: 'join', room: call.id, as: 'staff' } };
    return { say: await this.toldToGuest(call), next: { do: 'join', room: call.id, as: 'guest' } };
  }

  /** An interpreter or partner is told who asks them in, and about what, before they speak. */
  private async toldToGuest(call: PhoneCall): Promise<Spoken[]> {
    const organisation = await this.directory.organisation(call.organisationId);
    const service = await this.directory.service(call.serviceId);
    const asker = call.agentId && (await this.source.manager.findOneBy(Agent, { id: call.agentId }))?.name;
    return [
      `This is ${organisation.name}. ${asker || 'A colleague'} asks you into a call about ${service.name}. Its reference is`,
      { spell: call.reference },
    ];
  }

  /** Of whoever has the call. */
  private async telephoneOf({ id: callId, agentId }: PhoneCall): Promise<string | undefined> {
    if (agentId === null) return undefined;
    const own = { callId, agentId, state: 'joined' as const, kind: 'agent' as const };
    return (await this.source.manager.findOneBy(CallLeg, own))?.providerId ?? undefined;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const OVER: CallScript = { next: { do: 'hang-up' } };
const TAKEN: CallScript = {
  say: ['Somebody else has it, or the caller has hung up.'],
  next: { do: 'hang-up' },
};
