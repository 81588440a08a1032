import { setTimeout as sleep } from 'node:timers/promises';
import type { HubProcess } from './hub-process.js';
import type { Sender } from './sender.js';

export interface Sustained {
  /** Contacts sent a second, whatever the hub answers. */
  offeredLoad: number;
  seconds: number;
  /** Contacts routed and offered a second over the whole time. */
  routedPerSecond: number;
  /** Contacts accepted and not yet offered: a quarter into the run, and at its end. */
  backlogEarly: number;
  backlogEnd: number;
}

/** Sends at a steady rate and watches whether a backlog grows. */
export async function sustain(
  hub: HubProcess,
  sender: Sender,
  perSecond: number,
  seconds: number,
): Promise<Sustained> {
  const [{ before }] = await hub.database.query<[{ before: number }]>(
    `SELECT count(*)::int AS before FROM receipt`,
  );
  const [{ done }] = await hub.database.query<[{ done: number }]>(
    `SELECT count(*)::int AS done FROM work_item`,
  );
  const from = performance.now();
  const sending: Promise<unknown>[] = [];
  let backlogEarly = -1;
  for (let sent = 0; sent < perSecond * seconds;) {
    const due = Math.floor(((performance.now() - from) / 1000) * perSecond);
    for (; sent < Math.min(due, perSecond * seconds); sent++) sending.push(sender.send());
    if (backlogEarly < 0 && performance.now() - from > seconds * 250)
      backlogEarly = await backlog(hub, before, done);
    await sleep(5);
  }
  await Promise.all(sending);
  const elapsed = (performance.now() - from) / 1000;
  const backlogEnd = await backlog(hub, before, done);
  await sender.close();
  return {
    offeredLoad: perSecond,
    seconds: Math.round(elapsed),
    routedPerSecond: Math.round((perSecond * seconds - backlogEnd) / elapsed),
    backlogEarly,
    backlogEnd,
  };
}

async function backlog(hub: HubProcess, before: number, done: number): Promise<number> {
  const [row] = await hub.database.query<[{ n: number }]>(
    `SELECT (SELECT count(*) FROM receipt)::int - $1 - ((SELECT count(*) FROM work_item WHERE state <> 'waiting')::int - $2) AS n`,
    [before, done],
  );
  return row.n;
}
