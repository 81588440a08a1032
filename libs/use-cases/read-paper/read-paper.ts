import { Inject, Injectable } from '@nestjs/common';
import { FileContents } from '@frontdoor/casework/channels';
import { Directory } from '@frontdoor/casework/directory';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { PrintReader } from '@frontdoor/casework/paper';
import type { ReadPage } from '@frontdoor/contracts';
import { Every, HandlesJob, type JobHandler, Outbox, Signals } from '@frontdoor/jobs';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  claimReading,
  Contact,
  DataSource,
  Enquiry,
  failReading,
  giveBackReading,
  holdReading,
  In,
  requeueReadings,
  settleReading,
} from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import { headingOf } from './heading.js';
import { referencesIn } from './references-in.js';
import { suggestionsFrom } from './suggestions-from.js';

const MOST_ATTEMPTS = 3;
/** Of one letter; the others are read from their pictures. */
const MOST_PAGES = 50;
/** Whoever reads says so after every page. */
const CLAIM_MS = 10 * 60_000;
const AGAIN_MS = 30_000;
const BUSY_MS = 5_000;
const LOOK_MS = 5_000;
const REST_MS = 15_000;
const TURN_MS = 1000;
const TURNS = 1_000_000_000;

/**
 * Reads letters and faxes, one at a time, after they are in the queue: no promise waits for it. What it finds is told to
 * whoever looks at the enquiry.
 */
@Injectable()
@HandlesJob('read-paper')
export class ReadPaper implements JobHandler<'read-paper'> {
  constructor(
    private readonly source: DataSource,
    private readonly contents: FileContents,
    private readonly print: PrintReader,
    private readonly directory: Directory,
    private readonly changes: Changes,
    private readonly live: LiveEvents,
    private readonly outbox: Outbox,
    private readonly signals: Signals,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async handle({ ids }: { ids: string[] }): Promise<void> {
    const contactId = ids[0]!;
    const [claimed] = await claimReading(this.source, { contactId, until: this.clock.now() + CLAIM_MS });
    if (!claimed) return;
    const contact = await this.source.manager.findOneByOrFail(Contact, { id: contactId });
    if (claimed.attempts > MOST_ATTEMPTS)
      return this.failed(contact, MOST_ATTEMPTS, 'whoever read it ended each time');
    try {
      await this.settle(contact, await this.pagesOf(contact));
    } catch (error) {
      if (error instanceof FrontdoorError && error.code === 'reading-busy') {
        await giveBackReading(this.source, { contactId, nextAt: this.clock.now() + BUSY_MS });
        return;
      }
      this.log.warn({ contact: contactId, err: error }, 'a letter could not be read');
      await this.failed(contact, claimed.attempts, whyNot(error));
    }
  }

  /** What was not read, or lost its job with the queue, comes round again. */
  @Every(LOOK_MS)
  async look(): Promise<void> {
    const now = this.clock.now();
    const turn = Math.floor(now / TURN_MS) % TURNS;
    const due = await requeueReadings(this.source, { now, again: now + CLAIM_MS, turn });
    if (due.length > 0) this.outbox.kick();
  }

  @Every(REST_MS)
  async rest(): Promise<void> {
    await this.print.rest();
  }

  private async pagesOf({ id, organisationId, scan, attachments }: Contact): Promise<ReadPage[]> {
    const [file] = await this.contents.read(id, [attachments[0]!.index], organisationId);
    const { firstPage, lastPage } = scan!;
    const pages: ReadPage[] = [];
    for (let raw = firstPage; raw <= Math.min(lastPage, firstPage + MOST_PAGES - 1); raw++) {
      pages.push({ page: raw - firstPage + 1, ...(await this.print.read(file!.content, raw)) });
      await holdReading(this.source, { contactId: id, until: this.clock.now() + CLAIM_MS });
    }
    return pages;
  }

  private async settle({ id: contactId, organisationId }: Contact, pages: ReadPage[]): Promise<void> {
    const suggestions = suggestionsFrom(pages, {
      services: await this.directory.services(organisationId),
      own: await this.directory.ownAddresses(organisationId),
      enquiries: await this.enquiriesNamed(organisationId, pages),
    });
    await this.changes.run(async (manager) => {
      await settleReading(manager, { contactId, pages, suggestions });
      // It may have joined another enquiry meanwhile.
      const { enquiryId, subject } = await manager.findOneByOrFail(Contact, { id: contactId });
      const heading = headingOf(pages[0]?.text ?? '');
      // Until now it was called after the number of its pages.
      if (heading && subject) await manager.update(Enquiry, { id: enquiryId, subject }, { subject: heading });
      await this.live.append(manager, [
        { organisationId, topic: 'enquiry', subjectId: enquiryId },
        { organisationId, topic: 'queue', subjectId: enquiryId },
      ]);
    });
    this.signals.changed();
  }

  /** Enquiries of ours whose references stand in it. */
  private async enquiriesNamed(
    organisationId: string,
    pages: readonly ReadPage[],
  ): Promise<Pick<Enquiry, 'reference' | 'subject'>[]> {
    const reference = In(pages.flatMap(({ text }) => referencesIn(text)).slice(0, 500));
    return this.source.manager.find(Enquiry, { where: { organisationId, reference } });
  }

  private async failed(
    { id: contactId, organisationId, enquiryId }: Contact,
    attempts: number,
    problem: string,
  ): Promise<void> {
    const isLast = attempts >= MOST_ATTEMPTS;
    await this.changes.run(async (manager) => {
      await failReading(manager, {
        ...{ contactId, problem: problem.slice(0, 500) },
        state: isLast ? 'failed' : 'waiting',
        nextAt: this.clock.now() + AGAIN_MS * attempts,
      });
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
    });
    this.signals.changed();
  }
}

const whyNot = (error: unknown): string => {
  if (!(error instanceof FrontdoorError)) return 'reading it broke off';
  if (error.code === 'scan-refused') return String(error.details.why);
  return error.code === 'reading-stopped' ? 'it took too much time or memory' : error.message;
};
