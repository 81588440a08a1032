import { PlayTraffic, SeedYear } from '@frontdoor/demonstration';
import { withLoad } from '@frontdoor/routing/simulator';
import { readShipped } from '../../apps/cli/src/simulate/scenario-files.js';
import { api } from '@frontdoor/contracts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { type ConsoleTabs, logIn } from '../support/console-tabs.js';
import { ConsoleClient } from '../support/console-client.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

/** Each page is looked at in three sizes, with axe. */
const SLOW_MS = 120_000;

describe.skipIf(skipsBrowser)('a supervisor, in the browser', () => {
  let world: World;
  let browser: Browser;
  let oak: ConsoleTabs;

  beforeAll(async () => {
    world = await startEmbedded();
    await world.hub.app.get(SeedYear).run({ contacts: 1200, seed: 1 });
    const desk = await Desk.of(world, 'oak');
    for (let n = 1; n <= 12; n++)
      await desk.send(n % 3 ? 'help' : 'waste', `Nobody has come yet ${n}`, `resident-${n}@customer.example`);
    await eventually(
      'all in the queue',
      async () => (await desk.agent.ask(api.readQueue)).items.length === 12,
    );
    const ash = await ConsoleClient.logIn(world.url, 'ash', world.password);
    await ash.ask(api.setPresence, { body: { presence: 'busy' } });
    browser = await startBrowser();
    oak = await logIn(world, browser, 'oak');
  }, 200_000);
  afterAll(async () => {
    await oak?.close();
    await browser?.close();
    await world?.stop();
  });

  const looksWell = async (page: Page, name: string): Promise<void> => {
    for (const [colorScheme, width, height] of [
      ['light', 1366, 768],
      ['dark', 1920, 1080],
      ['light', 390, 844],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      await photograph(page, `${name}-${colorScheme}-${width}`);
      expect(await axeViolations(page)).toEqual([]);
      expect(
        await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'),
      ).toBe(false);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1366, height: 768 });
  };

  it(
    'puts a change together, sees what it would do, applies it and undoes it',
    async () => {
      const page = await oak.tab('/balance');
      const part = page.getByRole('group', { name: 'Part 1' });
      await part.getByRole('button', { name: /That waits for/ }).click();
      await page.getByRole('option', { name: /Customer services/ }).click();
      await part.getByRole('button', { name: /^To|Choose To/ }).click();
      await page.getByRole('option', { name: /^Ash/ }).click();
      await page.getByRole('button', { name: 'Add a part' }).press('Enter');
      const second = page.getByRole('group', { name: 'Part 2' });
      await second.getByRole('button', { name: /What/ }).click();
      await page.getByRole('option', { name: 'How much somebody takes today' }).click();
      await second.getByRole('button', { name: /Who/ }).click();
      await page.getByRole('option', { name: /^Ash/ }).click();
      await second.getByRole('textbox', { name: 'Room for' }).fill('8');
      await page.getByRole('button', { name: 'See what it does' }).press('Enter');
      await page.getByRole('heading', { name: 'What it does' }).waitFor();
      await page.getByRole('rowheader', { name: 'All promises' }).waitFor();
      await looksWell(page, 'console-balance');
      await page.getByRole('textbox', { name: 'Why' }).fill('Two are ill today');
      await page.getByRole('button', { name: 'Apply all of it' }).press('Enter');
      await page.getByText('Ash gets the 5 most urgent that wait for Customer services.').waitFor();
      await page.getByRole('button', { name: 'Undo: Two are ill today' }).press('Enter');
      await page.getByText(/Undone by Oak/).waitFor();
    },
    SLOW_MS,
  );

  it(
    'sees how everything stands',
    async () => {
      const page = await oak.tab('/');
      await page.getByRole('heading', { name: 'The next 4 hours' }).waitFor();
      await page.getByRole('heading', { name: 'By promise' }).waitFor();
      await looksWell(page, 'console-live-board');
    },
    SLOW_MS,
  );

  it(
    'sees what is foreseen, how far off that was, and marks a campaign',
    async () => {
      const page = await oak.tab('/scoreboard/forecast');
      await page.getByRole('heading', { name: 'How far off it was' }).waitFor();
      await page.getByRole('textbox', { name: 'What it is' }).fill('Council tax bills');
      const day = page.getByRole('group', { name: 'Campaign day' }).getByRole('spinbutton');
      await day.first().click();
      await page.keyboard.type('09032026');
      await page.getByRole('button', { name: 'Mark it' }).press('Enter');
      await page.getByRole('button', { name: 'Remove Council tax bills, 2026-03-09' }).waitFor();
      await looksWell(page, 'console-forecast');
    },
    SLOW_MS,
  );

  it(
    'tries a day under other circumstances, the same seed giving the same answer',
    async () => {
      const page = await oak.tab('/what-if');
      await page.getByRole('textbox', { name: 'Times as much comes' }).fill('1.5');
      await page.getByRole('button', { name: 'Simulate' }).press('Enter');
      const verdict = page.locator('.ahead-verdict');
      await verdict.waitFor();
      const said = await verdict.innerText();
      await looksWell(page, 'console-what-if');
      await page.getByRole('button', { name: 'Simulate' }).press('Enter');
      await page.getByText('Simulating…').waitFor({ state: 'hidden' });
      expect(await verdict.innerText()).toBe(said);
    },
    SLOW_MS,
  );

  it(
    'sees a day of simulated traffic come in, on the board as it happens',
    async () => {
      const page = await oak.tab('/');
      await page.getByRole('heading', { name: 'By channel' }).waitFor();
      const waiting = page.getByRole('link', { name: /waiting for Customer services$/ });
      const before = await waiting.innerText();
      const scenario = await readShipped('ordinary-week');
      const sent = await world.hub.app
        .get(PlayTraffic)
        .play({ scenario: withLoad(scenario, 0.05), seed: 1, day: 2, speed: 7200 });
      expect(sent).toBeGreaterThan(15);
      await eventually('the board to show it', async () => (await waiting.innerText()) !== before);
      await looksWell(page, 'console-day-played');
    },
    SLOW_MS,
  );

  it(
    'has a wall that shows figures and nothing of a person, and says when it is not current',
    async () => {
      const client = await ConsoleClient.logIn(world.url, 'oak', world.password);
      const { desks } = await client.ask(api.listReceptionDevices);
      const { address } = await client.ask(api.addReceptionDevice, {
        body: { kind: 'wall', name: 'Front wall', desk: desks[0]!.address },
      });
      const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
      const wall = await context.newPage();
      await wall.goto(`${world.url}${new URL(address).pathname}`);
      await wall.getByRole('rowheader', { name: 'Customer services' }).waitFor();
      const shown = await wall.locator('body').innerText();
      expect(shown).not.toContain('resident');
      expect(shown).not.toContain('Nobody has come');
      await photograph(wall, 'wall-1920');
      expect(await axeViolations(wall)).toEqual([]);
      expect(await wall.evaluate('document.documentElement.scrollHeight <= window.innerHeight')).toBe(true);
      await context.setOffline(true);
      await wall.getByText('This screen is not current').waitFor({ timeout: 30_000 });
      await photograph(wall, 'wall-1920-lost');
      await context.setOffline(false);
      await wall.getByText('This screen is not current').waitFor({ state: 'hidden', timeout: 30_000 });
      await context.close();
    },
    SLOW_MS,
  );
});
