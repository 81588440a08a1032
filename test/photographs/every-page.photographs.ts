import fs from 'node:fs';
import path from 'node:path';
import { api } from '@frontdoor/contracts';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setUpParts } from '../../apps/console/src/casework/set-up-parts.js';
import { startBrowser } from '../support/browser.js';
import { Desk } from '../support/desk.js';
import { startEmbedded, type World } from '../support/world.js';

const FOLDER = path.resolve('.screenshots/every-page');

const LOOKS: Record<string, BrowserContextOptions> = {
  laptop: { viewport: { width: 1366, height: 768 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  dark: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  forced: { viewport: { width: 1366, height: 768 }, forcedColors: 'active' },
};

/** Who in the demonstration stands for each role. */
const ROLES = { agent: 'ash', supervisor: 'oak', reception: 'holly', administrator: 'elm' };

const WORDS = [
  ['help', 'When is the library open on a Sunday?', 'reader@customer.example'],
  ['waste', 'The brown bin in Mill Lane was not emptied again', 'lane@customer.example'],
  ['council-tax', 'I moved in May and still pay for the old flat', 'mover@customer.example'],
  ['complaints', 'Nobody has answered my three letters about the noise', 'noise@customer.example'],
  ['repairs', 'Water comes through the kitchen ceiling', 'kitchen@customer.example'],
] as const;

/** Every page as each role sees it, in each look: what is in the window, and the whole where it is longer. */
describe('photographs', () => {
  let world: World;
  let browser: Browser;
  let enquiries: { agent: string; colleague: string };
  let tracked: string;

  beforeAll(async () => {
    fs.rmSync(FOLDER, { recursive: true, force: true });
    fs.mkdirSync(FOLDER, { recursive: true });
    world = await startEmbedded();
    browser = await startBrowser();
    const desk = await Desk.of(world, 'ash');
    const own = await desk.receive(
      'help',
      'The street lamp in front of number 9 has been out since Monday, and the way to the school is very dark\n\nPlease have somebody look at it before the week is over. My neighbour rang you about it, too.',
      'neighbour@customer.example',
    );
    await desk.agent.ask(api.addNote, {
      params: { id: own.id },
      body: { text: 'The contractor comes on Thursdays.' },
    });
    const other = await (
      await Desk.of(world, 'rowan')
    ).receive('complaints', 'The bins were left in the road again', 'road@customer.example');
    enquiries = { agent: own.id, colleague: other.id };
    for (const [mailbox, text, from] of WORDS) await desk.send(mailbox, text, from);
    tracked = new URL(own.trackingUrl).pathname;
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  const take = async (page: Page, name: string): Promise<void> => {
    await expect.poll(() => page.locator('.skeleton').count()).toBe(0);
    await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
    const beyond = await page.evaluate(`
      (() => {
        const box = document.querySelector('main') ?? document.documentElement;
        return Math.max(box.scrollHeight - box.clientHeight, document.documentElement.scrollHeight - innerHeight);
      })()`);
    const before = page.viewportSize()!;
    if (Number(beyond) < 20) return;
    await page.setViewportSize({ ...before, height: before.height + Number(beyond) });
    await page.screenshot({ path: path.join(FOLDER, `${name}-whole.png`) });
    await page.setViewportSize(before);
  };
  const open = async (page: Page, address: string): Promise<void> => {
    await page.goto(`${world.url}${address}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  };

  for (const [look, options] of Object.entries(LOOKS)) {
    it.each(Object.entries(ROLES))(`${look}: %s`, async (role, name) => {
      const page = await (await browser.newContext(options)).newPage();
      page.setDefaultTimeout(15_000);
      await open(page, '/console/');
      if (role === 'agent') await take(page, `log-in-${look}`);
      await page.getByLabel('Email').fill(`${name}@demo.frontdoor.example`);
      await page.getByLabel('Password').fill(world.password);
      await page.getByRole('button', { name: 'Log in' }).click();
      const screens = page.getByRole('navigation', { name: 'Screens' });
      await screens.waitFor();
      // Those in the bar of a phone and those behind it.
      const addresses: string[] = await page.evaluate(
        `[...document.querySelectorAll('.rail a')].map((link) => new URL(link.href).pathname)`,
      );
      const parts = addresses.includes('/console/set-up')
        ? setUpParts.slice(1).map(({ path: at }) => `/console${at}`)
        : [];
      for (const address of new Set([...addresses, ...parts, '/console/new-contact'])) {
        await open(page, address);
        await take(
          page,
          `${role}-${address.replace('/console/', '').replaceAll('/', '-') || 'first'}-${look}`,
        );
      }
      await open(page, `/console/enquiries/${enquiries.agent}`);
      await page.locator('.contact-in').first().waitFor();
      await take(page, `${role}-enquiry-${look}`);
      for (const part of look === 'phone' ? ['Reply', 'Note', 'Details'] : []) {
        const choice = page.getByRole('radio', { name: part });
        if ((await choice.count()) === 0) continue;
        await choice.click();
        await take(page, `${role}-enquiry-${part.toLowerCase()}-${look}`);
      }
      await open(page, `/console/enquiries/${enquiries.colleague}`);
      await page.locator('.contact-in').first().waitFor();
      await take(page, `${role}-enquiry-of-a-colleague-${look}`);
      await page.context().close();
    });

    it(`${look}: the public`, async () => {
      const page = await (await browser.newContext(options)).newPage();
      page.setDefaultTimeout(15_000);
      for (const address of [
        ...['/', '/contact', '/find-enquiry', '/privacy', '/cookies', '/accessibility', '/nowhere'],
        ...['/how-we-are-doing', tracked],
      ]) {
        await open(page, address);
        const name = address === tracked ? 'track' : address.slice(1).replaceAll('/', '-') || 'home';
        await take(page, `public-${name}-${look}`);
      }
      await open(page, '/contact');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText('There is a problem').waitFor();
      await take(page, `public-contact-faults-${look}`);
      await page.getByLabel('Your message').fill('Where is the nearest recycling centre?');
      await page.getByLabel('Email address').fill(`centre-${look}@customer.example`);
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText('Your reference').waitFor();
      await take(page, `public-sent-${look}`);
      await page.context().close();
    });
  }
});
