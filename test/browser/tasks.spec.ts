import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { Desk } from '../support/desk.js';
import { Hands } from '../support/hands.js';
import { startEmbedded, type World } from '../support/world.js';

/** What each of the people who use it does most, with the clicks, keys and scrolls that it may take. */
describe.skipIf(skipsBrowser)('the tasks of a day', () => {
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

  /** Somebody at a laptop. */
  const at = async (name: string): Promise<Hands> => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(`${world.url}/console/`);
    await page.getByLabel('Email').fill(`${name}@demo.frontdoor.example`);
    await page.getByLabel('Password').fill(world.password);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    return new Hands(page);
  };
  const leave = ({ page }: Hands): Promise<void> => page.context().close();
  const open = async ({ page }: Hands, address: string, title: RegExp | string): Promise<void> => {
    await page.goto(`${world.url}/console${address}`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  };
  const box = (page: Page) => page.getByRole('textbox', { name: 'Reply' });

  it('an agent takes the next, reads it, notes, answers and closes it by keyboard alone', async () => {
    const desk = await Desk.of(world, 'ash');
    await desk.send('help', 'When is the library open on a Sunday?', 'reader@customer.example');
    const hands = await at('ash');
    const { page } = hands;
    await page.getByText('library open').first().waitFor();
    // In the unit of the promise, whatever the time is.
    await page
      .getByText(/(working (hours?|minutes?) left|due in)/)
      .first()
      .waitFor();
    await photograph(page, 'console-queue-laptop');

    await hands.press('t');
    await page.getByRole('heading', { name: /library/ }).waitFor();
    // Read: the words and the place to answer are there without a scroll.
    await hands.see(page.getByRole('region', { name: 'Timeline' }).getByText('library open').first());
    await hands.see(box(page));
    expect(hands).toMatchObject({ actions: 1, scrolls: 0 });
    await photograph(page, 'console-enquiry-laptop');

    hands.begin();
    await hands.press('n');
    await page.getByRole('textbox', { name: /note/i }).waitFor();
    await hands.write('Asked the library');
    await hands.press('Control+Enter');
    await page.getByText('Asked the library').first().waitFor();
    expect(hands.actions).toBe(2);

    await page.getByRole('heading', { level: 1 }).first().click();
    hands.begin();
    await hands.press('r');
    await hands.write('It is open from ten to four.');
    await hands.press('Control+Shift+Enter');
    await page.getByRole('button', { name: 'Send now' }).click();
    await page.getByText('Closed', { exact: true }).first().waitFor();
    expect(hands).toMatchObject({ actions: 2, scrolls: 0 });
    // What could not be asked before the answer is asked with it, though it closed the enquiry.
    const question = page.getByRole('region', { name: 'Question' });
    await question.getByText(/extra help/).waitFor();
    await question.getByRole('button', { name: /^Yes/ }).click();
    await page.getByText('Yes, written down.').waitFor();
    await leave(hands);
  }, 60_000);

  it('an agent replies, sees the past of the customer, finds by reference and ends without a reply', async () => {
    const desk = await Desk.of(world, 'rowan');
    const from = 'returning@customer.example';
    const first = await desk.receive('foi', 'How many bins are there?', from);
    await desk.reply(first, { text: 'There are 61,000.', close: true });
    await desk.until('closed', first, ({ state }) => state === 'closed');
    const second = await desk.receive('foi', 'And how many lamps?', from);
    const hands = await at('rowan');
    const { page } = hands;
    await open(hands, `/enquiries/${second.id}`, /how many lamps/);
    hands.begin();
    await hands.see(page.getByRole('link', { name: 'How many bins are there?' }));
    expect(hands).toMatchObject({ actions: 0, scrolls: 0 });

    await hands.press('r');
    await hands.write('There are 9,000 lamps.');
    await hands.press('Control+Enter');
    await page.getByRole('button', { name: 'Send now' }).click();
    await page.getByText('There are 9,000 lamps.').first().waitFor();
    expect(hands).toMatchObject({ actions: 2, scrolls: 0 });

    await page.getByRole('heading', { level: 1 }).first().click();
    hands.begin();
    await hands.press('/');
    await hands.write(first.reference);
    await hands.press('Enter');
    await page.getByRole('heading', { name: /How many bins/ }).waitFor();
    expect(hands).toMatchObject({ actions: 2, scrolls: 0 });

    const third = await desk.receive('foi', 'How many lamps did you say?', from);
    await open(hands, `/enquiries/${third.id}`, /did you say/);
    hands.begin();
    await hands.click(page.getByRole('button', { name: 'Finish' }));
    await hands.click(page.getByRole('menuitem', { name: /duplicate/ }));
    await page.getByRole('textbox', { name: 'Reason' }).fill('Asked twice');
    await hands.click(
      page
        .getByRole('dialog')
        .getByRole('button', { name: /^Close/ })
        .last(),
    );
    await page.getByText('Closed', { exact: true }).first().waitFor();
    expect(hands.actions).toBeLessThanOrEqual(4);
    await leave(hands);
  }, 60_000);

  it('reception logs a visitor', async () => {
    const hands = await at('holly');
    const { page } = hands;
    hands.begin();
    await hands.press('c');
    await page.getByRole('searchbox', { name: 'Who is it?' }).waitFor();
    await photograph(page, 'console-new-contact');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByLabel('Name', { exact: true }).fill('A visitor');
    await hands.click(page.getByRole('button', { name: /For which service/ }));
    await hands.click(page.getByRole('option', { name: /^Waste/ }));
    await page.getByLabel('What do they say?').fill('The brown bin was not emptied');
    await hands.click(page.getByRole('button', { name: 'Put in the queue' }));
    await page.getByText(/^Recorded: /).waitFor();
    expect(hands.actions).toBeLessThanOrEqual(4);
    expect(hands.scrolls).toBe(0);
    await leave(hands);
  }, 60_000);

  it('a supervisor moves work to another service, assigns one, and looks at what is at risk', async () => {
    const desk = await Desk.of(world, 'rowan');
    const enquiry = await desk.receive('foi', 'Is my band right?', 'banded@customer.example');
    const hands = await at('oak');
    const { page } = hands;
    await open(hands, `/enquiries/${enquiry.id}`, /my band/);
    hands.begin();
    await hands.press('m');
    await hands.click(page.getByRole('button', { name: /Service or team/ }));
    await hands.click(page.getByRole('option', { name: /^Council Tax/ }));
    await page.getByRole('textbox', { name: 'Why?' }).fill('It is about a bill');
    await page.getByText('Goes on').waitFor();
    await hands.click(page.getByRole('dialog').getByRole('button', { name: 'Hand over', exact: true }));
    await page.getByText('is with Council Tax now').waitFor();
    expect(hands).toMatchObject({ actions: 4, scrolls: 0 });

    await open(hands, '/queue', 'Queue');
    hands.begin();
    await hands.click(page.getByRole('button', { name: /^Assign/ }).first());
    await hands.click(page.getByRole('menuitem', { name: /^Cedar/ }));
    await page.getByText(/now with Cedar/).waitFor();
    expect(hands).toMatchObject({ actions: 2, scrolls: 0 });

    hands.begin();
    await hands.press('g', 'p');
    await page.getByRole('heading', { name: 'Open promises' }).waitFor();
    await hands.click(
      page
        .getByRole('radio', { name: /^At risk/ })
        .or(page.getByRole('button', { name: /^At risk/ }))
        .first(),
    );
    await page.waitForURL(/at-risk/);
    expect(hands.actions).toBeLessThanOrEqual(3);

    hands.begin();
    await hands.press('g', 'b');
    await page.getByRole('heading', { level: 1, name: /Scoreboard|How we/ }).waitFor();
    await hands.see(
      page
        .getByRole('link', { name: /CSV/ })
        .or(page.getByRole('button', { name: /CSV/ }))
        .first(),
    );
    expect(hands.actions).toBeLessThanOrEqual(4);
    await leave(hands);
  }, 90_000);
});
