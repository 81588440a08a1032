import { setTimeout as sleep } from 'node:timers/promises';
import { api } from '@frontdoor/contracts';
import type { ConsoleClient } from '../../support/console-client.js';
import { LiveListener } from '../../support/live-listener.js';
import { quantile } from '../due/numbers.js';
import { type CallCentre, openCallCentre } from './call-centre.js';
import { fallingDue } from './falling-due.js';

const COUNCIL = '+441632960000';
const CALLS = 200;
const A_SECOND = 20;
const MOST_MS = 240_000;
const LOOK_MS = 150;
const MOST_SILENT_MS = 1000;

/**
 * Calls through ring, answer and wrap-up on the embedded default, and how long the hub takes from webhook to TwiML; then how
 * late callbacks are offered that fall due.
 */
export async function benchCalls(
  tell: (line: string) => void,
  parts = ['calls', 'callbacks'],
): Promise<object> {
  const centre = await openCallCentre();
  try {
    return {
      ...(parts.includes('calls') && (await answered(centre, tell))),
      ...(parts.includes('callbacks') && { callbacks: await fallingDue(centre, tell) }),
    };
  } finally {
    await centre.stop();
  }
}

async function answered(
  { agents, twilio, publicUrl }: CallCentre,
  tell: (line: string) => void,
): Promise<object> {
  tell(`calls: ${CALLS} come in, ${A_SECOND} a second, for ${agents.length} agents`);
  const from = performance.now();
  let done = 0;
  const working = agents.map((agent) =>
    work(
      agent,
      () => done < CALLS && performance.now() - from < MOST_MS,
      () => void done++,
    ),
  );
  for (let n = 0; n < CALLS; n++) {
    twilio.dial({ from: `+4477009${String(n).padStart(5, '0')}`, to: COUNCIL }, publicUrl);
    await sleep(Math.max(0, ((n + 1) * 1000) / A_SECOND - (performance.now() - from)));
  }
  const whileTheyCome = [...twilio.twimlTook];
  await Promise.all(working);
  const seconds = (performance.now() - from) / 1000;
  return {
    calls: CALLS,
    closed: done,
    callsASecond: Math.round((done / seconds) * 10) / 10,
    twiml: figures(twilio.twimlTook),
    // At so many calls a second; afterwards those who wait are answered one after the other.
    twimlWhileTheyCome: figures(whileTheyCome),
  };
}

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
