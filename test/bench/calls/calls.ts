import { setTimeout as sleep } from 'node:timers/promises';
import { api } from '@frontdoor/contracts';
import { Agent, Service } from '@frontdoor/persistence';
import { ConsoleClient } from '../../support/console-client.js';
import { startEmbedded, type World } from '../../support/world.js';

const COUNCIL = '+441632960000';
const AGENTS = ['ash', 'birch', 'cedar', 'hazel', 'linden', 'maple', 'rowan', 'willow', 'oak', 'holly'];
const CALLS = 200;
const A_SECOND = 20;
const MOST_MS = 240_000;

const share = (sorted: readonly number[], of: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))]!);

/** Calls through ring, answer and wrap-up on the embedded default, and how long the hub takes from webhook to TwiML. */
export async function benchCalls(tell: (line: string) => void): Promise<object> {
  const world = await startEmbedded({ DEMO: 'on', LOG_LEVEL: 'silent' });
  try {
    const agents = await room(world);
    tell(`calls: ${CALLS} come in, ${A_SECOND} a second, for ${agents.length} agents`);
    const { twilio } = world.standIns;
    const publicUrl = world.url.replace('127.0.0.1', 'localhost');
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
    await Promise.all(working);
    const seconds = (performance.now() - from) / 1000;
    const took = twilio.twimlTook.toSorted((a, b) => a - b);
    return {
      calls: CALLS,
      closed: done,
      callsASecond: Math.round((done / seconds) * 10) / 10,
      twiml: { asked: took.length, p50Ms: share(took, 0.5), p99Ms: share(took, 0.99) },
    };
  } finally {
    await world.stop();
  }
}

/** Ten agents who take calls of one service, and whose telephones are answered at once. */
async function room(world: World): Promise<ConsoleClient[]> {
  const { manager } = world.database;
  const { id } = await manager.findOneByOrFail(Service, { slug: 'customer-services' });
  for (const [at, name] of AGENTS.entries()) {
    await manager.update(Agent, { email: `${name}@demo.frontdoor.example` }, { serviceIds: [id] });
    world.standIns.twilio.hands(`+4416329602${String(at).padStart(2, '0')}`, {
      pickup: 'answers',
      presses: '1',
    });
  }
  const agents = await Promise.all(
    AGENTS.map((name) => ConsoleClient.logIn(world.url, name, world.password)),
  );
  await Promise.all(agents.map((agent) => agent.ask(api.setPresence, { body: { presence: 'available' } })));
  return agents;
}

/** Hangs up as soon as somebody is on the line, and says how it ended. */
async function work(agent: ConsoleClient, goesOn: () => boolean, closed: () => void): Promise<void> {
  while (goesOn()) {
    const [call] = (await agent.ask(api.listMyCalls)).calls.filter(({ mine }) => mine === 'mine');
    const params = { id: call?.id ?? '' };
    if (call?.state === 'talking' || call?.state === 'held') await agent.request(api.endCall, { params });
    if (call?.state === 'wrap-up') {
      await agent.ask(api.closeCall, { params, body: { ending: 'answered', summary: 'It was answered.' } });
      closed();
    }
    await sleep(50);
  }
}
