import { SeedYear } from '@frontdoor/demonstration';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { logIn } from '../support/console-tabs.js';
import { startEmbedded, type World } from '../support/world.js';

describe.skipIf(skipsBrowser)('how we are doing, in the browser', () => {
  let world: World;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    world = await startEmbedded({ DEMO_PACK: 'cambridgeshire-county' });
    await world.hub.app.get(SeedYear).run({ contacts: 2000, seed: 1 });
    browser = await startBrowser();
    const context = await browser.newContext({ javaScriptEnabled: false });
    page = await context.newPage();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  it('is found from the home page and read without JavaScript, misses and all', async () => {
    await page.goto(world.url);
    await page.getByRole('link', { name: 'How we are doing' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'How we are doing' }).waitFor();
    const table = page.getByRole('table', { name: 'What we kept, and what was late' });
    await table.getByRole('rowheader', { name: /email or other digital/ }).waitFor();
    await table
      .getByText(/^Half were done within [\d.]+ working days?; nine in ten within/)
      .first()
      .waitFor();
    await page
      .getByRole('group')
      .getByText(/email or other digital/)
      .click();
    const promise = page.getByRole('region', { name: /email or other digital/ });
    await promise.getByText('kept in time').waitFor();
    expect(await promise.getByRole('img').getAttribute('aria-label')).toMatch(
      /^[\d.]+ % kept, [\d.]+ % met by a later date that was agreed, [\d.]+ % late$/,
    );
    const late = Number((await promise.locator('dt:text-is("Late") + dd').innerText()).replace(',', ''));
    expect(late).toBeGreaterThan(0);
    // What was late stands in the table of the first view, beside what was kept.
    const [row] = await table
      .locator('tbody', { has: page.getByRole('rowheader', { name: /email or other digital/ }) })
      .locator('tr')
      .nth(1)
      .all();
    expect(await row!.locator('td').nth(2).innerText()).toContain(late.toLocaleString('en-GB'));
    await table.getByText('Promised: at least').first().waitFor();
    await page.getByRole('link', { name: 'Last 3 months' }).click();
    expect(await page.getByRole('link', { name: 'Last 3 months' }).getAttribute('aria-current')).toBe('page');
  });

  it.each([
    ['light', 'none', 1280],
    ['dark', 'none', 1280],
    ['light', 'active', 1280],
    ['light', 'none', 320],
  ] as const)('stands in %s, forced colours %s, %i px wide', async (colorScheme, forcedColors, width) => {
    const context = await browser.newContext({ colorScheme, forcedColors, viewport: { width, height: 900 } });
    const shown = await context.newPage();
    const troubles: string[] = [];
    shown.on('console', (message) => troubles.push(message.text()));
    await shown.goto(`${world.url}/how-we-are-doing`);
    const height = await shown.evaluate('document.documentElement.scrollHeight');
    if (width === 1280) expect(height).toBeLessThan(4100);
    await photograph(shown, `public-how-we-are-doing-${colorScheme}-${forcedColors}-${width}`);
    expect(await axeViolations(shown)).toEqual([]);
    // With every detail open as well.
    await shown.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
    await photograph(shown, `public-how-we-are-doing-open-${colorScheme}-${forcedColors}-${width}`);
    expect(await axeViolations(shown)).toEqual([]);
    expect(await shown.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('staff see when customers come, and what other hours would change', async () => {
    const { tab, close } = await logIn(world, browser, 'oak');
    const shown = await tab('/scoreboard');
    await shown.getByRole('link', { name: 'Demand by hour' }).click();
    await shown.getByRole('heading', { level: 1, name: 'Demand by hour' }).waitFor();
    const usual = shown.getByText('Type other hours to see what they would change.');
    await usual.waitFor();
    await shown.getByRole('textbox', { name: 'Saturday' }).fill('9:00-13:00');
    await shown
      .getByText(/^4 hours a week more: [\d,]+ more contacts would come while it is open\.$/)
      .waitFor();
    for (const [colorScheme, width] of [
      ['light', 1366],
      ['dark', 1366],
      ['light', 390],
    ] as const) {
      await shown.emulateMedia({ colorScheme });
      await shown.setViewportSize({ width, height: 900 });
      await photograph(shown, `console-demand-${colorScheme}-${width}`);
      expect(await axeViolations(shown)).toEqual([]);
      expect(
        await shown.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'),
      ).toBe(false);
    }
    await shown.getByRole('button', { name: 'As they are' }).press('Enter');
    await usual.waitFor();
    await close();
  });
});
