import { setTimeout as sleep } from 'node:timers/promises';
import {
  bulkInsert,
  DataSource,
  dataSourceOptions,
  LiveEventRow,
  migrate,
  together,
  transaction,
} from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../../test/support/database.js';

describe('statements that are sent together', () => {
  let source: DataSource;
  beforeAll(async () => {
    const url = await newDatabase();
    await migrate(url);
    source = await new DataSource(dataSourceOptions(url, 4)).initialize();
    await source.query(`CREATE TABLE owner (id integer PRIMARY KEY)`);
    await source.query(`CREATE TABLE thing (n integer PRIMARY KEY, owner integer REFERENCES owner)`);
  });
  afterAll(() => source?.destroy());

  const things = (): Promise<{ n: number }[]> => source.query(`SELECT n FROM thing ORDER BY n`);

  it('run in their order, each after the one before, whatever sends them', async () => {
    const answers = await transaction(source, (manager) =>
      together(
        () => manager.query<unknown[]>(`SELECT pg_sleep(0.05)`),
        () => manager.query<unknown[]>(`INSERT INTO owner VALUES (1)`),
        () =>
          bulkInsert(manager, LiveEventRow, [
            { organisationId: crypto.randomUUID(), topic: 'enquiry', subjectId: crypto.randomUUID(), at: 0 },
          ]),
        () => manager.query<unknown[]>(`INSERT INTO thing SELECT 1, id FROM owner`),
        () => manager.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM thing`),
      ),
    );
    expect(answers.at(-1)).toEqual([{ n: 1 }]);
    expect(await things()).toEqual([{ n: 1 }]);
  });

  it('fail with what failed first, once all have been answered, and nothing is left of them', async () => {
    const ended: string[] = [];
    const told = transaction(source, (manager) =>
      together(
        async () => {
          await sleep(20);
          ended.push('late');
          await manager.query(`INSERT INTO thing VALUES (5)`);
        },
        () => manager.query(`INSERT INTO thing VALUES (2)`),
        () => manager.query(`INSERT INTO thing VALUES (3, 7)`),
        () => manager.query(`INSERT INTO thing VALUES (4)`),
      ),
    );
    await expect(told).rejects.toMatchObject({ code: '23503' });
    expect(ended).toEqual(['late']);
    expect(await things()).toEqual([{ n: 1 }]);
  });

  it('leave a connection that goes on', async () => {
    expect(await source.query(`SELECT 1 AS one`)).toEqual([{ one: 1 }]);
  });
});
