import { setTimeout as sleep } from 'node:timers/promises';
import { startHubProcess } from '../ingest/hub-process.js';
import { AlarmListener } from './alarm-listener.js';
import { MemoryWatch } from './memory.js';
import { quantile } from './numbers.js';
import { openDistant, openEnquiries, openFalling } from './open-commitments.js';

const COMMITMENTS = 1_000_000;
/** Time for their rows to be written before the first falls due. */
const AHEAD_MS = 15_000;
const REST_MS = 15_000;
/** After the last one fell due, for stragglers. */
const PATIENCE_MS = 30_000;

/** Each number comes once: so many commitments, the first at `from`, one each `everyMs`. */
interface Falling {
  first: number;
  count: number;
  from: number;
  everyMs: number;
}

/**
 * From the instant a promise fell due until a console was told, with a million open commitments: 1,000 a second for a
 * minute, after a warm-up and 20,000 that fall due at one instant.
 */
export async function benchAlarms(tell: (line: string) => void): Promise<object> {
  tell('alarms: a hub of its own');
  const hub = await startHubProcess();
  try {
    await openEnquiries(hub.database);
    const warmUp = { first: 0, count: 5000, everyMs: 1 };
    const burst = { first: 5000, count: 20_000, everyMs: 0 };
    const steady = { first: 25_000, count: 60_000, everyMs: 1 };
    await openDistant(hub.database, COMMITMENTS - warmUp.count - burst.count - steady.count, tell);
    const listener = await AlarmListener.start(hub);

    tell('alarms: warm-up, then 20,000 at one instant');
    const early = await fall(hub.database, [warmUp, burst]);
    await untilHeard(listener, early);
    const drained = Math.max(...delays(listener, early[1]!));

    const [run] = await fall(hub.database, [steady]);
    await sleep(run!.from - Date.now());
    tell('alarms: 1,000 a second for 60 seconds');
    const memory = new MemoryWatch(hub.pid);
    await untilHeard(listener, [...early, run!]);
    const megabytes = memory.stop();
    const late = delays(listener, run!);
    listener.stop();
    return {
      commitments: COMMITMENTS,
      steady: {
        perSecond: 1000,
        seconds: 60,
        fellDue: run!.count,
        heard: late.length,
        heardAgain: listener.again,
        delayMs: { p50: quantile(late, 0.5), p99: quantile(late, 0.99), max: Math.max(...late) },
      },
      burst: { fellDue: burst.count, heardAllAfterMs: drained },
      hubMegabytes: megabytes,
    };
  } finally {
    await hub.stop();
  }
}
