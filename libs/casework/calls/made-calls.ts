import { Injectable } from '@nestjs/common';
import { Clock, Ids } from '@frontdoor/kernel';
import { CallLeg, Delivery, type EntityManager, In, type PhoneCall } from '@frontdoor/persistence';
import { DeliveryNews } from '../deliveries/index.js';
import { EndCall } from './end-call.js';
import { newLeg } from './new-leg.js';

/** How often the customer's telephone is asked to ring where the provider cannot just now. */
const MOST_TRIES = 3;
/** An agent's telephone of which nobody knows whether it rings is not waited for longer. */
const LOST_MS = 10 * 60_000;
const NOT_RUNG = 'The agent’s own phone could not be rung within ten minutes.';
/** How long words take to be spoken, on an answering machine for instance. */
const WORDS_MS = 90_000;

/** What the telephones of a call that we make are to do. */
interface Wanted {
  ring: CallLeg[];
  hangUp: CallLeg[];
  /** Are told why it is over. */
  tell: CallLeg[];
}

/**
 * Calls that we make: the agent's telephone rings first, then the customer's. Both come into a room. Called with the call
 * locked.
 */
@Injectable()
export class MadeCalls {
  constructor(
    private readonly ending: EndCall,
    private readonly deliveries: DeliveryNews,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @param live telephones of the call that have not ended */
  async decide(manager: EntityManager, call: PhoneCall, live: readonly CallLeg[]): Promise<Wanted> {
    if (call.state === 'waiting') {
      const agent = live.find(({ kind }) => kind === 'agent');
      if (!agent || (await this.neverRang(manager, call, agent)))
        await this.ending.end(manager, call, { as: 'not-reached' });
      else if (agent.state === 'joined' && !live.some(({ kind }) => kind === 'customer'))
        return { ring: await this.ringCustomer(manager, call), hangUp: [], tell: [] };
    }
    if (call.state !== 'ended') return { ring: [], hangUp: [], tell: [] };
    const now = this.clock.now();
    const tell = call.endedAs === 'not-reached' ? live.filter(isUntold) : [];
    for (const { id } of tell) await manager.update(CallLeg, { id }, { wordsWantedAt: now });
    const over = live.filter((leg) => !tell.includes(leg) && !isSpoken(leg, now));
    const isAsked = await this.isBeingAsked(manager, call, over);
    return { ring: [], hangUp: over.filter((leg) => !isAsked || leg.id !== call.id), tell };
  }

  /** Its provider is just being asked to ring the agent: that telephone can be let be once we hear which it is. */
  private async isBeingAsked(
    manager: EntityManager,
    { id }: PhoneCall,
    over: readonly CallLeg[],
  ): Promise<boolean> {
    const first = over.find((leg) => leg.id === id);
    if (!first || first.providerId !== null || first.askedAt < this.clock.now() - LOST_MS) return false;
    return manager.existsBy(Delivery, { contactId: id, state: In(['sending', 'sent']) });
  }

  /** Whether the customer's telephone was asked to ring as often as it may be. */
  async isTriedEnough(manager: EntityManager, { id: callId }: Pick<PhoneCall, 'id'>): Promise<boolean> {
    return (await manager.countBy(CallLeg, { callId, kind: 'customer' })) >= MOST_TRIES;
  }

  private async ringCustomer(manager: EntityManager, call: PhoneCall): Promise<CallLeg[]> {
    const { id: callId, number } = call;
    if (await this.isTriedEnough(manager, call)) {
      await this.ending.end(manager, call, { as: 'not-reached' });
      return [];
    }
    const askedAt = this.clock.now();
    const leg = newLeg({ id: this.ids.uuid(), callId, kind: 'customer', number, askedAt });
    await manager.insert(CallLeg, leg);
    return [leg];
  }

  /** Its provider would not ring the agent, or nobody knows whether it does. */
  private async neverRang(manager: EntityManager, call: PhoneCall, agent: CallLeg): Promise<boolean> {
    if (agent.state !== 'asked') return false;
    if (agent.askedAt < this.clock.now() - LOST_MS) {
      // Nor is its provider asked any more, where it was in trouble for so long.
      await this.deliveries.calledOff(manager, call.id, NOT_RUNG);
      return true;
    }
    return manager.existsBy(Delivery, { contactId: call.id, state: In(['failed', 'taken-back']) });
  }
}

/** An agent who waits for the customer in the room, and does not know yet that nobody comes. */
const isUntold = ({ kind, state, wordsWantedAt }: CallLeg): boolean =>
  kind === 'agent' && state === 'joined' && wordsWantedAt === null;

const isSpoken = ({ wordsWantedAt, wordsSaidAt }: CallLeg, now: number): boolean =>
  wordsWantedAt !== null && wordsSaidAt === null && wordsWantedAt > now - WORDS_MS;
