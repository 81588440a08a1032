import { Inject, Injectable } from '@nestjs/common';
import { CHANNELS } from '@frontdoor/contracts';
import { HandlesJob, type JobHandler, Outbox, Signals } from '@frontdoor/jobs';
import { Clock, Ids } from '@frontdoor/kernel';
import {
  Batcher,
  commitWithoutWaiting,
  DataSource,
  type EntityManager,
  findReceiptSizes,
  In,
  inForeground,
  type Organisation,
  Receipt,
  together,
  transaction,
} from '@frontdoor/persistence';
import { CONFIG, type Config, InstanceSecret, Metrics } from '@frontdoor/platform';
import { OfferWork } from '@frontdoor/casework/queue';
import { type Overflowed, WrittenOverflow } from '@frontdoor/casework/overflow';
import { Ranking } from '@frontdoor/casework/ranking';
import { LiveEvents } from '@frontdoor/casework/live';
import { Charters } from '@frontdoor/casework/charters';
import { Ledger } from '@frontdoor/casework/ledger';
import { Directory } from '@frontdoor/casework/directory';
import { Receipts } from '@frontdoor/casework/receipts';
import { FileScans } from '@frontdoor/casework/files';
import { Readings } from '@frontdoor/casework/readings';
import { DeliveryNews, Outbound, senderFor } from '@frontdoor/casework/deliveries';
import { OpenAndClosed } from '@frontdoor/casework/enquiries';
import { TakenDown } from './taken-down.js';
import { type Draft, loadDrafts } from './draft.js';
import { loadKnown } from './known.js';
import { Plan } from './plan.js';
import { routeDraft } from './route-draft.js';

/** Routing goes on at least this often, however many contacts arrive. */
const GIVE_WAY_MS = 300;
/** What is routed later than this after it came waits no longer for what still arrives. */
const BEHIND_MS = 2000;
/** So few are routed together whatever came with them; of more, what came may have so many bytes. */
const SOME = 9;
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * The routing service: receipt → customer → enquiry → commitments → queue. Jobs that arrive together are routed in
 * one transaction; a receipt is routed once however often its job comes.
 */
