import { type BeforeApplicationShutdown, Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Arrival, Fault, KeptArrival, Understood } from '@frontdoor/channels/core';
import type { InboundContact } from '@frontdoor/contracts';
import { Every, Outbox } from '@frontdoor/jobs';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  claimUnread,
  countUnread,
  databaseTrouble,
  DataSource,
  findUnread,
  giveBackUnread,
  holdUnread,
  keepAlone,
  mayBeOfOneInput,
  Receipt,
  settleUnread,
} from '@frontdoor/persistence';
import {
  CONFIG,
  type Config,
  isDamaged,
  isStoreTrouble,
  type Logger,
  LOG,
  Metrics,
  ReadingThreads,
} from '@frontdoor/platform';
import { Channels } from '@frontdoor/casework/channels';
import { checked, UnreadArrivals } from '@frontdoor/casework/receipts';
import { ReadBytes } from '@frontdoor/casework/stored-bytes';
import { ScannedMails } from './scanned-mails.js';
import { type WaitingArrival, WaitingArrivals, waitingOf } from './waiting-arrivals.js';

/** Whoever reads something says so again and again. What was said by a process that ended counts no longer than this. */
const CLAIM_MS = 8000;
const CLAIM_AGAIN_MS = 2000;
/** Between two tries of a database in trouble to take what was found out. */
const AGAIN_MS = 500;
/** A process that ends while it reads something may do so this often; then nobody reads that again. */
const MOST_ATTEMPTS = 3;
/** What waits in this process at most; what is beyond is found in the database when its turn comes. */
const MOST_WAITING = 1000;
const LOOK_FOR = 50;
/** Of what has more bytes, one is read at a time: for the memory it takes, and so that what is small is not held up. */
const LARGE = 4 * 1024 * 1024;
/** After a look that found as much as it may. */
const SOON_MS = 100;
const STOP_MS = 2000;

/**
 * Finds out what arrivals mean that were kept unread: as many at once as there are threads, each once, whichever process
 * took them and whatever ends in between. What cannot be read is quarantined whole and holds nothing else up.
 */
@Injectable()
export class ReadArrivals implements OnModuleInit, BeforeApplicationShutdown {
  private readonly waiting = new WaitingArrivals();
  private readonly inHand = new Map<string, Promise<void>>();
  private readonly claimed = new Set<string>();
  private hasLargeInHand = false;
  private stopped = false;

