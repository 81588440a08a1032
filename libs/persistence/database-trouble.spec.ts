import { FrontdoorError } from '@frontdoor/kernel';
import {
  Batcher,
  databaseTrouble,
  DatabaseProbe,
  DataSource,
  dataSourceOptions,
  noteByTheWay,
} from '@frontdoor/persistence';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../../test/support/database.js';
import { eventually } from '../../test/support/eventually.js';

const failure = (code?: string, message = 'It failed'): Error =>
  Object.assign(new Error(message), code && { code });

describe('what went wrong is the trouble of the database', () => {
  it.each([
    [
      'database-busy',
      ['57014', '55P03', '25P03', '25P04', '40001', '40P01', '40002', '53000', '53200', '53300'],
    ],
    ['database-not-writable', ['53100', '25006']],
    [
      'try-again-later',
      [
        '08000',
        '08003',
        '08006',
        '08007',
        '40003',
        '57P01',
        '57P02',
        '57P03',
        '57000',
        '58000',
        '58030',
        'XX000',
      ],
    ],
    [
      'try-again-later',
      ['XX001', '28P01', '28000', '3D000', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
    ],
    ['try-again-later', ['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'EPROTO']],
    [undefined, ['22001', '23505', '42P01', '42601', '54000', 'ENOENT', 'P0001']],
  ])('%s by its code', (told, codes) => {
    for (const code of codes) expect([code, databaseTrouble(failure(code))?.code]).toEqual([code, told]);
  });

  it.each([
    ['database-busy', 'timeout exceeded when trying to connect'],
    ['try-again-later', 'Connection terminated unexpectedly'],
    ['try-again-later', 'Connection terminated due to connection timeout'],
    ['try-again-later', 'Client has encountered a connection error and is not queryable'],
    ['try-again-later', 'Query runner already released. Cannot run queries anymore.'],
    ['try-again-later', 'Query read timeout'],
    ['try-again-later', 'The server does not support SSL connections'],
    [undefined, 'Cannot read properties of undefined'],
  ])('%s by words without a code: %s', (told, message) => {
    expect(databaseTrouble(failure(undefined, message))?.code).toBe(told);
  });

  it('and where one input may be to blame, its neighbours are tried without it', async () => {
    const run = async (inputs: string[]): Promise<string[]> => {
      if (inputs.includes('poison')) throw failure('XX000');
      return inputs;
    };
    const batcher = new Batcher(run, { size: 10, atOnce: 1 });
    const outcomes = await Promise.allSettled(['one', 'poison', 'two'].map((each) => batcher.add(each)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('and whoever waited in a line in vain is not made to wait again, one after the other', async () => {
    let tried = 0;
    const run = async (): Promise<string[]> => {
      tried++;
      throw new FrontdoorError('database-busy');
    };
    const batcher = new Batcher(run, { size: 10, atOnce: 1 });
    const outcomes = await Promise.allSettled(['one', 'two', 'three'].map((each) => batcher.add(each)));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(tried).toBe(1);
    expect(databaseTrouble(new FrontdoorError('work-item-not-found'))).toBeUndefined();
  });
});

describe('a database that ends connections', () => {
  let url: string;
  let other: pg.Client;
  beforeAll(async () => {
    url = await newDatabase();
    other = new pg.Client(url);
    await other.connect();
  });
  afterAll(() => other?.end());

  /** As the server does on its way down: it sends an error that no statement waits for. */
  async function endAllOthers(): Promise<void> {
    await other.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
  }

  it('ends no process, whoever holds them and whether anybody listens', async () => {
    const source = await new DataSource(dataSourceOptions(url, 2)).initialize();
    const { master } = source.driver as unknown as { master: pg.Pool };
    const taken = await master.connect();
    // As BullMQ does before it closes its connection for notifications.
    const bare = new pg.Client(url);
    await bare.connect();
    bare.removeAllListeners();
    const ended: unknown[] = [];
    for (const client of [taken, bare]) client.on('end', () => ended.push(client));
    await endAllOthers();
    await eventually('both to end', () => ended.length === 2);
    await expect(taken.query('SELECT 1')).rejects.toThrow();
    await expect(bare.query('SELECT 1')).rejects.toThrow();
    taken.release(true);
    expect(await source.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await source.destroy();
  });

  it('is looked at by writing, so that one which takes no changes is noticed', async () => {
    const probe = new DatabaseProbe(url);
    try {
      await probe.look();
      await probe.look();
      const { rows } = await other.query<{ name: string }>('SELECT current_database() AS name');
      await other.query(`ALTER DATABASE "${rows[0]!.name}" SET default_transaction_read_only = on`);
      await endAllOthers();
      await eventually('the probe to notice', () =>
        probe.look().then(
          () => false,
          (error: { code?: string }) => error.code === '25006',
        ),
      );
      await other.query(`SET default_transaction_read_only = off`);
      await other.query(`ALTER DATABASE "${rows[0]!.name}" RESET default_transaction_read_only`);
      await endAllOthers();
      await eventually('the probe to be content', () =>
        probe.look().then(
          () => true,
          () => false,
        ),
      );
    } finally {
      await probe.close();
    }
  });
});

describe('what is noted by the way', () => {
  const refused = (code: string) => Promise.reject(Object.assign(new Error('No'), { code }));

  it.each(['25006', '53100'])('is left where the database takes no changes (%s)', (code) =>
    expect(noteByTheWay(() => refused(code))).resolves.toBeUndefined(),
  );

  it('fails for any other reason', () => expect(noteByTheWay(() => refused('23505'))).rejects.toThrow('No'));
});
