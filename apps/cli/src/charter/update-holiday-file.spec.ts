import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lintPacks, updateHolidayFile } from './index.js';

const CHARTERS = new URL('../../../../charters', import.meta.url).pathname;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'charters-'));
  await cp(CHARTERS, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

it('takes over a newer list, after which the packs still hold', async () => {
  const path = join(folder, 'holidays/united-kingdom.json');
  const text = await readFile(path, 'utf8');
  await writeFile(join(folder, 'feed.json'), text.replaceAll('2028-01-03', '2028-01-04'));
  const updated = await updateHolidayFile(folder, join(folder, 'feed.json'));
  expect(updated.added).toContain('england-and-wales 2028-01-04 New Year’s Day');
  expect(updated.removed).toContain('england-and-wales 2028-01-03 New Year’s Day');
  expect(await readFile(path, 'utf8')).toContain('2028-01-04');
  expect((await lintPacks(folder, Date.UTC(2026, 10, 1))).faults).toEqual([]);
});

it('leaves the list alone when the new one has faults', async () => {
  const path = join(folder, 'holidays/united-kingdom.json');
  const before = await readFile(path, 'utf8');
  await writeFile(join(folder, 'feed.json'), '{}');
  const updated = await updateHolidayFile(folder, join(folder, 'feed.json'));
  expect(updated.faults).not.toEqual([]);
  expect(await readFile(path, 'utf8')).toBe(before);
  expect(await readdir(join(folder, 'holidays'))).not.toContain('united-kingdom.json.new');
});
