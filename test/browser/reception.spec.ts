import { type ReceptionDeviceKind, visitNeed } from '@frontdoor/contracts';
import { Ids, SystemClock } from '@frontdoor/kernel';
import { InstanceSecret } from '@frontdoor/platform';
import { Administration } from '@frontdoor/use-cases';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { smallTargets } from '../support/targets.js';
import { SECRET, startEmbedded, type World } from '../support/world.js';

const TABLET = { viewport: { width: 768, height: 1024 }, hasTouch: true, isMobile: true };
const TALL = { viewport: { width: 1080, height: 1920 }, hasTouch: true };
const LOOKS = [
  ['light', { colorScheme: 'light', forcedColors: 'none' }],
  ['dark', { colorScheme: 'dark', forcedColors: 'none' }],
  ['forced', { colorScheme: 'light', forcedColors: 'active' }],
] as const;

describe.skipIf(skipsBrowser)('a reception in the browser', () => {
  let world: World;
  let browser: Browser;
  let kiosk: string;
  let screen: string;

  beforeAll(async () => {
    world = await startEmbedded({ DEMO: 'on', DEMO_PACK: 'cambridgeshire-county' });
    browser = await startBrowser();
    const clock = new SystemClock();
    const { receptionDevices } = new Administration({
      ...{ source: world.database, clock, ids: new Ids(clock), secret: new InstanceSecret(SECRET) },
    });
    const add = async (kind: ReceptionDeviceKind) =>
      world.url + (await receptionDevices.add({ kind, desk: 'reception', name: `The ${kind}` })).path;
    kiosk = await add('kiosk');
    screen = await add('screen');
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  const open = async (address: string, device: BrowserContextOptions): Promise<Page> => {
    const page = await (await browser.newContext(device)).newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(address);
    return page;
  };
  const looked = async (page: Page, name: string): Promise<void> => {
    for (const [look, media] of LOOKS) {
      await page.emulateMedia(media);
      await photograph(page, `reception-${name}-${look}`);
      const violations = await axeViolations(page);
      expect({ name, look, violations }).toEqual({ name, look, violations: [] });
    }
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    expect(
      await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
    ).toBe(true);
  };
  const desk = async (): Promise<Page> => {
    const page = await open(`${world.url}/console/`, TABLET);
    await page.getByLabel('Email').fill('rowan@demo.frontdoor.example');
    await page.getByLabel('Password').fill(world.password);
    await page.getByRole('button', { name: 'Log in' }).press('Enter');
    await page.getByRole('link', { name: 'Reception', exact: true }).press('Enter');
    await page.getByRole('heading', { name: 'Reception', level: 1 }).waitFor();
    return page;
  };

  it('a kiosk is registered by keyboard in the console, its address shown once, and revoked', async () => {
    const page = await open(`${world.url}/console/set-up/devices`, {
      viewport: { width: 1366, height: 768 },
    });
    await page.getByLabel('Email').fill('oak@demo.frontdoor.example');
    await page.getByLabel('Password').fill(world.password);
    await page.getByRole('button', { name: 'Log in' }).press('Enter');
    await page.getByRole('button', { name: 'Add a device' }).press('Enter');
    await page.getByRole('radio', { name: /^A kiosk/ }).waitFor();
    await photograph(page, 'devices-add');
    expect(await axeViolations(page, '[role="dialog"]')).toEqual([]);
    await page.getByLabel('Name').fill('Side door');
    await page.getByLabel('Name').press('Enter');
    const shown = page.getByLabel('Its secret address');
    await shown.waitFor();
    const address = await shown.inputValue();
    expect(address).toMatch(/\/kiosk\/[\w-]{32}$/);
    await photograph(page, 'devices-address');
    await page.getByRole('button', { name: 'Done' }).press('Enter');
    await page
      .getByRole('row', { name: /^Side door/ })
      .getByText('Not opened yet')
      .waitFor();
    expect(await page.content()).not.toContain(address.slice(-32));
    const here = world.url + new URL(address).pathname;
    expect((await fetch(here)).status).toBe(200);
    await page.reload();
    await page.getByRole('row', { name: /^Side door/ }).waitFor();
    expect(await page.getByText('Not opened yet').count()).toBe(2);
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'devices');
    await page.getByRole('button', { name: 'Revoke Side door' }).press('Enter');
    await page.getByRole('button', { name: 'Revoke it' }).press('Enter');
    await page
      .getByRole('row', { name: /^Side door/ })
      .getByText(/^Revoked/)
      .waitFor();
    expect((await fetch(here)).status).toBe(404);
    await page.context().close();
  });

  it('a visitor checks in with the keyboard alone and without a script, in Welsh', async () => {
    const page = await open(kiosk, { ...TALL, javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Cymraeg' }).click();
    await page.getByRole('heading', { name: 'Cofrestru' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('cy');
    await page.getByRole('button', { name: 'Cofrestru' }).click();
    await page.getByText('Mae problem').waitFor();
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    // Past what they may need, to where more can be said.
    for (let i = 0; i <= visitNeed.options.length; i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Biniau');
    await photograph(page, 'reception-kiosk-more');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Eich tocyn yw A01' }).waitFor();
    await page.getByText('Pobl o’ch blaen: 0').waitFor();
    await photograph(page, 'reception-kiosk-ticket');
  });

  it('the kiosk is large, in every look, and asks before it starts again', async () => {
    const page = await open(kiosk, TALL);
    await looked(page, 'kiosk');
    expect(
      await page.evaluate('document.querySelector("h1").getBoundingClientRect().height'),
    ).toBeGreaterThan(40);
    await page.getByRole('radio').nth(1).check();
    await page.getByRole('checkbox', { name: 'Help with hearing' }).check();
    await page.clock.install();
    // The browser tells late that the question was closed: the answer counts at once.
    await page.addInitScript(
      `addEventListener('close', (event) => event.stopImmediatePropagation(), { capture: true })`,
    );
    await page.goto(kiosk);
    await page.getByRole('radio').nth(1).check();
    await page.clock.runFor(46_000);
    await page.getByRole('dialog', { name: 'Are you still there?' }).waitFor();
    await photograph(page, 'reception-kiosk-asks');
    await page.getByRole('button', { name: 'I need more time' }).click();
    expect(await page.getByRole('radio').nth(1).isChecked()).toBe(true);
    await page.clock.runFor(46_000);
    await page.getByRole('dialog').waitFor();
    await page.clock.runFor(16_000);
    await expect.poll(() => page.getByRole('radio').nth(1).isChecked()).toBe(false);
  });

  it('the kiosk reads itself aloud where the device has a voice for its language', async () => {
    const context = await browser.newContext(TALL);
    // Chromium has no voices here: one stands in for those of a tablet.
    await context.addInitScript(`
      globalThis.said = [];
      globalThis.SpeechSynthesisUtterance = class extends EventTarget {
        constructor(text) { super(); this.text = text; }
      };
      Object.defineProperty(globalThis, 'speechSynthesis', { value: {
        getVoices: () => [{ lang: 'en-GB' }], addEventListener() {}, cancel() {},
        speak(words) { said.push(words.text); words.dispatchEvent(new Event('start')); },
      } });`);
    const page = await context.newPage();
    await page.goto(kiosk);
    await page.getByRole('button', { name: 'Listen' }).press('Enter');
    const said = await page.evaluate<string[]>('said');
    expect(said.slice(0, 2)).toEqual(['Check in', 'What have you come about?']);
    expect(said).toEqual(expect.arrayContaining(['A missed bin, or recycling', 'Help with hearing']));
    expect(await page.locator('[data-reading]').textContent()).toBe('A private room');
    await photograph(page, 'reception-kiosk-listen');
    await page.goto(`${kiosk}?lang=pl`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('button', { name: 'Posłuchaj' }).count()).toBe(0);
    await context.close();
  });

  it('the desk sees who came by keyboard alone, calls who needs help first, and the screen shows where they go', async () => {
    const shown = await open(screen, { viewport: { width: 1920, height: 1080 } });
    await shown.getByText('Nobody is called just now.').waitFor();
    const page = await desk();
    await page.getByText('A01').first().waitFor();
    await page.getByRole('button', { name: 'Check in' }).press('Enter');
    // The first field has the focus, and Tab leads on from there.
    await page.getByLabel('Why did they come?').waitFor();
    await page.keyboard.type('A parking permit');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('option').first().press('Enter');
    const hearing = page.getByRole('checkbox', { name: 'Help with hearing' });
    await hearing.press('Space');
    expect(await hearing.isChecked()).toBe(true);
    expect(await axeViolations(page, '[role="dialog"]')).toEqual([]);
    await photograph(page, 'reception-check-in');
    await page.getByRole('dialog').getByRole('button', { name: 'Check in' }).press('Enter');
    await page.getByText('Goes first.').waitFor();
    const rows = page.getByRole('listitem', { name: /^Ticket/ });
    expect(await rows.first().getAttribute('aria-label')).toBe('Ticket A02');
    // It is in the queue.
    await rows.first().getByRole('button', { name: 'Seen by me' }).waitFor();
    await page.getByLabel('You call to').fill('Desk 2');
    await page.getByRole('button', { name: 'Call next' }).press('Enter');
    await rows.first().getByText('Called to Desk 2').waitFor();
    await shown.getByRole('row', { name: 'A02 Desk 2' }).waitFor();
    await looked(shown, 'screen');
    await looked(page, 'desk');
    expect(await smallTargets(page)).toEqual([]);
    await rows.first().getByRole('button', { name: 'Seen by me' }).press('Enter');
    await page.getByText(/^With Rowan/).waitFor();
    // Whom somebody at the desk sees to need help goes first from then on, and by Undo no more.
    await rows.nth(0).getByRole('button', { name: 'Needs …' }).press('Enter');
    await page.getByRole('checkbox', { name: 'Help with reading or writing' }).press('Space');
    expect(await axeViolations(page, '[role="dialog"]')).toEqual([]);
    await photograph(page, 'reception-needs');
    await page.getByRole('button', { name: 'Keep' }).press('Enter');
    await rows.nth(0).getByText('Goes first.').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).first().press('Enter');
    await expect.poll(() => rows.nth(0).getByText('Goes first.').count()).toBe(0);
    await rows.nth(0).getByRole('button', { name: 'Left unseen' }).press('Enter');
    await page.getByRole('listitem', { name: 'Ticket A01' }).getByText('Left without being seen').waitFor();
    await page
      .getByRole('listitem', { name: 'Ticket A01' })
      .getByRole('button', { name: /^Undo for A01/ })
      .press('Enter');
    await expect
      .poll(() =>
        page.getByRole('listitem', { name: 'Ticket A01' }).getByText('Left without being seen').count(),
      )
      .toBe(0);
    await page.getByRole('button', { name: 'Settled' }).press('Enter');
    await page
      .getByText(/^Settled/)
      .first()
      .waitFor();
    await looked(page, 'desk-later');
  }, 120_000);

  it('the screen says so when it is not current, and goes on by itself', async () => {
    const page = await open(screen, { viewport: { width: 1920, height: 1080 } });
    await page.getByText(/wait/).first().waitFor();
    await page.context().setOffline(true);
    await page.getByText('This screen is not current').waitFor({ timeout: 30_000 });
    await photograph(page, 'reception-screen-stale');
    await page.context().setOffline(false);
    await page.getByText('This screen is not current').waitFor({ state: 'hidden' });
  });
});
