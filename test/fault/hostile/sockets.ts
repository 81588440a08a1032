import { HTTP_CATALOGUE, type HttpCase } from './http-catalogue.js';
import { SMTP_CATALOGUE, type SmtpCase } from './smtp-catalogue.js';
import { converse, crowd } from './wire.js';

export interface CatalogueResult {
  tried: number;
  faults: string[];
}

const QUIET_MS = 700;
/** A hub that is slow because it is busy has this long to answer a conversation to its end. */
const BUSY_MS = 5_000;
const CROWD = 500;

/**
 * Every case of the HTTP catalogue, eight at a time; those that take their time run beside the others.
 *
 * @param longestMs cases that take longer are left out
 */
export async function tryHttp(port: number, longestMs: number): Promise<CatalogueResult> {
  const slow = HTTP_CATALOGUE.filter(
    ({ right, endsWithinMs = 0 }) => right === 'ended' && endsWithinMs <= longestMs,
  );
  const quick = HTTP_CATALOGUE.filter(({ right }) => right !== 'ended');
  const faults = await Promise.all([
    ...slow.map((one) => httpFault(port, one)),
    inLanes(quick, 8, (one) => httpFault(port, one)),
  ]);
  const all = [...faults.flat(), await crowdFault(port)].filter((fault) => fault !== undefined);
  return { tried: slow.length + quick.length + 1, faults: all };
}

/** Somebody else is answered while many connections are open and say nothing. */
async function crowdFault(port: number): Promise<string | undefined> {
  const leave = await crowd(port, CROWD);
  const answer = await converse(port, ['GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'], {
    quietMs: BUSY_MS,
  });
  leave();
  return answer.text.startsWith('HTTP/1.1 200 ')
    ? undefined
    : `HTTP: ${CROWD} silent connections: others get no answer`;
}

async function httpFault(
  port: number,
  { name, steps, right, answers = 1, endsWithinMs }: HttpCase,
): Promise<string | undefined> {
  const patience = endsWithinMs ? { quietMs: endsWithinMs, mostMs: endsWithinMs } : { quietMs: QUIET_MS };
  let heard = await converse(port, steps, patience);
  if (heard.text === '' && !heard.ended && !endsWithinMs)
    heard = await converse(port, steps, { quietMs: BUSY_MS });
  const statuses = [...heard.text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((found) => found[1]!);
  const told = `HTTP: ${name}: ${statuses.join(', ') || 'no answer'}${heard.ended ? ', ended' : ', left open'}`;
  if (statuses.some((status) => status.startsWith('5'))) return told;
  if (right === 'ended') return heard.ended ? undefined : told;
  if (right === 'refused') return statuses.length === 1 && statuses[0]!.startsWith('4') ? undefined : told;
  return statuses.length === answers ? undefined : `${told}; ${answers} answers were right`;
}

/**
 * Every case of the SMTP catalogue, one after the other.
 *
 * @param taken how many mails the hub has kept so far
 */
export async function trySmtp(port: number, taken: () => Promise<number>): Promise<CatalogueResult> {
  const faults: string[] = [];
  for (const one of SMTP_CATALOGUE) faults.push(...(await smtpFaults(port, one, taken)));
  return { tried: SMTP_CATALOGUE.length, faults };
}

async function smtpFaults(
  port: number,
  { name, steps, mails }: SmtpCase,
  taken: () => Promise<number>,
): Promise<string[]> {
  const before = await taken();
  const heard = await converse(port, steps, { quietMs: 100 });
  const kept = (await taken()) - before;
  const faults: string[] = [];
  if (/^451 /m.test(heard.text)) faults.push(`SMTP: ${name}: 451`);
  if (kept !== mails)
    faults.push(`SMTP: ${name}: ${kept} mails were kept, ${mails} were right: ${lastLines(heard.text)}`);
  return faults;
}

const lastLines = (text: string): string =>
  JSON.stringify(text.trim().split('\r\n').slice(-3).join(' / ').slice(0, 300));

async function inLanes<T>(
  list: readonly T[],
  lanes: number,
  go: (one: T) => Promise<string | undefined>,
): Promise<(string | undefined)[]> {
  const waiting = [...list];
  const found: (string | undefined)[] = [];
  const lane = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) found.push(await go(one));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return found;
}
