import { createHash, randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { StoredBytes, StoredBytesModule } from '@frontdoor/casework/stored-bytes';
import { type KeptBytes, LARGE_BYTES } from '@frontdoor/kernel';
import { Contact, Receipt } from '@frontdoor/persistence';
import { BYTE_STORE, type ByteStore } from '@frontdoor/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { type CheckedBytes, CheckBytes } from './check-bytes.js';
import { ClearBytes } from './clear-bytes.js';
import { LookAfterBytesModule } from './look-after-bytes.module.js';
import { MoveBytes } from './move-bytes.js';

const HOUR_MS = 3_600_000;
const clock = new SteppedClock('2026-07-07T09:00:00Z');
let modules: TestModules;
let store: ByteStore;
let stored: StoredBytes;

beforeAll(async () => {
  modules = await TestModules.of([StoredBytesModule, LookAfterBytesModule], clock);
  store = modules.get(BYTE_STORE as never);
  stored = modules.get(StoredBytes);
});
afterAll(() => modules?.stop());

const keep = async (content = randomBytes(LARGE_BYTES + 1)) => (await stored.keep(content)) as KeptBytes;
/** The receipt of a contact whose bytes are others, for this purpose. */
const receipt = async (bytes: { raw: Buffer | null; digest: string | null }): Promise<string> => {
  const enquiry = await modules.receive('help');
  const { id } = await modules.source.manager.findOneByOrFail(Contact, { enquiryId: enquiry.id });
  await modules.source.manager.update(Receipt, { id }, bytes);
  return id;
};
const fileOf = ({ digest }: KeptBytes): string =>
  path.join(path.dirname(store.gathering), digest.slice(0, 2), digest);
const check = async (): Promise<CheckedBytes[]> => {
  const all: CheckedBytes[] = [];
  clock.step(1);
  for await (const each of modules.get(CheckBytes).check()) all.push(each);
  return all.filter(({ problem }) => problem !== undefined);
};

describe('large bytes', () => {
  it('that nothing refers to are cleared after a day, with what a crash left, and no others', async () => {
    const [forgotten, used] = [await keep(), await keep()];
    await receipt({ raw: null, digest: used.digest });
    const left = path.join(store.gathering, randomUUID());
    fs.writeFileSync(left, 'half');
    fs.utimesSync(left, clock.now() / 1000, clock.now() / 1000);
    clock.step(23 * HOUR_MS);
    await modules.get(ClearBytes).clear();
    expect([forgotten, used].map((each) => fs.existsSync(fileOf(each)))).toEqual([true, true]);
    expect(fs.existsSync(left)).toBe(true);
    const fresh = await keep();
    clock.step(2 * HOUR_MS);
    await modules.get(ClearBytes).clear();
    expect([forgotten, used, fresh].map((each) => fs.existsSync(fileOf(each)))).toEqual([false, true, true]);
    expect(fs.existsSync(left)).toBe(false);
  });

  it('that were cleared are kept again when they come again', async () => {
    const content = randomBytes(LARGE_BYTES + 1);
    const kept = await keep(content);
    clock.step(25 * HOUR_MS);
    await modules.get(ClearBytes).clear();
    expect(await store.head(kept.digest)).toBeUndefined();
    await keep(content);
    await modules.get(ClearBytes).clear();
    expect(await store.head(kept.digest)).toBe(content.length);
  });

  it('that rows had before are moved, and read as they were', async () => {
    const [large, small] = [randomBytes(3 * 1024 * 1024 + 1), randomBytes(LARGE_BYTES)];
    const [moved, stays] = [
      await receipt({ raw: large, digest: null }),
      await receipt({ raw: small, digest: null }),
    ];
    await modules.get(MoveBytes).move();
    const rows = await modules.source.query<{ id: string; digest: string | null; raw: Buffer | null }[]>(
      'SELECT id, digest, raw FROM receipt WHERE id = ANY($1)',
      [[moved, stays]],
    );
    const row = rows.find(({ id }) => id === moved)!;
    expect(row.raw).toBeNull();
    const kept = { digest: row.digest!, size: large.length };
    expect((await stored.lend(kept, async (file) => fs.readFileSync(file.path))).equals(large)).toBe(true);
    expect(rows.find(({ id }) => id === stays)).toMatchObject({ digest: null, raw: small });
  });

  it('of saved forms and scans are moved, belong to them, and are cleared once those are gone', async () => {
    const { organisationId, id: agentId } = await modules.agent('ash');
    const content = randomBytes(LARGE_BYTES + 1);
    const digest = createHash('sha256').update(content).digest('hex');
    const [form, scan] = [randomUUID(), randomUUID()];
    await modules.source.query(
      `INSERT INTO saved_form (id, organisation_id, fields, asked, created_at, expires_at)
       VALUES ($1, $2, '{}', true, now(), now() + interval '1 day')`,
      [form, organisationId],
    );
    await modules.source.query(
      `INSERT INTO saved_form_file (form_id, place, name, content_type, size, digest, content)
       VALUES ($1, 1, 'one.jpg', 'image/jpeg', $2, $3, $4)`,
      [form, content.length, digest, content],
    );
    await modules.source.query(
      `INSERT INTO scan_file (id, organisation_id, by_id, name, content, size, pages, separators, letters, at)
       VALUES ($1, $2, $3, 'scan.pdf', $4, $5, 1, '[]', '[]', now())`,
      [scan, organisationId, agentId, content, content.length],
    );
    await modules.get(MoveBytes).move();
    const [{ n }] = await modules.source.query<[{ n: number }]>(
      `SELECT (SELECT count(*) FROM saved_form_file WHERE stored = $1 AND content IS NULL)::int +
              (SELECT count(*) FROM scan_file WHERE digest = $1 AND content IS NULL)::int AS n`,
      [digest],
    );
    expect(n).toBe(2);
    clock.step(25 * HOUR_MS);
    await modules.get(ClearBytes).clear();
    expect(await store.head(digest)).toBe(content.length);
    fs.rmSync(fileOf({ digest, size: content.length }));
    expect(await check()).toEqual([
      {
        digest,
        size: content.length,
        problem: 'missing',
        references: expect.arrayContaining([
          { what: 'file of a saved form', id: form },
          { what: 'scan', id: scan },
        ]),
      },
    ]);
    await modules.source.query('DELETE FROM saved_form WHERE id = $1', [form]);
    await modules.source.query('DELETE FROM scan_file WHERE id = $1', [scan]);
    await modules.get(ClearBytes).clear();
    expect(await check()).toEqual([]);
  });

  it('are told where they are damaged or gone, with what they belong to', async () => {
    expect(await check()).toEqual([]);
    const [gone, changed, nobodys] = [await keep(), await keep(), await keep()];
    const [one, two] = [
      await receipt({ raw: null, digest: gone.digest }),
      await receipt({ raw: null, digest: changed.digest }),
    ];
    fs.rmSync(fileOf(gone));
    fs.rmSync(fileOf(nobodys));
    fs.writeFileSync(fileOf(changed), 'something else');
    const found = await check();
    expect(found).toHaveLength(2);
    expect(found).toContainEqual({
      ...gone,
      problem: 'missing',
      references: [{ what: 'contact', id: one }],
    });
    expect(found).toContainEqual({
      ...changed,
      problem: 'not what was kept',
      references: [{ what: 'contact', id: two }],
    });
  });
});
