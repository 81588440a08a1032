import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skipsBrowser, startBrowser } from '../support/browser.js';
import { Desk } from '../support/desk.js';
import { type Read, readingFaults, readingOrder } from '../support/reading-order.js';
import { startEmbedded, type World } from '../support/world.js';

type Sought = readonly [role: string, name: RegExp];

/** What comes first in what is read, of some roles and names; each must be there. */
const placesOf = (read: readonly Read[], ...sought: readonly Sought[]): number[] =>
  sought.map(([role, name]) => {
    const place = read.findIndex((each) => each.role === role && name.test(each.name));
    if (place < 0) throw new Error(`there is no ${role} named ${name} in ${JSON.stringify(read)}`);
    return place;
  });

const expectInOrder = (read: readonly Read[], ...sought: readonly Sought[]): void => {
  const places = placesOf(read, ...sought);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
};

describe.skipIf(skipsBrowser)('what a screen reader reads', () => {
  let world: World;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    world = await startEmbedded();
    browser = await startBrowser();
    page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    page.setDefaultTimeout(15_000);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  const open = async (address: string, title: RegExp | string): Promise<Read[]> => {
    await page.goto(`${world.url}${address}`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await expect.poll(() => page.locator('.skeleton').count()).toBe(0);
    return readingOrder(page);
  };
  const logIn = async (name: string): Promise<void> => {
    await page.context().clearCookies();
    await page.goto(`${world.url}/console/`);
    await page.getByLabel('Email').fill(`${name}@demo.frontdoor.example`);
    await page.getByLabel('Password').fill(world.password);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  };

  it('the log-in: what it is, then the two fields, then the button', async () => {
    const read = await open('/console/', /./);
    expect(readingFaults(read)).toEqual([]);
    expectInOrder(
      read,
      ['main', /^$/],
      ['heading', /./],
      ['textbox', /^Email$/],
      ['textbox', /^Password$/],
      ['button', /^Log in$/],
    );
  });

  it('the console: the way past the navigation first, then the screens, the bar above, and the page', async () => {
    await (await Desk.of(world, 'ash')).send('help', 'May I sit in the park?', 'sitter@customer.example');
    await logIn('ash');
    await page.getByText('sit in the park').first().waitFor();
    for (const [address, title] of [
      ['/console/queue', 'Queue'],
      ['/console/search', 'Search'],
      ['/console/new-contact', 'New contact'],
      ['/console/promises', 'Open promises'],
      ['/console/agents', 'Agents'],
      ['/console/saved-replies', /repl/i],
    ] as const) {
      const read = await open(address, title);
      expect({ address, faults: readingFaults(read) }).toEqual({ address, faults: [] });
      expectInOrder(
        read,
        ['link', /^Skip to content$/],
        ['navigation', /^Screens$/],
        ['banner', /^$/],
        ['main', /^$/],
        ['heading', /./],
      );
    }
  }, 60_000);

  it('a supervisor’s overview', async () => {
    await logIn('oak');
    expect(readingFaults(await open('/console/', 'Overview'))).toEqual([]);
  });

  it('an enquiry: what it is, what was said, where one answers, and then who it is and what was promised', async () => {
    const desk = await Desk.of(world, 'rowan');
    const enquiry = await desk.receive('help', 'Who mends the swing?', 'swing@customer.example');
    await logIn('rowan');
    const read = await open(`/console/enquiries/${enquiry.id}`, /swing/);
    expect(readingFaults(read)).toEqual([]);
    expectInOrder(
      read,
      ['heading', /swing/],
      ['button', /^Finish$/],
      ['region', /^Timeline$/],
      ['article', /^$/],
      ['textbox', /^Reply to/],
      ['button', /^Reply$/],
      ['region', /^About this enquiry$/],
      ['heading', /^Customer$/],
      ['heading', /^Promises$/],
    );
    // What stands in the bar of a phone is not said twice to whoever hears a wide screen.
    expect(read.some(({ role }) => role === 'radiogroup')).toBe(false);
  });

  it('an enquiry on a phone: the same order, one part at a time', async () => {
    const desk = await Desk.of(world, 'rowan');
    const enquiry = await desk.receive('help', 'Who paints the bench?', 'bench@customer.example');
    await page.setViewportSize({ width: 390, height: 844 });
    const read = await open(`/console/enquiries/${enquiry.id}`, /bench/);
    expect(readingFaults(read)).toEqual([]);
    expectInOrder(
      read,
      ['heading', /bench/],
      ['region', /^Timeline$/],
      ['article', /^$/],
      ['radiogroup', /^Shown of this enquiry$/],
    );
    expect(read.some(({ role, name }) => role === 'textbox' && name.startsWith('Reply to'))).toBe(false);
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it('the public pages: contact, confirmation and tracking', async () => {
    const visitor = await (await browser.newContext()).newPage();
    const faults = async () => readingFaults(await readingOrder(visitor));
    const parts = async () =>
      expectInOrder(
        await readingOrder(visitor),
        ['link', /^Skip to main content$/],
        ['banner', /^$/],
        ['main', /^$/],
        ['heading', /./],
        ['contentinfo', /^$/],
      );
    await visitor.goto(`${world.url}/contact`);
    expect(await faults()).toEqual([]);
    await parts();
    await visitor.getByLabel('Your message').fill('Where are the maps?');
    await visitor.getByLabel('Email address').fill('maps@customer.example');
    await visitor.getByRole('button', { name: 'Send' }).click();
    await visitor.getByText('Your reference').waitFor();
    expect(await faults()).toEqual([]);
    await parts();
    const link = await visitor.getByRole('link', { name: /Follow your enquiry/ }).getAttribute('href');
    await visitor.goto(link!.replace('localhost', '127.0.0.1'));
    await visitor.getByText('Where are the maps?').first().waitFor();
    expect(await faults()).toEqual([]);
    await parts();
    await visitor.context().close();
  });
});
