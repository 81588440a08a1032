import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { api, type CallView } from '@frontdoor/contracts';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { logIn } from '../support/console-tabs.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { chartersAlwaysOpen } from '../support/opening-hours.js';
import { startEmbedded, type World } from '../support/world.js';

const COUNCIL = '+441632960000';
const CALLER = '+447700900834';
/** Of the demonstration's agents. */
const ASH = '+441632960200';
const BIRCH = '+441632960201';
const INTERPRETER = '+441632960555';
const MOST_STEPS = 150;

/** What stands on the panels of a call while it lasts, at whoever has it and at whom they ask in. */
describe.skipIf(skipsBrowser)('the panels of a call in the console', () => {
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
  const press = async (page: Page, control: Locator): Promise<void> => {
    await goTo(page, control);
    await page.keyboard.press('Enter');
  };
  const goTo = async (page: Page, control: Locator): Promise<void> => {
    await control.waitFor();
    for (let step = 0; step < MOST_STEPS; step++) {
      if ((await control.and(page.locator(':focus')).count()) > 0) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`not reached with ${MOST_STEPS} steps`);
  };
  const smallTargets = (page: Page) =>
    page.evaluate(
      `[...document.querySelectorAll('.call-bar button, .call-bar input:not([type=radio]), .call-bar textarea, .call-bar .radio')].filter((e) => e.getClientRects().length > 0 && e.getBoundingClientRect().height < 44).map((e) => e.outerHTML.slice(0, 120))`,
    );
  const looked = async (page: Page, name: string): Promise<void> => {
    expect(await axeViolations(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    await photograph(page, `console-panel-${name}`);
    const { width, height } = page.viewportSize()!;
    await page.setViewportSize({ width: 390, height: 844 });
    await photograph(page, `console-panel-${name}-phone`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width, height });
  };
  const consoleOf = async (name: string): Promise<Page> => {
    const { tab } = await logIn(world, browser, name);
    const page = await tab('/');
    // On a busy machine, too.
    page.setDefaultTimeout(60_000);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.evaluate(
      `window.touched = []; for (const kind of ['pointerdown', 'mousedown', 'touchstart']) addEventListener(kind, (event) => window.touched.push(event.type), true);`,
    );
    return page;
  };

  it('notes, answers to tell of, a link, an interpreter and a colleague with a brief, by keyboard alone', async () => {
    const ash = await Desk.of(world, 'ash');
    const page = await consoleOf('ash');
    const other = await consoleOf('birch');
    twilio().hands(ASH, { pickup: 'answers', presses: '1' });
    await ash.agent.ask(api.setPresence, { body: { presence: 'available' } });
    const caller = twilio().dial({ from: CALLER, to: COUNCIL }, world.url.replace('127.0.0.1', 'localhost'));
    const talking = page.getByRole('region', { name: 'Your call' });
    await talking.getByText('You speak with').waitFor();
    const call: CallView = await eventually('it is in the queue', async () => {
      const [mine] = (await ash.agent.ask(api.listMyCalls)).calls;
      return mine?.enquiryId ? mine : undefined;
    });
    const enquiryId = call.enquiryId!;

    // What is told and sent is written down with one press each.
    await goTo(page, talking.getByRole('searchbox', { name: 'Services and web pages to tell them of' }));
    await page.keyboard.type('bin');
    const answers = talking.getByRole('region', { name: 'Services and web pages to tell the caller of' });
    const told = answers.getByRole('button', { name: 'Told: “My bin was not emptied”' });
    await told.waitFor();
    await looked(page, 'answers');
    await press(page, told);
    await page.getByText('Told, written down.').waitFor();
    await press(page, answers.getByRole('button', { name: 'Send link: “My bin was not emptied”' }));
    await page.getByRole('menuitem').first().waitFor();
    await photograph(page, 'console-panel-send-link');
    await page.keyboard.press('Enter');
    await eventually('the link is texted', () =>
      twilio().messages.some(({ to, body }) => to === CALLER && body.includes('/answers/')),
    );

    // The interpreter whom they need comes in as a third with one press.
    const { interpreter } = await ash.agent.ask(api.askForInterpreter, {
      params: { id: enquiryId },
      body: { language: 'pl', way: 'telephone', note: '' },
    });
    await ash.agent.ask(api.arrangeInterpreter, {
      params: { id: interpreter!.id },
      body: { with: 'Fen Interpreters', number: INTERPRETER },
    });
    const ring = talking.getByRole('button', { name: 'Ring the interpreter' });
    await ring.waitFor();
    await looked(page, 'interpreter');
    await press(page, ring);
    await talking.getByText('in the call').waitFor();
    await ring.waitFor({ state: 'detached' });

    // What is noted now is what it was about later.
    const notes = talking.getByRole('textbox', { name: /^Notes/ });
    await goTo(page, notes);
    await page.keyboard.type('Blue bin, left on Tuesday.');
    await press(page, talking.getByRole('button', { name: 'Add a question and its answer' }));
    await page.keyboard.type('Which street?');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Mill Lane');

    // A colleague reads why before they pick up, and who did not come in is said.
    twilio().hands(BIRCH, { pickup: 'rings' });
    const askIn = async (why: string): Promise<void> => {
      await press(page, talking.getByRole('button', { name: 'Ask in' }));
      await page.getByRole('dialog').waitFor();
      await press(page, page.getByRole('dialog').getByRole('button', { name: /A colleague/ }));
      await page.getByRole('option', { name: /^Birch/ }).waitFor();
      await page.keyboard.type('Birch');
      await page.keyboard.press('Enter');
      await goTo(page, page.getByRole('dialog').getByRole('textbox', { name: /^Why/ }));
      await page.keyboard.type(why);
      await press(page, page.getByRole('dialog').getByRole('button', { name: 'Ask colleague in' }));
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await askIn('Knows the rounds of Mill Lane');
    const asked = other.getByRole('region', { name: 'A call of a colleague' });
    await asked.getByText('Knows the rounds of Mill Lane').waitFor();
    await asked.getByText('Pick up your telephone and press any key.').waitFor();
    await looked(other, 'asked-in');
    await press(other, asked.getByRole('button', { name: 'Stay out' }));
    await asked.waitFor({ state: 'detached' });
    twilio().hands(BIRCH, { pickup: 'busy' });
    await askIn('Knows the rounds of Mill Lane');
    await talking.getByText('is not in the call.').waitFor();
    await looked(page, 'who-is-in');

    await press(page, talking.getByRole('button', { name: 'Hang up' }));
    const over = page.getByRole('region', { name: 'A call is over' });
    await over.waitFor();
    await eventually('the caller’s telephone has ended', () => caller.isOver);
    await expect
      .poll(() => over.getByLabel('What was it about?').inputValue())
      .toBe('Blue bin, left on Tuesday.');
    expect(await over.getByLabel('Answer 1').inputValue()).toBe('Mill Lane');
    await looked(page, 'carried-over');
    expect(await page.evaluate('window.touched')).toEqual([]);
    expect(await other.evaluate('window.touched')).toEqual([]);
    const body = { ending: 'answered' as const, summary: 'Blue bin, left on Tuesday.' };
    await ash.agent.ask(api.closeCall, { params: { id: call.id }, body });
  }, 300_000);

  it('a call that I make keeps what is noted for its outcome', async () => {
    const ash = await Desk.of(world, 'ash');
    const from = '+447700900835';
    const words = 'It is about my hedge. You can ring me any time.';
    await twilio().placeCall(
      { from, to: '+441632960100', words },
      world.url.replace('127.0.0.1', 'localhost'),
    );
    const enquiry = await ash.takeOn('It is about my hedge');
    const page = await consoleOf('ash');
    await page.goto(`${world.url}/console/enquiries/${enquiry.id}`);
    twilio().hands(ASH, { pickup: 'rings' });
    const callNow = async (): Promise<void> => {
      await press(page, page.getByRole('button', { name: 'Call now', exact: true }).first());
      await page.getByRole('dialog').waitFor();
      await photograph(page, 'console-panel-call-now');
      await press(
        page,
        page
          .getByRole('dialog')
          .getByRole('button', { name: /^(Ring|Call)/ })
          .first(),
      );
    };
    await callNow();
    const making = page.getByRole('region', { name: 'A call you make' });
    await making.getByText('Pick up your telephone and press any key.').waitFor();
    await looked(page, 'making');
    await press(page, making.getByRole('button', { name: 'Hang up' }));
    await making.waitFor({ state: 'detached' });
    twilio().hands(ASH, { pickup: 'answers', presses: '1' });
    await callNow();
    const talking = page.getByRole('region', { name: 'Your call' });
    await talking.getByText('You speak with').waitFor();
    await goTo(page, talking.getByRole('textbox', { name: /^Notes/ }));
    await page.keyboard.type('It is cut in October.');
    await looked(page, 'made');
    await press(page, talking.getByRole('button', { name: 'Hang up' }));
    await talking.waitFor({ state: 'detached' });
    const said = page.getByRole('textbox', { name: /^What was said/ }).first();
    await expect.poll(() => said.inputValue()).toBe('It is cut in October.');
    await looked(page, 'outcome');
    await press(page, page.getByRole('button', { name: 'Customer reached', exact: true }).first());
    await ash.until('the note', enquiry, ({ timeline }) =>
      timeline.some((entry) => entry.type === 'note' && entry.text === 'It is cut in October.'),
    );
  }, 300_000);
});
