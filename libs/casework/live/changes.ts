import { Injectable } from '@nestjs/common';
import { Outbox, Signals } from '@frontdoor/jobs';
import { DataSource, type EntityManager, retriedTransaction } from '@frontdoor/persistence';

/**
 * Changes that people see: one transaction each, after whose commit jobs go out and consoles hear of it. A change may be
 * run again from its beginning, and so touches nothing but the database.
 *
 * Whoever changes something locks its rows, in this order: enquiry, delivery, work items by id, agents by id.
 */
@Injectable()
export class Changes {
  constructor(
    private readonly source: DataSource,
    private readonly outbox: Outbox,
    private readonly signals: Signals,
  ) {}

  async run<T>(change: (manager: EntityManager) => Promise<T>): Promise<T> {
    const result = await retriedTransaction(this.source, change);
    this.outbox.kick();
    this.signals.changed();
    return result;
  }
}
