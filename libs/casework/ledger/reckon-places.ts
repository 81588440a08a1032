import { Injectable } from '@nestjs/common';
import { Every } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import { DataSource, lockWorkToReckon, transaction } from '@frontdoor/persistence';
import { Charters } from '../charters/index.js';
import { Ranking } from '../ranking/index.js';
import { updateUrgency } from './urgency.js';

const LOOK_MS = 1000;
/** Enquiries of one transaction. */
const BATCH = 500;

/** Work whose calendar has closed since its place was reckoned has it reckoned anew, a batch at a time. */
@Injectable()
export class ReckonPlaces {
  constructor(
    private readonly source: DataSource,
    private readonly charters: Charters,
    private readonly ranking: Ranking,
    private readonly clock: Clock,
  ) {}

  @Every(LOOK_MS)
  async sweep(): Promise<void> {
    while ((await this.batch()) === BATCH);
  }

  private batch(): Promise<number> {
    return transaction(this.source, async (manager) => {
      const found = await lockWorkToReckon(manager, { now: this.clock.now(), limit: BATCH });
      if (found.length === 0) return 0;
      await this.charters.refresh(manager);
      await updateUrgency(
        manager,
        found.map(({ id }) => id),
        { charters: this.charters, ranking: this.ranking },
      );
      return found.length;
    });
  }
}
