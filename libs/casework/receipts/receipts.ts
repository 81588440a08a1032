import { Injectable } from '@nestjs/common';
import type { Arrival, Acceptance } from '@frontdoor/channels/core';
import { Every, Outbox, QueueDepth } from '@frontdoor/jobs';
import { Clock, Ids, storable } from '@frontdoor/kernel';
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
import { checked } from './checked.js';

const LOOK_MS = 10;
/** A receipt unrouted for so long has lost its job: where few jobs wait, and where its own may be among many. */
const UNROUTED_MS = { few: 4_000, many: 15_000 };
const FEW_JOBS = 50;

interface PendingArrival extends Acceptance {
  arrival: Arrival;
  entryPoint: EntryPoint;
}

/**
 * Makes what comes in durable: the raw bytes, what they mean, and the job to route it, in one statement.
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
   * @param receivedAt when it came in, if not now
   * What comes to an address at which nobody takes contacts is kept in the quarantine: whoever sent it will not send it
   * again.
   *
   * @throws FrontdoorError `entry-point-unknown` where there is no entry point at all.
   */
  async receive(arrival: Arrival, receivedAt = this.clock.now()): Promise<Acceptance> {
    const { entryPoint, isKnown, keyOf } = await this.directory.placeOf(arrival.channel, arrival.entryPoint);
    const read = checked({ ...arrival, idempotencyKey: keyOf(arrival.idempotencyKey) });
    const kept = isKnown ? read : atNoEntryPoint(read);
    const taken = await this.batcher.add({
      arrival: kept,
      entryPoint,
      contactId: this.ids.uuid(),
      reference: this.ids.reference(),
      receivedAt,
      duplicate: false,
    });
    this.outbox.kick();
    if (!taken.duplicate) this.metrics.contactsReceived.inc({ channel: arrival.channel });
    if (!taken.duplicate && kept.fault) this.metrics.quarantined.inc({ channel: arrival.channel });
    return taken;
  }

  /** Contacts whose job was lost with the queue come back from the database. */
  @Every(2000)
  async requeueLost(): Promise<void> {
    // While the queue does not answer, what is put into the outbox again only piles up there.
    const waiting = await this.queue.read().catch(() => undefined);
    if (waiting === undefined) return;
    const unrouted = waiting < FEW_JOBS ? UNROUTED_MS.few : UNROUTED_MS.many;
    await requeueReceipts(this.source, { before: this.clock.now() - unrouted });
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
      raws: column((e) => asBuffer(e.arrival.raw)),
      contentTypes: column((e) => e.arrival.contentType),
      contacts: column((e) => e.arrival.contact ?? null),
      references: column((e) => e.reference),
      states: column((e) => (e.arrival.fault ? 'quarantined' : 'received')),
      faults: column((e) => e.arrival.fault ?? null),
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
      raws: entries.map((e) => asBuffer(e.arrival.raw)),
    });
    return new Map(
      rows.map(({ id: contactId, entryPointId, idempotencyKey, reference, receivedAt, differs }) => [
        `${entryPointId} ${idempotencyKey}`,
        { contactId, reference, receivedAt, duplicate: true, ...(differs && { differs: true }) },
      ]),
    );
  }
}

const arrivalKey = (entry: PendingArrival): string =>
  `${entry.entryPoint.id} ${entry.arrival.idempotencyKey}`;

const asBuffer = (raw: Uint8Array): Buffer => Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);

const isSame = (one: PendingArrival, other: PendingArrival): boolean =>
  one === other || asBuffer(one.arrival.raw).equals(asBuffer(other.arrival.raw));

/** Whole, with what it says, for a person to put it where it belongs. */
const atNoEntryPoint = (arrival: Arrival): Arrival => ({
  ...arrival,
  fault: {
    reason: `It came to “${storable(arrival.entryPoint).slice(0, 320).toWellFormed()}”, which is no entry point${arrival.fault ? `. ${arrival.fault.reason}` : ''}`,
    remedy:
      'Put it in the queue, and add the address with `frontdoor admin entry-point add` if contacts are to be taken there',
  },
});
