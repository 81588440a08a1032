import type { BrowserContext, Page } from 'playwright-core';
import { FIRST_ROW } from './views.js';

/** Milliseconds from the key or click until the next picture, by what was done. */
export type Interactions = Record<string, number[]>;

/** One agent can have so many in hand. */
const ROUNDS = 4;
/** Events that the browser reports, in steps of eight milliseconds. */
const REPORTED_MS = 16;
const SETTLE_MS = 300;

/** What an agent does all day, some rounds of it. What is quicker than a picture counts as its shortest report. */
export async function act(
  context: BrowserContext,
  url: string,
  tell: (line: string) => void,
): Promise<Interactions> {
  const page = await context.newPage();
  await page.addInitScript(`
    window.interactions = new Map();
    new PerformanceObserver((list) => {
      for (const { interactionId, duration } of list.getEntries())
        if (interactionId) window.interactions.set(interactionId, Math.max(duration, window.interactions.get(interactionId) ?? 0));
    }).observe({ type: 'event', durationThreshold: ${REPORTED_MS}, buffered: true });`);
  await page.goto(`${url}/console/`);
  await page.locator(FIRST_ROW).first().waitFor();
  const interactions: Interactions = {};
  for (let round = 1; round <= ROUNDS; round++)
    for (const [name, step] of STEPS) {
      tell(`console: round ${round} of ${ROUNDS}: ${name}`);
      await step(page);
      await page.waitForTimeout(SETTLE_MS);
      const times = (await page.evaluate(
        `(() => { const all = [...window.interactions.values()]; window.interactions.clear(); return all; })()`,
      )) as number[];
      (interactions[name] ??= []).push(...(times.length > 0 ? times : [REPORTED_MS]));
    }
  return interactions;
}

type Step = readonly [name: string, step: (page: Page) => Promise<void>];

const STEPS: readonly Step[] = [
  [
    'open an enquiry',
    async (page) => {
      await page.locator(FIRST_ROW).first().click();
      await page.getByRole('region', { name: 'Promises' }).waitFor();
    },
  ],
  [
    'go back to the queue',
    async (page) => {
      await page.keyboard.press('g');
      await page.keyboard.press('q');
      await page.locator(FIRST_ROW).first().waitFor();
    },
  ],
  [
    'take next',
    async (page) => {
      await page.keyboard.press('t');
      await page.getByRole('textbox', { name: 'Reply' }).waitFor();
    },
  ],
  [
    'write a reply',
    async (page) => {
      await page.getByRole('textbox', { name: 'Reply' }).click();
      await page.keyboard.type('Thank you for telling us. The crew comes tomorrow.', { delay: 20 });
    },
  ],
  [
    'search as they type',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Search', exact: true }).click();
      await page.keyboard.press('Tab');
      await page.getByRole('main').getByRole('searchbox').fill('');
      await page.getByRole('main').getByRole('searchbox').pressSequentially('missed bin', { delay: 40 });
      await page.locator(FIRST_ROW).first().waitFor();
    },
  ],
  [
    'look at the promises',
    async (page) => {
      await page.getByRole('link', { name: 'Promises', exact: true }).click();
      await page.locator(FIRST_ROW).first().waitFor();
    },
  ],
  [
    'back to all of the queue',
    async (page) => {
      await page.getByRole('link', { name: 'Queue', exact: true }).click();
      await page.locator(FIRST_ROW).first().waitFor();
    },
  ],
];
