import { Injectable } from '@nestjs/common';
import { Clock } from '@frontdoor/kernel';
import { CallLeg, PhoneCall } from '@frontdoor/persistence';
import { Changes, LiveEvents } from '../live/index.js';
import { CallsInQueue } from '../queue/index.js';
import { lockedCall } from './find-call.js';

/**
 * Of several whose telephones ring, the first to answer has the call. Nobody waits for the line of offers meanwhile: its work
 * is given to them right after (`GiveAnswered`).
 */
@Injectable()
export class TakeCall {
  constructor(
    private readonly changes: Changes,
    private readonly live: LiveEvents,
    private readonly calls: CallsInQueue,
    private readonly clock: Clock,
  ) {}

  /** Whether it is theirs now. Asked again, it says the same. */
  async take({ id: legId, agentId, callId }: CallLeg): Promise<boolean> {
    if (agentId === null) return false;
    return this.changes.run(async (manager) => {
      const call = await lockedCall(manager, callId);
      const own = await manager.findOneBy(CallLeg, { id: legId });
      if (call?.state === 'talking' && call.agentId === agentId && own?.state === 'joined') return true;
      if (call?.state !== 'waiting' || own?.state === 'ended') return false;
      const { organisationId } = call;
      const now = this.clock.now();
      await manager.update(
        PhoneCall,
        { id: callId },
        { state: 'talking', agentId, answeredAt: now, heardAt: now },
      );
      await manager.update(CallLeg, { id: legId }, { state: 'joined', joinedAt: now });
      await this.calls.mind(manager, [callId]);
      await this.live.append(manager, [{ organisationId, topic: 'call', subjectId: callId, agentId }]);
      return true;
    });
  }
}
