import { Pool } from 'undici';
import { AgentAtWork } from './agent-at-work.js';
import { Console, Log } from './console.js';
import { Holdings } from './holdings.js';
import { follow } from './live-stream.js';
import type { FromRoom, RoomPlan, ToRoom } from './messages.js';

/** Log-ins at once. A password takes the hub a while to check, and more than a few from one address look like guesses. */
const LOG_INS = 4;
/** Agents come in one after the other over so long. */
const COME_IN_MS = 3000;

/** A process with all agents of a room, apart from everything else so that nothing but the hub keeps them waiting. */
const tell = (message: FromRoom): void => void process.send!(message);

process.on('message', (message: ToRoom) => {
  if ('plan' in message) void open(message.plan);
});
process.on('disconnect', () => process.exit(1));

async function open({ url, emails, password, pauseMs }: RoomPlan): Promise<void> {
  const pool = new Pool(url, { connections: null, pipelining: 1 });
  const log = new Log();
  const holdings = new Holdings();
  const agents: AgentAtWork[] = [];
  const closeStreams: (() => void)[] = [];
  const waiting = [...emails];
  const logIn = async (): Promise<void> => {
    for (let email = waiting.shift(); email; email = waiting.shift()) {
      const console = await Console.logIn(pool, log, email, password);
      const agent = new AgentAtWork(console, holdings, pauseMs, () => log.measures);
      const stream = { cookie: console.cookie, agentId: agent.id };
      closeStreams.push(await follow(url, stream, (event) => agent.hear(event)));
      agents.push(agent);
    }
  };
  await Promise.all(Array.from({ length: LOG_INS }, logIn));
  tell({ say: 'logged-in' });

  const working = agents.map(async (agent, n) => {
    await new Promise((resolve) => setTimeout(resolve, (n * COME_IN_MS) / agents.length));
    await agent.work();
  });
  let cpu = process.cpuUsage();
  process.on('message', (message: ToRoom) => {
    if (!('say' in message)) return;
    log.measures = message.say === 'measure';
    if (log.measures) cpu = process.cpuUsage();
    else void close();
  });

  const close = async (): Promise<void> => {
    const { user, system } = process.cpuUsage(cpu);
    for (const agent of agents) agent.stop();
    await Promise.all(working);
    for (const closeStream of closeStreams) closeStream();
    await pool.close();
    tell({
      result: {
        actions: Object.fromEntries(log.actions),
        offers: agents.flatMap(({ offers }) => offers),
        doubled: holdings.doubled,
        troubles: log.troubles,
        cpuSeconds: (user + system) / 1_000_000,
      },
    });
  };
}
