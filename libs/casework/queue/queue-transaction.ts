import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, inForeground, lockWorkOfOrganisation } from '@frontdoor/persistence';
import { CONFIG, type Config } from '@frontdoor/platform';
import { Changes } from '../live/index.js';
import { Turns } from './turns.js';

/**
 * Runs changes to offers and assignments of one organisation one after the other, so that nobody gets more than they
 * can take and nothing is given twice, whatever number of processes take part. What takes work off agents' hands, such
 * as a reply, does not wait in this line: it locks the rows (see `Changes`).
 *
 * Within a process the line stands in front of the connections: with as many in it as there are connections, nobody else would
 * get one, least of all a telephone that asks what it does next.
 */
@Injectable()
export class QueueTransaction {
  private readonly turns: Turns;

  constructor(
    private readonly changes: Changes,
    @Inject(CONFIG) { DATABASE_WAIT_SECONDS }: Config,
  ) {
    // As long as they would wait for a connection and then for the lock.
    this.turns = new Turns(2 * DATABASE_WAIT_SECONDS * 1000);
  }

  /** @throws FrontdoorError `database-busy` when it was not their turn in time; then nothing was done. */
  run<T>(organisationId: string, change: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.turns.take(organisationId, () =>
      inForeground(() =>
        this.changes.run(async (manager) => {
          await lockWorkOfOrganisation(manager, { organisationId });
          return change(manager);
        }),
      ),
    );
  }
}
