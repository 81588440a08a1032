import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { api } from '@frontdoor/contracts';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { logIn } from '../support/console-tabs.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { chartersAlwaysOpen } from '../support/opening-hours.js';
import { startEmbedded, type World } from '../support/world.js';

const REQUESTS = '+441632960100';
const FROM = '+447700900861';
/** Of the demonstration's agent, and another at which they are. */
const ASH = '+441632960200';
const ELSEWHERE = '+441632960298';
const MOST_STEPS = 120;

/** A call that an agent makes and that their own telephone does not take. */
describe.skipIf(skipsBrowser)('an agent’s own telephone in the console', () => {
  let world: World;
  let folder: string;
  let browser: Browser;

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'frontdoor-open-'));
    world = await startEmbedded({ CHARTERS_DIR: chartersAlwaysOpen(folder) });
    browser = await startBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const twilio = () => world.standIns.twilio;
  const rungAt = (number: string) => twilio().calls.filter(({ to }) => to === number).length;
  const press = async (page: Page, control: Locator): Promise<void> => {
    await control.waitFor();
    for (let step = 0; step < MOST_STEPS; step++) {
      if ((await control.and(page.locator(':focus')).count()) > 0) return page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
    }
    throw new Error(`not reached with ${MOST_STEPS} steps`);
  };

  it('is said to have been engaged at once, wherever its agent is, and what to do stands beside it', async () => {
    const ash = await Desk.of(world, 'ash');
    const hubUrl = world.url.replace('127.0.0.1', 'localhost');
    const words = 'The gate of the cemetery sticks. You can ring me any time.';
    await twilio().placeCall({ from: FROM, to: REQUESTS, words }, hubUrl);
    const enquiry = await ash.takeOn('The gate of the cemetery');
    const { tab } = await logIn(world, browser, 'ash');
    const page = await tab(`/enquiries/${enquiry.id}`);
    await page.setViewportSize({ width: 1366, height: 768 });
    twilio().hands(ASH, { pickup: 'busy' });
    await page.getByRole('button', { name: 'Call now' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Call', exact: true }).click();

    const bar = page.getByRole('region', { name: 'A call that was not put through' });
    await bar.waitFor();
    await bar.getByText('Your telephone was engaged. Nobody rang').waitFor();
    await eventually('a screen reader is told', async () =>
      (await page.locator('[aria-live=polite]').allTextContents()).some((text) =>
        text.includes('Try again, or choose where you are rung'),
      ),
    );
    // Nothing is anybody’s work that was not before, on whichever page they look.
    expect((await ash.read(enquiry.id)).workItems).toMatchObject([{ kind: 'callback', state: 'assigned' }]);
    await page.getByText('Not rung: The agent’s own phone was engaged.').waitFor();
    expect(await page.getByText('Not delivered').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'console-call-not-rung');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await photograph(page, 'console-call-not-rung-phone');
    await page.setViewportSize({ width: 1366, height: 768 });

    // Tried again, it is engaged again; then they are rung elsewhere, by keyboard alone.
    const before = rungAt(ASH);
    await press(page, bar.getByRole('button', { name: 'Try again' }));
    await eventually('they are rung again', () => rungAt(ASH) === before + 1);
    await eventually('they are told again', async () => {
      const { notRung } = await ash.agent.ask(api.listMyCalls);
      return notRung.length === 1 && (await bar.count()) === 1;
    });
    await bar.getByRole('textbox', { name: 'Or ring me at another number, this once' }).focus();
    await page.keyboard.type('01632 960298');
    await page.keyboard.press('Enter');
    await eventually('they are rung elsewhere', () => rungAt(ELSEWHERE) === 1);
    const speaking = page.getByRole('button', { name: 'Hang up' });
    await speaking.waitFor();
    await bar.waitFor({ state: 'detached' });
    await eventually('they speak', async () =>
      (await ash.agent.ask(api.listMyCalls)).calls.some(({ state }) => state === 'talking'),
    );
    await press(page, speaking);
  }, 120_000);

  it('is no more said once somebody puts it aside, in every tab of the browser', async () => {
    const birch = await Desk.of(world, 'birch');
    const hubUrl = world.url.replace('127.0.0.1', 'localhost');
    const words = 'The tap of my allotment drips. You can ring me any time.';
    await twilio().placeCall({ from: '+447700900862', to: REQUESTS, words }, hubUrl);
    const { id } = await birch.takeOn('The tap of my allotment');
    twilio().hands('+441632960201', { pickup: 'failed' });
    const { tab } = await logIn(world, browser, 'birch');
    const pages = [await tab('/'), await tab('/search')];
    await birch.agent.ask(api.callNow, { params: { id }, body: { requestId: crypto.randomUUID() } });
    const bars = pages.map((page) => page.getByRole('region', { name: 'A call that was not put through' }));
    for (const bar of bars) await bar.getByText('Your telephone could not be rung.').waitFor();
    await press(pages[0]!, bars[0]!.getByRole('button', { name: 'Not now' }));
    for (const bar of bars) await bar.waitFor({ state: 'detached' });
    await pages[1]!.reload();
    await pages[1]!.getByRole('heading', { level: 1 }).waitFor();
    await eventually('its calls are there', async () => (await bars[1]!.count()) === 0);
  }, 120_000);
});
