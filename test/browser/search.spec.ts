import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { logIn } from '../support/console-tabs.js';
import { Desk } from '../support/desk.js';
import { startEmbedded, type World } from '../support/world.js';

describe.skipIf(skipsBrowser)('searching in the browser', () => {
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

  it('an agent finds by words, by reference and by the palette, with the keyboard alone', async () => {
    const desk = await Desk.of(world, 'rowan');
    const brown = await desk.receive('help', 'Brown bin not emptied today in Mill Road');
    const boiler = await desk.receive('help', 'Nobody comes', 'tenant@customer.example');
    await desk.customerAnswers(boiler, 'The boiler in <i>Mill Street</i> is still broken');
    const { tab, close } = await logIn(world, browser, 'rowan');
    const search = await tab('/search');
    const field = search.getByRole('searchbox', { name: /^Words, name/ });
    await field.fill('mil bin');
    await search.getByRole('status').filter({ hasText: '1 enquiry.' }).waitFor();
    expect(await search.locator('mark').allTextContents()).toEqual(['bin', 'Mil', 'bin', 'Mil']);
    await field.fill('boiler');
    await search.getByRole('link', { name: 'Nobody comes' }).waitFor();
    await search.getByText('<i>Mill Street</i>').waitFor();

    await search.getByRole('button', { name: /State$/ }).click();
    await search.getByRole('option', { name: 'Closed', exact: true }).click();
    await search.getByText('No enquiry fits.').waitFor();
    await search.getByRole('button', { name: 'Search without the filters' }).click();
    await search.getByRole('link', { name: 'Nobody comes' }).waitFor();
    await search.getByRole('button', { name: 'Saved views' }).click();
    await search.getByLabel('Save what is shown now as').fill('Boilers');
    await search.keyboard.press('Enter');
    await search.getByRole('link', { name: 'Boilers' }).waitFor();
    await photograph(search, 'console-saved-views');
    await search.keyboard.press('Escape');

    await search.getByRole('link', { name: 'Queue', exact: true }).click();
    await search
      .getByRole('radio', { name: /^All/ })
      .or(search.getByRole('button', { name: /^All/ }))
      .first()
      .click();
    await search.getByRole('link', { name: 'Search', exact: true }).click();
    expect(await field.inputValue()).toBe('boiler');
    await search.getByRole('link', { name: 'Queue', exact: true }).click();
    await search.waitForURL(/view=all/);
    await search.getByRole('link', { name: 'Search', exact: true }).click();

    for (const [width, height, scheme] of [
      ...([
        [1366, 768, 'light'],
        [1280, 800, 'dark'],
        [390, 844, 'light'],
      ] as const),
    ]) {
      await search.setViewportSize({ width, height });
      await search.emulateMedia({ colorScheme: scheme });
      await photograph(search, `console-search-${width}-${scheme}`);
      expect({ width, scheme, violations: await axeViolations(search) }).toEqual({
        width,
        scheme,
        violations: [],
      });
      await search.keyboard.press('Control+k');
      await search.getByRole('combobox').fill('boil');
      await search.getByRole('option', { name: /Nobody comes/ }).waitFor();
      await search.getByRole('option', { name: /^Boilers/ }).waitFor();
      await photograph(search, `console-palette-${width}-${scheme}`);
      expect({ width, scheme, violations: await axeViolations(search, '[role="dialog"]') }).toEqual({
        width,
        scheme,
        violations: [],
      });
      await search.keyboard.press('Escape');
      await search.getByRole('combobox').waitFor({ state: 'detached' });
      // What the palette covered is there for everybody again.
      await search.getByRole('main').waitFor();
    }
    await search.setViewportSize({ width: 1366, height: 768 });

    await field.focus();
    await search.keyboard.press('ArrowDown');
    await search.keyboard.press('Enter');
    await search.getByRole('heading', { name: /Nobody comes/ }).waitFor();
    await search.keyboard.press('Control+k');
    await search.keyboard.type(`brown bin`);
    await search.getByRole('option', { name: /Brown bin/ }).waitFor();
    await search.keyboard.press('Enter');
    await search.getByRole('heading', { name: /Brown bin/ }).waitFor();
    await search.keyboard.press('Control+k');
    await search.keyboard.type('go to the prom');
    await search.keyboard.press('Enter');
    await search.getByRole('heading', { name: 'Open promises' }).waitFor();
    await search.keyboard.press('/');
    await search.keyboard.type(brown.reference.toLowerCase().replace('-', ''));
    await search.keyboard.press('Enter');
    await search.getByRole('heading', { name: /Brown bin/ }).waitFor();
    await search.keyboard.press('Escape');
    await search.getByRole('heading', { name: /Brown bin/ }).click();
    await search.keyboard.press('?');
    await search.getByText('Go to or do anything').waitFor();
    await close();
  }, 120_000);
});
