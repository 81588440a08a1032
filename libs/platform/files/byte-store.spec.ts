import { createHash, randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type BytesFile, LARGE_BYTES } from '@frontdoor/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newFolder } from '../../../test/support/new-folder.js';
import { type S3StandIn, startS3StandIn } from '../../../test/support/s3-stand-in.js';
import { readConfig } from '../config/config.js';
import type { ByteStore } from './byte-store.js';
import { gather } from './gather.js';
import { byteStoreOf } from './store-of.js';

const DATA_DIR = newFolder();
let s3: S3StandIn;
beforeAll(async () => {
  s3 = await startS3StandIn();
});
afterAll(() => s3.close());

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const open = (settings: Record<string, string> = {}): ByteStore =>
  byteStoreOf(readConfig({ DATA_DIR, ...settings }));
const gathered = async (store: ByteStore, bytes: Uint8Array): Promise<BytesFile> =>
  (await gather([bytes], async () => store.gathering)) as BytesFile;

/** What every store does. */
describe.each(['a folder', 'S3'])('%s', (kind) => {
  const id = randomUUID();
  const bytes = randomBytes(LARGE_BYTES + 300_000);
  const kept = { digest: digestOf(bytes), size: bytes.length };
  let store: ByteStore;
  const again = (): ByteStore => open(kind === 'S3' ? s3.settings : {});

  beforeAll(async () => {
    store = again();
    expect(await store.enter(id)).toBe(false);
    await store.make(id);
    expect(await store.enter(id)).toBe(true);
  });

  it('keeps bytes under their digest, for every process, once and again', async () => {
    for (let i = 0; i < 2; i++) await store.put(await gathered(store, bytes));
    expect(fs.readdirSync(store.gathering)).toEqual([]);
    const other = again();
    await other.enter(id);
    expect(await other.head(kept.digest)).toBe(bytes.length);
    expect((await buffer(await other.get(kept.digest))).equals(bytes)).toBe(true);
    const range = await buffer(await other.get(kept.digest, { from: 1000, length: 77 }));
    expect(range.equals(bytes.subarray(1000, 1077))).toBe(true);
    const lent = await other.lend(kept);
    expect(fs.readFileSync(lent.path).equals(bytes)).toBe(true);
    await lent.release();
    expect(fs.readdirSync(store.gathering)).toEqual([]);
    expect(await other.probe()).toMatch(/[.\w]$/);
  });

  it('gives out nothing that is not what was kept, and says what is missing', async () => {
    const digest = digestOf(Buffer.from('another'));
    expect(await store.head(digest)).toBeUndefined();
    await expect(store.get(digest)).rejects.toMatchObject({ code: 'bytes-damaged' });
    await expect(store.lend({ digest, size: 7 })).rejects.toMatchObject({ code: 'bytes-damaged' });
    const changed = Buffer.from(bytes);
    changed[5]! ^= 1;
    const place = `${id}/${kept.digest.slice(0, 2)}/${kept.digest}`;
    if (kind === 'S3') s3.objects.set(place, changed);
    else fs.writeFileSync(path.join(DATA_DIR, 'files', place), changed);
    await expect(store.lend(kept)).rejects.toMatchObject({ code: 'bytes-damaged' });
    expect(fs.readdirSync(store.gathering)).toEqual([]);
  });

  it('deletes, and what is not there as well', async () => {
    for (let i = 0; i < 2; i++) await store.delete(kept.digest);
    expect(await store.head(kept.digest)).toBeUndefined();
  });

  it('has a place for each database, and knows which it has', async () => {
    const other = again();
    expect(await other.enter(randomUUID())).toBe(false);
    const quicker = randomUUID();
    await other.make(quicker);
    await other.unmake(quicker);
    expect(await other.enter(quicker)).toBe(false);
  });
});

describe('S3', () => {
  const trouble = (reason: unknown) => ({ code: 'bytes-store-trouble', details: { reason } });

  it('that does not know the key, the secret or the bucket is trouble, and the secret is not told', async () => {
    for (const [wrong, reason] of [
      [{ S3_SECRET_ACCESS_KEY: 'another' }, 'it refuses our key (SignatureDoesNotMatch)'],
      [{ S3_ACCESS_KEY_ID: 'AKIDOTHER' }, 'it refuses our key (InvalidAccessKeyId)'],
      [{ S3_BUCKET: 'no-such-bucket' }, 'it has no such bucket'],
    ] as const) {
      const asked = open({ ...s3.settings, ...wrong }).make(randomUUID());
      await expect(asked).rejects.toMatchObject(trouble(reason));
      const error = await asked.catch((thrown: unknown) => thrown);
      expect(JSON.stringify(error) + String(error)).not.toContain('another');
    }
    expect((await fetch(`${s3.settings.S3_ENDPOINT}/${s3.settings.S3_BUCKET}/x`)).status).toBe(403);
  });

  it('refuses bytes that are not what their name says', async () => {
    const store = open(s3.settings);
    const id = randomUUID();
    await store.make(id);
    await store.enter(id);
    const file = await gathered(store, randomBytes(LARGE_BYTES + 1));
    const wrong = store.put({ ...file, digest: digestOf(Buffer.from('something else')) });
    await expect(wrong).rejects.toMatchObject(trouble('it answers 400 (XAmzContentSHA256Mismatch)'));
    fs.rmSync(file.path);
  });

  it('that is away, answers 503 or never is trouble within its time', async () => {
    s3.isDown = true;
    await expect(open(s3.settings).make(randomUUID())).rejects.toMatchObject(
      trouble('it answers 503 (SlowDown)'),
    );
    s3.isDown = false;
    const away = open({ ...s3.settings, S3_ENDPOINT: 'http://127.0.0.1:9' }).make(randomUUID());
    await expect(away).rejects.toMatchObject(trouble(expect.stringMatching(/^it cannot be reached/)));
  });
});
