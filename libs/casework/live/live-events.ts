import { Injectable } from '@nestjs/common';
import type { LiveEvent } from '@frontdoor/contracts';
import { Every } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import { bulkInsert, DataSource, type EntityManager, LessThan, LiveEventRow } from '@frontdoor/persistence';

const KEPT_MS = 24 * 3_600_000;

export interface NewLiveEvent {
  organisationId: string;
  topic: LiveEvent['topic'];
  subjectId?: string;
  agentId?: string;
  text?: string;
}

/** Writes down what happened, in the transaction in which it happens, for consoles to hear. */
@Injectable()
export class LiveEvents {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  async append(manager: EntityManager, events: readonly NewLiveEvent[]): Promise<void> {
    const at = this.clock.now();
    await bulkInsert(
      manager,
      LiveEventRow,
      events.map((each) => ({ ...each, at })),
    );
  }

  @Every(600_000)
  async forgetOld(): Promise<void> {
    await this.source.manager.delete(LiveEventRow, { at: LessThan(this.clock.now() - KEPT_MS) });
  }
}
