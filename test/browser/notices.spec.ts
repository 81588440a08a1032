import { randomUUID } from 'node:crypto';
import { api } from '@frontdoor/contracts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

describe.skipIf(skipsBrowser)('notices and the first page of the console', () => {
  let world: World;
  let browser: Browser;

  beforeAll(async () => {
    world = await startEmbedded();
    browser = await startBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  const logIn = async (name: string, address = '/console/'): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, hasTouch: true });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(world.url + address);
    await page.getByLabel('Email').fill(`${name}@demo.frontdoor.example`);
    await page.getByLabel('Password').fill(world.password);
    await page.getByRole('button', { name: 'Log in' }).press('Enter');
    return page;
  };

  it('begin with what somebody’s work is, unless they asked for an address', async () => {
    for (const [name, address, title] of [
      ['holly', '/console/', 'Reception'],
      ['ash', '/console/', 'Queue'],
      ['oak', '/console/', 'Overview'],
      ['holly', '/console/search', 'Search'],
    ] as const) {
      const page = await logIn(name, address);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await page.context().close();
    }
  }, 120_000);

  it('show the newest two, keep the others for screen readers, and open all by keyboard', async () => {
    const client = await ConsoleClient.logIn(world.url, 'holly', world.password);
    for (let i = 0; i < 5; i++)
      await client.ask(api.checkInVisitor, {
        body: {
          requestId: randomUUID(),
          purpose: `Permit ${i}`,
          service: 'customer-services',
          name: '',
          needs: [],
        },
      });
    await eventually('all are in the queue', async () =>
      (await client.ask(api.listVisitors)).visitors.every(({ enquiry }) => enquiry !== null),
    );
    const page = await logIn('holly');
    await page.getByLabel('You call to').fill('Desk 2');
    const next = page.getByRole('button', { name: 'Call next' });
    const region = page.getByRole('region', { name: 'Notices' });
    for (let i = 1; i <= 5; i++) {
      await next.press('Enter');
      await region.getByText(`A0${i} is called to Desk 2.`).waitFor();
    }
    const shown = region.locator('.notice');
    expect(await shown.locator('.notice-title').allTextContents()).toEqual([
      'A05 is called to Desk 2.',
      'A04 is called to Desk 2.',
    ]);
    // None is lost to who listens, and nothing that cannot be seen is reached by Tab.
    expect(await region.getByText('A03 is called to Desk 2.').count()).toBe(1);
    expect(await region.getByRole('button', { name: 'Undo' }).count()).toBe(2);
    await photograph(page, 'notices-folded');
    await region.getByRole('button', { name: /^and \d more$/ }).press('Enter');
    const open = await shown.count();
    expect(open).toBeGreaterThan(2);
    // As long as the list is open none goes by itself, and each is reached by keyboard.
    for (const [width, height] of [
      [1366, 768],
      [390, 844],
      [1024, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await photograph(page, `notices-open-${width}`);
    }
    expect(await axeViolations(page)).toEqual([]);
    await page.waitForTimeout(21_000);
    expect(await shown.count()).toBe(open);
    await region.getByRole('button', { name: 'Show two only' }).focus();
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(`document.activeElement.closest('.notice')?.textContent.includes('A03 is called')`),
    ).toBe(true);
    await page.keyboard.press('Enter');
    await region.getByText('A03 stands as before.').waitFor();
    await page
      .getByRole('listitem', { name: 'Ticket A03' })
      .getByText('Called to')
      .waitFor({ state: 'detached' });
    await region.getByRole('button', { name: 'Show two only' }).press('Enter');
    await eventually('what was over has gone', async () => (await shown.count()) < 3);
  }, 120_000);
});
