import { Injectable } from '@nestjs/common';
import { Clock } from '@frontdoor/kernel';
import { Agent, type EntityManager, PhoneCall, type WantedByCaller } from '@frontdoor/persistence';
import { LiveEvents } from '../live/index.js';
import { CallsInQueue } from '../queue/index.js';
import { SettleCall } from './settle-call.js';

/** Ends calls, in the transaction of what ends them and with the call locked. */
@Injectable()
export class EndCall {
  constructor(
    private readonly settling: SettleCall,
    private readonly calls: CallsInQueue,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  /** @param at epoch milliseconds; now when not given */
  async end(
    manager: EntityManager,
    call: PhoneCall,
    {
      as,
      at = this.clock.now(),
      wanted = call.wanted,
    }: { as: NonNullable<PhoneCall['endedAs']>; at?: number; wanted?: WantedByCaller | null },
  ): Promise<void> {
    if (call.state === 'ended') return;
    const endedAt = Math.max(at, call.beganAt);
    const isMade = call.direction === 'out';
    const changes = {
      ...{ state: 'ended' as const, endedAs: as, endedAt, heldAt: null, wanted },
      // How a call went that we made is said in its enquiry.
      ...(isMade && { closedAt: endedAt }),
    };
    Object.assign(call, changes);
    await manager.update(PhoneCall, { id: call.id }, changes);
    if (as === 'answered' && !isMade) await this.wrapUp(manager, call);
    await this.settling.settle(manager, call);
    await this.calls.mind(manager, [call.id]);
    await this.live.append(manager, [
      { organisationId: call.organisationId, topic: 'call', subjectId: call.id },
    ]);
  }

  /** Whoever spoke writes down what was said before the next call comes. */
  private async wrapUp(manager: EntityManager, { agentId, organisationId }: PhoneCall): Promise<void> {
    if (agentId === null) return;
    const now = this.clock.now();
    const { affected } = await manager.update(
      Agent,
      { id: agentId, presence: 'available' },
      { presence: 'wrap-up', presenceAt: now },
    );
    if (affected)
      await this.live.append(manager, [{ organisationId, topic: 'presence', subjectId: agentId, agentId }]);
  }
}
