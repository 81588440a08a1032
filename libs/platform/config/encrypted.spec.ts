import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';

const SECRET = 'a secret for tests that is long enough to be one';

describe('what the hub stands on at another machine', () => {
  it.each([
    ['postgres://db.example/hub', 'postgres://db.example/hub?sslmode=verify-full'],
    ['postgres://a:b%40c@db.example/hub?x=y', 'postgres://a:b%40c@db.example/hub?x=y&sslmode=verify-full'],
    ['postgres://db.example/hub?sslmode=disable', 'postgres://db.example/hub?sslmode=disable'],
    ['postgres://127.0.0.1:5432/hub', 'postgres://127.0.0.1:5432/hub'],
    ['postgres://[::1]/hub', 'postgres://[::1]/hub'],
    ['postgres://%2Fvar%2Frun%2Fpostgresql/hub', 'postgres://%2Fvar%2Frun%2Fpostgresql/hub'],
    ['postgres:///hub?host=/var/run/postgresql', 'postgres:///hub?host=/var/run/postgresql'],
  ])('the database at %s is used as %s', (url, used) => {
    const read = readConfig({ DATABASE_URL: url, DATABASE_MIGRATE_URL: url, SECRET });
    expect([read.DATABASE_URL, read.DATABASE_MIGRATE_URL]).toEqual([used, used]);
  });

  it.each([
    ['redis://cache.example:6379', false],
    ['redis://:word@10.0.0.5', false],
    ['redis://cache.example:6379?tls=off', true],
    ['rediss://cache.example', true],
    ['redis://localhost:6379/2', true],
    ['redis://127.0.0.1', true],
  ])('the Redis at %s is taken: %s', (REDIS_URL, taken) => {
    const read = () =>
      readConfig({ DATABASE_URL: 'postgres://localhost/hub', SECRET, REDIS_URL, FILES_DIR: 'files' });
    if (taken) expect(read().REDIS_URL).toBe(REDIS_URL);
    else expect(read).toThrow('in clear');
  });
});
