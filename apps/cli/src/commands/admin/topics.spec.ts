import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../../../../../test/support/database.js';
import { frontdoor, type Ran } from '../../run.test-io.js';

const SECRET = 'a secret for tests that is long enough to be one';

describe('frontdoor admin topics', () => {
  let environment: Record<string, string>;
  let folder: string;
  const admin = (...words: string[]): Promise<Ran> => frontdoor(['admin', ...words], { environment });
  const file = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'topics-'));
    environment = { DATABASE_URL: await newDatabase(), SECRET };
    await admin('organisation', 'create', 'Testshire', '--pack', 'cambridge-city');
    await admin('service', 'add', 'Waste', '--team', 'Bins');
    await admin('service', 'add', 'Parking', '--team', 'Cars');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('sets the words of the services that a file names, and prints them as it takes them', async () => {
    const words = file('words.yaml', 'services:\n  waste: { bin: 3, "not emptied": 2, parking: -4 }\n');
    expect((await admin('topics', 'try', words)).out).toBe(
      'There are no texts of the past yet to try them on.\n',
    );
    expect((await admin('topics', 'show', '--json')).json()).toEqual({
      services: { parking: {}, waste: {} },
    });
    expect((await admin('topics', 'set', words, '--json')).json()).toMatchObject({ heldOut: 0 });
    await admin('topics', 'set', file('more.json', '{"services":{"parking":{"permit":3}}}'));
    const shown = await admin('topics', 'show');
    expect(shown.out).toContain('not emptied: 2');
    expect((await admin('topics', 'set', file('again.yaml', shown.out))).code).toBe(0);
    expect((await admin('topics', 'show', '--json')).json()).toEqual({
      services: { parking: { permit: 3 }, waste: { bin: 3, 'not emptied': 2, parking: -4 } },
    });
  });

  it('tells all faults at once and changes nothing', async () => {
    const faulty = file('faulty.yaml', 'services:\n  nowhere: { a bin: 3 }\n  waste: { bin: 0, x: 99 }\n');
    const { code, err } = await admin('topics', 'set', faulty);
    expect(code).toBe(1);
    for (const fault of [
      'services.nowhere: there is no such service',
      'services.waste.bin',
      'services.waste.x',
    ])
      expect(err).toContain(fault);
    expect((await admin('topics', 'show')).out).toContain('bin: 3');
    expect((await admin('topics', 'set', file('no.yaml', '- 1'))).err).toContain('Nothing was changed');
  });
});
