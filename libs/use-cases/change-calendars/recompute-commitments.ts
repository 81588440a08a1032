import { Inject, Injectable } from '@nestjs/common';
import { Every, Signals } from '@frontdoor/jobs';
import { Commitment, DataSource, findStaleEnquiries, transaction } from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import { Ledger } from '@frontdoor/casework/ledger';

const ENQUIRIES_AT_ONCE = 200;

/**
 * Works out anew the commitments that a change of the calendars may have moved. It goes on after a crash where it
 * stopped, since what is left to do stands in the rows. Two processes that do the same come to the same.
 */
@Injectable()
export class RecomputeCommitments {
  constructor(
    private readonly source: DataSource,
    private readonly ledger: Ledger,
    private readonly signals: Signals,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Works off what there is. */
  @Every(1000)
  async sweep(): Promise<void> {
    while (await this.recompute(await this.stale())) this.signals.changed();
  }

  private async stale(): Promise<string[]> {
    const rows = await findStaleEnquiries(this.source, { limit: ENQUIRIES_AT_ONCE });
    return rows.map(({ enquiryId }) => enquiryId);
  }

  private async recompute(enquiryIds: readonly string[]): Promise<boolean> {
    if (enquiryIds.length === 0) return false;
    try {
      await transaction(this.source, (manager) => this.ledger.derive(manager, enquiryIds));
    } catch (error) {
      if (enquiryIds.length === 1) await this.leave(enquiryIds[0]!, error);
      else for (const id of enquiryIds) await this.recompute([id]);
    }
    return true;
  }

  /** One that cannot be worked out must not hold up the others, nor its own alarms: it keeps its due time. */
  private async leave(enquiryId: string, error: unknown): Promise<void> {
    this.log.error({ enquiry: enquiryId, err: error }, 'promises could not be worked out anew');
    await this.source.manager.update(Commitment, { enquiryId }, { stale: false });
  }
}
