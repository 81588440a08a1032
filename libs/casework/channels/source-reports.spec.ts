import {
  DataSource,
  dataSourceOptions,
  migrate,
  SourceCursor,
  transaction,
  writeSourceReport,
} from '@frontdoor/persistence';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../../../test/support/database.js';
import { eventually } from '../../../test/support/eventually.js';
import { SourceReports } from './source-reports.js';

const NINE = Date.parse('2026-07-07T09:00:00Z');

describe('what listeners report of themselves', () => {
  let source: DataSource;

  beforeAll(async () => {
    const url = await newDatabase();
    await migrate(url);
    source = await new DataSource(dataSourceOptions(url, 3)).initialize();
  });
  afterAll(() => source?.destroy());

  const row = (name: string): Promise<SourceCursor | null> =>
    source.manager.findOneBy(SourceCursor, { source: name });
  const report = (name: string, seenAt: number, state: 'ok' | 'trouble' = 'ok') => ({
    ...{ source: name, state, detail: 'Took a mail.', seenAt },
  });

  it('holds up nobody, however many there are at once, and ends with the newest', async () => {
    const reports = new SourceReports(source, pino({ level: 'silent' }));
    await writeSourceReport(source, report('smtp', NINE));
    let freed = (): void => undefined;
    const held = new Promise<void>((resolve) => (freed = resolve));
    let begun = (): void => undefined;
    const isHeld = new Promise<void>((resolve) => (begun = resolve));
    const holding = transaction(source, async (manager) => {
      await manager.update(SourceCursor, { source: 'smtp' }, { detail: 'held' });
      begun();
      await held;
    });
    await isHeld;
    for (let n = 1; n <= 100; n++) reports.write(report('smtp', NINE + n * 1000));
    // Three connections: one holds the row, one report waits for it.
    expect(await source.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    freed();
    await holding;
    await eventually('the newest', async () => (await row('smtp'))?.seenAt === NINE + 100_000);
  });

  it('are written at once where they say something else, and once a second where they do not', async () => {
    const reports = new SourceReports(source, pino({ level: 'silent' }));
    reports.write(report('mailbox', NINE));
    await eventually('the first', async () => (await row('mailbox'))?.seenAt === NINE);
    reports.write(report('mailbox', NINE + 500));
    reports.write(report('mailbox', NINE + 600, 'trouble'));
    await eventually('the trouble', async () => (await row('mailbox'))?.state === 'trouble');
    expect((await row('mailbox'))?.seenAt).toBe(NINE + 600);
  });
});
