import { allowWork } from '@frontdoor/persistence';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frontdoor } from '../../apps/cli/src/run.test-io.js';
import { newDatabase } from '../support/database.js';
import { Desk, promiseOf } from '../support/desk.js';
import { newFolder } from '../support/new-folder.js';
import { SECRET, startEmbedded, type World } from '../support/world.js';

/** Works on a database as the role that its address names. */
async function runAs(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The same for every start on one database. */
const FILES_DIR = newFolder();

describe('a role that migrates and one that works', () => {
  let server: string;
  let owner: string;
  let worker: string;
  let world: World | undefined;
  /** The demonstration gives it at its first start. */
  let password: string;
  const start = async (settings: Record<string, string>): Promise<World> => {
    world = await startEmbedded({ SECRET, FILES_DIR, DEMO: 'on', LOG_LEVEL: 'warn', ...settings });
    password ??= world.password;
    return { ...world, password };
  };
  const stop = async (): Promise<void> => {
    await world?.stop();
    world = undefined;
  };

  beforeAll(async () => {
    server = await newDatabase();
    const { pathname } = new URL(server);
    const as = (role: string): string => {
      const url = new URL(server);
      url.username = `${role}_of${pathname.slice(1)}`;
      url.password = role;
      return url.href;
    };
    [owner, worker] = [as('owner'), as('worker')];
    const login = (url: string): string =>
      `CREATE ROLE ${new URL(url).username} LOGIN PASSWORD '${new URL(url).password}'`;
    await runAs(
      server,
      login(owner),
      login(worker),
      `ALTER DATABASE ${pathname.slice(1)} OWNER TO ${new URL(owner).username}`,
    );
  });
  afterAll(async () => {
    await stop();
    if (!owner) return;
    const roles = [worker, owner].map((url) => new URL(url).username);
    await runAs(server, ...roles.map((role) => `DROP OWNED BY ${role} CASCADE`));
    const postgres = new URL(server);
    postgres.pathname = '/postgres';
    const name = new URL(server).pathname.slice(1);
    await runAs(postgres.href, `DROP DATABASE ${name} WITH (FORCE)`, `DROP ROLE ${roles.join(', ')}`);
  });

  const answersTheCustomer = async (by: World, text: string): Promise<void> => {
    const desk = await Desk.of(by, 'maple');
    const enquiry = await desk.receive('planning', text);
    await desk.reply(enquiry, { text: 'You may.' });
    await desk.until('the answer', enquiry, (each) => promiseOf(each, 'CITY-E2').state === 'kept');
  };

  it('whoever only works does not begin with a database that is not there yet', async () => {
    await expect(start({ DATABASE_URL: worker })).rejects.toMatchObject({ code: 'database-rights' });
  });

  it('the hub works whole with the one, after the other has made the tables', async () => {
    const environment = { DATABASE_URL: worker, DATABASE_MIGRATE_URL: owner, SECRET };
    expect(await frontdoor(['migrate'], { environment })).toMatchObject({
      code: 0,
      out: 'The database is up to date.\n',
    });
    await answersTheCustomer(await start({ DATABASE_URL: worker }), 'May I paint?');
  }, 90_000);

  it.each([
    'CREATE TABLE more (id integer)',
    'CREATE SCHEMA more',
    'ALTER TABLE contact ADD more integer',
    'ALTER TABLE bullmq.job ADD more integer',
    'DROP TABLE receipt',
    'TRUNCATE receipt CASCADE',
    'CREATE EXTENSION citext',
  ])('who works may not: %s', async (statement) => {
    await expect(world!.database.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('several may give the rights at once', async () => {
    const processes = Array.from({ length: 6 }, () => allowWork(owner, worker, 'public'));
    await expect(Promise.all(processes)).resolves.toHaveLength(6);
  });

  it.each(['public', 'bullmq'])('what is added to %s later is worked with from the start', async (schema) => {
    await runAs(owner, `CREATE TABLE ${schema}.later (id serial, word text)`);
    await world!.database.query(`INSERT INTO ${schema}.later (word) VALUES ('yes')`);
    await runAs(owner, `DROP TABLE ${schema}.later`);
  });

  it('without a part of the queue the one does not begin, and with both it is made', async () => {
    const [{ sequence }] = await world!.database.query(
      `SELECT bullmq.job_id_seq_name('contacts') AS sequence`,
    );
    await stop();
    await runAs(server, `DROP SEQUENCE bullmq.${pg.escapeIdentifier(sequence)}`);
    await expect(start({ DATABASE_URL: worker })).rejects.toMatchObject({ code: 'database-rights' });
    await answersTheCustomer(
      await start({ DATABASE_URL: worker, DATABASE_MIGRATE_URL: owner }),
      'May I build?',
    );
  }, 90_000);
});
