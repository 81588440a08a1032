import { Injectable } from '@nestjs/common';
import type { LetterOnPaper } from '@frontdoor/channels/core';
import { Clock } from '@frontdoor/kernel';
import { DataSource, type Delivery, findLetter, keepLetter } from '@frontdoor/persistence';
import { Changes, LiveEvents } from '../live/index.js';
import { Timeline } from '../timeline/index.js';

/** Letters as they were written: evidence of what was sent, and of whose template it was. */
@Injectable()
export class KeptLetters {
  /** Faults of templates that supervisors were told of by this process. */
  private readonly told = new Set<string>();

  constructor(
    private readonly source: DataSource,
    private readonly changes: Changes,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  async find({ id: deliveryId }: Pick<Delivery, 'id'>): Promise<LetterOnPaper | undefined> {
    const [kept] = await findLetter(this.source, { deliveryId });
    return kept;
  }

  /** @param fault of the organisation's own template, in place of which ours was used */
  async keep(
    { id: deliveryId, enquiryId, organisationId }: Delivery,
    { document, pages }: LetterOnPaper,
    fault?: string,
  ): Promise<void> {
    const now = this.clock.now();
    const row = { deliveryId, document: Buffer.from(document), pages, now };
    if (fault === undefined) {
      await keepLetter(this.source, row);
      return;
    }
    const isNews = !this.told.has(`${organisationId} ${fault}`);
    await this.changes.run(async (manager) => {
      await keepLetter(manager, row);
      const why = `The letter was written with Frontdoor’s template: ${fault}`;
      await this.timeline.event(manager, enquiryId, null, why, 'bad');
      const text = `The council’s own template of letters does not work, so Frontdoor’s is used: ${fault}`;
      await this.live.append(manager, [
        ...(isNews ? [{ organisationId, topic: 'alarm' as const, subjectId: enquiryId, text }] : []),
        { organisationId, topic: 'enquiry', subjectId: enquiryId },
      ]);
    });
    this.told.add(`${organisationId} ${fault}`);
  }
}
