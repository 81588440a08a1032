import { Injectable } from '@nestjs/common';
import { Directory } from '@frontdoor/casework/directory';
import type { PrintQueueList, PrintQueueShow } from '@frontdoor/contracts';
import { Clock, dayOf, toIso } from '@frontdoor/kernel';
import { type Agent, countPrintQueue, DataSource, findPrintQueue } from '@frontdoor/persistence';

const MOST_LISTED = 100;

const iso = (at: number | null): string | null => (at === null ? null : toIso(at));

/** The print queue as people see it. */
@Injectable()
export class PrintQueueReader {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  async list({ organisationId }: Agent, show: PrintQueueShow): Promise<PrintQueueList> {
    const rows = await findPrintQueue(this.source, { organisationId, show, limit: MOST_LISTED + 1 });
    const [counts] = await countPrintQueue(this.source, { organisationId });
    const { zone } = await this.directory.organisation(organisationId);
    return {
      letters: rows.slice(0, MOST_LISTED).map(({ returnReason, address, ...row }) => ({
        ...row,
        address: address ?? '',
        queuedAt: toIso(row.queuedAt),
        dueAt: iso(row.dueAt),
        printedAt: iso(row.printedAt),
        returnedAt: iso(row.returnedAt),
        returned: returnReason,
      })),
      more: rows.length > MOST_LISTED,
      toPrint: counts!.toPrint,
      toPost: counts!.toPost,
      today: dayOf(this.clock.now(), zone),
    };
  }
}
