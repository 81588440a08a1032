import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lintPacks, listPromises, loadPacks, sayLint, sayPromises } from './index.js';

const CHARTERS = new URL('../../../../charters', import.meta.url).pathname;
const NOW = Date.UTC(2026, 10, 1);

describe('linting the published packs', () => {
  it('finds no faults, and lists what is pending', async () => {
    const lint = await lintPacks(CHARTERS, NOW);
    expect(lint.faults).toEqual([]);
    expect(lint).toMatchObject({ packs: 5, promises: 111 });
    expect(lint.cases).toBeGreaterThan(255);
    expect(lint.pending).toContainEqual({
      pack: 'cambridgeshire-county',
      id: 'COUNTY-X1',
      pending: 'limits on abusive contact',
    });
    const { text, exitCode } = sayLint(lint);
    expect(exitCode).toBe(0);
    expect(text).toContain('  cambridgeshire-county COUNTY-X1: limits on abusive contact\n');
    expect(text).toMatch(/\n5 packs, 111 promises, \d+ cases, 0 faults\.\n$/);
  });

  it('can be asked for one pack', async () => {
    expect(await lintPacks(join(CHARTERS, 'county-care'), NOW)).toMatchObject({
      faults: [],
      packs: 1,
      promises: 17,
    });
  });

  it('tells of bank holidays that run out, for the packs in force', async () => {
    const { faults } = await lintPacks(CHARTERS, Date.UTC(2028, 5, 1));
    expect(new Set(faults.map(({ file }) => file))).toEqual(
      new Set(
        ['cambridge-city', 'cambridgeshire-county', 'cambridgeshire-feedback', 'county-care'].map(
          (id) => `${id}/calendar.yaml`,
        ),
      ),
    );
  });
});

describe('linting packs with faults', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'charters-'));
    await cp(CHARTERS, folder, { recursive: true });
    const edit = async (path: string, from: string, to: string): Promise<void> => {
      const text = await readFile(join(folder, path), 'utf8');
      expect(text).toContain(from);
      await writeFile(join(folder, path), text.replace(from, to));
    };
    await edit('county-care/charter.yaml', 'within: 21 seconds', 'within: seven rings');
    await edit('cambridge-city/cases/CITY-E1.yaml', 'state: kept', 'state: missed');
    await edit('cambridge-city/cases/CITY-E2.yaml', 'due: 2026-06-18 17:00', 'due: 2026-06-18 16:00');
    await edit('cambridge-city/cases/CITY-C1.yaml', 'promise: CITY-C1', 'promise: CITY-02');
    await edit('cambridgeshire-county/charter.yaml', 'id: cambridgeshire-county', 'id: another-county');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('tells all of them at once, with file and place, and fails', async () => {
    const { text, exitCode } = sayLint(await lintPacks(folder, NOW));
    expect(exitCode).toBe(1);
    const [faults] = text.split('Pending, ');
    expect(faults).toContain('county-care/charter.yaml: promises.CARE-T1.clocks.0.within: ');
    expect(faults).toContain(
      'cambridge-city/cases/CITY-E1.yaml: cases.0 (An email to the Customer Service Centre, answered a minute before the time is up): is kept, expected missed\n',
    );
    expect(faults).toContain(': is due on Thursday 18 June 2026 at 17:00, expected 2026-06-18 16:00\n');
    expect(faults).toContain(': there is no such clock of CITY-02\n');
    expect(faults).toContain(
      'cambridgeshire-county/charter.yaml: id: is another-county, but the folder is cambridgeshire-county\n',
    );
  });

  it('still loads the packs without faults', async () => {
    const { packs, faults } = await loadPacks(folder);
    expect([...packs.keys()]).toEqual([
      'cambridge-city',
      'cambridge-city-2012',
      'another-county',
      'cambridgeshire-feedback',
    ]);
    expect(faults).toHaveLength(1);
  });
});

describe('a folder', () => {
  it('without packs is a fault', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'charters-'));
    expect((await lintPacks(folder, NOW)).faults).toEqual([
      { file: folder, path: '', message: 'there is no charter pack in this folder' },
    ]);
    await rm(folder, { recursive: true });
    const [fault] = (await lintPacks(folder, NOW)).faults;
    expect(fault).toMatchObject({ file: folder, message: expect.stringMatching(/^cannot be read: ENOENT/) });
  });
});

describe('the list of promises', () => {
  it('has every promise with its kind, state and how it is kept', async () => {
    const { packs } = await loadPacks(CHARTERS);
    const promises = listPromises(packs.values());
    expect(promises).toHaveLength(111);
    expect(promises.find(({ id }) => id === 'CITY-E1')).toEqual({
      pack: 'cambridge-city',
      version: '1.0',
      id: 'CITY-E1',
      title: 'An email or online message to the Customer Service Centre is answered within 4 working hours',
      kinds: ['clock'],
      state: 'built',
      pending: undefined,
      kept: 'A commitment opens on receipt and is kept by the response.',
      source: 'Contacting us by email: point 1',
      published: true,
      assumptions: [expect.stringContaining('every email')],
      clocks: [
        {
          id: 'CITY-E1',
          starts: 'contact-received',
          stops: ['responded', 'resolved'],
          within: ['4 working hours'],
          calendar: 'Monday to Friday, 9:00 to 17:00',
        },
        expect.objectContaining({ id: 'CITY-E1/first-reply' }),
      ],
    });
    expect(promises.find(({ id }) => id === 'COUNTY-X1')).toMatchObject({
      state: 'pending',
      pending: 'limits on abusive contact',
    });
    const table = sayPromises(promises).split('\n');
    expect(table).toHaveLength(112);
    expect(table[0]).toMatch(/^CITY-01 +feature +built   +Information is easy/);
  });
});
