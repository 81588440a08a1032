import { Ids, SystemClock } from '@frontdoor/kernel';
import { DataSource, dataSourceOptions, migrate } from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';
import { createDemonstration } from '@frontdoor/demonstration';
import { beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../../../../test/support/database.js';
import { frontdoor, type Ran } from '../run.test-io.js';

const SECRET = 'a secret for tests that is long enough to be one';

describe('frontdoor forecast', () => {
  let environment: Record<string, string>;
  const forecast = (...words: string[]): Promise<Ran> => frontdoor(['forecast', ...words], { environment });

  beforeAll(async () => {
    environment = { DATABASE_URL: await newDatabase(), SECRET };
    await migrate(environment.DATABASE_URL!);
    const source = await new DataSource(dataSourceOptions(environment.DATABASE_URL!, 2)).initialize();
    const clock = new SystemClock();
    await createDemonstration(
      source,
      { clock, ids: new Ids(clock), secret: new InstanceSecret(SECRET) },
      { packId: 'cambridge-city', password: 'door-for-tests' },
    );
    await source.destroy();
    await frontdoor(['demonstration', 'year', '--contacts', '3000'], { environment });
  }, 120_000);

  it('foresees two weeks by half-hour, nearer than the same weekday a week before', async () => {
    const { days, backtest, needs } = (await forecast('--json')).json() as {
      days: { total: number; halves: number[]; people: number[] }[];
      backtest: { days: number; byDay: { ours: number; naive: number } };
      needs: { people: number; isLearnt: boolean }[];
    };
    expect(days).toHaveLength(14);
    for (const { halves, people } of days) expect([halves.length, people.length]).toEqual([48, 48]);
    expect(days.reduce((sum, { total }) => sum + total, 0)).toBeGreaterThan(20);
    expect(backtest.days).toBe(28);
    expect(backtest.byDay.ours).toBeLessThan(backtest.byDay.naive);
    expect(needs.length).toBeGreaterThan(3);
    expect(needs.some(({ isLearnt }) => isLearnt)).toBe(false);
  });

  it('writes a row for each half-hour as CSV, and says what it can be asked for', async () => {
    const { out } = await forecast('--csv', '--from', '2026-12-01', '--to', '2026-12-02');
    expect(out.trim().split('\r\n')).toHaveLength(1 + 2 * 48);
    expect(await forecast('--from', 'tomorrow')).toMatchObject({ code: 2 });
    const { code, err } = await forecast('--from', '2026-12-02', '--to', '2026-12-01');
    expect(code).toBe(1);
    expect(err).toContain('A forecast is for one day to 42 days');
  });
});
