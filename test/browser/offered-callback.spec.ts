import { api } from '@frontdoor/contracts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { Desk } from '../support/desk.js';
import { startEmbedded, type World } from '../support/world.js';

describe.skipIf(skipsBrowser)('asking to be rung, without JavaScript', { timeout: 120_000 }, () => {
  let world: World;
  let browser: Browser;
  let desk: Desk;
  beforeAll(async () => {
    world = await startEmbedded();
    browser = await startBrowser();
    desk = await Desk.of(world, 'ash');
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  const stands = async (page: Page, name: string, width: number): Promise<void> => {
    await photograph(page, `offered-callback-${name}-${width}`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  };

  it.each([390, 1366])('a customer at %i px finds it, is told what is wrong, and is rung', async (width) => {
    const words = `My rent is wrong ${width}`;
    const enquiry = await desk.receive('help', words, `rent-${width}@customer.example`);
    await world.database.query('UPDATE enquiry SET callback_offered = true WHERE id = $1', [enquiry.id]);
    const context = await browser.newContext({
      viewport: { width, height: 844 },
      hasTouch: width < 500,
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto(world.url + new URL(enquiry.trackingUrl).pathname);
    await page.getByRole('heading', { name: 'Would you rather be rung?' }).waitFor();
    await page.getByRole('link', { name: 'Ask us to ring you' }).click();
    await page.getByRole('heading', { name: 'Ask us to ring you' }).waitFor();
    await stands(page, 'asking', width);
    await page.getByRole('button', { name: 'Ask us to ring you' }).click();
    const summary = page.locator('.govuk-error-summary');
    await summary.getByRole('link', { name: 'Choose a time' }).waitFor();
    await stands(page, 'faults', width);
    const choices = page.getByRole('group', { name: 'When suits you?' });
    expect(await choices.getAttribute('aria-describedby')).toContain('window-error');
    const number = page.getByRole('textbox', { name: 'Which number do we ring?' });
    expect(await number.getAttribute('aria-describedby')).toContain('phone-error');
    const [choice] = await choices.getByRole('radio').all();
    const { height } = (await page.locator('.govuk-radios__item').first().boundingBox())!;
    expect(height).toBeGreaterThanOrEqual(24);
    await choice!.check();
    await number.fill('07700 900 771');
    await number.press('Enter');
    await page.getByRole('heading', { name: 'We will ring you' }).waitFor();
    await stands(page, 'confirmed', width);
    await page.reload();
    expect((await desk.agent.ask(api.listCallbacks, { params: { id: enquiry.id } })).callbacks).toMatchObject(
      [{ number: '+447700900771', ending: null }],
    );
    await page.getByRole('link', { name: 'Change or cancel when we ring you' }).click();
    await page.getByRole('heading', { name: 'When we ring you back' }).waitFor();
    await context.close();
  });

  it('stands before a screen reader and in forced colours', async () => {
    const enquiry = await desk.receive('help', 'My rent is wrong again', 'again@customer.example');
    await world.database.query('UPDATE enquiry SET callback_offered = true WHERE id = $1', [enquiry.id]);
    for (const forcedColors of ['none', 'active'] as const) {
      const context = await browser.newContext({ forcedColors, viewport: { width: 390, height: 844 } });
      const page = await context.newPage();
      await page.goto(`${world.url}${new URL(enquiry.trackingUrl).pathname}/callback?times=all`);
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Ask us to ring you' }).click();
      await page.locator('.govuk-error-summary').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await context.close();
    }
  });
});