@Injectable()
@HandlesJob('route-contacts')
export class RouteContact implements JobHandler<'route-contacts'> {
  /** How long the oldest of the last batch had waited. */
  private behindMs = 0;
  /** One batch at a time, and beside whatever else is done in the background: agents wait for what they bring. */
  private readonly batcher = new Batcher<string, void>((ids) => inForeground(() => this.route(ids)), {
    size: 200,
    atOnce: 1,
  });

  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly receiver: Receipts,
    private readonly charters: Charters,
    private readonly ledger: Ledger,
    private readonly openAndClosed: OpenAndClosed,
    private readonly takenDown: TakenDown,
    private readonly outbound: Outbound,
    private readonly deliveryNews: DeliveryNews,
    private readonly files: FileScans,
    private readonly readings: Readings,
    private readonly outbox: Outbox,
    private readonly signals: Signals,
    private readonly live: LiveEvents,
    private readonly assign: OfferWork,
    private readonly ranking: Ranking,
    private readonly overflow: WrittenOverflow,
    private readonly secret: InstanceSecret,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Contacts of several jobs travel together; one that fails does not hold up the others. */
  async handle({ ids }: { ids: string[] }): Promise<void> {
    const outcomes = await Promise.allSettled(ids.map((id) => this.batcher.add(id)));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** After the last attempt the receipts are quarantined, so that people see them. */
  async gaveUp({ ids }: { ids: string[] }, error: Error): Promise<void> {
    const fault = {
      reason: `It could not be routed (${error.name})`,
      remedy: 'Look at the log, then put it in the queue',
    };
    await this.source.manager.update(
      Receipt,
      { id: In(ids), state: 'received' },
      { state: 'quarantined', fault },
    );
  }

  private async route(ids: string[]): Promise<void[]> {
    // Contacts that are not durable yet go first: they could be lost, those that are routed here could not.
    if (this.behindMs < BEHIND_MS) await this.receiver.untilNoneWaits(GIVE_WAY_MS);
    for (const some of await this.parted(ids)) await this.routeTogether(some);
    return ids.map(() => undefined);
  }

  /** What the rules of their services do with those that somebody wrote. */
  private async overflowed(
    manager: EntityManager,
    drafts: readonly Draft[],
  ): Promise<ReadonlyMap<string, Overflowed>> {
    const judge = this.overflow.judge(manager);
    const found = new Map<string, Overflowed>();
    for (const { id, service, contact } of drafts) {
      // What somebody took down is where they put it.
      if (contact.takenDown || contact.visit || contact.automatic || !service.overflow) continue;
      const overflowed = await judge(service, contact.channel);
      if (overflowed) found.set(id, overflowed);
    }
    return found;
  }

  /** Those of which so much came that all of it at once would fill the memory, in parts. */
  private async parted(ids: string[]): Promise<string[][]> {
    if (ids.length < SOME) return [ids];
    const bytesOf = new Map(
      (await findReceiptSizes(this.source, { ids })).map(({ id, bytes }) => [id, bytes]),
    );
    const parts: string[][] = [[]];
    let bytes = 0;
    for (const id of ids) {
      bytes += bytesOf.get(id) ?? 0;
      if (bytes > MOST_BYTES && parts.at(-1)!.length > 0) {
        parts.push([]);
        bytes = bytesOf.get(id) ?? 0;
      }
      parts.at(-1)!.push(id);
    }
    return parts;
  }

  private async routeTogether(ids: string[]): Promise<void> {
    const drafts = await transaction(this.source, async (manager) => {
      const [, claimed] = await together(
        // Routing that a crash undoes is done again from the receipt; every answer to a person waits for the disk.
        () => commitWithoutWaiting(manager, {}),
        () => loadDrafts(manager, this.directory, this.secret, ids),
      );
      if (claimed.length === 0) return claimed;
      const senders = new Map(
        await Promise.all(
          claimed.map(async (draft) => {
            const { noticesBy } = CHANNELS[draft.contact.channel];
            return [draft.id, noticesBy && (await senderFor(this.directory, draft, noticesBy))] as const;
          }),
        ),
      );
      const [, known] = await together(
        () => this.charters.lockCalendars(manager),
        () => loadKnown(manager, this.secret, claimed, this.clock.now()),
      );
      const plan = new Plan();
      const context = {
        known,
        plan,
        ids: this.ids,
        secret: this.secret,
        publicUrl: this.config.publicUrl,
        now: this.clock.now(),
        pack: (organisation: Organisation) => this.charters.current(organisation),
        standing: this.ranking.standing.bind(this.ranking),
        revision: this.charters.revision,
        noticesFrom: ({ id }: Draft) => senders.get(id),
        overflowed: await this.overflowed(manager, claimed),
      };
      for (const draft of claimed) routeDraft(draft, context);
      await plan.write(manager, this.clock.now());
      await this.files.note(manager, plan.files);
      await this.readings.note(manager, plan.scanned);
      await this.openAndClosed.reopenBecause(manager, 'customer-wrote', plan.reopened);
      await this.ledger.write(manager, plan.entries);
      if (plan.joined.size > 0) await this.ledger.derive(manager, [...plan.joined]);
      await this.takenDown.settle(manager, claimed);
      await together(
        () => this.live.append(manager, plan.liveEvents),
        () => this.outbound.add(manager, plan.outgoing),
      );
      for (const { deliveryId, reason } of plan.bounced)
        await this.deliveryNews.bounced(manager, deliveryId, reason);
      return claimed;
    });
    const now = this.clock.now();
    // What was taken down may have come long before anybody could route it.
    const arrived = drafts.filter(({ contact }) => contact.takenDown === undefined);
    this.behindMs = Math.max(0, ...arrived.map(({ receivedAt }) => now - receivedAt));
    for (const { contact } of drafts) this.metrics.contactsRouted.inc({ channel: contact.channel });
    for (const { receivedAt } of arrived) {
      this.metrics.routeSeconds.observe((now - receivedAt) / 1000);
    }
    this.outbox.kick();
    this.signals.changed();
    for (const organisationId of new Set(drafts.map((draft) => draft.organisation.id)))
      this.assign.kick(organisationId);
  }
}
