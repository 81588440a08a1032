import { ConsoleClient } from '../../support/console-client.js';
import { quantile, round } from '../due/numbers.js';
import { startHubProcess } from '../ingest/hub-process.js';
import { createHolders, openItems } from './open-items.js';
import { QUESTIONS } from './questions.js';
import { samplesOf } from './samples.js';
import { offerTimes, takeNextTimes } from './taking.js';

const SIZES = [1000, 100_000, 1_000_000];
const TIMES = 60;
const WARM_UP = 10;
/** Of the demonstration council: one with work in hand, and one who may take any. */
const HOLDER = 'ash';
const SUPERVISOR = 'oak';

interface Taken {
  p50Ms: number;
  p99Ms: number;
}

type Answers = Record<string, Taken>;

/** What the same questions cost with ever more open items, on a hub of its own with its embedded PostgreSQL. */
export async function benchQueue(
  tell: (line: string) => void,
  sizes: readonly number[] = SIZES,
): Promise<object> {
  const hub = await startHubProcess();
  try {
    const holder = await ConsoleClient.logIn(hub.url, HOLDER, hub.password);
    const supervisor = await ConsoleClient.logIn(hub.url, SUPERVISOR, hub.password);
    await createHolders(hub.database);
    const items: Record<string, Answers> = {};
    const offer: Answers = {};
    let filled = 0;
    for (const size of sizes) {
      await openItems(hub.database, { from: filled, to: size, own: HOLDER }, tell);
      filled = size;
      const samples = await samplesOf(hub.database, { items: size, count: TIMES + WARM_UP, own: HOLDER });
      const answers: Answers = {};
      for (const { name, who, ask } of QUESTIONS) {
        tell(`queue: ${size} open items: ${name}`);
        const client = who === 'holder' ? holder : supervisor;
        const times: number[] = [];
        for (const sample of samples) {
          const from = performance.now();
          const response = await ask(client, sample);
          const body = await response.text();
          times.push(performance.now() - from);
          if (!response.ok)
            throw new Error(`${name} was answered with ${response.status}: ${body.slice(0, 300)}`);
        }
        answers[name] = taken(times.slice(WARM_UP));
      }
      tell(`queue: ${size} open items: take next and offers`);
      answers['take next'] = taken((await takeNextTimes(supervisor, TIMES + WARM_UP)).slice(WARM_UP));
      offer[size] = taken((await offerTimes(supervisor, TIMES + WARM_UP)).slice(WARM_UP));
      items[size] = answers;
    }
    return { items, offer, ratio: ratios(sizes, items, offer) };
  } finally {
    await hub.stop();
  }
}

const taken = (times: readonly number[]): Taken => ({
  p50Ms: round(quantile(times, 0.5)),
  p99Ms: round(quantile(times, 0.99)),
});

/** The longest queue to the shortest, by the median. */
function ratios(
  sizes: readonly number[],
  items: Record<string, Answers>,
  offer: Answers,
): Record<string, number> {
  const [least, most] = [sizes[0]!, sizes.at(-1)!];
  const ratio = (short: Taken, long: Taken): number => round(long.p50Ms / short.p50Ms);
  return {
    ...Object.fromEntries(
      Object.entries(items[least]!).map(([name, short]) => [name, ratio(short, items[most]![name]!)]),
    ),
    offer: ratio(offer[least]!, offer[most]!),
  };
}
