import { Inject, Injectable } from '@nestjs/common';
import { Every } from '@frontdoor/jobs';
import {
  claimTallies,
  correctTallies,
  DataSource,
  type EntityManager,
  foldTallies,
  transaction,
} from '@frontdoor/persistence';
import { type Logger, LOG, Metrics } from '@frontdoor/platform';

/**
 * Keeps the tallies of open work and open promises short and true. They are kept by the transactions that change what
 * they count, so that they need no correction; should one ever be wrong, it is put right and told.
 */
@Injectable()
export class KeepTallies {
  constructor(
    private readonly source: DataSource,
    private readonly metrics: Metrics,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  @Every(1000)
  async fold(): Promise<void> {
    await this.alone((manager) => foldTallies(manager, {}));
  }

  /** Counts everything anew. */
  @Every(3_600_000)
  async check(): Promise<void> {
    const wrong = (await this.alone((manager) => correctTallies(manager, {}))) ?? [];
    for (const { organisationId, what, value, serviceId, n } of wrong) {
      this.metrics.talliesCorrected.inc({ what });
      this.log.error(
        { organisationId, what, value, serviceId, by: Number(n) },
        'a tally was not what was counted, and was corrected',
      );
    }
  }

  /** Nothing where another process is at it. */
  private alone<T>(change: (manager: EntityManager) => Promise<T>): Promise<T | undefined> {
    return transaction(this.source, async (manager) => {
      const claimed = await claimTallies(manager, {});
      return claimed.length > 0 ? change(manager) : undefined;
    });
  }
}
