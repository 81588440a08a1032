import { setTimeout as sleep } from 'node:timers/promises';
import { startHubProcess } from '../ingest/hub-process.js';
import { AlarmListener } from './alarm-listener.js';
import { MemoryWatch } from './memory.js';
import { quantile } from './numbers.js';
import { type Falling, openDistant, openEnquiries, openFalling } from './open-commitments.js';

/** Open commitments: those that are years away, and those that fall due in the run. */
const DISTANT = 900_000;
const FALLING = 100_000;
/** Time to write the rows before the first of them falls due. */
const AHEAD_MS = 15_000;
/** After the last one fell due, for stragglers. */
const PATIENCE_MS = 30_000;

/**
 * From the instant a promise fell due until a console was told, with a million open commitments: 1,000 a second for a
 * minute, after a warm-up and 20,000 that fall due at one instant.
 */
export async function benchAlarms(tell: (line: string) => void): Promise<object> {
  tell('alarms: a hub of its own');
  const hub = await startHubProcess();
  try {
    await openEnquiries(hub.database);
    await openDistant(hub.database, DISTANT, tell);
    const start = Date.now() + AHEAD_MS;
    const warmUp = { first: 0, count: 5000, from: start, everyMs: 1 };
    const burst = { first: 5000, count: 20_000, from: start + 8000, everyMs: 0 };
    const leadIn = { first: 25_000, count: 15_000, from: start + 23_000, everyMs: 1 };
    const steady = { first: 40_000, count: 60_000, from: start + 38_000, everyMs: 1 };
    const listener = await AlarmListener.start(hub);
    for (const falling of [warmUp, burst, leadIn, steady]) await openFalling(hub.database, falling);
    tell('alarms: a warm-up, then 20,000 at one instant');
    await sleep(steady.from - Date.now());
    tell('alarms: 1,000 a second for 60 seconds');
    const memory = new MemoryWatch(hub.pid);
    await sleep(steady.count);
    const hubMegabytes = memory.stop();
    const until = Date.now() + PATIENCE_MS;
    while (listener.heard.size < FALLING && Date.now() < until) await sleep(100);
    listener.stop();
    const delays = delaysOf(listener, steady);
    return {
      openCommitments: DISTANT + FALLING,
      steady: {
        perSecond: 1000,
        seconds: 60,
        fellDue: steady.count,
        heard: delays.length,
        heardTwice: listener.again,
        delayMs: { p50: quantile(delays, 0.5), p99: quantile(delays, 0.99), max: quantile(delays, 1) },
      },
      burst: { fellDue: burst.count, allHeardAfterMs: quantile(delaysOf(listener, burst), 1) },
      hubMegabytes,
    };
  } finally {
    await hub.stop();
  }
}

/** From due to heard, in milliseconds, of those that were heard of. */
const delaysOf = ({ heard }: AlarmListener, { first, count, from, everyMs }: Falling): number[] =>
  Array.from({ length: count }, (_, i) => (heard.get(first + i) ?? NaN) - from - i * everyMs).filter(
    (delay) => !Number.isNaN(delay),
  );
