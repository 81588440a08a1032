import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@frontdoor/platform';
import pg from 'pg';
import { eventually } from '../../support/eventually.js';
import { findPostmaster } from '../postmaster.js';

const SETTINGS = { max_connections: '120' };

/** A PostgreSQL of the run's own, which can be ended and can fail over to a standby. */
export class OwnPostgres {
  private servers = 1;

  private constructor(
    private readonly folder: string,
    private server: EmbeddedPostgres,
  ) {}

  static async start(folder: string): Promise<OwnPostgres> {
    fs.mkdirSync(path.join(folder, '1'), { recursive: true });
    const dataDir = path.join(folder, '1');
    return new OwnPostgres(folder, await startEmbeddedPostgres({ dataDir, settings: SETTINGS }));
  }

  get url(): string {
    return this.server.url();
  }

  /** Number of the process that all its others come from. */
  get process(): number {
    const found = findPostmaster(this.dataDir);
    if (!found) throw new Error('There is no database to disturb');
    return found;
  }

  /** Ends it by a signal; it is started again at once. @returns resolves when it answers again. */
  async end(signal: 'SIGINT' | 'SIGQUIT'): Promise<() => Promise<void>> {
    process.kill(this.process, signal);
    return () => this.ask('SELECT 1').then(() => undefined);
  }

  /** Makes a standby that has every commit, kills the primary, and promotes the standby, which is used from then on. */
  async failOver(): Promise<void> {
    const standby = await this.makeStandby();
    await this.ask(`ALTER SYSTEM SET synchronous_standby_names = '*'`, 'SELECT pg_reload_conf()');
    await eventually('a standby that is level', async () => {
      const [row] = await this.ask(
        `SELECT count(*)::int AS n FROM pg_stat_replication WHERE sync_state = 'sync'`,
      );
      return (row as { n: number }).n > 0;
    });
    const primary = this.process;
    const stopped = this.server.stop();
    process.kill(primary, 'SIGKILL');
    await stopped;
    fs.rmSync(this.dataDir, { recursive: true, force: true });
    this.server = standby;
    this.servers++;
    await this.ask('SELECT pg_promote(true, 20)');
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  private get dataDir(): string {
    return path.join(this.folder, String(this.servers));
  }

  private async makeStandby(): Promise<EmbeddedPostgres> {
    const dataDir = path.join(this.folder, String(this.servers + 1));
    const cluster = path.join(dataDir, 'postgres');
    fs.mkdirSync(dataDir, { recursive: true });
    fs.copyFileSync(path.join(this.dataDir, 'postgres.password'), path.join(dataDir, 'postgres.password'));
    const client = new pg.Client(this.url);
    await client.connect();
    try {
      await client.query(`SELECT pg_backup_start('standby', true)`);
      // Files that vanish meanwhile are told of by cp, and are none that the backup needs.
      spawnSync('cp', ['-a', path.join(this.dataDir, 'postgres'), cluster]);
      const { rows } = await client.query<{ labelfile: string }>(
        'SELECT labelfile FROM pg_backup_stop(false)',
      );
      fs.writeFileSync(path.join(cluster, 'backup_label'), rows[0]!.labelfile);
    } finally {
      await client.end();
    }
    for (const file of ['postmaster.pid', 'postmaster.opts'])
      fs.rmSync(path.join(cluster, file), { force: true });
    fs.writeFileSync(path.join(cluster, 'standby.signal'), '');
    const { hostname, port, username, password } = new URL(this.url);
    const primary = `host=${hostname} port=${port} user=${username} password=${password}`;
    fs.appendFileSync(path.join(cluster, 'postgresql.auto.conf'), `\nprimary_conninfo = '${primary}'\n`);
    return startEmbeddedPostgres({ dataDir, settings: SETTINGS });
  }

  private async ask(...statements: string[]): Promise<unknown[]> {
    return eventually(
      'the database to answer',
      async () => {
        const client = new pg.Client(this.url);
        client.on('error', () => undefined);
        try {
          await client.connect();
          let rows: unknown[] = [];
          for (const statement of statements) ({ rows } = await client.query(statement));
          return rows;
        } catch {
          return undefined;
        } finally {
          await client.end().catch(() => undefined);
        }
      },
      30_000,
    );
  }
}
