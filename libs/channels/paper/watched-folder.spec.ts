import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { waitingFiles } from './watched-folder.js';

const LONG_AGO = 1_700_000_000;
const FILES = 1200;
let root: string;
beforeEach(() => (root = mkdtempSync(path.join(os.tmpdir(), 'frontdoor-watched-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('of many files in several folders the oldest come first, and no more than are asked for', async () => {
  for (const folder of ['letter/busy', 'letter/quiet', 'fax'])
    mkdirSync(path.join(root, folder), { recursive: true });
  const put = (file: string, age: number): void => {
    writeFileSync(path.join(root, file), 'x');
    utimesSync(path.join(root, file), LONG_AGO - age, LONG_AGO - age);
  };
  for (let n = 0; n < FILES; n++) put(`letter/busy/${n}.pdf`, (n * 7) % FILES);
  put('letter/quiet/old.pdf', FILES);
  const found = await waitingFiles(root, ['letter', 'fax'], 100);
  expect(found).toHaveLength(100);
  expect(found[0]!.name.toString()).toBe('old.pdf');
  const ages = found.map(({ modifiedAt }) => LONG_AGO - modifiedAt / 1000);
  expect(ages).toEqual(Array.from({ length: 100 }, (_, n) => FILES - n));
});
