import { api } from '@frontdoor/contracts';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, isInView, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { Desk } from '../support/desk.js';
import { coveredTargets, smallTargets } from '../support/targets.js';
import { startEmbedded, type World } from '../support/world.js';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const TABLET = { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true };

describe.skipIf(skipsBrowser)('the console in the hand', () => {
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

  const at = async (name: string, device: BrowserContextOptions): Promise<Page> => {
    const page = await (await browser.newContext(device)).newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(`${world.url}/console/`);
    await page.getByLabel('Email').fill(`${name}@demo.frontdoor.example`);
    await page.getByLabel('Password').fill(world.password);
    await page.getByRole('button', { name: 'Log in' }).tap();
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    return page;
  };
  const open = async (page: Page, address: string): Promise<void> => {
    await page.goto(`${world.url}/console${address}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => page.locator('.skeleton').count()).toBe(0);
  };
  const top = async (page: Page, selector: string): Promise<number> =>
    (await page.locator(selector).first().boundingBox())!.y;

  it('a phone shows what the customer wrote first, and the reply is a press away', async () => {
    const desk = await Desk.of(world, 'ash');
    const words = 'The lamp in front of our house has been out since Monday evening';
    const enquiry = await desk.receive(
      'help',
      `${words}, and it is very dark there\n\n${'Please come.\n'.repeat(20)}`,
      'lamp@customer.example',
    );
    const page = await at('ash', PHONE);
    await open(page, `/enquiries/${enquiry.id}`);
    await page.locator('.contact-in').waitFor();
    await photograph(page, 'handheld-enquiry');
    expect(await top(page, '.contact-in')).toBeLessThan(200);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(await coveredTargets(page)).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);

    const bar = page.getByRole('radiogroup', { name: 'Shown of this enquiry' });
    const reply = page.getByRole('textbox', { name: 'Reply' });
    expect(await reply.isVisible()).toBe(false);
    await bar.getByRole('radio', { name: 'Reply' }).tap();
    await expect.poll(() => page.evaluate('document.activeElement?.tagName')).toBe('TEXTAREA');
    await photograph(page, 'handheld-reply');
    const timeline = page.getByRole('region', { name: 'Timeline' });
    expect(await isInView(timeline.getByText(words).last(), timeline)).toBe(true);
    expect(await isInView(reply)).toBe(true);
    expect(await isInView(bar)).toBe(true);
    expect(await coveredTargets(page)).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);

    await bar.getByRole('radio', { name: 'Details' }).tap();
    await page.getByRole('region', { name: 'Promises', exact: true }).waitFor();
    await photograph(page, 'handheld-details');
    expect(await isInView(page.getByRole('button', { name: 'Hand over', exact: true }))).toBe(true);
    expect(await isInView(page.getByRole('region', { name: 'Customer' }))).toBe(true);
    expect(await coveredTargets(page)).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);

    // An offer takes nothing of what is read first.
    await bar.getByRole('radio', { name: 'Messages' }).tap();
    await desk.agent.ask(api.setPresence, { body: { presence: 'available' } });
    await desk.send('help', 'The gate of the park does not shut', 'gate@customer.example');
    const offer = page.getByRole('region', { name: 'Offered to you' });
    await offer.waitFor();
    await photograph(page, 'handheld-offer');
    expect(await top(page, '.contact-in')).toBeLessThan(200);
    expect(await isInView(offer.getByRole('button', { name: 'Accept' }))).toBe(true);
    await offer.getByRole('button', { name: 'Decline' }).tap();
    await desk.agent.ask(api.setPresence, { body: { presence: 'offline' } });

    await bar.getByRole('radio', { name: 'Reply' }).tap();
    await reply.fill('It is mended tomorrow.');
    await page.getByRole('button', { name: 'Reply and close' }).tap();
    await page.getByRole('button', { name: 'Send now' }).tap();
    await page.getByText('Closed', { exact: true }).first().waitFor();
    await page.context().close();
  }, 90_000);

  it('whoever types opens the place to write by its key, on a window as narrow as a phone too', async () => {
    const desk = await Desk.of(world, 'ash');
    const enquiry = await desk.receive('help', 'Where do I park?', 'parker@customer.example');
    const page = await at('ash', PHONE);
    await open(page, `/enquiries/${enquiry.id}`);
    await page.locator('.contact-in').waitFor();
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: /note/i }).waitFor();
    await expect.poll(() => page.evaluate('document.activeElement?.tagName')).toBe('TEXTAREA');
    await page.context().close();
  }, 60_000);

  it('every other page fits a phone, its content begins in the upper half, and nothing lies upon it', async () => {
    const desk = await Desk.of(world, 'ash');
    await desk.send('help', 'Is the pool open on Sunday?', 'swimmer@customer.example');
    const troubles: unknown[] = [];
    for (const [name, addresses] of [
      ['ash', ['/queue', '/promises', '/search', '/agents', '/saved-replies', '/new-contact', '/try-it']],
      ['oak', ['/', '/queue', '/scoreboard', '/who-is-who', '/quarantine']],
      ['holly', ['/new-contact', '/queue']],
    ] as const) {
      const page = await at(name, PHONE);
      for (const address of addresses) {
        await open(page, address);
        await photograph(page, `handheld-${name}${address.replaceAll('/', '-')}`);
        const wide = await page.evaluate('document.documentElement.scrollWidth');
        const covered = await coveredTargets(page);
        // Neither the name of a place in the bar nor what is known of a person is cut off.
        const cut = await page.evaluate(`
          [...document.querySelectorAll('.rail-link, .agent-table')]
            .filter((each) => each.scrollWidth > each.clientWidth || each.getBoundingClientRect().right > innerWidth)
            .map((each) => each.textContent.slice(0, 40))`);
        if (wide !== 390 || covered.length > 0 || (cut as string[]).length > 0)
          troubles.push({ name, address, wide, covered, cut });
      }
      await open(page, '/queue');
      await page.locator('.queue-row').first().waitFor();
      expect(await top(page, '.queue-row')).toBeLessThan(422);
      // What stands beside the words stands beside them: a tick before, the rest below.
      const places = await page.evaluate(`
        ['.row-tick', '.row-what', '.row-due', '.row-why', '.row-action'].flatMap((each) => {
          const box = document.querySelector('.queue-row ' + each)?.getBoundingClientRect();
          return box ? [{ each, left: box.left, right: box.right, top: box.top }] : [];
        })`);
      const [what, due, why, action] = (
        places as { each: string; left: number; right: number; top: number }[]
      ).filter(({ each }) => each !== '.row-tick');
      expect(due!.top).toBeGreaterThan(what!.top);
      expect(why!.left).toBeGreaterThanOrEqual(due!.right - 1);
      expect(action!.left).toBeGreaterThanOrEqual(why!.right - 1);
      if (name === 'oak') expect((places as { left: number }[])[0]!.left).toBeLessThan(what!.left);
      await page.context().close();
    }
    expect(troubles).toEqual([]);
  }, 120_000);

  it('on a tablet every target is large enough for a finger', async () => {
    const desk = await Desk.of(world, 'rowan');
    const enquiry = await desk.receive('help', 'My bin is broken', 'binned@customer.example');
    await desk.send('help', 'And my lid', 'lid@customer.example');
    const page = await at('holly', TABLET);
    expect(await page.evaluate(`matchMedia('(pointer: coarse)').matches`)).toBe(true);
    const found: unknown[] = [];
    const small = async (where: string, shown = page) => {
      const targets = await smallTargets(shown);
      if (targets.length > 0) found.push({ where, targets });
    };
    for (const address of ['/new-contact', '/queue', '/promises', '/search', '/agents', '/saved-replies']) {
      await open(page, address);
      await small(address);
    }
    await open(page, `/enquiries/${enquiry.id}`);
    await page.getByRole('button', { name: 'Write anyway' }).tap();
    await small('an enquiry');
    await page.getByRole('button', { name: 'Log an event' }).tap();
    await page.getByRole('menu').waitFor();
    await small('its menu');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /Your presence/ }).tap();
    await page.getByRole('listbox').waitFor();
    await small('a list');
    await page.context().close();

    const supervisor = await at('oak', TABLET);
    for (const address of ['/', '/queue', '/scoreboard', '/who-is-who']) {
      await open(supervisor, address);
      await small(address, supervisor);
    }
    await supervisor.context().close();
    expect(found).toEqual([]);
  }, 120_000);
});
