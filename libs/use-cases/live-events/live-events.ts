import { Injectable } from '@nestjs/common';
import type { LiveEvent } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import { bulkInsert, type EntityManager, LiveEventRow } from '@frontdoor/persistence';

export interface Happening {
  organisationId: string;
  topic: LiveEvent['topic'];
  subjectId?: string;
  agentId?: string;
  text?: string;
}

/** Writes down what happened, in the transaction in which it happens, for consoles to hear. */
@Injectable()
export class LiveEvents {
  constructor(private readonly clock: Clock) {}

  async append(manager: EntityManager, happenings: readonly Happening[]): Promise<void> {
    const at = this.clock.now();
    await bulkInsert(
      manager,
      LiveEventRow,
      happenings.map((each) => ({ ...each, at })),
    );
  }
}
