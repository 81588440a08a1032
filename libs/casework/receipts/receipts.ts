import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Arrival, Acceptance } from '@frontdoor/channels/core';
import { Every, Outbox, QueueDepth } from '@frontdoor/jobs';
import { Clock, Ids, isKept, type Raw, storable } from '@frontdoor/kernel';
import {
  Batcher,
  DataSource,
  type EntryPoint,
  findEarlierReceipts,
  requeueReceipts,
  takeReceipts,
} from '@frontdoor/persistence';
import { Metrics } from '@frontdoor/platform';
import { Directory } from '../directory/index.js';
import { digestOf, StoredBytes } from '../stored-bytes/index.js';
import { checked } from './checked.js';
import { UnreadArrivals } from './unread-arrivals.js';

const LOOK_MS = 10;
/** A receipt unrouted for so long has lost its job: where few jobs wait, and where its own may be among many. */
const UNROUTED_MS = { few: 3_000, many: 15_000 };
const FEW_JOBS = 50;
/**
 * What is put in the queue again within one turn makes one job. With both, and the look every two seconds, what a queue lost
 * is routed within ten seconds of its being back.
 */
const TURN_MS = 3_000;
const TURNS = 1_000_000;

interface PendingArrival extends Acceptance {
  arrival: Arrival<Raw>;
  entryPoint: EntryPoint;
}

/**
 * Makes what comes in durable: the raw bytes, what they mean, and the job to route it, in one statement. Large bytes lie
 * in the store before that. What is to be read later is durable as bytes, and then handed to whoever reads it.
 * Only when this resolves may a provider be told 2xx (or 250).
 */
