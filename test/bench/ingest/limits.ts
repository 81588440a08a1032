import { randomUUID } from 'node:crypto';
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { Pool } from 'undici';
import { body } from './sender.js';
import { measure, type Measured } from './measure.js';

/** What the machine can do at best: the same bytes to a POST handler that does nothing, in a process of its own. */
export async function limitOfEmptyPost(clients: number, seconds: number): Promise<Measured> {
  const server = fork(path.join(import.meta.dirname, 'empty-post.js'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const port = await portOf(server);
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: clients, pipelining: 1 });
  const measured = await measure(clients, seconds, async () => {
    const answer = await pool.request({
      path: '/',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: body(),
    });
    await answer.body.text();
  });
  await pool.close();
  server.kill();
  return measured;
}

/** One INSERT of the same bytes per transaction, straight through pg, a connection per client, as durable. */
export async function limitOfInsert(
  databaseUrl: string,
  clients: number,
  seconds: number,
): Promise<Measured> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: clients });
  await pool.query(
    'CREATE TABLE IF NOT EXISTS bench_insert (id uuid PRIMARY KEY, at timestamptz NOT NULL, body bytea NOT NULL)',
  );
  const connections = await Promise.all(Array.from({ length: clients }, () => pool.connect()));
  const measured = await measure(clients, seconds, async (client) => {
    await connections[client]!.query({
      name: 'insert',
      text: 'INSERT INTO bench_insert VALUES ($1, now(), $2)',
      values: [randomUUID(), body()],
    });
  });
  for (const connection of connections) connection.release();
  await pool.query('DROP TABLE bench_insert');
  await pool.end();
  return measured;
}

const portOf = (server: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('message', (port) => resolve(Number(port)));
    server.once('exit', (code) => reject(new Error(`The empty server ended with exit code ${code}`)));
  });
