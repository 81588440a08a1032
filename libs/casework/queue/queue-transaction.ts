import { Injectable } from '@nestjs/common';
import { Outbox, Signals } from '@frontdoor/jobs';
import { DataSource, type EntityManager, patientTransaction } from '@frontdoor/persistence';

/**
 * Runs changes to offers and assignments of one organisation one after the other, so that capacity and ownership
 * are exact whatever number of processes take part. Afterwards everybody concerned is told. A change may be run again
 * from its beginning, and so touches nothing but the database.
 */
@Injectable()
export class QueueTransaction {
  constructor(
    private readonly source: DataSource,
    private readonly outbox: Outbox,
    private readonly signals: Signals,
  ) {}

  async run<T>(organisationId: string, change: (manager: EntityManager) => Promise<T>): Promise<T> {
    const result = await patientTransaction(this.source, async (manager) => {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 11))`, [organisationId]);
      return change(manager);
    });
    this.outbox.kick();
    this.signals.changed();
    return result;
  }
}
