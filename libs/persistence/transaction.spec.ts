import {
  databaseTrouble,
  DataSource,
  dataSourceOptions,
  outsideTransaction,
  retriedTransaction,
  findEarliestAlarm,
  transaction,
  watchingChanges,
} from '@frontdoor/persistence';
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
    let committed: Promise<void> | undefined;
    await retriedTransaction(source, async (manager) => {
      runs++;
      // Else this one could take a again before the other has it.
      await committed;
      await manager.query(`SET LOCAL deadlock_timeout = '20ms'`);
      await manager.query(add, ['a']);
      committed ??= other.query(add, ['a']).then(() => other.commitTransaction());
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
    const failing = retriedTransaction(source, async (manager) => {
      runs++;
      await manager.query('SELECT 1 / 0');
    });
    await expect(failing).rejects.toThrow('division by zero');
    expect(runs).toBe(1);
  });
});

describe('trouble of the database', () => {
  let source: DataSource;
  beforeAll(async () => {
    source = await new DataSource(dataSourceOptions(await newDatabase(), 2)).initialize();
  });
  afterAll(() => source?.destroy());

  const busy = Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
  const code = () => databaseTrouble(busy)?.code;
  const look = (): Promise<unknown> => transaction(source, (manager) => manager.query('SELECT 1'));

  it('is said to have changed nothing only until the request has changed something', async () => {
    await watchingChanges(async () => {
      expect(code()).toBe('database-busy');
      await expect(transaction(source, (manager) => manager.query('SELECT 1 / 0'))).rejects.toThrow('zero');
      expect(code()).toBe('database-busy');
      await look();
      expect(code()).toBe('try-again-later');
    });
  });

  it('of one request is not that of another', async () => {
    const other = watchingChanges(async () => {
      await look();
      return code();
    });
    expect([await watchingChanges(async () => code()), await other, code()]).toEqual([
      'database-busy',
      'try-again-later',
      'database-busy',
    ]);
  });
});

describe('one connection a transaction', () => {
  let source: DataSource;
  beforeAll(async () => {
    source = await new DataSource(
      dataSourceOptions(await newDatabase(), 2, { waitMs: 300, workMs: 500 }),
    ).initialize();
  });
  afterAll(() => source?.destroy());

  async function elsewhere(): Promise<unknown> {
    return source.query('SELECT 1');
  }

  it.each([
    ['a statement', elsewhere],
    ['the manager of the source', () => source.manager.query('SELECT 1')],
    ['a connection', async () => source.createQueryRunner().connect()],
    ['a prepared statement', () => findEarliestAlarm(source, { since: 0 })],
    ['another transaction', () => transaction(source, async () => undefined)],
  ])('refuses %s beside it', async (_, beside) => {
    await expect(transaction(source, beside)).rejects.toThrow(/second connection/);
  });

  it('names the place', async () => {
    await expect(transaction(source, elsewhere)).rejects.toThrow(/by elsewhere \(.*transaction\.spec\.ts/);
  });

  it('allows what the transaction itself does, and everything after it', async () => {
    const one = await transaction(source, async (manager) => {
      const after = (): Promise<unknown> => elsewhere();
      return { here: await manager.query('SELECT 1 AS one'), after };
    });
    expect(one.here).toEqual([{ one: 1 }]);
    await expect(one.after()).resolves.toBeDefined();
  });

  it('lets work begin that is no part of it', async () => {
    let begun: Promise<unknown> | undefined;
    await transaction(source, async () => {
      begun = outsideTransaction(elsewhere);
    });
    await expect(begun).resolves.toBeDefined();
  });

  it('undoes a transaction that takes too long, however short its statements', async () => {
    await source.query('CREATE TABLE slow (n integer)');
    const slow = transaction(source, async (manager) => {
      for (let n = 0; n < 20; n++) {
        await manager.query('INSERT INTO slow VALUES ($1)', [n]);
        await manager.query('SELECT pg_sleep(0.05)');
      }
    });
    await expect(slow).rejects.toMatchObject({ code: '57014' });
    expect(await source.query('SELECT * FROM slow')).toEqual([]);
  });

  it('waits neither for a connection nor for a lock nor for a statement for ever', async () => {
    const both = [source.createQueryRunner(), source.createQueryRunner()];
    for (const each of both) await each.connect();
    await expect(elsewhere()).rejects.toThrow('timeout exceeded');
    for (const each of both) await each.release();

    await expect(source.query('SELECT pg_sleep(5)')).rejects.toMatchObject({ code: '57014' });

    await transaction(source, async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(1)');
      const waiting = outsideTransaction(() => source.query('SELECT pg_advisory_lock(1)'));
      await expect(waiting).rejects.toMatchObject({ code: '55P03' });
    });
  });
});
