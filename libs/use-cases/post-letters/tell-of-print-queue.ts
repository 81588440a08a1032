import { Injectable } from '@nestjs/common';
import { LiveEvents } from '@frontdoor/casework/live';
import { Timeline } from '@frontdoor/casework/timeline';
import { Every, Signals } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import { DataSource, tellOfPrintQueue, transaction } from '@frontdoor/persistence';

const LOOK_MS = 60_000;
const DAY_MS = 24 * 3_600_000;

/** Tells supervisors of letters that have waited for a day to be posted, each once. */
@Injectable()
export class TellOfPrintQueue {
  constructor(
    private readonly source: DataSource,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly signals: Signals,
    private readonly clock: Clock,
  ) {}

  @Every(LOOK_MS)
  async sweep(): Promise<void> {
    const now = this.clock.now();
    const isTold = await transaction(this.source, async (manager) => {
      const waiting = await tellOfPrintQueue(manager, { queuedBefore: now - DAY_MS, now });
      const text = 'The letter has waited for a day to be posted';
      await this.timeline.events(
        manager,
        waiting.map(({ enquiryId }) => ({ enquiryId, text, tone: 'bad' as const })),
      );
      for (const organisationId of new Set(waiting.map((each) => each.organisationId))) {
        const own = waiting.filter((each) => each.organisationId === organisationId);
        const many = own.length === 1 ? 'A letter has' : `${own.length} letters have`;
        const notice = `${many} waited in the print queue for a day`;
        await this.live.append(manager, [
          { organisationId, topic: 'alarm', subjectId: own[0]!.enquiryId, text: notice },
          ...own.map(({ enquiryId: subjectId }) => ({
            organisationId,
            topic: 'enquiry' as const,
            subjectId,
          })),
        ]);
      }
      return waiting.length > 0;
    });
    if (isTold) this.signals.changed();
  }
}
