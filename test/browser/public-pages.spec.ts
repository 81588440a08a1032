import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { startEmbedded, type World } from '../support/world.js';

describe.skipIf(skipsBrowser)('the public pages in the browser', () => {
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

  it.each([
    ['light', 'none', 1280],
    ['dark', 'none', 390],
    ['light', 'active', 1280],
    ['light', 'none', 320],
  ] as const)('the public pages stand in %s, forced colours %s, %i px wide', async (...look) => {
    const [colorScheme, forcedColors, width] = look;
    const context = await browser.newContext({ colorScheme, forcedColors, viewport: { width, height: 844 } });
    const shown = await context.newPage();
    const wrong: string[] = [];
    shown.on('pageerror', (error) => wrong.push(error.message));
    shown.on('console', (message) => {
      if (!/status of 40[04]/.test(message.text())) wrong.push(message.text());
    });
    for (const address of [
      '/',
      '/contact',
      '/privacy',
      '/cookies',
      '/accessibility',
      '/find-enquiry',
      '/nowhere',
    ]) {
      await shown.goto(`${world.url}${address}`);
      await photograph(shown, `public${address.replaceAll('/', '-')}-${look.join('-')}`);
      const wide = await shown.evaluate('document.documentElement.scrollWidth');
      expect({ address, wide, violations: await axeViolations(shown) }).toEqual({
        address,
        wide: width,
        violations: [],
      });
    }
    await shown.goto(`${world.url}/contact`);
    await shown.getByRole('button', { name: 'Send' }).click();
    const summary = shown.locator('.govuk-error-summary');
    await summary.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await shown.evaluate('document.activeElement.className')).toBe('govuk-error-summary');
    expect(await axeViolations(shown)).toEqual([]);
    await summary.getByRole('link', { name: 'Say what your enquiry is about' }).click();
    expect(await shown.evaluate('document.activeElement.id')).toBe('text');
    expect(wrong).toEqual([]);
    await context.close();
  });

  it('a customer raises and follows an enquiry without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`${world.url}/contact`);
    await plain.getByRole('button', { name: 'Send' }).click();
    await plain.getByText('There is a problem').waitFor();
    await photograph(plain, 'public-contact-faults');
    await plain.getByLabel('Your message').fill('Where is the nearest recycling centre?');
    await plain.getByLabel('Email address').fill('someone@customer.example');
    await plain.getByRole('button', { name: 'Send' }).click();
    await plain.getByText('Your reference').waitFor();
    await photograph(plain, 'public-sent');
    const link = await plain.getByRole('link', { name: /Follow your enquiry/ }).getAttribute('href');
    await plain.goto(link!.replace('localhost', '127.0.0.1'));
    await plain.getByText('Where is the nearest recycling centre?').first().waitFor();
    await photograph(plain, 'public-track');
    await context.close();
  });
});
