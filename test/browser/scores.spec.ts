import { SeedYear } from '@frontdoor/demonstration';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
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
    const promise = page.getByRole('region', { name: /email or other digital/ });
    await promise.getByText('kept in time').waitFor();
    expect(await promise.getByRole('img').getAttribute('aria-label')).toMatch(
      /^[\d.]+ % kept, [\d.]+ % met by a later date that was agreed, [\d.]+ % late$/,
    );
    expect(
      Number((await promise.locator('dt:text-is("Late") + dd').innerText()).replace(',', '')),
    ).toBeGreaterThan(0);
    await page
      .getByRole('region', { name: /calls are answered/ })
      .getByText('at least')
      .waitFor();
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
    await photograph(shown, `public-how-we-are-doing-${colorScheme}-${forcedColors}-${width}`);
    expect(await axeViolations(shown)).toEqual([]);
    expect(await shown.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(troubles).toEqual([]);
    await context.close();
  });
});
