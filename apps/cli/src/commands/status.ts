import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { localUrl, readConfig } from '@frontdoor/platform';
import type { ExitCode, Io } from '../io.js';
import { document, table } from '../table.js';

/** Providers are asked in turn, and each may take its time. */
const PATIENCE_MS = 20_000;

interface Check {
  ok: boolean;
  detail: string;
}

interface Report {
  status: 'ok' | 'degraded' | 'failing';
  url: string;
  checks: Record<string, Check>;
}

/** Says whether the running hub can do its work. When no hub answers, at least the database is tried. */
export async function status(io: Io, { json }: { json?: boolean }): Promise<ExitCode> {
  const config = readConfig(io.environment);
  const url = localUrl(config);
  const report = await askHub(url, config.METRICS_TOKEN).catch(async (error: Error): Promise<Report> => ({
    status: 'failing',
    url,
    checks: { hub: { ok: false, detail: noAnswer(error) }, database: await askDatabase(config) },
  }));
  await io.out(json ? document(report) : say(report));
  return report.status === 'ok' ? 0 : 1;
}

async function askHub(url: string, token: string | undefined): Promise<Report> {
  // Not fetch: it refuses some ports on which a hub may well run, such as 6000 and 10080.
  const request = get(`${url}/ready`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const text = await textOf(response);
  let answer: Partial<Report>;
  try {
    answer = JSON.parse(text) as Partial<Report>;
  } catch {
    throw new Error('what answers there is not a Frontdoor hub');
  }
  if (!answer.checks) throw new Error('what answers there is not a Frontdoor hub');
  return { status: answer.status ?? 'failing', url, checks: answer.checks };
}

function noAnswer(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ABORT_ERR') return `No answer within ${PATIENCE_MS / 1000} seconds`;
  if (code === 'ECONNREFUSED') return 'No hub runs there: start it, or name its HOST and PORT';
  return code ? `No answer (${code})` : `No answer: ${error.message}`;
}

/** Only looks: a database that is not running is not started. */
async function askDatabase(config: ReturnType<typeof readConfig>): Promise<Check> {
  const { lookAtDatabase } = await import('../look-at-database.js');
  return lookAtDatabase(config);
}

function say({ status, url, checks }: Report): string {
  const providers = Object.entries(checks).filter(([name, { ok }]) => !ok && !OURS.has(name));
  const verdict =
    status === 'failing'
      ? `The hub at ${url} cannot do its work.`
      : status === 'degraded'
        ? `The hub at ${url} takes contacts, which wait in the database for longer than they should.`
        : providers.length > 0
          ? `The hub at ${url} does its work, with trouble at: ${providers.map(([name]) => name).join(', ')}.`
          : `The hub at ${url} does its work.`;
  const rows = Object.entries(checks).map(([name, { ok, detail }]) => [name, ok ? 'ok' : 'TROUBLE', detail]);
  return `${verdict}\n\n${table(['WHAT', 'STATE', 'DETAIL'], rows)}`;
}

const OURS = new Set(['hub', 'database', 'queue']);
