import type { Browser, BrowserContext } from 'playwright-core';
import { startBrowser } from '../../support/browser.js';
import { quantile, round } from '../due/numbers.js';
import { type HubProcess, startHubProcess } from '../ingest/hub-process.js';
import { createHolders, openItems } from '../queue/open-items.js';
import { act, type Interactions } from './act.js';
import { FIRST_ROW, watchView } from './views.js';

const ITEMS = 1_000_000;
const TIMES = 10;
const PATIENCE_MS = 60_000;
/** Of the demonstration council. */
const AGENT = 'ash';
const VIEWPORT = { width: 1366, height: 768 };

interface Figures {
  p50Ms: number;
  maxMs: number;
}

/**
 * What somebody at the console waits for, in Chromium, on a hub with its embedded PostgreSQL and so many open items: kilobytes
 * of the first load as they come over the line, of the console itself and of what it asks the hub, time until the first row of the queue stands there, and the time from a key
 * or click until the next picture (INP).
 */
export async function benchConsole(tell: (line: string) => void, items = ITEMS): Promise<object> {
  const hub = await startHubProcess();
  let browser: Browser | undefined;
  try {
    await createHolders(hub.database);
    await openItems(hub.database, { from: 0, to: items, own: AGENT }, tell);
    browser = await startBrowser();
    tell('console: first load');
    const { session, ...first } = await firstLoad(browser, hub);
    const fresh = await repeated(tell, 'first view, nothing cached', () => firstView(browser!, hub, session));
    const context = await openContext(browser, session);
    const again = await repeated(tell, 'first view, cached', () => viewIn(context, hub));
    await context.close();
    tell('console: at work');
    const working = await openContext(browser, session);
    const interactions = await act(working, hub.url, tell);
    return { items, ...first, firstView: { fresh, again }, ...inp(interactions) };
  } finally {
    await browser?.close();
    await hub.stop();
  }
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

async function openContext(browser: Browser, session?: Session): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: VIEWPORT, storageState: session });
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}

/** Everything that an empty browser fetches until an agent who logs in sees the queue. */
async function firstLoad(
  browser: Browser,
  hub: HubProcess,
): Promise<{ firstLoadKb: number; firstAnswersKb: number; session: Session }> {
  const context = await openContext(browser);
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  const ofConsole = new Set<string>();
  const bytes = { console: 0, answers: 0 };
  line.on('Network.responseReceived', ({ requestId, response }) => {
    if (new URL(response.url).pathname.startsWith('/console/')) ofConsole.add(requestId);
  });
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes[ofConsole.has(requestId) ? 'console' : 'answers'] += encodedDataLength;
  });
  await line.send('Network.enable');
  await page.goto(`${hub.url}/console/`);
  await page.getByLabel('Email').fill(`${AGENT}@demo.frontdoor.example`);
  await page.getByLabel('Password').fill(hub.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.locator(FIRST_ROW).first().waitFor();
  const session = await context.storageState();
  await context.close();
  return {
    firstLoadKb: round(bytes.console / 1000),
    firstAnswersKb: round(bytes.answers / 1000),
    session,
  };
}

async function firstView(browser: Browser, hub: HubProcess, session: Session): Promise<number> {
  const context = await openContext(browser, session);
  const time = await viewIn(context, hub);
  await context.close();
  return time;
}

async function viewIn(context: BrowserContext, hub: HubProcess): Promise<number> {
  const page = await context.newPage();
  const seen = await watchView(page);
  await page.goto(`${hub.url}/console/`);
  const time = await seen();
  await page.close();
  return time;
}

async function repeated(
  tell: (line: string) => void,
  what: string,
  once: () => Promise<number>,
): Promise<Figures> {
  tell(`console: ${what}`);
  await once();
  const times: number[] = [];
  for (let i = 0; i < TIMES; i++) times.push(await once());
  return { p50Ms: round(quantile(times, 0.5)), maxMs: round(Math.max(...times)) };
}

/** The slowest of each kind, and of all of them the 98th percentile, which is what INP is. */
function inp(interactions: Interactions): object {
  const all = Object.values(interactions).flat();
  const slowest = Object.fromEntries(
    Object.entries(interactions).map(([name, times]) => [name, Math.max(0, ...times)]),
  );
  return { inpMs: round(quantile(all, 0.98)), interactions: all.length, slowestMs: slowest };
}
