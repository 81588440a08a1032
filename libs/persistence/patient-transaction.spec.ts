import { DataSource, dataSourceOptions, patientTransaction } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../../test/support/database.js';

describe('a patient transaction', () => {
  let source: DataSource;
  beforeAll(async () => {
    source = await new DataSource(dataSourceOptions(await newDatabase(), 4)).initialize();
    await source.query(`CREATE TABLE thing (name text PRIMARY KEY, n integer NOT NULL)`);
    await source.query(`INSERT INTO thing VALUES ('a', 0), ('b', 0)`);
  });
  afterAll(() => source?.destroy());

  const add = `UPDATE thing SET n = n + 1 WHERE name = $1`;

  it('is run again when it and another waited for each other', async () => {
    let runs = 0;
    // The other one takes b, then wants a; this one takes a, then wants b.
    const other = source.createQueryRunner();
    await other.startTransaction();
    await other.query(add, ['b']);
    await patientTransaction(source, async (manager) => {
      runs++;
      await manager.query(`SET LOCAL deadlock_timeout = '20ms'`);
      await manager.query(add, ['a']);
      if (runs === 1) void other.query(add, ['a']).then(() => other.commitTransaction());
      await manager.query(add, ['b']);
    });
    await other.release();
    expect(runs).toBe(2);
    expect(await source.query('SELECT name, n FROM thing ORDER BY name')).toEqual([
      { name: 'a', n: 2 },
      { name: 'b', n: 2 },
    ]);
  });

  it('is not run again for any other fault', async () => {
    let runs = 0;
    const failing = patientTransaction(source, async (manager) => {
      runs++;
      await manager.query('SELECT 1 / 0');
    });
    await expect(failing).rejects.toThrow('division by zero');
    expect(runs).toBe(1);
  });
});
