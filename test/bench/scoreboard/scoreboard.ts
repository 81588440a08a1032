import { api, type Endpoint } from '@frontdoor/contracts';
import { Charters } from '@frontdoor/casework/charters';
import { type SeededYear, SeedYear } from '@frontdoor/demonstration';
import { DataSource, dataSourceOptions } from '@frontdoor/persistence';
import { ConsoleClient } from '../../support/console-client.js';
import { type BenchHub, startBenchHub } from './bench-hub.js';

/** This charter opens two promises on an email and one on a call: more than two hundred thousand from so many. */
const PACK = 'county-care';
const CONTACTS = 140_000;
const TIMES = 20;
const SPLITS = ['promise', 'channel', 'service', 'team'] as const;
/** The public page keeps its answers for a minute. */
const FORGOTTEN_MS = 61_000;

interface Taken {
  p50Ms: number;
  p95Ms: number;
  bytes: number;
}

/** On connections of its own: those of the hub cut off what takes so long. */
async function seedYear({ app, clock, databaseUrl }: BenchHub): Promise<SeededYear> {
  const source = await new DataSource(dataSourceOptions(databaseUrl, 2)).initialize();
  try {
    const seed = new SeedYear(source, app.get(Charters), clock);
    return await seed.run({ contacts: CONTACTS, seed: 1 });
  } finally {
    await source.destroy();
  }
}

/** How long a year of promises takes to count: as JSON in every split, as CSV, and on the page for everybody. */
export async function benchScoreboard(tell: (line: string) => void): Promise<object> {
  const hub = await startBenchHub(PACK);
  try {
    tell(`a year of ${CONTACTS} contacts`);
    const started = performance.now();
    const year = await seedYear(hub);
    const seconds = Math.round((performance.now() - started) / 1000);
    tell(`${year.commitments} commitments in ${seconds} s`);
    const oak = await ConsoleClient.logIn(hub.url, 'oak', hub.password);
    const asked = (endpoint: Endpoint, by: string): Promise<Taken> =>
      measure(() => oak.request(endpoint, { query: { by } }));
    const json: Record<string, Taken> = {};
    for (const by of SPLITS) {
      tell(`JSON by ${by}`);
      json[by] = await asked(api.readScoreboard, by);
    }
    tell('CSV');
    const csv = await asked(api.readScoreboardCsv, 'service');
    tell('the public page');
    return { year: { ...year, seconds }, json, csv, page: await pages(hub) };
  } finally {
    await hub.stop();
  }
}

/** Counted anew each time, and as kept for a minute. */
async function pages({ url, clock }: BenchHub): Promise<{ cold: Taken; warm: Taken }> {
  const read = (): Promise<Response> => fetch(`${url}${api.scoresPage.path}`);
  const cold = await measure(() => {
    clock.ahead += FORGOTTEN_MS;
    return read();
  });
  return { cold, warm: await measure(read) };
}

async function measure(ask: () => Promise<Response>): Promise<Taken> {
  const times: number[] = [];
  let bytes = 0;
  for (let i = 0; i < TIMES; i++) {
    const from = performance.now();
    const response = await ask();
    const body = await response.text();
    times.push(performance.now() - from);
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${body.slice(0, 300)}`);
    bytes = Buffer.byteLength(body);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => Math.round(times[Math.ceil(share * TIMES) - 1]!);
  return { p50Ms: at(0.5), p95Ms: at(0.95), bytes };
}
