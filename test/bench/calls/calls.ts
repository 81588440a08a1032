import { setTimeout as sleep } from 'node:timers/promises';
import { api } from '@frontdoor/contracts';
import type { ConsoleClient } from '../../support/console-client.js';
import { LiveListener } from '../../support/live-listener.js';
import { quantile } from '../due/numbers.js';
import { type CallCentre, openCallCentre } from './call-centre.js';
import { fallingDue } from './falling-due.js';

const COUNCIL = '+441632960000';
const A_SECOND = 20;
const SECONDS = 10;
const MOST_MS = 240_000;
const LOOK_MS = 150;
const MOST_SILENT_MS = 1000;

/** How many calls come in a second, whatever becomes of those before, and for how many seconds. */
interface Offered {
  aSecond?: number | undefined;
  seconds?: number | undefined;
}

/**
 * Calls through ring, answer and wrap-up on the embedded default, and how long the hub takes from webhook to TwiML; then how
 * late callbacks are offered that fall due.
 */
export async function benchCalls(
  tell: (line: string) => void,
  parts = ['calls', 'callbacks'],
  offered: Offered = {},
): Promise<object> {
  const centre = await openCallCentre();
  try {
    return {
      ...(parts.includes('calls') && (await answered(centre, tell, offered))),
      ...(parts.includes('callbacks') && { callbacks: await fallingDue(centre, tell) }),
    };
  } finally {
    await centre.stop();
  }
}

async function answered(
  { agents, twilio, publicUrl }: CallCentre,
  tell: (line: string) => void,
  { aSecond = A_SECOND, seconds: coming = SECONDS }: Offered,
): Promise<object> {
  const calls = aSecond * coming;
  tell(`calls: ${calls} come in, ${aSecond} a second, for ${agents.length} agents`);
  const from = performance.now();
  const sinceStart = (): number => performance.now() - from;
  let done = 0;
  const working = agents.map((agent) =>
    work(
      agent,
      () => done < calls && sinceStart() < MOST_MS,
      () => void done++,
    ),
  );
  let latest = 0;
  for (let n = 0; n < calls; n++) {
    const due = (n * 1000) / aSecond;
    await sleep(Math.max(0, due - sinceStart()));
    latest = Math.max(latest, sinceStart() - due);
    twilio.dial({ from: `+4477009${String(n).padStart(5, '0')}`, to: COUNCIL }, publicUrl);
  }
  await sleep(Math.max(0, coming * 1000 - sinceStart()));
  const cameMs = sinceStart();
  const whileTheyCome = [...twilio.twimlTook];
  await Promise.all(working);
  return {
    calls,
    // No call waits for what becomes of those before it.
    dialledASecond: {
      asked: aSecond,
      reached: tenths((calls * 1000) / cameMs),
      latestMs: Math.round(latest),
    },
    closed: done,
    callsASecond: tenths((done * 1000) / sinceStart()),
    twiml: figures(twilio.twimlTook),
    // At so many calls a second; afterwards those who wait are answered one after the other.
    twimlWhileTheyCome: figures(whileTheyCome),
  };
}

const tenths = (many: number): number => Math.round(many * 10) / 10;

const figures = (took: readonly number[]): object => {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(quantile(sorted, share));
  return { asked: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99), mostMs: at(1) };
};

/**
 * Hangs up as soon as somebody is on the line, and says how it ended. Looks when there is news of calls, as a console does:
 * at most seven times a second.
 */
async function work(agent: ConsoleClient, goesOn: () => boolean, closed: () => void): Promise<void> {
  let hasNews = true;
  const live = await LiveListener.start(agent, ({ topic }) => void (hasNews ||= topic === 'call'));
  for (let silentMs = 0; goesOn(); silentMs += LOOK_MS) {
    await sleep(LOOK_MS);
    if (!hasNews && silentMs < MOST_SILENT_MS) continue;
    hasNews = false;
    silentMs = 0;
    const [call] = (await agent.ask(api.listMyCalls)).calls.filter(({ mine }) => mine === 'mine');
    const params = { id: call?.id ?? '' };
    if (call?.state === 'talking' || call?.state === 'held') await agent.request(api.endCall, { params });
    if (call?.state === 'wrap-up') {
      const body = { ending: 'answered', summary: 'It was answered.' };
      // Whoever is told that the hub is busy says it again.
      if ((await agent.request(api.closeCall, { params, body })).ok) closed();
    }
  }
  live.stop();
}
