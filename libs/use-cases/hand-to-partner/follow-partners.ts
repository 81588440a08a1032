import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { LiveEvents } from '@frontdoor/casework/live';
import { QueueTransaction, OfferWork, WorkItems } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';
import { asOpen311Time, type Told } from '@frontdoor/channels/open311';
import { Every } from '@frontdoor/jobs';
import { Clock, FrontdoorError, Ids } from '@frontdoor/kernel';
import {
  claimPartnersToAsk,
  Contact,
  DataSource,
  Enquiry,
  findHandedTo,
  findKnownNews,
  notePartnerNews,
  Partner,
  PartnerHandover,
  type RowOf,
} from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import { AskPartner, PartnerTrouble } from './ask-partner.js';
import { GoingOn } from './going-on.js';
import { chanceIn, waitAfter } from './waits.js';

const ASK_MS = 300_000;
/** News that became visible late, or by a clock that is wrong by minutes, is asked for again: each counts once. */
const OVERLAP_MS = 2 * 3_600_000;
/** After so long an outage, partners are asked for no more than this at once. */
const MOST_BACK_MS = 30 * 24 * 3_600_000;
/** A partner that answers slowly is asked no more for now, so that the others have their turn. */
const ROUND_MS = 60_000;
const FOLLOWED_MS = 366 * 24 * 3_600_000;
const MOST = 1000;
/** Each piece of news is a change by itself, for which others wait. What is told beyond them is taken in with the next rounds. */
const MOST_NEWS = 200;

type Handed = RowOf<typeof findHandedTo>;

/** Asks partners what became of what was handed to them, and brings it into the timelines. */
@Injectable()
export class FollowPartners implements BeforeApplicationShutdown {
  private readonly going: GoingOn;

  constructor(
    private readonly source: DataSource,
    private readonly queue: QueueTransaction,
    private readonly items: WorkItems,
    private readonly offerWork: OfferWork,
    private readonly ask: AskPartner,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.going = new GoingOn(clock);
  }

  @Every(15_000)
  async sweep(): Promise<void> {
    if (this.going.isOver) return;
    const now = this.clock.now();
    const due = await claimPartnersToAsk(this.source, {
      now,
      before: now - ASK_MS,
      retryBefore: now + ASK_MS,
    });
    const busy = this.going.busy;
    for (const { id, since } of due.filter((each) => !busy.includes(each.id)))
      this.going.begin(id, () =>
        this.askOne(id, since).catch((error: unknown) =>
          this.log.error({ err: error, partner: id }, 'a partner could not be asked'),
        ),
      );
    await this.going.wait();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.going.end();
  }

  private async askOne(partnerId: string, since: number | null): Promise<void> {
    const now = this.clock.now();
    const partner = await this.source.manager.findOneByOrFail(Partner, { id: partnerId });
    const all = await findHandedTo(this.source, { partnerId, since: now - FOLLOWED_MS, limit: MOST });
    // From another one each time: where a round ends early, none is left out for ever.
    const first = Math.floor(chanceIn(this.ids.uuid()) * all.length);
    const handed = [...all.slice(first), ...all.slice(0, first)];
    const isOver = (): boolean => this.clock.now() - now > ROUND_MS;
    try {
      const numbered = await this.numbers(partner, handed, isOver);
      const news = partner.withoutUpdates
        ? await this.statesOf(partner, numbered, isOver)
        : await this.updatesOf(partner, numbered, since ?? now - MOST_BACK_MS, isOver);
      const fresh = await this.notKnown(news);
      for (const each of fresh.slice(0, MOST_NEWS)) await this.take(partner, each);
      // Where more was told it is asked from the same instant again.
      const asked =
        fresh.length > MOST_NEWS ? { nextAskAt: now + ASK_MS } : { askedAt: now, nextAskAt: null };
      await this.source.manager.update(
        Partner,
        { id: partnerId },
        { ...asked, trouble: null, troubleSince: null },
      );
    } catch (error) {
      const isUnreadable = error instanceof FrontdoorError && error.code === 'partner-unreadable';
      if (!(error instanceof PartnerTrouble) && !isUnreadable) throw error;
      const troubleSince = partner.troubleSince ?? now;
      const tries = 1 + Math.floor(Math.log2(1 + (now - troubleSince) / ASK_MS));
      const wait = Math.max(
        error instanceof PartnerTrouble ? (error.retryAfterMs ?? 0) : 0,
        waitAfter(tries, chanceIn(this.ids.uuid())),
      );
      await this.source.manager.update(
        Partner,
        { id: partnerId },
        { trouble: error.message.slice(0, 500), troubleSince, nextAskAt: now + wait },
      );
    }
  }

  /** What is told a hundred times over is looked at once, and what was taken in before not at all. */
  private async notKnown(news: readonly News[]): Promise<News[]> {
    const once = new Map(news.map((each) => [keyOf(each.of.id, each.id), each]));
    const known = await findKnownNews(this.source, {
      handoverIds: [...once.values()].map(({ of }) => of.id),
      newsIds: [...once.values()].map(({ id }) => id),
    });
    for (const { handoverId, newsId } of known) once.delete(keyOf(handoverId, newsId));
    return [...once.values()];
  }

