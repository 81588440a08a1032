import { randomUUID } from 'node:crypto';
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

const COUNCIL = '+441632960000';
const CALLER = '+447700900830';
/** Of the demonstration's agents. */
const ASH = '+441632960200';
const BIRCH = '+441632960201';
const MOST_STEPS = 100;

describe.skipIf(skipsBrowser)('calls in the console', () => {
  let world: World;
  let folder: string;
  let browser: Browser;

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'frontdoor-open-'));
    world = await startEmbedded({ CHARTERS_DIR: chartersAlwaysOpen(folder) });
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const twilio = () => world.standIns.twilio;
  const dial = () =>
    twilio().dial({ from: CALLER, to: COUNCIL }, world.url.replace('127.0.0.1', 'localhost'));

  /** Goes on with Tab until the control has the focus. */
  const goTo = async (page: Page, control: Locator): Promise<void> => {
    await control.waitFor();
    for (let step = 0; step < MOST_STEPS; step++) {
      if ((await control.and(page.locator(':focus')).count()) > 0) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`not reached with ${MOST_STEPS} steps`);
  };
  const goToButton = (page: Page, name: string | RegExp): Promise<void> =>
    goTo(page, page.getByRole('button', { name, exact: true }));

  /** As it is in the light, in the dark and in forced colours. */
  const photographs = async (page: Page, name: string): Promise<void> => {
    await photograph(page, `console-call-${name}`);
    await page.evaluate(`document.documentElement.dataset.theme = 'dark'`);
    await photograph(page, `console-call-${name}-dark`);
    await page.evaluate(`delete document.documentElement.dataset.theme`);
    await page.emulateMedia({ forcedColors: 'active' });
    await photograph(page, `console-call-${name}-forced`);
    await page.emulateMedia({ forcedColors: 'none' });
    const { width, height } = page.viewportSize()!;
    await page.setViewportSize({ width: 390, height: 844 });
    await photograph(page, `console-call-${name}-phone`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width, height });
  };

  const smallTargets = (page: Page) =>
    page.evaluate(
      `[...document.querySelectorAll('.call-bar button, .call-bar input:not([type=radio]), .call-bar textarea, .call-bar .radio')].filter((e) => e.getClientRects().length > 0 && e.getBoundingClientRect().height < 44).map((e) => e.outerHTML.slice(0, 120))`,
    );

  it('rings, is answered, held, hung up, and closed as answered, by keyboard alone', async () => {
    const ash = await Desk.of(world, 'ash');
    const { tab, close } = await logIn(world, browser, 'ash');
    const page = await tab('/');
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.evaluate(
      `window.touched = []; for (const kind of ['pointerdown', 'mousedown', 'touchstart']) addEventListener(kind, (event) => window.touched.push(event.type), true);`,
    );
    twilio().hands(ASH, { pickup: 'rings' });
    await ash.agent.ask(api.setPresence, { body: { presence: 'available' } });
    const caller = dial();
    const ringing = page.getByRole('region', { name: 'A call rings' });
    await ringing.waitFor();
    await ringing.getByText('Pick up your telephone and press any key.').waitFor();
    await ringing.getByText(CALLER).first().waitFor();
    await page.getByText(`A call rings: ${CALLER}, for Customer services.`).waitFor({ state: 'attached' });
    expect(await page.getByRole('region', { name: 'Offered to you' }).count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await photographs(page, 'rings');

    // Let ring too long, it rings again at the telephone that is picked up.
    caller.hangUp();
    await ringing.waitFor({ state: 'detached' });
    twilio().hands(ASH, { pickup: 'answers', presses: '1' });
    await ash.agent.ask(api.setPresence, { body: { presence: 'available' } });
    const again = dial();
    const talking = page.getByRole('region', { name: 'Your call' });
    await talking.getByText('You speak with').waitFor();
    await eventually('both are in the room', () =>
      [...twilio().rooms.values()].some(({ members }) => members.length === 2),
    );
    await page.keyboard.press('h');
    await talking.getByText('On hold:').waitFor();
    await talking.getByRole('button', { name: 'Speak again' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await photographs(page, 'held');
    await page.keyboard.press('h');
    await talking.getByText('You speak with').waitFor();

    // A colleague comes in, and is taken out again.
    twilio().hands(BIRCH, { pickup: 'answers', presses: '1' });
    await goToButton(page, 'Ask in');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await axeViolations(page, '[role="dialog"]')).toEqual([]);
    await goToButton(page, /A colleague/);
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: /^Birch/ }).waitFor();
    await page.keyboard.type('Birch');
    await page.keyboard.press('Enter');
    await goToButton(page, 'Ask colleague in');
    await page.keyboard.press('Enter');
    await talking.getByText('in the call').waitFor();
    await talking.getByRole('button', { name: 'Pass on' }).waitFor();
    expect(await smallTargets(page)).toEqual([]);
    await photographs(page, 'three');
    await goToButton(page, 'Take out Birch');
    await page.keyboard.press('Enter');
    await talking.getByRole('button', { name: 'Take out Birch' }).waitFor({ state: 'detached' });

    await goToButton(page, 'Hang up');
    await page.keyboard.press('Enter');
    const over = page.getByRole('region', { name: 'A call is over' });
    await over.waitFor();
    await eventually('the caller’s telephone has ended', () => again.isOver);

    await page.keyboard.press('h');
    await page.keyboard.press('Space');
    await goTo(page, over.getByLabel('What was it about?'));
    await page.keyboard.type('A new bin was ordered.');
    await goToButton(page, 'Add a question and its answer');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Which bin?');
    await page.keyboard.press('Tab');
    await page.keyboard.type('The blue one');
    expect(await axeViolations(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    await photographs(page, 'over');

    // Nothing of it is lost.
    expect(await page.evaluate('window.touched')).toEqual([]);
    await page.reload();
    await over.waitFor();
    await expect
      .poll(() => over.getByLabel('What was it about?').inputValue())
      .toBe('A new bin was ordered.');
    expect(await over.getByRole('radio', { name: 'Answered' }).isChecked()).toBe(true);
    expect(await over.getByLabel('Answer 1').inputValue()).toBe('The blue one');
    await goToButton(page, 'Close the call');
    await page.keyboard.press('Enter');
    await over.waitFor({ state: 'detached' });
    expect((await ash.agent.ask(api.listMyCalls)).calls).toEqual([]);
    expect(await ash.agent.ask(api.whoAmI)).toMatchObject({ presence: 'available' });
    await close();
  }, 120_000);

  it('that I make is shown while it rings, and an answering machine gets a message, by keyboard alone', async () => {
    const ash = await Desk.of(world, 'ash');
    const from = '+447700900831';
    const words = 'It is about my garden waste. You can ring me any time.';
    const publicUrl = world.url.replace('127.0.0.1', 'localhost');
    await twilio().placeCall({ from, to: '+441632960100', words }, publicUrl);
    const enquiry = await ash.takeOn('It is about my garden waste');
    const { tab, close } = await logIn(world, browser, 'ash');
    const page = await tab(`/enquiries/${enquiry.id}`);
    await page.setViewportSize({ width: 1366, height: 768 });
    const callNow = () =>
      ash.agent.ask(api.callNow, { params: { id: enquiry.id }, body: { requestId: randomUUID() } });
    twilio().hands(ASH, { pickup: 'answers', presses: '1' });
    twilio().hands(from, { pickup: 'rings' });
    await callNow();
    const making = page.getByRole('region', { name: 'A call you make' });
    await making.getByText('The customer’s telephone rings.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    await photographs(page, 'made');
    await goToButton(page, 'Hang up');
    await page.keyboard.press('Enter');
    await making.waitFor({ state: 'detached' });

    twilio().hands(from, { pickup: 'answers', machine: { greetingMs: 200 } });
    await callNow();
    const machine = page.getByRole('region', { name: 'Your call' });
    await machine.getByText('An answering machine of').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    await photographs(page, 'machine');
    await goToButton(page, 'Leave the message');
    await page.keyboard.press('Enter');
    await machine.waitFor({ state: 'detached' });
    await page.getByText('Message left.', { exact: true }).waitFor();
    await close();
  }, 120_000);

  it('stands on the overview of a supervisor, who listens in', async () => {
    const { tab, close } = await logIn(world, browser, 'oak');
    const page = await tab('/');
    const ash = await Desk.of(world, 'ash');
    // Nobody answers yet.
    await ash.agent.ask(api.setPresence, { body: { presence: 'offline' } });
    const caller = dial();
    const panel = page.getByRole('region', { name: 'On the telephone now' });
    await panel.getByText(/waiting for/).waitFor();
    expect(await panel.getByRole('button', { name: /Listen in/ }).count()).toBe(0);
    twilio().hands(ASH, { pickup: 'answers', presses: '1' });
    await ash.agent.ask(api.setPresence, { body: { presence: 'available' } });
    await panel.getByText(/speaks with Ash/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'console-overview-calls');
    await panel.getByRole('button', { name: /Listen in/ }).press('Enter');
    await page.getByText('Your telephone is rung.').waitFor();
    await panel.getByRole('button', { name: /Help/ }).waitFor();
    caller.hangUp();
    await panel.getByText('Nobody is on the telephone.').waitFor();
    await close();
  }, 60_000);
});
