import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance.js';
import type { HubProcess } from './hub-process.js';
import type { Ledger } from './ledger.js';
import type { Load } from './load.js';
import type { Outside } from './outside.js';
import { connectTo } from './postmaster.js';

export interface Scene {
  hub: HubProcess;
  dataDir: string;
  load: Load;
  ledger: Ledger;
  outside: Outside;
  chance: Chance;
}

/** A moment is waited for so long; then the kill comes at whatever moment it is. */
const PATIENCE_MS = 4000;

/** Each waits for its moment and kills in it. */
const MOMENTS = {
  /** Whenever it happens to be. */
  'any time': async ({ hub }) => hub.kill(),

  /** A 2xx has just left: what it promised may be no further than the log of the database. */
  'as an answer arrives': async ({ hub, load, ledger, chance }) => {
    load.burst = true;
    let awaited = chance.whole(1, 60);
    await within((done) =>
      ledger.onAccepted(() => {
        if (--awaited !== 0) return;
        hub.kill();
        done();
      }),
    );
    hub.kill();
    load.burst = false;
  },

  /** Contacts are durable and not routed, or their jobs are with the queue and not done. */
  'with jobs in flight': async ({ hub, load, dataDir }) => {
    const database = await connectTo(dataDir);
    load.burst = true;
    try {
      for (const end = performance.now() + PATIENCE_MS; performance.now() < end;) {
        const { rows } = await database.query<{ busy: boolean }>(IN_FLIGHT);
        if (rows[0]!.busy) break;
      }
    } finally {
      hub.kill();
      load.burst = false;
      await database.end().catch(() => {});
    }
  },

  /** A provider has a message, and the hub has not heard that it has. */
  'as a message leaves': async ({ hub, outside }) => {
    const before = outside.mail.messages.length;
    await within((done) => {
      // Whichever of the two comes second must not kill the hub that was started meanwhile.
      let armed = true;
      const kill = (): void => {
        if (armed) hub.kill();
        done();
      };
      outside.replies.onNext(kill);
      void outside.mail.waitFor((message) => outside.mail.messages.indexOf(message) >= before).then(kill);
      return () => void (armed = false);
    });
    hub.kill();
  },

  /** PostgreSQL cannot even shut down: it must recover from its log. */
  'database first': async ({ hub, chance }) => {
    hub.killDatabase();
    await sleep(chance.between(0, 80));
    hub.kill();
  },
  'database after': async ({ hub }) => {
    hub.kill();
    hub.killDatabase();
  },

  /** Only PostgreSQL dies; the hub has to see to it itself. */
  'database alone': async ({ hub }) => void hub.killDatabase(),
} satisfies Record<string, (scene: Scene) => Promise<void>>;

export type Moment = keyof typeof MOMENTS;

const WEIGHTS: Record<Moment, number> = {
  'any time': 18,
  'as an answer arrives': 10,
  'with jobs in flight': 8,
  'as a message leaves': 5,
  'database first': 3,
  'database after': 3,
  'database alone': 3,
};

/** The moments of a run, each of them often enough, in an order that the seed decides. */
export function planKills(kills: number, chance: Chance): Moment[] {
  const all = chance.shuffled(
    Object.entries(WEIGHTS).flatMap(([moment, weight]) => Array<Moment>(weight).fill(moment as Moment)),
  );
  const plan = Array.from({ length: kills }, (_, i) => all[i % all.length]!);
  // A short run has the moments that matter most, too.
  const [answer, jobs, database] = [0, 1, 2].map((i) => Math.floor((i * kills) / 3)) as [
    number,
    number,
    number,
  ];
  if (kills < all.length) {
    plan[answer] = 'as an answer arrives';
    plan[jobs] = 'with jobs in flight';
    plan[database] = 'database first';
  }
  return plan;
}

export const killAt = (moment: Moment, scene: Scene): Promise<void> => MOMENTS[moment](scene);

const IN_FLIGHT = `
  SELECT (EXISTS (SELECT 1 FROM receipt WHERE state IN ('unread', 'received')) OR EXISTS (SELECT 1 FROM delivery WHERE state = 'sending')
          OR EXISTS (SELECT 1 FROM job_outbox)) AS busy`;

/**
 * Resolves when `watch` calls back, or when patience ends; either way what `watch` returned is called, after which
 * nothing may happen any more.
 */
async function within(watch: (done: () => void) => () => void): Promise<void> {
  const patience = new AbortController();
  let forget = (): void => {};
  const happened = new Promise<void>((resolve) => (forget = watch(resolve)));
  await Promise.race([happened, sleep(PATIENCE_MS, undefined, { signal: patience.signal })]);
  forget();
  patience.abort();
}
