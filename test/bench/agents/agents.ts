import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, type DataSource } from '@frontdoor/persistence';
import { foundCouncil, PASSWORD } from '../../fault/council.js';
import { type Outside, startOutside } from '../../fault/outside.js';
import { findPostmaster } from '../../fault/postmaster.js';
import { freePort } from '../../support/ports.js';
import { round } from '../due/numbers.js';
import { MemoryWatch } from '../due/memory.js';
import { type HubProcess, startHubProcess } from '../ingest/hub-process.js';
import { cpuSeconds, cpuSecondsOfChildren } from './cpu.js';
import { Customers } from './customers.js';
import { type ActionFigures, figuresOf, type Latency, latencyOf } from './figures.js';
import type { FromRoom, RoomPlan, RoomResult, ToRoom } from './messages.js';

type Tell = (line: string) => void;

/** People in each room. */
const ROOMS = [30, 150, 300];
const SECONDS = 60;
const CONTACTS_A_SECOND = 20;
/** Until the room is full and the hub has warmed up; what happens until then does not count. */
const WARM_UP_MS = 8000;
/** An agent pauses so often with each contact, and spends this share of their time on contacts. */
const PAUSES = 5;
const BUSY = 0.75;
/** Work offered to or in the hands of one agent, in weights. */
const CAPACITY = 3;
/** No offer runs out behind two others of its agent: with few contacts for a large room they would pause for longer. */
const LONGEST_PAUSE_MS = 6000;

interface Room {
  /** By what agents do: become available, go away, look at the queue, take the next, accept, open, note, reply, close. */
  actions: Record<string, ActionFigures>;
  /**
   * From what made an offer possible to the live event on the stream of its agent. The latest of: the work arrived; the
   * agent asked to be available, or sent the reply that finished something; another agent asked for what made it go back.
   */
  offer: Latency;
  offers: number;
  /** Work that two agents were told they have. */
  doubled: number;
  /** Agents whose load is not the work they have. */
  misloaded: number;
  contacts: { accepted: number; errors: number };
  /** Most memory of the hub's process, without PostgreSQL. */
  memoryMb: number;
}

/**
 * Rooms of agents at work. Each is logged in with its live stream open, while 20 contacts a second come in by mail (SMTP),
 * text message (signed webhook) and API, and replies leave to providers on this machine. The hub is a process of its own
 * on its embedded PostgreSQL, the agents are another. Pauses grow with the room, so that agents spend three quarters of
 * their time on contacts in each.
 *
 * 409 with the code `work-item-taken` (a colleague or the hub was first) or `promises-open` (the reply has not left yet)
 * is no error and counted apart, as `conflicts`.
 */
export async function benchAgents(
  tell: Tell,
  { rooms = ROOMS, seconds = SECONDS, contacts = CONTACTS_A_SECOND }: Wanted = {},
): Promise<{ agents: Record<string, Room> }> {
  const agents: Record<string, Room> = {};
  for (const size of rooms) agents[size] = await benchRoom(size, { seconds, contacts }, tell);
  return { agents };
}

interface Wanted {
  /** Agents in each room. */
  rooms?: readonly number[];
  /** For how long each room is measured. */
  seconds?: number;
  /** That come in a second. */
  contacts?: number;
}

async function benchRoom(
  size: number,
  { seconds, contacts }: { seconds: number; contacts: number },
  tell: Tell,
): Promise<Room> {
  const site = await openSite();
  const { hub } = site;
  try {
    const room = new RoomProcess();
    const emails = await hire(hub.database, size);
    tell(`${size} agents log in`);
    const pauseMs = Math.min((1000 * BUSY * size) / (PAUSES * contacts), LONGEST_PAUSE_MS);
    await room.open({ url: hub.url, emails, password: PASSWORD, pauseMs });
    const customers = new Customers(site);
    customers.start(contacts);
    await sleep(Math.min(WARM_UP_MS, seconds * 1000));
    tell(`${size} agents work for ${seconds} s`);
    room.say('measure');
    const memory = new MemoryWatch(hub.pid);
    const cpu = new CpuWatch(hub);
    await sleep(seconds * 1000);
    const used = cpu.used();
    const result = await room.close();
    const { most } = memory.stop();
    await customers.stop();
    for (const line of [...result.troubles, ...customers.troubles.slice(0, 20)]) tell(`  ${line}`);
    tell(sayCpu({ agents: result.cpuSeconds, ...used }, requestsIn(result), seconds));
    const { database } = hub;
    const offers = await latenciesOf(database, result);
    return {
      actions: Object.fromEntries(
        Object.entries(result.actions).map(([name, action]) => [name, figuresOf(action)]),
      ),
      offer: latencyOf(offers),
      offers: offers.length,
      doubled: result.doubled,
      misloaded: await countMisloaded(database),
      contacts: { accepted: customers.accepted, errors: customers.troubles.length },
      memoryMb: most,
    };
  } finally {
    await site.close();
  }
}

interface Site {
  hub: HubProcess;
  outside: Outside;
  url: string;
  publicUrl: string;
  smtpPort: number;
  signingKey: string;
  close(): Promise<void>;
}

