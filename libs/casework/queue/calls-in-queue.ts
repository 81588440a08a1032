import { Injectable } from '@nestjs/common';
import { type Channel, CHANNELS } from '@frontdoor/contracts';
import { Outbox } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import { type EntityManager, findCallsPastWaiting } from '@frontdoor/persistence';

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
    const ids = items.flatMap(({ channel, contactId }) =>
      CHANNELS[channel].telephone === 'call' ? [contactId] : [],
    );
    if (ids.length === 0) return;
    // Whom a call is put through to, and its end, were decided by itself.
    const past = new Set((await findCallsPastWaiting(manager, { ids })).map(({ id }) => id));
    await this.mind(
      manager,
      ids.filter((id) => !past.has(id)),
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
