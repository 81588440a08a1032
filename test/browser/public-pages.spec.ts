import { randomBytes } from 'node:crypto';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { startEmbedded, type World } from '../support/world.js';

const MIB = 1024 * 1024;
const LOOKS: Record<string, BrowserContextOptions> = {
  laptop: { viewport: { width: 1366, height: 768 } },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
  zoomed: { viewport: { width: 320, height: 256 } },
  forced: { viewport: { width: 1366, height: 768 }, forcedColors: 'active' },
  plain: { viewport: { width: 1366, height: 768 }, javaScriptEnabled: false },
};

describe.skipIf(skipsBrowser)('the public pages in the browser', () => {
  let world: World;
  let browser: Browser;
  const file = (name: string, bytes: number) => ({
    name,
    mimeType: 'image/jpeg',
    buffer: randomBytes(bytes),
  });

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

  /** It stands whole in the window, and axe finds nothing; axe needs scripts. */
  const looksWell = async (page: Page, name: string, hasScripts: boolean): Promise<void> => {
    await photograph(page, `public-${name}`);
    const { width } = page.viewportSize()!;
    if (hasScripts)
      expect({ name, wide: await page.evaluate('document.documentElement.scrollWidth') }).toEqual({
        name,
        wide: width,
      });
    expect({ name, violations: hasScripts ? await axeViolations(page) : [] }).toEqual({
      name,
      violations: [],
    });
  };

  it.each(Object.entries(LOOKS))(
    'a customer sends photos, adds another, and has lost the link (%s)',
    async (look, options) => {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      const well = (name: string) => looksWell(page, `${name}-${look}`, options.javaScriptEnabled !== false);

      await page.goto(`${world.url}/contact`);
      await page.getByText('up to 5 files, 10 MB together').waitFor();
      await well('contact');
      await page.getByLabel('Your message').fill('The bench by the river is broken');
      await page.getByLabel('Email address').fill(`${look}@customer.example`);
      const files = page.getByLabel('Photos or documents');
      await files.setInputFiles([file('a.jpg', 6 * MIB), file('b.jpg', 5 * MIB)]);
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      await well('contact-too-large');
      await page.getByRole('link', { name: /^Choose up to 5 files/ }).click();
      expect(await page.getByLabel('Your message').inputValue()).toBe('The bench by the river is broken');
      await files.setInputFiles([file('bench.jpg', 1000)]);
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByRole('heading', { name: 'Message sent' }).waitFor();
      await well('sent');
      const reference = (await page.locator('.govuk-panel strong').textContent())!;
      const link = await page.getByRole('link', { name: /Follow your enquiry/ }).getAttribute('href');
      await page.goto(world.url + new URL(link!).pathname);
      await page.getByText('With a file: bench.jpg').waitFor();
      await page.getByLabel('Your message').fill('And from the other side');
      await page
        .getByLabel('Photos or documents')
        .setInputFiles([file('side.jpg', 1000), file('back.jpg', 1000)]);
      await page.getByRole('button', { name: 'Send' }).click();
      await expect
        .poll(
          async () => {
            await page.reload();
            return page.getByText('With 2 files: side.jpg, back.jpg').count();
          },
          { timeout: 10_000 },
        )
        .toBe(1);
      await well('track');

      await page.goto(`${world.url}/find-enquiry`);
      await well('find-enquiry');
      await page.getByLabel('Reference').fill(reference);
      await page.getByRole('button', { name: 'Send me a new link' }).click();
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      await well('find-enquiry-faults');
      await page.getByLabel('Mobile phone number').fill('07700 900123');
      await page.getByRole('button', { name: 'Send me a new link' }).click();
      await page.getByRole('heading', { name: 'Check your text messages' }).waitFor();
      await well('link-asked');

      await page.goto(`${world.url}/contact`);
      await page
        .getByLabel('Photos or documents')
        .setInputFiles([file('film.jpg', 26 * MIB)], { timeout: 60_000 });
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByRole('heading', { name: 'Your files are too large' }).waitFor();
      await well('too-large');
      for (const address of [
        '/',
        '/nowhere',
        '/privacy',
        '/cookies',
        '/accessibility',
        '/how-we-are-doing',
      ]) {
        await page.goto(world.url + address);
        if (address === '/how-we-are-doing') await page.getByText('None was due').first().waitFor();
        await well(`page${address.replaceAll('/', '-')}`);
      }
      await context.close();
    },
    120_000,
  );
});
