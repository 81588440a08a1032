import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
// Says what there is to inject, also to a build that has no tests in it.
import type {} from './global-setup.js';

/** A new, empty database on the server of this run; its address. */
export async function newDatabase(): Promise<string> {
  const url = new URL(inject('postgres'));
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client(url.href);
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  url.pathname = `/${name}`;
  return url.href;
}
