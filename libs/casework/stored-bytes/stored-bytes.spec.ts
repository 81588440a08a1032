import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Ids, type KeptBytes, LARGE_BYTES, SystemClock } from '@frontdoor/kernel';
import { DataSource, dataSourceOptions, migrate } from '@frontdoor/persistence';
import { byteStoreOf, readConfig } from '@frontdoor/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../../../test/support/database.js';
import { newFolder } from '../../../test/support/new-folder.js';
import { StoredBytes } from './stored-bytes.js';

const clock = new SystemClock();
let source: DataSource;
const FILES_DIR = newFolder();
/** A process with a store of these settings. */
const inProcess = (settings: Record<string, string> = { FILES_DIR }) =>
  new StoredBytes(source, byteStoreOf(readConfig(settings)), clock, new Ids(clock));
const readBack = (stored: StoredBytes, kept: KeptBytes) =>
  stored.lend(kept, async ({ path: file }) => fs.readFileSync(file));
const filesIn = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .flatMap((each) =>
      each.isFile() && each.name !== 'frontdoor-files' ? [path.join(each.parentPath, each.name)] : [],
    );

beforeAll(async () => {
  const url = await newDatabase();
  await migrate(url);
  source = await new DataSource(dataSourceOptions(url, 4)).initialize();
});
afterAll(() => source.destroy());

describe('large bytes', () => {
  const large = randomBytes(LARGE_BYTES + 1);

  it('lie in the store once, whoever keeps them and however they come, and are read back as they were', async () => {
    const stored = inProcess();
    const kept = (await stored.keep(large)) as KeptBytes;
    expect(kept.size).toBe(large.length);
    const again = await inProcess().take([large.subarray(0, 1000), large.subarray(1000)]);
    expect(again).toEqual(kept);
    expect(filesIn(FILES_DIR)).toHaveLength(1);
    expect((await readBack(inProcess(), kept)).equals(large)).toBe(true);
  });

  it('are not made of few, which stay as they are', async () => {
    const few = large.subarray(1);
    expect(await inProcess().keep(few)).toBe(few);
    const taken = (await inProcess().take([few.subarray(0, 9), few.subarray(9)])) as Uint8Array;
    expect(few.equals(taken)).toBe(true);
  });

  it('leave nothing behind when they break off', async () => {
    const before = filesIn(FILES_DIR);
    async function* breaking(): AsyncGenerator<Uint8Array> {
      yield large;
      throw new Error('the line went dead');
    }
    await expect(inProcess().take(breaking())).rejects.toThrow('the line went dead');
    expect(filesIn(FILES_DIR)).toEqual(before);
  });

  it('are not given out once they are damaged, or gone, until they come again', async () => {
    const stored = inProcess();
    const other = randomBytes(LARGE_BYTES + 1);
    const kept = (await stored.keep(other)) as KeptBytes;
    const [file] = filesIn(FILES_DIR).filter((each) => each.endsWith(kept.digest)) as [string];
    const changed = Buffer.from(other);
    changed[77]! ^= 1;
    fs.writeFileSync(file, changed);
    await expect(readBack(stored, kept)).rejects.toMatchObject({ code: 'bytes-damaged' });
    fs.rmSync(file);
    await expect(readBack(stored, kept)).rejects.toMatchObject({ code: 'bytes-damaged' });
    await stored.keep(other);
    expect((await readBack(stored, kept)).equals(other)).toBe(true);
  });

  it('are refused by a process that looks into another folder, and by one whose folder is not there', async () => {
    await expect(inProcess({ FILES_DIR: newFolder() }).open()).rejects.toMatchObject({
      code: 'bytes-elsewhere',
    });
    const away = `${FILES_DIR}-away`;
    const stored = inProcess();
    const kept = (await stored.keep(large)) as KeptBytes;
    fs.renameSync(FILES_DIR, away);
    try {
      await expect(stored.keep(randomBytes(LARGE_BYTES + 1))).rejects.toMatchObject({
        code: 'bytes-store-trouble',
      });
      await expect(readBack(stored, kept)).rejects.toMatchObject({ code: 'bytes-store-trouble' });
      await expect(inProcess().open()).rejects.toMatchObject({ code: 'bytes-elsewhere' });
    } finally {
      fs.renameSync(away, FILES_DIR);
    }
  });

  it('have one place when two processes make the first', async () => {
    await source.query('DELETE FROM byte_store');
    const folder = newFolder();
    await Promise.all([inProcess({ FILES_DIR: folder }).open(), inProcess({ FILES_DIR: folder }).open()]);
    expect(fs.readdirSync(folder)).toHaveLength(1);
  });
});
