import { Injectable } from '@nestjs/common';
import { DeliveryNews } from '@frontdoor/casework/deliveries';
import { Clock, Ids } from '@frontdoor/kernel';
import {
  bulkInsert,
  DataSource,
  type EntityManager,
  findReportUpdates,
  findUntoldMessages,
  findUntoldStates,
  lockReportUpdates,
  ReportUpdate,
  type RowOf,
  transaction,
} from '@frontdoor/persistence';

/** Most of them that are told at once; what is more comes with the next time. */
const MOST = 1000;
/** What became of a report is told for so long after it. */
const TOLD_MS = 2 * 366 * 24 * 3_600_000;

const SAID = {
  closed: 'The council has closed this report.',
  open: 'The council has opened this report again.',
} as const;

type Told = RowOf<typeof findReportUpdates>;

/**
 * What reporting sites are told of their reports. A site drops what lies outside of the time that it asks about and does not
 * ask again, so each update gets its time when it can be fetched first, and stays as it is.
 */
@Injectable()
export class TellSites {
  constructor(
    private readonly source: DataSource,
    private readonly deliveryNews: DeliveryNews,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** What became visible to the site at this entry point within a time. */
  async updates(entryPointId: string, from: number, to: number): Promise<Told[]> {
    return transaction(this.source, async (manager) => {
      await lockReportUpdates(manager, { entryPointId });
      await this.publish(manager, entryPointId);
      return findReportUpdates(manager, { entryPointId, from, to, limit: MOST });
    });
  }

  /** The site has these now: a message of ours among them has arrived. */
  async fetched(told: readonly Told[]): Promise<void> {
    for (const { waiting } of told)
      if (waiting !== null) await this.deliveryNews.update({ providerId: waiting, state: 'delivered' });
  }

  private async publish(manager: EntityManager, entryPointId: string): Promise<void> {
    const at = this.clock.now();
    const messages = await findUntoldMessages(manager, { entryPointId, limit: MOST });
    await this.write(
      manager,
      messages.map(({ receiptId, contactId, words, state }) => ({
        ...{ receiptId, contactId, entryPointId, at },
        ...{ status: state, description: words },
      })),
    );
    const states = await findUntoldStates(manager, { entryPointId, since: at - TOLD_MS, limit: MOST });
    await this.write(
      manager,
      states.map(({ receiptId, state }) => ({
        ...{ receiptId, contactId: null, entryPointId, at },
        ...{ status: state, description: SAID[state] },
      })),
    );
  }

  private async write(manager: EntityManager, updates: readonly Omit<ReportUpdate, 'id'>[]): Promise<void> {
    await bulkInsert(
      manager,
      ReportUpdate,
      updates.map((each) => ({ ...each, id: this.ids.uuid() })),
    );
  }
}
