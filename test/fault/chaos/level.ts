import { setTimeout as sleep } from 'node:timers/promises';
import { SystemClock, toDate } from '@frontdoor/kernel';
import type { Arrangement } from './arrangement.js';

/** Routing that is not level again by then will not be. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 100;

/** Contacts that came later are routed, and none waits for longer than two seconds. */
const LEVEL = `
  SELECT NOT EXISTS (SELECT FROM receipt WHERE state IN ('unread', 'received') AND received_at < now() - interval '2 seconds')
     AND EXISTS (SELECT FROM receipt WHERE state = 'routed' AND received_at > $1) AS level`;

/** Seconds from now until routing is level; undefined when it is not within a minute. */
export async function untilLevel({ connect }: Arrangement): Promise<number | undefined> {
  const since = toDate(new SystemClock().now());
  const began = performance.now();
  while (performance.now() - began < PATIENCE_MS) {
    if (await isLevel(connect, since).catch(() => false)) return (performance.now() - began) / 1000;
    await sleep(LOOK_MS);
  }
  return undefined;
}

async function isLevel(connect: Arrangement['connect'], since: Date): Promise<boolean> {
  const database = await connect();
  try {
    return (await database.query<{ level: boolean }>(LEVEL, [since])).rows[0]!.level;
  } finally {
    await database.end();
  }
}
