import { Injectable } from '@nestjs/common';
import type { CallScript } from '@frontdoor/channels/core';
import { Clock } from '@frontdoor/kernel';
import {
  CallLeg,
  DataSource,
  type EntityManager,
  findLanguageOfCaller,
  PhoneCall,
} from '@frontdoor/persistence';
import { Directory } from '../directory/index.js';
import { Changes, LiveEvents } from '../live/index.js';
import { CallsInQueue } from '../queue/index.js';
import { lockedCall } from './find-call.js';
import { madeCallWords, OVER as IS_OVER, RING_THEM } from './made-call-words.js';

const PRESS_SECONDS = 8;
const OVER: CallScript = { next: { do: 'hang-up' } };

/** What the telephones of a call that we make are answered with: first the agent's, then the customer's. */
@Injectable()
export class MadeCallDesk {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly changes: Changes,
    private readonly calls: CallsInQueue,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  async next(
    call: PhoneCall,
    leg: CallLeg,
    { ask, keys }: { ask: string; keys?: string },
  ): Promise<CallScript> {
    return leg.kind === 'customer' ? this.customer(call, leg, ask) : this.agent(call, leg, ask, keys);
  }

  /** A telephone may be picked up by its own answering machine: no customer is rung for that. */
  private async agent(call: PhoneCall, leg: CallLeg, ask: string, keys?: string): Promise<CallScript> {
    if (ask === 'over') return { say: [await this.whyOver(call)], next: { do: 'hang-up' } };
    // Whoever accepts it in a browser has pressed a key there.
    const isSoftphone = leg.number === null;
    if (ask === 'answered' && !isSoftphone && call.state === 'waiting')
      return {
        say: [RING_THEM],
        next: { do: 'listen', ask: 'take', for: 'keys', seconds: PRESS_SECONDS },
      };
    const isTaken = isSoftphone ? ask === 'answered' : ask === 'take' && keys !== undefined;
    if (!isTaken) return OVER;
    const isIn = await this.changes.run(async (manager) => {
      const own = await lockedCall(manager, call.id);
      if (own?.state !== 'waiting') return own?.state === 'talking';
      const joined = { state: 'joined' as const, joinedAt: this.clock.now() };
      await manager.update(CallLeg, { id: leg.id }, joined);
      await this.calls.mind(manager, [call.id]);
      await this.tell(manager, call);
      return true;
    });
    return isIn ? { next: { do: 'join', room: call.id, as: 'staff', alone: 'ringing' } } : OVER;
  }

  private async customer(call: PhoneCall, leg: CallLeg, ask: string): Promise<CallScript> {
    const { name } = await this.directory.organisation(call.organisationId);
    if (ask === 'message') {
      const own = await this.wordsFor(call);
      return {
        ...{ language: own.language, say: [own.leftMessage(name)] },
        next: { do: 'ask-next', ask: 'message-said' },
      };
    }
    if (ask === 'message-said') {
      await this.source.manager.update(CallLeg, { id: leg.id }, { wordsSaidAt: this.clock.now() });
      return OVER;
    }
    if (ask !== 'answered') return OVER;
    if (await this.connect(call, leg)) return { next: { do: 'join', room: call.id, as: 'customer' } };
    const own = await this.wordsFor(call);
    return { language: own.language, say: [own.nobodyThere(name)], next: { do: 'hang-up' } };
  }

  private async wordsFor({ id }: PhoneCall): Promise<ReturnType<typeof madeCallWords>> {
    const [customer] = await findLanguageOfCaller(this.source, { callId: id });
    return madeCallWords(customer?.language);
  }

  /** Whether the agent is still there. Asked again, it says the same. */
  private connect({ id }: PhoneCall, leg: CallLeg): Promise<boolean> {
    return this.changes.run(async (manager) => {
      const call = await lockedCall(manager, id);
      if (call?.state === 'talking') return call.providerId === leg.providerId;
      if (call?.state !== 'waiting') return false;
      const now = this.clock.now();
      const { providerId } = leg;
      await manager.update(
        PhoneCall,
        { id },
        { state: 'talking', answeredAt: now, givenAt: now, connectedAt: now, heardAt: now, providerId },
      );
      await manager.update(CallLeg, { id: leg.id }, { state: 'joined', joinedAt: now });
      await this.tell(manager, call);
      return true;
    });
  }

  /** What its agent hears who waits for the customer. */
  private async whyOver({ id: callId }: PhoneCall): Promise<string> {
    const legs = await this.source.manager.findBy(CallLeg, { callId, kind: 'customer' });
    return legs.find(({ problem }) => problem !== null)?.problem ?? IS_OVER;
  }

  private tell(manager: EntityManager, { id: subjectId, organisationId, agentId }: PhoneCall): Promise<void> {
    return this.live.append(manager, [
      { organisationId, topic: 'call', subjectId, ...(agentId && { agentId }) },
    ]);
  }
}
