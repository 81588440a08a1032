import { readSettings } from '@frontdoor/casework/channels';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { frontdoor } from '../../apps/cli/src/run.test-io.js';
import { startHub } from '../../apps/hub/src/start/start-hub.js';
import { newDatabase } from '../support/database.js';
import { freePort } from '../support/ports.js';
import { SECRET } from '../support/world.js';

/** Somebody who may log in and make tables in a database, and nothing else. */
const ROLE = `only_tables_${process.pid}`;

describe('a database whose role may not have the extensions', () => {
  let administrator: pg.Client;
  let database: string;
  let settings: Record<string, string>;
  const createOrganisation = () =>
    frontdoor(['admin', 'organisation', 'create', 'Testshire', '--pack', 'cambridge-city'], {
      environment: settings,
    });

  beforeAll(async () => {
    const url = new URL(await newDatabase());
    database = url.pathname.slice(1);
    administrator = new pg.Client(url.href);
    await administrator.connect();
    await administrator.query(
      `CREATE ROLE ${ROLE} LOGIN PASSWORD 'x'; GRANT CREATE ON SCHEMA public TO ${ROLE}`,
    );
    [url.username, url.password] = [ROLE, 'x'];
    settings = { DATABASE_URL: url.href, SECRET, DEMO: 'off' };
  });
  afterAll(async () => {
    await administrator?.query(`DROP OWNED BY ${ROLE}; DROP ROLE ${ROLE}`);
    await administrator?.end();
  });

  it('is refused in plain words that name the extension, by a command and by the hub', async () => {
    const refusal =
      /^The database does not provide its extension pg_trgm: permission denied .*\. Have an administrator .*CREATE EXTENSION pg_trgm/;
    const printed = vi.spyOn(console, 'log');
    const { code, out, err } = await createOrganisation();
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(refusal);
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
    await expect(startHub(readSettings({ ...settings, LOG_LEVEL: 'silent' }))).rejects.toMatchObject({
      code: 'database-extension-refused',
    });
  });

  it('asks for the next one when an administrator has made the first', async () => {
    await administrator.query('CREATE EXTENSION pg_trgm');
    const { code, err } = await createOrganisation();
    expect(code).toBe(1);
    expect(err).toContain('extension unaccent:');
  });

  it('is brought up to date once both are there', async () => {
    await administrator.query('CREATE EXTENSION unaccent');
    expect(await createOrganisation()).toMatchObject({ code: 0 });
  });

  it('needs nobody where the role may CREATE on the database, and the hub runs there', async () => {
    await administrator.query(`DROP OWNED BY ${ROLE}; DROP EXTENSION pg_trgm, unaccent;
      GRANT CREATE ON SCHEMA public TO ${ROLE}; GRANT CREATE ON DATABASE ${database} TO ${ROLE}`);
    expect(await createOrganisation()).toMatchObject({ code: 0 });
    const ports = { PORT: String(await freePort()), SMTP_PORT: String(await freePort()) };
    const hub = await startHub(readSettings({ ...settings, ...ports, LOG_LEVEL: 'silent' }));
    try {
      expect((await fetch(`${hub.url}/ready`)).status).toBe(200);
    } finally {
      await hub.stop();
    }
  });
});
