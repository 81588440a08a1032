import { parseArgs } from 'node:util';
import { benchAgents } from './agents/agents.js';
import { benchCalls } from './calls/calls.js';
import { benchChannels } from './channels/channels.js';
import { benchConsole } from './console/console.js';
import { benchDue } from './due/due.js';
import { benchHostile } from './hostile/hostile.js';
import { benchIngest } from './ingest/ingest.js';
import { benchQueue } from './queue/queue.js';
import { benchRouting } from './routing/routing.js';
import { benchScoreboard } from './scoreboard/scoreboard.js';
import { benchWritten } from './written/written.js';

/** What a benchmark may be asked for; what is left out is its own choice. Several numbers have commas between. */
interface Options {
  /** Numbers of open items. */
  items?: string;
  /** Agents in each room. */
  rooms?: string;
  /** For how long each room is measured, calls come in, or bad inputs of each reader are looked for. */
  seconds?: string;
  /** That come in a second. */
  contacts?: string;
  /** Bad ones that arrive at each door. */
  inputs?: string;
  /** Parts of the written word, of channels, or of the telephone. */
  parts?: string;
}

/** Benchmarks by name. Each resolves with one JSON object and tells its progress on stderr. */
const BENCHES: Record<string, (tell: (line: string) => void, options: Options) => Promise<object>> = {
  agents: (tell, { rooms, seconds, contacts }) =>
    benchAgents(tell, {
      rooms: numbersIn(rooms),
      seconds: numbersIn(seconds)?.[0],
      contacts: numbersIn(contacts)?.[0],
    }),
  calls: (tell, { parts, seconds, contacts }) =>
    benchCalls(tell, parts?.split(','), {
      aSecond: numbersIn(contacts)?.[0],
      seconds: numbersIn(seconds)?.[0],
    }),
  channels: (tell, { parts }) => benchChannels(tell, parts?.split(',')),
  console: (tell, { items }) => benchConsole(tell, numbersIn(items)?.[0]),
  due: benchDue,
  hostile: (tell, { seconds, inputs }) =>
    benchHostile(tell, { searchSeconds: numbersIn(seconds)?.[0], inputs: numbersIn(inputs)?.[0] }),
  ingest: benchIngest,
  queue: (tell, { items }) => benchQueue(tell, numbersIn(items)),
  routing: (tell, { items }) => benchRouting(tell, numbersIn(items)),
  scoreboard: benchScoreboard,
  written: (tell, { parts }) => benchWritten(tell, parts?.split(',')),
};

const numbersIn = (text: string | undefined): number[] | undefined => text?.split(',').map(Number);

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    items: { type: 'string' },
    rooms: { type: 'string' },
    seconds: { type: 'string' },
    contacts: { type: 'string' },
    inputs: { type: 'string' },
    parts: { type: 'string' },
  },
});
const [name = ''] = positionals;
const bench = BENCHES[name];
if (!bench) {
  process.stderr.write(`Name a benchmark: ${Object.keys(BENCHES).join(', ')}\n`);
  process.exit(2);
}
const result = await bench((line) => process.stderr.write(`${line}\n`), values);
process.stdout.write(`${JSON.stringify(result, null, values.json ? undefined : 2)}\n`);
process.exit(0);
