import { Injectable } from '@nestjs/common';
import { Clock } from '@frontdoor/kernel';
import { Agent, CallLeg, DataSource, type EntityManager, PhoneCall } from '@frontdoor/persistence';
import { Ledger } from '../ledger/index.js';
import { LiveEvents } from '../live/index.js';
import { CallsInQueue, QueueTransaction, WorkItems } from '../queue/index.js';
import { AskSteps } from '../steps/index.js';
import { Timeline } from '../timeline/index.js';
import { lockedCall, workOf } from './find-call.js';

/** Of several whose telephones ring, the first to answer has the call. */
@Injectable()
export class TakeCall {
  constructor(
    private readonly source: DataSource,
    private readonly queue: QueueTransaction,
    private readonly items: WorkItems,
    private readonly ledger: Ledger,
    private readonly steps: AskSteps,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly calls: CallsInQueue,
    private readonly clock: Clock,
  ) {}

  /** Whether it is theirs now. Asked again, it says the same. */
  async take(legId: string): Promise<boolean> {
    const leg = await this.legOf(legId);
    if (!leg?.agentId) return false;
    return this.queue.run(leg.organisationId, async (manager) => {
      const call = await lockedCall(manager, leg.callId);
      const own = await manager.findOneBy(CallLeg, { id: legId });
      if (call?.state === 'talking' && call.agentId === leg.agentId && own?.state === 'joined') return true;
      if (call?.state !== 'waiting' || own?.state === 'ended') return false;
      await this.give(manager, call, { legId, agentId: leg.agentId! });
      return true;
    });
  }

  private async give(
    manager: EntityManager,
    call: PhoneCall,
    { legId, agentId }: { legId: string; agentId: string },
  ): Promise<void> {
    const now = this.clock.now();
    const agent = await manager.findOneByOrFail(Agent, { id: agentId });
    await manager.update(
      PhoneCall,
      { id: call.id },
      { state: 'talking', agentId, answeredAt: now, heardAt: now },
    );
    await manager.update(CallLeg, { id: legId }, { state: 'joined', joinedAt: now });
    const found = await workOf(manager, call);
    if (found) {
      const item = await this.items.find(manager, found.id, call.organisationId);
      const isTheirs = item.state === 'waiting' || item.agentId === agentId;
      await this.items.assign(manager, item, agent, isTheirs ? 'accept' : 'give');
      await this.steps.onTaking(manager, item, agent);
      await this.ledger.record(manager, [
        {
          enquiryId: item.enquiryId,
          organisationId: call.organisationId,
          contactId: call.id,
          byId: agentId,
          type: 'answered',
          at: now,
        },
      ]);
      await this.timeline.event(manager, item.enquiryId, agentId, `${agent.name} answered the call`, 'good');
    }
    await this.calls.mind(manager, [call.id]);
    const { organisationId } = call;
    await this.live.append(manager, [{ organisationId, topic: 'call', subjectId: call.id, agentId }]);
  }

  private async legOf(
    id: string,
  ): Promise<{ callId: string; agentId: string | null; organisationId: string } | undefined> {
    const { manager } = this.source;
    const leg = await manager.findOneBy(CallLeg, { id });
    const call = leg && (await manager.findOneBy(PhoneCall, { id: leg.callId }));
    return call
      ? { callId: leg.callId, agentId: leg.agentId, organisationId: call.organisationId }
      : undefined;
  }
}
