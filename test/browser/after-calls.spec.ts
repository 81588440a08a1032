import { api, type EnquiryDetail } from '@frontdoor/contracts';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { logIn } from '../support/console-tabs.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

const COUNCIL = '+441632960000';
/** Of the demonstration's agents. */
const ASH = '+441632960200';
const BIRCH = '+441632960201';
const INTERPRETER = '+441632960555';
const MOST_STEPS = 90;

/** What follows from calls, by keyboard alone: rung back, passed on, a message that is played and written down. */
describe.skipIf(skipsBrowser)('after calls, in the console', () => {
  let world: World;
  let browser: Browser;
  let ash: Desk;
  let callers = 0;

  beforeAll(async () => {
    world = await startEmbedded();
    browser = await startBrowser();
    ash = await Desk.of(world, 'ash');
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  const twilio = () => world.standIns.twilio;
  const dial = () => {
    const from = `+4477009008${String(60 + callers++)}`;
    return Object.assign(twilio().dial({ from, to: COUNCIL }, world.url.replace('127.0.0.1', 'localhost')), {
      from,
    });
  };
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
  const press = async (page: Page, name: string | RegExp): Promise<void> => {
    await goToButton(page, name);
    await page.keyboard.press('Enter');
  };
  const photographs = async (page: Page, name: string): Promise<void> => {
    await photograph(page, `after-calls-${name}`);
    const { width, height } = page.viewportSize()!;
    await page.setViewportSize({ width: 390, height: 844 });
    await photograph(page, `after-calls-${name}-phone`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width, height });
  };
  const watched = async (page: Page): Promise<void> => {
    await page.evaluate(
      `window.touched = []; for (const kind of ['pointerdown', 'mousedown', 'touchstart']) addEventListener(kind, (event) => window.touched.push(event.type), true);`,
    );
  };
  const untouched = async (page: Page): Promise<void> =>
    expect(await page.evaluate('window.touched')).toEqual([]);
  /** A call that Ash speaks in. */
  const spoken = async (page: Page) => {
    twilio().hands(ASH, { pickup: 'answers', presses: '1' });
    await ash.agent.ask(api.setPresence, { body: { presence: 'available' } });
    const caller = dial();
    await page.getByRole('region', { name: 'Your call' }).getByText('You speak with').waitFor();
    await eventually('both are in the room', () =>
      [...twilio().rooms.values()].some(({ members }) => members.length === 2),
    );
    return caller;
  };
  const enquiryOf = async (): Promise<EnquiryDetail> => {
    const { items } = await ash.agent.ask(api.readQueue, { query: { view: 'all' } });
    const found = items.find(({ kind }) => kind === 'callback')!;
    return ash.read(found.enquiryId);
  };

  it('a call ends in a callback at one of the times that can be promised, which its customer changes', async () => {
    const { tab, close } = await logIn(world, browser, 'ash');
    const page = await tab('/');
    await watched(page);
    const caller = await spoken(page);
    caller.hangUp();
    const over = page.getByRole('region', { name: 'A call is over' });
    await over.waitFor();
    await page.keyboard.press('h');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await over.getByRole('radio', { name: 'To be rung back' }).and(page.locator(':checked')).waitFor();
    await press(page, 'Close the call');
    await over.getByText('Choose when they are rung back.').waitFor();
    await over.getByText(/Only times at which the office is open/).waitFor();
    await goTo(page, over.getByRole('button', { name: /Ring them/ }));
    await page.keyboard.press('Enter');
    await page.getByRole('option').first().waitFor();
    await photograph(page, 'after-calls-times');
    await page.keyboard.press('Enter');
    await goTo(page, over.getByLabel('What was it about?'));
    await page.keyboard.type('The team has to look at it first.');
    expect(await axeViolations(page)).toEqual([]);
    await photographs(page, 'wrap-up');
    await press(page, 'Close the call');
    await over.waitFor({ state: 'detached' });
    await untouched(page);

    const enquiry = await enquiryOf();
    await page.goto(`${world.url}/console/enquiries/${enquiry.id}`);
    const panel = page.getByRole('region', { name: 'Callbacks' });
    await panel.getByText('with Ash').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await photographs(page, 'callbacks');
    await press(page, 'The customer wants another time');
    const dialog = page.getByRole('dialog');
    await goTo(page, dialog.getByRole('button', { name: /Ring them/ }));
    await page.keyboard.press('Enter');
    await page.getByRole('option').nth(2).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await axeViolations(page, '[role="dialog"]')).toEqual([]);
    await photograph(page, 'after-calls-another-time');
    await press(page, 'The customer agrees');
    await dialog.waitFor({ state: 'detached' });

    // The customer sees it on the page of their enquiry, and changes it there.
    await page.goto(enquiry.trackingUrl.replace(/^https?:\/\/[^/]+/, world.url));
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await photographs(page, 'tracking');
    await goTo(
      page,
      page.getByRole('link', { name: /change or cancel|Change or cancel|Another time|Change/ }).first(),
    );
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /When we ring you back/ }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await photographs(page, 'tracking-change');
    await goTo(page, page.getByRole('radio').first());
    await page.keyboard.press('Space');
    await press(page, 'Change to this time');
    await page.waitForURL(/track/);
    const [moved] = (await ash.agent.ask(api.listCallbacks, { params: { id: enquiry.id } })).callbacks;
    expect(moved).toMatchObject({ ending: null });
    await close();
  }, 120_000);

  it('an interpreter is asked in by number, and a colleague has the call afterwards', async () => {
    const { tab, close } = await logIn(world, browser, 'ash');
    const page = await tab('/');
    await watched(page);
    twilio().hands(BIRCH, { pickup: 'answers', presses: '1' });
    const caller = await spoken(page);
    const talking = page.getByRole('region', { name: 'Your call' });
    await press(page, 'Ask in');
    await goTo(page, page.getByLabel('Or a number: an interpreter or a partner'));
    await page.keyboard.type(INTERPRETER);
    await photograph(page, 'after-calls-ask-in');
    await press(page, 'Ring number');
    await talking.getByText(INTERPRETER).waitFor();
    await press(page, 'Ask in');
    await goToButton(page, /A colleague/);
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: /^Birch/ }).waitFor();
    await page.keyboard.type('Birch');
    await page.keyboard.press('Enter');
    await press(page, 'Ask colleague in');
    await talking.getByRole('button', { name: 'Pass on' }).waitFor();
    await press(page, 'Pass on');
    await page.getByRole('dialog', { name: /Pass the call to Birch/ }).waitFor();
    await page.keyboard.type('Wants a larger bin, and speaks Polish.');
    expect(await axeViolations(page, '[role="dialog"]')).toEqual([]);
    await photographs(page, 'pass-on');
    await goTo(page, page.getByRole('dialog').getByRole('button', { name: 'Pass on', exact: true }));
    await page.keyboard.press('Enter');
    await talking.waitFor({ state: 'detached' });
    await untouched(page);
    const birch = await Desk.of(world, 'birch');
    const [call] = (await birch.agent.ask(api.listMyCalls)).calls;
    expect(call).toMatchObject({ mine: 'mine', agent: 'Birch' });
    caller.hangUp();
    await eventually(
      'it is over',
      async () => (await birch.agent.ask(api.listMyCalls)).calls[0]?.state === 'wrap-up',
    );
    await birch.agent.ask(api.closeCall, {
      params: { id: call!.id },
      body: { ending: 'answered', summary: 'A larger bin is ordered.' },
    });
    await close();
  }, 120_000);

  it('a message is played, and what was said in it is typed and found', async () => {
    await ash.agent.ask(api.setPresence, { body: { presence: 'offline' } });
    const caller = dial();
    await eventually('the offer', () => caller.heard.some((words) => words.includes('press 3')));
    caller.press('3');
    await eventually('the tone', () => caller.heard.some((words) => words.includes('after the tone')));
    caller.say('My blue bin was not emptied on Tuesday and it is full to the brim now.');
    const item = await eventually('the message', async () => {
      const query = { view: 'all', channel: 'voicemail' };
      return (await ash.agent.ask(api.readQueue, { query })).items[0];
    });
    const { tab, close } = await logIn(world, browser, 'ash');
    const page = await tab(`/enquiries/${item.enquiryId}`);
    await watched(page);
    const player = page.getByLabel('Play voicemail.mp3');
    await player.waitFor();
    // The hub sends it, and the browser takes it for what it is.
    const played = await page.evaluate(
      `new Promise((resolve) => {
        const audio = document.querySelector('audio');
        audio.addEventListener('loadedmetadata', () => resolve('played'));
        audio.addEventListener('error', () => resolve('error ' + audio.error?.code));
        audio.preload = 'metadata';
        audio.load();
      })`,
    );
    expect(played).toBe('played');
    await page.getByText(/Written down by the telephone service/).waitFor();
    await press(page, 'Correct what was said');
    await page.getByLabel('What was said', { exact: true }).and(page.locator('textarea')).waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('The blue bin was not emptied on Tuesday. It is full.');
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'after-calls-typing');
    await press(page, 'Keep these words');
    await page.getByText(/Typed by Ash/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await photographs(page, 'voicemail');
    await untouched(page);
    await close();
  }, 120_000);
});