  constructor(
    private readonly source: DataSource,
    private readonly channels: Channels,
    private readonly unread: UnreadArrivals,
    private readonly scannedMails: ScannedMails,
    private readonly threads: ReadingThreads,
    private readonly bytes: ReadBytes,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onModuleInit(): void {
    this.unread.readBy((arrival) => {
      if (this.canRead(arrival.channel)) this.add(waitingOf(arrival));
    });
  }

  /** What is not read by then is left to another process, or to the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.waiting.clear();
    const all = Promise.allSettled(this.inHand.values());
    await Promise.race([all, this.clock.sleep(STOP_MS)]);
    await this.threads.close();
    await all;
  }

  /** Finds what another process kept, or began to read and did not end. */
  @Every(1000)
  async look(): Promise<number | void> {
    const channels = this.channels
      .all()
      .flatMap(({ manifest, connection }) => (connection.readKept ? manifest.receives : []));
    const known = [...this.waiting.ids, ...this.inHand.keys()];
    if (channels.length === 0 || known.length >= LOOK_FOR) return;
    const found = await findUnread(this.source, {
      channels,
      known,
      now: this.clock.now(),
      limit: LOOK_FOR,
    });
    for (const arrival of found) this.add(arrival);
    if (found.length === LOOK_FOR) return SOON_MS;
  }

  /** Goes on holding what is being read here. */
  @Every(CLAIM_AGAIN_MS)
  async hold(): Promise<void> {
    if (this.claimed.size === 0) return;
    await holdUnread(this.source, { ids: [...this.claimed], until: this.clock.now() + CLAIM_MS });
  }

  /** How much waits to be read, in all processes, and for how many seconds the oldest has. */
  async backlog(): Promise<{ count: number; oldestSeconds: number }> {
    const [{ count, oldest } = { count: 0, oldest: null }] = await countUnread(this.source, {});
    return { count, oldestSeconds: oldest === null ? 0 : Math.max(0, (this.clock.now() - oldest) / 1000) };
  }

  private canRead(channel: Arrival['channel']): boolean {
    return this.channels.receiving(channel)?.readKept !== undefined;
  }

  private add(arrival: WaitingArrival): void {
    if (this.stopped || this.waiting.ids.length >= MOST_WAITING) return;
    this.waiting.add(arrival, this.clock.now());
    this.next();
  }

  private next(): void {
    if (this.stopped || this.inHand.size >= this.config.READING_THREADS) return;
    const arrival = this.waiting.next(this.hasLargeInHand ? LARGE : Infinity);
    if (!arrival) return;
    const { contactId } = arrival;
    const isLarge = arrival.size > LARGE;
    this.hasLargeInHand ||= isLarge;
    const work = this.read(arrival)
      .catch((error: unknown) =>
        this.log.warn({ err: error, contactId }, 'what came in was not read; it comes round again'),
      )
      .finally(() => {
        this.inHand.delete(contactId);
        this.claimed.delete(contactId);
        if (isLarge) this.hasLargeInHand = false;
        this.next();
      });
    this.inHand.set(contactId, work);
  }

  private async read(arrival: WaitingArrival): Promise<void> {
    const { contactId: id } = arrival;
    const now = this.clock.now();
    const [claimed] = await claimUnread(this.source, { id, now, until: now + CLAIM_MS });
    if (!claimed) return;
    this.claimed.add(id);
    const settle = (understood: Understood): Promise<void> =>
      this.settle(arrival, understood, claimed.fault ?? undefined);
    if (claimed.attempts > MOST_ATTEMPTS) return settle({ fault: ENDED_ITS_READERS });
    let understood: Understood;
    let isTaken = false;
    try {
      const connection = this.channels.receiving(arrival.channel)!;
      const understand = (raw: KeptArrival['raw']): Promise<Understood> =>
        connection.readKept!({ ...arrival, raw });
      understood = await (arrival.raw
        ? understand(arrival.raw)
        : this.bytes.lendReceipt({ ...arrival, id }, understand));
      isTaken = understood.contact !== undefined && (await this.takeScans(arrival, understood.contact));
    } catch (error) {
      const isBusy = error instanceof FrontdoorError && error.code === 'reading-busy';
      if (isBusy || isTrouble(error) || isStoreTrouble(error)) {
        await this.despiteTrouble(() => giveBackUnread(this.source, { id }));
        return;
      }
      if (databaseTrouble(error)) throw error;
      this.log.error({ err: error, contactId: id }, 'reading what came in broke off');
      understood = { fault: isDamaged(error) ? DAMAGED : BROKE_OFF };
    }
    if (isTaken) await this.despiteTrouble(() => keepAlone(this.source, { id }));
    else await settle(understood);
  }

  /** Whether it brought letters or faxes, which are in the queue by themselves: then it is kept and no contact. */
  private takeScans(arrival: WaitingArrival, contact: InboundContact): Promise<boolean> {
    const { contactId: id } = arrival;
    const receivedAt = async (): Promise<number> =>
      (await this.source.manager.findOneByOrFail(Receipt, { id })).receivedAt;
    const raw = async (): Promise<Uint8Array> => arrival.raw ?? this.bytes.ofReceipt({ ...arrival, id });
    return this.scannedMails.take({ contact, raw, receivedAt });
  }

  /** @param before what keeps it from the queue whatever it says */
  private async settle(arrival: WaitingArrival, understood: Understood, before?: Fault): Promise<void> {
    const { contactId: id, channel, entryPoint, contentType } = arrival;
    const { contact, fault } = checked({
      channel,
      entryPoint,
      contentType,
      idempotencyKey: id,
      raw: new Uint8Array(),
      ...understood,
    });
    try {
      await this.write(id, channel, { contact, fault: both(before, fault) });
    } catch (error) {
      if (databaseTrouble(error) || !contact) throw error;
      this.log.error({ err: error, contactId: id }, 'what came in could be read but not kept as a contact');
      await this.write(id, channel, { fault: both(before, NOT_STORABLE) });
    }
  }

  private async write(
    id: string,
    channel: Arrival['channel'],
    { contact, fault }: Pick<Arrival, 'contact' | 'fault'>,
  ): Promise<void> {
    const settled = await this.despiteTrouble(() =>
      settleUnread(this.source, {
        id,
        contact: contact ?? null,
        fault: fault ?? null,
        state: fault ? 'quarantined' : 'received',
      }),
    );
    if (settled.length === 0) return;
    if (fault) this.metrics.quarantined.inc({ channel });
    this.outbox.kick();
  }

  /** What the database refuses while it is in trouble is asked of it again until it is not, or this process ends. */
  private async despiteTrouble<T>(ask: () => Promise<T>): Promise<T> {
    for (;;)
      try {
        return await ask();
      } catch (error) {
        if (this.stopped || !isTrouble(error)) throw error;
        await this.clock.sleep(AGAIN_MS);
      }
  }
}

/** Of the database, and not of what was asked of it. */
const isTrouble = (error: unknown): boolean =>
  databaseTrouble(error) !== undefined && !mayBeOfOneInput(error);

const both = (before: Fault | undefined, fault: Fault | undefined): Fault | undefined =>
  before && fault ? { ...before, reason: `${before.reason}. ${fault.reason}` } : (before ?? fault);

const BY_HAND = 'Read the original here, and open an enquiry by hand if it needs one.';

const BROKE_OFF: Fault = { reason: 'Reading it broke off.', remedy: BY_HAND };

const DAMAGED: Fault = {
  reason: 'Its bytes are missing from where they were kept, or are not what was kept there.',
  remedy:
    'Ask an operator to restore the store of large bytes from its backup, or its sender to send it again.',
};

const ENDED_ITS_READERS: Fault = {
  reason: `Reading it was given up, because ${MOST_ATTEMPTS} times whoever read it ended.`,
  remedy: BY_HAND,
};

const NOT_STORABLE: Fault = {
  reason: 'It could be read but not kept as a contact.',
  remedy: BY_HAND,
};
