import { parseArgs } from 'node:util';
import { benchDue } from './due/due.js';
import { benchIngest } from './ingest/ingest.js';
import { benchQueue } from './queue/queue.js';
import { benchScoreboard } from './scoreboard/scoreboard.js';

/** What can be made smaller than it is by default. */
interface Options {
  /** Numbers of open items, with commas between. */
  items?: string;
}

/** Benchmarks by name. Each resolves with one JSON object and tells its progress on stderr. */
const BENCHES: Record<string, (tell: (line: string) => void, options: Options) => Promise<object>> = {
  due: benchDue,
  ingest: benchIngest,
  queue: (tell, { items }) => benchQueue(tell, items?.split(',').map(Number)),
  scoreboard: benchScoreboard,
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, items: { type: 'string' } },
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