  /** Those with a number; a token is asked about first. */
  private async numbers(
    partner: Partner,
    handed: readonly Handed[],
    isOver: () => boolean,
  ): Promise<Handed[]> {
    const found: Handed[] = [];
    for (const each of handed) {
      if (each.partnerReference !== null) found.push(each);
      else if (each.token !== null && !isOver()) {
        const answer = await this.ask.get(partner, `tokens/${encodeURIComponent(each.token)}.xml`);
        const [told] = await this.ask.list(answer, 'service_requests', 'request');
        const number = told?.service_request_id;
        if (number === undefined) continue;
        await this.source.manager.update(PartnerHandover, { id: each.id }, { partnerReference: number });
        found.push({ ...each, partnerReference: number });
      }
    }
    return found;
  }

  private async updatesOf(
    partner: Partner,
    handed: readonly Handed[],
    since: number,
    isOver: () => boolean,
  ): Promise<News[]> {
    const now = this.clock.now();
    const from = Math.max(since - OVERLAP_MS, now - MOST_BACK_MS);
    try {
      const answer = await this.ask.get(partner, 'servicerequestupdates.xml', {
        start_date: asOpen311Time(from),
        end_date: asOpen311Time(now),
      });
      const byNumber = new Map(handed.map((each) => [each.partnerReference, each]));
      const list = await this.ask.list(answer, 'service_request_updates', 'request_update');
      return list.flatMap((told) => {
        const of = byNumber.get(told.service_request_id ?? '');
        return of && told.update_id ? [newsOf(of, told.update_id, told.status, told.description)] : [];
      });
    } catch (error) {
      if (!(error instanceof PartnerTrouble) || error.status !== 404) throw error;
      // The extension is not there: what it became is read off each request.
      await this.source.manager.update(Partner, { id: partner.id }, { withoutUpdates: true });
      return this.statesOf(partner, handed, isOver);
    }
  }

  private async statesOf(
    partner: Partner,
    handed: readonly Handed[],
    isOver: () => boolean,
  ): Promise<News[]> {
    const news: News[] = [];
    for (const each of handed) {
      if (isOver()) break;
      const answer = await this.ask
        .get(partner, `requests/${encodeURIComponent(each.partnerReference!)}.xml`)
        .catch((error: unknown) => {
          // One that it shows to nobody, or forgot, stands in the way of no other.
          if (error instanceof PartnerTrouble && error.what === 'refused') return undefined;
          throw error;
        });
      const told: Told | undefined =
        answer && (await this.ask.list(answer, 'service_requests', 'request'))[0];
      if (!told?.status || told.status.toLowerCase() === (each.partnerState ?? 'open')) continue;
      const id = `state ${told.status} ${told.updated_datetime ?? ''}`;
      news.push(newsOf(each, id, told.status, told.status_notes));
    }
    return news;
  }

  private async take(partner: Partner, { of, id, state, words }: News): Promise<void> {
    const { organisationId } = partner;
    await this.queue.run(organisationId, async (manager) => {
      const enquiry = await manager.findOneOrFail(Enquiry, {
        where: { id: of.enquiryId },
        lock: { mode: 'for_no_key_update' },
      });
      const noted = await notePartnerNews(manager, {
        handoverId: of.id,
        newsId: id,
        at: this.clock.now(),
      });
      if (noted.length === 0) return;
      const { partnerState: before } = await manager.findOneByOrFail(PartnerHandover, { id: of.id });
      const ended = isEnd(state) && !isEnd(before);
      if (state !== undefined) await manager.update(PartnerHandover, { id: of.id }, { partnerState: state });
      const said = words ? `: ${words}` : '';
      const what = ended
        ? `${partner.name} says that it is done (${state})`
        : `${partner.name} says${state ? ` (${state})` : ''}`;
      await this.timeline.event(
        manager,
        of.enquiryId,
        null,
        `${what}${said}`.slice(0, 5000),
        ended ? 'good' : 'neutral',
      );
      if (ended && enquiry.state === 'open') await this.askForAnswer(manager, enquiry);
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: of.enquiryId }]);
    });
    this.offerWork.kick(organisationId);
  }

  /** The promise is ours: once the partner is done, somebody here tells the customer. */
  private async askForAnswer(manager: Parameters<WorkItems['openOf']>[0], enquiry: Enquiry): Promise<void> {
    const open = await this.items.openOf(manager, enquiry.id);
    if (open.some(({ kind }) => kind === 'answer')) return;
    const where = { enquiryId: enquiry.id, direction: 'in' as const };
    const [last] = await manager.find(Contact, { where, order: { at: 'DESC' }, take: 1 });
    if (last) await this.items.add(manager, enquiry, 'answer', last);
  }
}

interface News {
  of: Handed;
  id: string;
  state: string | undefined;
  words: string | undefined;
}

const newsOf = (of: Handed, id: string, state: string | undefined, words: string | undefined): News => ({
  of,
  id: id.slice(0, 500),
  state: state?.toLowerCase().slice(0, 100),
  words: words?.trim(),
});

const keyOf = (handoverId: string, newsId: string): string => `${handoverId} ${newsId}`;

const ENDS = new Set([
  ...['closed', 'fixed', 'duplicate', 'not_councils_responsibility', 'no_further_action', 'cancelled'],
]);
const isEnd = (state: string | null | undefined): boolean => state != null && ENDS.has(state);