/** A hub with the demonstration's council and none of its stand-ins, which would live in its process; they live in this one. */
async function openSite(): Promise<Site> {
  const smtpPort = await freePort();
  let outside: Outside;
  let signingKey = '';
  let publicUrl = '';
  const hub = await startHubProcess(async (dataDir, port) => {
    publicUrl = `http://localhost:${port}`;
    outside = await startOutside(`http://127.0.0.1:${port}`, publicUrl);
    signingKey = await foundCouncil(dataDir, outside.replies.url);
    return {
      ...outside.environment,
      DEMO: 'off',
      SMTP_PORT: String(smtpPort),
      PUBLIC_URL: publicUrl,
      PUBLIC_RATE: '1000000',
      FORM_POSTS_HOURLY: '1000000',
      FORM_SENDER_HOURLY: '1000000',
      SMTP_RATE: '1000000',
    };
  });
  return {
    hub,
    outside: outside!,
    url: hub.url,
    publicUrl,
    smtpPort,
    signingKey,
    close: async () => {
      await hub.stop();
      await outside.close();
    },
  };
}

/** Agents with the skills of one at the customer service centre. @returns their email addresses */
async function hire(database: DataSource, count: number): Promise<string[]> {
  const { manager } = database;
  const model = await manager.findOneByOrFail(Agent, { email: 'ash@demo.frontdoor.example' });
  const agents = Array.from({ length: count }, (_, n) => ({
    ...model,
    id: crypto.randomUUID(),
    name: `Agent ${n}`,
    email: `agent-${n}@demo.frontdoor.example`,
    capacity: CAPACITY,
    phone: null,
  }));
  await manager.insert(Agent, agents);
  return agents.map(({ email }) => email);
}

async function latenciesOf(database: DataSource, { offers }: RoomResult): Promise<number[]> {
  const rows = await database.query<{ id: string; arrived: number }[]>(
    `SELECT id, (extract(epoch FROM queued_at) * 1000)::float8 AS arrived FROM work_item WHERE id = ANY($1)`,
    [offers.map(({ workItemId }) => workItemId)],
  );
  const arrived = new Map(rows.map((row) => [row.id, row.arrived]));
  return offers.map(
    ({ workItemId, heardAt, freedAt }) => heardAt - Math.max(freedAt, arrived.get(workItemId)!),
  );
}

async function countMisloaded(database: DataSource): Promise<number> {
  const [{ n }] = await database.query<[{ n: number }]>(
    `SELECT count(*)::int AS n FROM agent a WHERE a.load <> (
       SELECT COALESCE(sum(w.weight), 0) FROM work_item w WHERE w.agent_id = a.id AND w.state IN ('offered', 'assigned'))`,
  );
  return n;
}

const requestsIn = ({ actions }: RoomResult): number =>
  Object.values(actions).reduce((sum, { ms }) => sum + ms.length, 0);

/** Processor time does not depend on who else uses the machine, as latencies do. */
const sayCpu = (cpuSeconds: Record<string, number>, requests: number, seconds: number): string =>
  `  processor time: ${Object.entries(cpuSeconds)
    .map(([who, used]) => `${who} ${round(used / seconds)} (${round((used * 1000) / requests)} ms a request)`)
    .join(', ')}`;

/** Processor time that the hub and its PostgreSQL take from now on. */
class CpuWatch {
  private readonly postmaster: number | undefined;
  private readonly before: { hub: number; database: number };

  constructor(private readonly hub: HubProcess) {
    this.postmaster = findPostmaster(hub.dataDir);
    this.before = this.now();
  }

  /** In seconds. */
  used(): { hub: number; database: number } {
    const { hub, database } = this.now();
    return { hub: hub - this.before.hub, database: database - this.before.database };
  }

  private now(): { hub: number; database: number } {
    const { postmaster = 0 } = this;
    return { hub: cpuSeconds(this.hub.pid) ?? NaN, database: cpuSecondsOfChildren(postmaster) ?? NaN };
  }
}

/** The process of the agents. It ends with this one. */
class RoomProcess {
  private readonly child: ChildProcess = fork(new URL('./room.js', import.meta.url));

  async open(plan: RoomPlan): Promise<void> {
    this.send({ plan });
    await this.next((message) => 'say' in message);
  }

  say(say: 'measure' | 'stop'): void {
    this.send({ say });
  }

  async close(): Promise<RoomResult> {
    this.say('stop');
    const message = await this.next((each) => 'result' in each);
    this.child.kill();
    return (message as { result: RoomResult }).result;
  }

  private send(message: ToRoom): void {
    this.child.send(message);
  }

  private next(fits: (message: FromRoom) => boolean): Promise<FromRoom> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null): void =>
        reject(new Error(`The process of the agents ended with exit code ${code}`));
      const heard = (message: FromRoom): void => {
        if (!fits(message)) return;
        this.child.off('exit', ended).off('message', heard);
        resolve(message);
      };
      this.child.once('exit', ended).on('message', heard);
    });
  }
}
