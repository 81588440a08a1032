import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { plainMail } from '../../../../test/support/mail-fixtures.js';
import { readInThreads } from '../../../../test/support/reading.js';
import { importFiles } from './import-files.js';
import { findMailFiles } from './mail-files.js';
import type { Summary } from './summary.js';

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'large-mails-'));
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

it('of large mails one is in memory, and those before it are not any more', async () => {
  const body = Buffer.alloc(5 * 1024 * 1024, 'Dear council\n');
  for (let n = 0; n < 8; n++)
    fs.writeFileSync(path.join(dir, `${n}.eml`), Buffer.concat([plainMail({ subject: `Large ${n}` }), body]));
  const { files } = await findMailFiles(dir);
  const summary: Summary = {
    ...{ complete: false, imported: 0, alreadyThere: 0, quarantined: 0, skipped: [], leftOut: [] },
  };
  const before = process.memoryUsage().arrayBuffers;
  const inMemory: number[] = [];
  await importFiles(files, summary, {
    known: new Map(),
    entryPoint: 'help@council.example',
    place: {},
    maxBytes: 2 * body.length,
    read: readInThreads,
    receive: async () => {
      inMemory.push((process.memoryUsage().arrayBuffers - before) / body.length);
      return { contactId: 'one', reference: 'NEW1-AAAA', duplicate: false };
    },
    dir,
    tell: async () => undefined,
    done: () => undefined,
    stopped: new AbortController().signal,
  });
  expect(summary).toMatchObject({ complete: true, imported: 8 });
  expect(inMemory).toHaveLength(8);
  expect(Math.max(...inMemory)).toBeLessThan(3);
});
