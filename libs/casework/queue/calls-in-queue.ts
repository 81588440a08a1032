import { Injectable } from '@nestjs/common';
import { type Channel, CHANNELS } from '@frontdoor/contracts';
import { Outbox } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import type { EntityManager } from '@frontdoor/persistence';

/** Two jobs about one call in the same turn would be one: a counter keeps them apart. */
const TURNS = 1_000_000_000;

/**
 * Telephones follow the queue: whose work a call is offered to or becomes is rung, whoever has it no more is not. A job
 * brings them to what was decided, after the transaction.
 */
@Injectable()
export class CallsInQueue {
  private turn: number;

  constructor(
    private readonly outbox: Outbox,
    clock: Clock,
  ) {
    this.turn = clock.now() % TURNS;
  }

  /** Work that moved; what is no call is nothing to it. */
  async moved(
    manager: EntityManager,
    items: readonly { contactId: string; channel: Channel }[],
  ): Promise<void> {
    const calls = items.filter(({ channel }) => CHANNELS[channel].telephone === 'call');
    await this.mind(
      manager,
      calls.map(({ contactId }) => contactId),
    );
  }

  /** Something was decided about these calls. */
  async mind(manager: EntityManager, callIds: readonly string[]): Promise<void> {
    const next = (): number => (this.turn = (this.turn + 1) % TURNS);
    await this.outbox.add(
      manager,
      'mind-call',
      callIds.map((id) => ({ ids: [id], turn: next() })),
    );
  }
}
