import { randomUUID } from 'node:crypto';
import { Receipts } from '@frontdoor/casework/receipts';
import { Contact, Receipt } from '@frontdoor/persistence';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestModules } from '../../../test/support/test-modules.js';
import { RouteContact } from '../route-contact/route-contact.js';
import { QuarantineModule } from './quarantine.module.js';
import { Quarantine } from './quarantine.js';

describe('the quarantine', () => {
  const clock = new SteppedClock('2026-11-23T10:00:00Z');
  let modules: TestModules;
  let quarantine: Quarantine;
  let organisationId: string;

  beforeAll(async () => {
    modules = await TestModules.of([QuarantineModule], clock);
    quarantine = modules.get(Quarantine);
    ({ organisationId } = await modules.agent('ash'));
  });
  afterAll(() => modules?.stop());

  /** Something that the adapter could make nothing of. */
  const keep = async (raw: Buffer): Promise<string> => {
    const { contactId } = await modules.get(Receipts).receive({
      channel: 'email',
      entryPoint: 'help@fenmoor.example',
      raw,
      contentType: 'message/rfc822',
      idempotencyKey: randomUUID(),
      fault: { reason: 'Its headers never end', remedy: 'Look at the raw bytes' },
    });
    return contactId;
  };
  const release = async (id: string): Promise<Contact> => {
    await quarantine.release(id, organisationId);
    await modules.get(RouteContact).handle({ ids: [id] });
    return modules.source.manager.findOneByOrFail(Contact, { id });
  };

  it('shows what came with the reason, and gives the bytes back as they were', async () => {
    const raw = Buffer.from([0x46, 0x00, 0xff, 0xfe, 0x0a]);
    const id = await keep(raw);
    expect(await quarantine.list(organisationId)).toEqual({
      items: [
        {
          id,
          channel: 'email',
          entryPoint: 'help@fenmoor.example',
          receivedAt: '2026-11-23T10:00:00.000Z',
          reason: 'Its headers never end',
          remedy: 'Look at the raw bytes',
          size: 5,
          from: null,
          subject: null,
        },
      ],
      nextCursor: null,
    });
    const given = await quarantine.raw(id, organisationId);
    expect(given.contentType).toBe('message/rfc822');
    expect(given.raw.equals(raw)).toBe(true);
    await release(id);
  });

  it('puts in the queue what can be shown of it, as text that the database can keep', async () => {
    const id = await keep(Buffer.from(`Dear\0council,${'x'.repeat(30_000)}`));
    expect(await release(id)).toMatchObject({
      subject: 'Could not be read: Its headers never end',
      text: `Dearcouncil,${'x'.repeat(20_000 - 'Dear\0council,'.length)}`,
    });
    expect((await release(await keep(Buffer.alloc(0)))).text).toBe('(empty)');
    expect((await quarantine.list(organisationId)).items).toEqual([]);
  });

  it('releases once, with the job to route it in the same transaction', async () => {
    const id = await keep(Buffer.from('twice'));
    const both = await Promise.allSettled([1, 2].map(() => quarantine.release(id, organisationId)));
    const refused = both.filter((each) => each.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual([
      'quarantine-item-not-found',
    ]);
    expect((await modules.source.manager.findOneByOrFail(Receipt, { id })).state).toBe('received');
    await expect(quarantine.release(id, organisationId)).rejects.toMatchObject({
      code: 'quarantine-item-not-found',
    });
  });

  it('takes a machine’s mail that a person released for a person’s', async () => {
    const contact = {
      channel: 'email' as const,
      entryPoint: 'help@fenmoor.example',
      from: { kind: 'email' as const, value: 'robot@customer.example' },
      alsoReachableAt: [],
      text: 'The lift is out of order',
      attachments: [],
      automatic: 'generated' as const,
    };
    const { contactId } = await modules.get(Receipts).receive({
      channel: 'email',
      entryPoint: contact.entryPoint,
      raw: Buffer.from('lift'),
      contentType: 'message/rfc822',
      idempotencyKey: randomUUID(),
      contact,
    });
    await modules.source.manager.update(Receipt, { id: contactId }, { state: 'quarantined' });
    expect(await release(contactId)).toMatchObject({ text: 'The lift is out of order' });
    const { contact: released } = await modules.source.manager.findOneByOrFail(Receipt, { id: contactId });
    expect(released).not.toHaveProperty('automatic');
  });

  it('shows what is older page by page, however much of it came at once', async () => {
    const { manager } = modules.source;
    const first = await keep(Buffer.from('the first'));
    await manager.query(
      `INSERT INTO receipt SELECT (jsonb_populate_record(r, jsonb_build_object(
         'id', gen_random_uuid(), 'idempotency_key', n, 'reference', 'page ' || n,
         'received_at', r.received_at + (n / 100) * interval '1 second'))).*
       FROM receipt r, generate_series(1, 450) n WHERE r.id = $1`,
      [first],
    );
    const [seen, sizes] = [new Set<string>(), []] as [Set<string>, number[]];
    for (let cursor: string | undefined | null; cursor !== null;) {
      const page = await quarantine.list(organisationId, cursor);
      sizes.push(page.items.length);
      for (const { id } of page.items) seen.add(id);
      cursor = page.nextCursor;
    }
    expect(sizes).toEqual([200, 200, 51]);
    expect([seen.size, seen.has(first)]).toEqual([451, true]);
    await manager.delete(Receipt, { state: 'quarantined' });
  });

  it('is closed to other organisations', async () => {
    const id = await keep(Buffer.from('not yours'));
    const other = randomUUID();
    expect((await quarantine.list(other)).items).toEqual([]);
    for (const attempt of [() => quarantine.raw(id, other), () => quarantine.release(id, other)])
      await expect(attempt()).rejects.toMatchObject({ code: 'quarantine-item-not-found' });
    expect((await quarantine.list(organisationId)).items).toHaveLength(1);
  });
});