@Injectable()
export class Receipts {
  private readonly batcher = new Batcher<PendingArrival, Acceptance>((entries) => this.write(entries), {
    size: 200,
    atOnce: 4,
  });

  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly outbox: Outbox,
    private readonly queue: QueueDepth,
    private readonly unread: UnreadArrivals,
    private readonly stored: StoredBytes,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly metrics: Metrics,
  ) {}

  /** Resolves when no arrival waits to be made durable, or after `most` milliseconds. */
  async untilNoneWaits(most: number): Promise<void> {
    for (let waited = 0; this.batcher.pending > 0 && waited < most; waited += LOOK_MS)
      await this.clock.sleep(LOOK_MS);
  }

  /**
   * What comes to an address at which nobody takes contacts is kept in the quarantine: whoever sent it will not send it
   * again.
   *
   * @param receivedAt when it came in, if not now
   * @throws FrontdoorError `entry-point-unknown` where there is no entry point at all; `bytes-store-trouble` where it is
   *   large and the store takes nothing just now.
   */
  async receive(arrival: Arrival<Raw>, receivedAt = this.clock.now()): Promise<Acceptance> {
    const { entryPoint, isKnown, keyOf } = await this.directory.placeOf(arrival.channel, arrival.entryPoint);
    const raw = await this.stored.keep(arrival.raw);
    const read = checked({ ...arrival, raw, idempotencyKey: keyOf(arrival.idempotencyKey) });
    const pending = {
      arrival: isKnown ? read : atNoEntryPoint(read),
      entryPoint,
      contactId: this.ids.uuid(),
      reference: this.ids.reference(),
      receivedAt,
      duplicate: false,
    };
    const taken = await this.batcher.add(pending);
    this.outbox.kick();
    if (!taken.duplicate) this.tell(taken.contactId, pending);
    return taken;
  }

  private tell(contactId: string, { arrival, entryPoint }: PendingArrival): void {
    this.metrics.contactsReceived.inc({ channel: arrival.channel });
    const state = stateOf(arrival);
    if (state === 'quarantined') this.metrics.quarantined.inc({ channel: arrival.channel });
    if (state === 'unread')
      this.unread.hand({
        channel: arrival.channel,
        contentType: arrival.contentType,
        raw: arrival.raw,
        entryPoint: arrival.unread!.at ?? entryPoint.address,
        contactId,
        unread: arrival.unread!,
      });
  }

  /** Contacts whose job was lost with the queue come back from the database. */
  @Every(2000)
  async requeueLost(): Promise<void> {
    // While the queue does not answer, what is put into the outbox again only piles up there.
    const waiting = await this.queue.read().catch(() => undefined);
    if (waiting === undefined) return;
    const unrouted = waiting < FEW_JOBS ? UNROUTED_MS.few : UNROUTED_MS.many;
    const now = this.clock.now();
    const turn = Math.floor(now / TURN_MS) % TURNS;
    await requeueReceipts(this.source, { before: now - unrouted, turn });
    this.outbox.kick();
  }

  private async write(entries: PendingArrival[]): Promise<Acceptance[]> {
    const first = new Map(entries.map((entry) => [arrivalKey(entry), entry] as const).reverse());
    const rows = [...first.values()];
    const column = <T>(of: (entry: PendingArrival) => T): T[] => rows.map(of);
    const written = await takeReceipts(this.source, {
      ids: column((e) => e.contactId),
      organisationIds: column((e) => e.entryPoint.organisationId),
      entryPointIds: column((e) => e.entryPoint.id),
      channels: column((e) => e.arrival.channel),
      idempotencyKeys: column((e) => e.arrival.idempotencyKey),
      receivedAt: column((e) => e.receivedAt),
      raws: column(({ arrival: { raw } }) => (isKept(raw) ? null : asBuffer(raw))),
      digests: column(({ arrival: { raw } }) => (isKept(raw) ? raw.digest : null)),
      contentTypes: column((e) => e.arrival.contentType),
      contacts: column((e) => e.arrival.contact ?? null),
      references: column((e) => e.reference),
      states: column((e) => stateOf(e.arrival)),
      faults: column((e) => e.arrival.fault ?? null),
      unread: column((e) => e.arrival.unread ?? null),
    });
    const isNew = new Set(written.map((row) => row.id));
    const known =
      isNew.size < rows.length
        ? await this.earlier(rows.filter((e) => !isNew.has(e.contactId)))
        : new Map<string, Acceptance>();
    return entries.map((entry) => {
      const winner = first.get(arrivalKey(entry))!;
      const taken = known.get(arrivalKey(entry)) ?? winner;
      return {
        contactId: taken.contactId,
        reference: taken.reference,
        receivedAt: taken.receivedAt,
        duplicate: entry !== winner || taken !== winner,
        ...((taken.differs ?? !isSame(entry, winner)) && { differs: true }),
      };
    });
  }

  /** What came in before under the same keys. */
  private async earlier(entries: PendingArrival[]): Promise<Map<string, Acceptance>> {
    const rows = await findEarlierReceipts(this.source, {
      entryPointIds: entries.map((e) => e.entryPoint.id),
      idempotencyKeys: entries.map((e) => e.arrival.idempotencyKey),
      digests: entries.map((e) => digestOf(e.arrival.raw)),
      contacts: entries.map((e) => e.arrival.contact ?? null),
    });
    return new Map(
      rows.map(({ id: contactId, entryPointId, idempotencyKey, reference, receivedAt, differs }) => [
        `${entryPointId} ${idempotencyKey}`,
        { contactId, reference, receivedAt, duplicate: true, ...(differs && { differs: true }) },
      ]),
    );
  }
}

const asBuffer = (raw: Uint8Array): Buffer => Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);

function stateOf({ fault, unread }: Arrival<Raw>): 'unread' | 'received' | 'quarantined' {
  if (unread) return 'unread';
  return fault ? 'quarantined' : 'received';
}

const arrivalKey = (entry: PendingArrival): string =>
  `${entry.entryPoint.id} ${entry.arrival.idempotencyKey}`;

/** The same bytes, or the same contact in other bytes. */
const isSame = (one: PendingArrival, other: PendingArrival): boolean =>
  one === other ||
  digestOf(one.arrival.raw) === digestOf(other.arrival.raw) ||
  (one.arrival.contact !== undefined && isDeepStrictEqual(one.arrival.contact, other.arrival.contact));

/** Whole, with what it says, for a person to put it where it belongs. */
const atNoEntryPoint = (arrival: Arrival<Raw>): Arrival<Raw> => ({
  ...arrival,
  ...(arrival.unread && {
    unread: { ...arrival.unread, at: storable(arrival.entryPoint).slice(0, 320).toWellFormed() },
  }),
  fault: {
    reason: `It came to “${storable(arrival.entryPoint).slice(0, 320).toWellFormed()}”, which is no entry point${arrival.fault ? `. ${arrival.fault.reason}` : ''}`,
    remedy:
      'Put it in the queue, and add the address with `frontdoor admin entry-point add` if contacts are to be taken there',
  },
});
