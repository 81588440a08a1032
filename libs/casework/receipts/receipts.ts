import { Injectable } from '@nestjs/common';
import type { Arrival, Receipt as Taken } from '@frontdoor/channels/core';
import { inboundContact } from '@frontdoor/contracts';
import { Every, Outbox } from '@frontdoor/jobs';
import { Clock, FrontdoorError, Ids, toDate, storable } from '@frontdoor/kernel';
import { Batcher, DataSource, type EntryPoint, prepared } from '@frontdoor/persistence';
import { Metrics } from '@frontdoor/platform';
import { Directory } from '../directory/index.js';
const LOOK_MS = 10;
/** A receipt unrouted for so long has lost its job. */
const UNROUTED_MS = 15_000;

interface Entry extends Taken {
  arrival: Arrival;
  entryPoint: EntryPoint;
}

/**
 * Makes what comes in durable: the raw bytes, what they mean, and the job to route it, in one statement.
 * Only when this resolves may a provider be told 2xx (or 250).
 */
@Injectable()
export class Receipts {
  private readonly batcher = new Batcher<Entry, Taken>((entries) => this.write(entries), {
    size: 200,
    atOnce: 4,
  });

  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly metrics: Metrics,
  ) {}

  /** Resolves when no arrival waits for the disk, or after `most` milliseconds. */
  async calm(most: number): Promise<void> {
    for (let waited = 0; this.batcher.pending > 0 && waited < most; waited += LOOK_MS)
      await this.clock.sleep(LOOK_MS);
  }

  /** @throws FrontdoorError `entry-point-unknown` when nobody takes contacts at this address. */
  async receive(arrival: Arrival): Promise<Taken> {
    const entryPoint = await this.directory.entryPointAt(arrival.channel, arrival.entryPoint);
    if (!entryPoint)
      throw new FrontdoorError('entry-point-unknown', {
        channel: arrival.channel,
        address: arrival.entryPoint,
      });
    const taken = await this.batcher.add({
      arrival: checked(arrival),
      entryPoint,
      contactId: this.ids.uuid(),
      reference: this.ids.reference(),
      receivedAt: this.clock.now(),
      duplicate: false,
    });
    this.outbox.kick();
    if (!taken.duplicate) this.metrics.contactsReceived.inc({ channel: arrival.channel });
    if (!taken.duplicate && !arrival.contact) this.metrics.quarantined.inc({ channel: arrival.channel });
    return taken;
  }

  /** Contacts whose job was lost with the queue come back from the database. */
  @Every(5000)
  async requeueLost(): Promise<void> {
    await this.source.query(REQUEUE, [toDate(this.clock.now() - UNROUTED_MS)]);
    this.outbox.kick();
  }

  private async write(entries: Entry[]): Promise<Taken[]> {
    const first = new Map(entries.map((entry) => [keyOf(entry), entry] as const).reverse());
    const rows = [...first.values()];
    const column = <T>(of: (entry: Entry) => T): T[] => rows.map(of);
    const written: { id: string }[] = await prepared(this.source, 'take receipts', INSERT, [
      column((e) => e.contactId),
      column((e) => e.entryPoint.organisationId),
      column((e) => e.entryPoint.id),
      column((e) => e.arrival.channel),
      column((e) => e.arrival.idempotencyKey),
      column((e) => toDate(e.receivedAt)),
      column((e) => Buffer.from(e.arrival.raw.buffer, e.arrival.raw.byteOffset, e.arrival.raw.byteLength)),
      column((e) => e.arrival.contentType),
      column((e) => (e.arrival.contact ? JSON.stringify(e.arrival.contact) : null)),
      column((e) => e.reference),
      column((e) => (e.arrival.contact ? 'received' : 'quarantined')),
      column((e) => (e.arrival.fault ? JSON.stringify(e.arrival.fault) : null)),
    ]);
    const isNew = new Set(written.map((row) => row.id));
    const known =
      isNew.size < rows.length
        ? await this.earlier(rows.filter((e) => !isNew.has(e.contactId)))
        : new Map<string, Taken>();
    return entries.map((entry) => {
      const winner = first.get(keyOf(entry))!;
      const taken = known.get(keyOf(entry)) ?? winner;
      return {
        contactId: taken.contactId,
        reference: taken.reference,
        receivedAt: taken.receivedAt,
        duplicate: entry !== winner || taken !== winner,
      };
    });
  }

  private async earlier(entries: Entry[]): Promise<Map<string, Taken>> {
    const rows: {
      id: string;
      entry_point_id: string;
      idempotency_key: string;
      reference: string;
      received_at: Date;
    }[] = await this.source.query(EARLIER, [
      entries.map((e) => e.entryPoint.id),
      entries.map((e) => e.arrival.idempotencyKey),
    ]);
    return new Map(
      rows.map((row) => [
        `${row.entry_point_id} ${row.idempotency_key}`,
        {
          contactId: row.id,
          reference: row.reference,
          receivedAt: row.received_at.getTime(),
          duplicate: true,
        },
      ]),
    );
  }
}

const keyOf = (entry: Entry): string => `${entry.entryPoint.id} ${entry.arrival.idempotencyKey}`;

/** An adapter that maps a contact wrongly must not lose it: it is quarantined with what is wrong. */
function checked(arrival: Arrival): Arrival {
  const idempotencyKey = storable(arrival.idempotencyKey);
  if (!arrival.contact) return { ...arrival, idempotencyKey, fault: storable(arrival.fault ?? UNREADABLE) };
  const result = inboundContact.safeParse(storable(arrival.contact));
  if (result.success) return { ...arrival, idempotencyKey, contact: result.data };
  const where = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ');
  return {
    ...arrival,
    idempotencyKey,
    contact: undefined,
    fault: {
      reason: `It does not fit the shape of a contact: ${where.slice(0, 500)}`,
      remedy: UNREADABLE.remedy,
    },
  };
}

const UNREADABLE = {
  reason: 'It could not be read',
  remedy: 'Look at the raw bytes, then put it in the queue or leave it here',
};

const INSERT = `
  WITH taken AS (
    INSERT INTO receipt (id, organisation_id, entry_point_id, channel, idempotency_key, received_at, raw, content_type,
                         contact, reference, state, fault)
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[], $7::bytea[],
                         $8::text[], $9::jsonb[], $10::text[], $11::text[], $12::jsonb[])
    ON CONFLICT (entry_point_id, idempotency_key) DO NOTHING
    RETURNING id, state),
  jobs AS (
    INSERT INTO job_outbox (name, data)
    SELECT 'route-contacts', jsonb_build_object('ids', jsonb_agg(id)) FROM taken WHERE state = 'received' HAVING count(*) > 0)
  SELECT id FROM taken`;

const REQUEUE = `
  INSERT INTO job_outbox (name, data)
  SELECT 'route-contacts', jsonb_build_object('ids', jsonb_agg(id)) FROM (
    SELECT id, row_number() OVER (ORDER BY received_at) / 100 AS part FROM receipt
    WHERE state = 'received' AND received_at < $1 ORDER BY received_at LIMIT 5000) AS lost
  GROUP BY part`;
const EARLIER = `
  SELECT r.id, r.entry_point_id, r.idempotency_key, r.reference, r.received_at
  FROM unnest($1::uuid[], $2::text[]) AS wanted (entry_point_id, idempotency_key)
  JOIN receipt r USING (entry_point_id, idempotency_key)`;
