import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { startEmbedded, type World } from '../support/world.js';

const PARTS = ['People', 'Teams and skills', 'Services', 'Entry points', 'Charter'];

describe.skipIf(skipsBrowser)('how the organisation is set up, on screen', () => {
  let world: World;
  let browser: Browser;

  beforeAll(async () => {
    world = await startEmbedded();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  const at = async (name: string, width = 1366, height = 768): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height } });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(`${world.url}/console/`);
    await page.getByLabel('Email').fill(`${name}@demo.frontdoor.example`);
    await page.getByLabel('Password').fill(world.password);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    return page;
  };
  const open = async (page: Page, part: string): Promise<void> => {
    await page.getByRole('navigation', { name: 'Set-up' }).getByRole('link', { name: part }).click();
    await page.getByRole('heading', { level: 1, name: part }).waitFor();
    await page.getByRole('columnheader').first().waitFor();
  };
  const go = (page: Page) => page.getByRole('link', { name: 'Set-up', exact: true }).click();

  it('a supervisor reads every part, without an axe violation, in light, dark and forced colours', async () => {
    const page = await at('oak');
    await go(page);
    for (const part of PARTS) {
      await open(page, part);
      expect(await axeViolations(page)).toEqual([]);
      await photograph(page, `set-up-${part.toLowerCase().replaceAll(' ', '-')}`);
    }
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const part of PARTS) {
      await open(page, part);
      expect(await axeViolations(page)).toEqual([]);
    }
    await photograph(page, 'set-up-charter-dark');
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    await photograph(page, 'set-up-charter-forced-colours');
    await page.context().close();
  }, 120_000);

  it('a list is narrowed down by what is typed, and how many are left is said', async () => {
    const page = await at('elm');
    await go(page);
    await open(page, 'People');
    await page.getByRole('searchbox', { name: 'Find among people' }).fill('housing');
    await page
      .getByRole('status')
      .filter({ hasText: /^\d+ of \d+ people$/ })
      .waitFor();
    await page.getByRole('row', { name: /^Linden linden@/ }).waitFor();
    expect(await page.getByRole('row', { name: /^Ash/ }).count()).toBe(0);
    await open(page, 'Charter');
    await page.getByRole('searchbox', { name: 'Find among promises' }).fill('4 working hours');
    await page
      .getByRole('row', { name: /4 working hours, counted Monday to Friday/ })
      .first()
      .waitFor();
    await page.context().close();
  }, 60_000);

  it('the palette leads to each part', async () => {
    const page = await at('oak');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('entry');
    await page.getByRole('option', { name: /Entry points/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Entry points' }).waitFor();
    await page.getByText('Recorded by staff').first().waitFor();
    await page.context().close();
  }, 60_000);

  it('fits a phone: the page itself never scrolls sideways', async () => {
    const page = await at('oak', 390, 844);
    for (const [part, path] of [
      ['People', 'people'],
      ['Charter', 'charter'],
    ] as const) {
      await page.goto(`${world.url}/console/set-up/${path}`);
      await page.getByRole('heading', { level: 1, name: part }).waitFor();
      await page.getByRole('columnheader').first().waitFor();
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      expect(wide).toBeLessThanOrEqual(390);
      await photograph(page, `set-up-${path}-phone`);
      expect(await axeViolations(page)).toEqual([]);
    }
    await page.context().close();
  }, 60_000);

  it('is no place of an agent', async () => {
    const page = await at('ash');
    expect(await page.getByRole('link', { name: 'Set-up', exact: true }).count()).toBe(0);
    await page.context().close();
  }, 60_000);
});
