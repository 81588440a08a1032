import { Injectable } from '@nestjs/common';
import { Clock } from '@frontdoor/kernel';
import { CallLeg, takeWaitingCall } from '@frontdoor/persistence';
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
      if (call?.state === 'talking' && call.agentId === agentId)
        return manager.existsBy(CallLeg, { id: legId, state: 'joined' });
      if (call?.state !== 'waiting') return false;
      const { organisationId } = call;
      const now = this.clock.now();
      if ((await takeWaitingCall(manager, { callId, legId, agentId, now })).length === 0) return false;
      await this.calls.mind(manager, [callId]);
      await this.live.append(manager, [{ organisationId, topic: 'call', subjectId: callId, agentId }]);
      return true;
    });
  }
}
