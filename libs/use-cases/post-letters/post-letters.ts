import { Injectable } from '@nestjs/common';
import { DeliveryNews } from '@frontdoor/casework/deliveries';
import { Directory } from '@frontdoor/casework/directory';
import { Letters } from '@frontdoor/casework/letters';
import { postedAt } from '@frontdoor/casework/print-queue';
import { Timeline } from '@frontdoor/casework/timeline';
import type { ReturnReason } from '@frontdoor/contracts';
import { Clock, dayOf, FrontdoorError } from '@frontdoor/kernel';
import {
  type Agent,
  DataSource,
  findQueuedAt,
  findReturned,
  markPrinted,
  noteNotReturned,
  notePosted,
  noteReturned,
  readPrintQueueLetters,
} from '@frontdoor/persistence';
import { notToPost, QueuedLetters } from './queued-letters.js';
import { RETURN_WORDS } from './return-words.js';

/** People print letters, post them, and get some of them back. Only what they say was posted has left. */
@Injectable()
export class PostLetters {
  constructor(
    private readonly source: DataSource,
    private readonly news: DeliveryNews,
    private readonly letters: Letters,
    private readonly directory: Directory,
    private readonly timeline: Timeline,
    private readonly queued: QueuedLetters,
    private readonly clock: Clock,
  ) {}

  /** As one PDF; they count as printed once it is made. @throws FrontdoorError `letter-not-in-queue`, `reading-busy` */
  async print({ organisationId }: Agent, ids: readonly string[]): Promise<Uint8Array> {
    const letters = await readPrintQueueLetters(this.source, { organisationId, ids });
    if (letters.length < new Set(ids).size) throw new FrontdoorError('letter-not-in-queue');
    const batch = await this.letters.batch(letters);
    await markPrinted(this.source, { organisationId, ids, now: this.clock.now() });
    return batch;
  }

  /**
   * All of them, or none: they count as sent from that day.
   *
   * @param on `YYYY-MM-DD` where the organisation is
   * @throws FrontdoorError `letter-not-in-queue`, `letter-not-to-post`, `posted-on-wrong`
   */
  async posted(agent: Agent, ids: readonly string[], on: string): Promise<void> {
    const { zone } = await this.directory.organisation(agent.organisationId);
    await this.queued.each(agent, ids, async (manager, delivery, { reference }) => {
      const { id } = delivery;
      const [entry] = await findQueuedAt(manager, { id, organisationId: agent.organisationId });
      const now = this.clock.now();
      const wrong = (why: string) => new FrontdoorError('posted-on-wrong', { reference, day: on, why });
      if (on > dayOf(now, zone)) throw wrong('that day has not come');
      if (on < dayOf(entry!.queuedAt, zone)) throw wrong('it was written later');
      const at = postedAt(on, { zone, queuedAt: entry!.queuedAt, now });
      if (!(await this.news.posted(manager, delivery, at))) throw notToPost(reference, delivery);
      await notePosted(manager, { id, postedOn: on, byId: agent.id });
      await this.timeline.event(
        manager,
        delivery.enquiryId,
        agent.id,
        `${agent.name} posted the letter on ${sayDay(on)}`,
        'good',
      );
    });
  }

  /** All of them, or none: they wait again. @throws FrontdoorError `letter-not-in-queue`, `letter-not-to-post` */
  async notPosted(agent: Agent, ids: readonly string[]): Promise<void> {
    await this.queued.each(agent, ids, async (manager, delivery, { reference }) => {
      if (!(await this.news.notPosted(manager, delivery))) throw notToPost(reference, delivery);
      await notePosted(manager, { id: delivery.id, postedOn: null, byId: null });
      const text = `${agent.name} took back that the letter was posted`;
      await this.timeline.event(manager, delivery.enquiryId, agent.id, text, 'bad');
    });
  }

  /** It came back, or cannot be posted. @throws FrontdoorError `letter-not-in-queue`, `letter-not-to-post` */
  async returned(
    agent: Agent,
    id: string,
    { reason, note }: { reason: ReturnReason; note: string },
  ): Promise<void> {
    await this.queued.each(agent, [id], async (manager, delivery, { reference }) => {
      const why = note === '' ? RETURN_WORDS[reason] : `${RETURN_WORDS[reason]} (${note})`;
      const problem = delivery.state === 'to-post' ? `it cannot be posted: ${why}` : `it came back: ${why}`;
      if (!(await this.news.returned(manager, delivery, problem))) throw notToPost(reference, delivery);
      await noteReturned(manager, { id, reason: why, now: this.clock.now() });
    });
  }

  /** It did not come back, or can be posted, after all. @throws FrontdoorError `letter-not-in-queue`, `letter-not-returned` */
  async notReturned(agent: Agent, id: string): Promise<void> {
    await this.queued.each(agent, [id], async (manager, delivery, { reference }) => {
      const { state } = delivery;
      const [returned] = await findReturned(manager, { id });
      if (!returned || !(await this.news.notReturned(manager, delivery, returned)))
        throw new FrontdoorError('letter-not-returned', { reference, state });
      await noteNotReturned(manager, { id });
      const text = `${agent.name} took back that the letter ${returned.wasPosted ? 'came back' : 'cannot be posted'}`;
      await this.timeline.event(manager, delivery.enquiryId, agent.id, text);
    });
  }
}

/** `27 November 2026` */
const sayDay = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day));
