import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { startEmbedded, type World } from '../support/world.js';

/** A charter that asks for audits as well. */
const DEMO_PACK = 'cambridgeshire-county';
const DAY_MS = 86_400_000;
const PLACES = ['Promises', 'Scoreboard', 'Calendars', 'Audits'];

/** The next day from tomorrow on that is no Saturday or Sunday, as one types it: 24112026. */
const nextWeekday = (): string => {
  const day = new Date(Date.now() + DAY_MS);
  while ([0, 6].includes(day.getUTCDay())) day.setTime(day.getTime() + DAY_MS);
  return day.toISOString().slice(0, 10).split('-').toReversed().join('');
};

describe.skipIf(skipsBrowser)('the pages of the charter in the browser', () => {
  let world: World;
  let browser: Browser;
  let page: Page;
  const troubles: string[] = [];

  const go = async (place: string) => {
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: place }).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(place, 'i') }).waitFor();
    await expect.poll(() => page.locator('.skeleton').count()).toBe(0);
  };

  beforeAll(async () => {
    world = await startEmbedded({ DEMO_PACK });
    browser = await startBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) troubles.push(message.text());
    });
    await page.goto(`${world.url}/console/`);
    await page.getByLabel('Email').fill('elm@demo.frontdoor.example');
    await page.getByLabel('Password').fill(world.password);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  it('a contact opens a promise, which is listed, with a way to its enquiry', async () => {
    await go('Try it');
    await page.getByRole('button', { name: 'Send as the customer' }).first().click();
    await page.getByText('The hub answered 250').waitFor();
    await go('Promises');
    await page.getByRole('row', { name: /full response.*Council Tax band/ }).waitFor();
    await page.getByRole('radio', { name: /^Missed/ }).click();
    await page.getByText('No open promise is missed.').waitFor();
    expect(page.url()).toContain('standing=missed');
    await page.getByRole('link', { name: 'Show all open promises' }).click();
    await page.getByRole('link', { name: /Council Tax band/ }).click();
    await page.getByRole('heading', { level: 1, name: /Council Tax band/ }).waitFor();
  });

  it('a closure is previewed, made and undone', async () => {
    await go('Calendars');
    await page.getByRole('button', { name: 'Add a closure' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a closure' });
    await dialog.getByRole('spinbutton').first().click();
    await page.keyboard.type(nextWeekday());
    await dialog.getByLabel('Title').fill('Staff training');
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'charter-closure-form');
    await dialog.getByRole('button', { name: 'See what it does' }).click();
    await dialog.getByText(/open promise moves, of 1 looked at/).waitFor();
    await photograph(page, 'charter-closure-preview');
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Make the change' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/worked out anew/).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Undo: .*Staff training/ }).click();
    await photograph(page, 'charter-closure-undo');
    await page.getByRole('button', { name: 'Undo the change' }).click();
    await page.getByText(/undone by Elm/).waitFor();
    await photograph(page, 'charter-closure-undone');
  });

  it('an audit is recorded and withdrawn', async () => {
    await go('Audits');
    await page.getByRole('button', { name: 'Record: the waiting area has seats' }).click();
    const dialog = page.getByRole('dialog', { name: 'Record a check: the waiting area has seats' });
    await dialog.getByText('Partly met').click();
    await dialog.getByLabel('Place').fill('Main reception');
    await dialog.getByLabel('Evidence').fill('Six chairs, two of them broken.');
    await photograph(page, 'charter-audit-form');
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Record the check' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /the waiting area has seats Partly met/ }).waitFor();
    await photograph(page, 'charter-audit-recorded');
    await page.getByRole('button', { name: 'Withdraw: the waiting area has seats' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }).click();
    await page.getByRole('row', { name: /the waiting area has seats Never checked/ }).waitFor();
    await page.getByText('Withdrawn', { exact: true }).waitFor();
  });

  it('the scoreboard shows another period and another split, and the address carries them', async () => {
    await go('Scoreboard');
    await page.getByRole('button', { name: /Period/ }).click();
    await page.getByRole('option', { name: 'This month' }).click();
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await page.getByRole('radio', { name: 'Channel' }).click();
    await page.getByRole('rowheader', { name: /COUNTY-D1 · Email/ }).waitFor();
    expect(new URL(page.url()).search).toBe('?period=this-month&by=channel');
    await page.getByRole('button', { name: 'Opened', exact: true }).click();
    await page.locator('th[aria-sort="descending"]', { hasText: 'Opened' }).waitFor();
    await page.reload();
    await page.getByRole('rowheader', { name: /COUNTY-D1 · Email/ }).waitFor();
    expect(new URL(page.url()).search).toBe('?period=this-month&by=channel&sort=-opened');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download CSV' }).click(),
    ]);
    expect(new URL(download.url()).searchParams.get('by')).toBe('channel');
  });

  it('every page stands, in light and dark, without an axe violation', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const place of PLACES) {
        await go(place);
        await photograph(page, `charter-${place.toLowerCase()}-${scheme}`);
        const refused = await page.getByRole('alert').allInnerTexts();
        expect({ place, scheme, refused, violations: await axeViolations(page) }).toEqual({
          place,
          scheme,
          refused: [],
          violations: [],
        });
      }
    }
    expect(troubles).toEqual([]);
  });
});
