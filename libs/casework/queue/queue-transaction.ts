import { Injectable } from '@nestjs/common';
import { type EntityManager, lockWorkOfOrganisation } from '@frontdoor/persistence';
import { Changes } from '../live/index.js';

/**
 * Runs changes to offers and assignments of one organisation one after the other, so that nobody gets more than they
 * can take and nothing is given twice, whatever number of processes take part. What takes work off agents' hands, such
 * as a reply, does not wait in this line: it locks the rows (see `Changes`).
 */
@Injectable()
export class QueueTransaction {
  constructor(private readonly changes: Changes) {}

  run<T>(organisationId: string, change: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.changes.run(async (manager) => {
      await lockWorkOfOrganisation(manager, { organisationId });
      return change(manager);
    });
  }
}
