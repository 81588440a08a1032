import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Receipts } from '@frontdoor/casework/receipts';
import type { Acceptance } from '@frontdoor/channels/core';
import { Contact } from '@frontdoor/persistence';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.js';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { RouteContact } from './route-contact.js';
import { RouteContactModule } from './route-contact.module.js';

/** Notes the waits of routing, which looks again every 10 ms. */
class NotingClock extends SteppedClock {
  waits = 0;
  override sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (ms === 10) this.waits++;
    return super.sleep(ms, signal);
  }
}

const clock = new NotingClock('2026-07-07T09:00:00Z');
let modules: TestModules;
beforeAll(async () => {
  modules = await TestModules.of([RouteContactModule], clock);
});
afterAll(() => modules?.stop());

const arrives = (idempotencyKey: string = randomUUID()): Promise<Acceptance> => {
  const entryPoint = 'waste@fenmoor.example';
  const contact = {
    channel: 'email' as const,
    entryPoint,
    from: { kind: 'email' as const, value: `${idempotencyKey}@customer.example` },
    alsoReachableAt: [],
    text: 'The bin was missed',
    attachments: [],
  };
  const raw = Buffer.from('as it came');
  const { channel } = contact;
  const receipt = { channel, entryPoint, raw, contentType: 'message/rfc822', idempotencyKey, contact };
  return modules.get(Receipts).receive(receipt);
};

it('what arrives goes first, unless routing has fallen behind', async () => {
  const routing = modules.get(RouteContact);
  const [early, late, last] = [await arrives(), await arrives(), await arrives()];
  // Another process is about to keep the same contacts: until it has, these arrivals are under way, and more wait for them.
  const other = modules.source.createQueryRunner();
  await other.startTransaction();
  const keys = Array.from({ length: 4 }, () => randomUUID());
  await other.query(
    `INSERT INTO receipt SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'idempotency_key', key))).*
     FROM receipt r, unnest($1::text[]) key WHERE r.id = $2`,
    [keys, early.contactId],
  );
  const arriving: Promise<Acceptance>[] = [];
  for (const key of keys) {
    arriving.push(arrives(key));
    // Those of one turn of the event loop travel together.
    await sleep(5);
  }
  try {
    await eventually('the arrivals wait', async () => {
      const rows: unknown[] = await modules.source.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rows.length === keys.length;
    });
    arriving.push(arrives());
    const route = async ({ contactId }: Acceptance): Promise<number> => {
      const before = clock.waits;
      await routing.handle({ ids: [contactId] });
      await modules.source.manager.findOneByOrFail(Contact, { id: contactId });
      return clock.waits - before;
    };
    expect(await route(early)).toBe(30);
    clock.step(2000);
    expect(await route(late)).toBe(30);
    expect(await route(last)).toBe(0);
  } finally {
    await other.rollbackTransaction();
    await other.release();
    await Promise.all(arriving);
  }
});

it('of much that waits only so much is routed at once', async () => {
  const first = await arrives();
  await modules.source.query(`UPDATE receipt SET raw = $2 WHERE id = $1`, [
    first.contactId,
    Buffer.alloc(4 * 1024 * 1024, 'A'),
  ]);
  const ids: string[] = (
    await modules.source.query<{ id: string }[]>(
      `INSERT INTO receipt SELECT (jsonb_populate_record(r, jsonb_build_object(
         'id', gen_random_uuid(), 'idempotency_key', 'large ' || n, 'reference', 'LARG-' || n))).*
       FROM receipt r, generate_series(1, 12) n WHERE r.id = $1 RETURNING id`,
      [first.contactId],
    )
  ).map(({ id }) => id);
  await modules.get(RouteContact).handle({ ids });
  const [routed] = await modules.source.query<{ contacts: number; transactions: number }[]>(
    `SELECT count(*)::int AS contacts, count(DISTINCT xmin::text)::int AS transactions FROM contact WHERE id = ANY($1)`,
    [ids],
  );
  expect(routed).toEqual({ contacts: 12, transactions: 3 });
});
