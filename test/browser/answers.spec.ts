import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { logIn } from '../support/console-tabs.js';
import { Desk } from '../support/desk.js';
import { startEmbedded, type World } from '../support/world.js';

const FAR = 200;
const LAPTOP = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
/** Many keys are pressed one after the other. */
const LONG_MS = 240_000;

/** Goes there by the Tab key alone. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor();
  for (let pressed = 0; pressed < FAR; pressed++) {
    if ((await target.first().and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to ${String(target)}`);
}

const press = async (page: Page, target: Locator): Promise<void> => {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
};

/** Looked at on a laptop and on a phone. */
async function looked(page: Page, name: string): Promise<void> {
  expect({ name, violations: await axeViolations(page) }).toEqual({ name, violations: [] });
  for (const [size, viewport] of [
    ['laptop', LAPTOP],
    ['phone', PHONE],
  ] as const) {
    await page.setViewportSize(viewport);
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect({ name, size, wide }).toEqual({ name, size, wide: viewport.width });
    await photograph(page, `${name}-${size}`);
  }
  await page.setViewportSize(LAPTOP);
}

describe.skipIf(skipsBrowser)(
  'answers of the library in the browser, by the keyboard alone',
  { timeout: LONG_MS },
  () => {
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
    const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
      const page = await (await browser.newContext({ viewport: LAPTOP, ...options })).newPage();
      page.setDefaultTimeout(15_000);
      await page.goto(world.url + path);
      return page;
    };

    it('are found, checked, changed, undone and put away', async () => {
      const { tab, close } = await logIn(world, browser, 'oak');
      const page = await tab('/answers');
      await page.setViewportSize(LAPTOP);
      await page.getByRole('link', { name: 'Ask for a repair in a council home' }).waitFor();
      await looked(page, 'console-answers');
      await tabTo(page, page.getByRole('searchbox', { name: 'Words of the question, in any order' }));
      await page.keyboard.insertText('wasps');
      await page.getByText('1 answer', { exact: true }).waitFor();
      await press(page, page.getByRole('link', { name: 'Rats, mice and wasps' }));
      // The list says so too.
      await page.getByRole('heading', { level: 1, name: 'Rats, mice and wasps' }).waitFor();
      await page.getByText('To be checked').first().waitFor();
      await looked(page, 'console-answer');
      await press(page, page.getByRole('button', { name: 'It is still right' }));
      await page.getByText('To be checked').waitFor({ state: 'detached' });
      await press(page, page.getByRole('button', { name: 'Change', exact: true }));
      await tabTo(page, page.getByRole('textbox', { name: 'Answer', exact: true }));
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText('We treat **rats** free of charge.\n\n- Ring us\n- Or book');
      await looked(page, 'console-answer-form');
      await press(page, page.getByRole('button', { name: 'Save' }));
      await page.getByText('Oak changed it').waitFor();
      await press(page, page.getByRole('button', { name: 'Take the last change back' }));
      await page.getByText('Oak took the last change back').waitFor();
      await page.getByText('free of charge where you get a benefit').waitFor();
      await press(page, page.getByRole('button', { name: 'Put away' }));
      await page.getByRole('button', { name: 'Bring back' }).waitFor();
      await press(page, page.getByRole('button', { name: 'Bring back' }));
      await page.getByRole('button', { name: 'Put away' }).waitFor();
      await close();
    });

    it('stand beside an enquiry, go into the reply by a key, and are told with one press', async () => {
      const desk = await Desk.of(world, 'ash');
      const { id } = await desk.receive('waste', 'My bin was not emptied this week');
      const { tab, close } = await logIn(world, browser, 'ash');
      const page = await tab(`/enquiries/${id}`);
      await page.setViewportSize(LAPTOP);
      await page.getByRole('link', { name: 'My bin was not emptied' }).first().waitFor();
      await photograph(page, 'console-answers-beside-laptop');
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press('i');
      const reply = page.getByRole('textbox', { name: /^Reply to/ });
      await expect.poll(() => reply.inputValue()).toContain('Crews are out until 16:00');
      expect(await reply.inputValue()).toContain(
        '[Report a missed bin](https://www.fenmoor.example/bins/missed)',
      );
      await photograph(page, 'console-answers-put-in-laptop');
      await press(page, page.getByRole('button', { name: /^Reply(?! and close)/ }));
      await press(page, page.getByRole('button', { name: /^Send (it without|now|anyway)/ }).first());
      await page
        .getByText('Ash replied with the answer “My bin was not emptied” (version 1)')
        .waitFor({ timeout: 60_000 });
      await press(page, page.getByRole('button', { name: 'Told: “My bin was not emptied”' }));
      await page.getByText('Told, written down.').waitFor();
      const { timeline } = await desk.read(id);
      expect(timeline.flatMap((each) => (each.type === 'event' ? each.text : []))).toContain(
        'Ash told the customer the answer “My bin was not emptied” (version 1)',
      );
      await press(page, page.getByRole('button', { name: 'Send link: “My bin was not emptied”' }));
      await page.getByRole('menuitem').first().waitFor();
      await page.keyboard.press('Enter');
      const mail = await world.standIns.mail.waitFor(({ mail: { text } }) =>
        (text ?? '').includes('/answers/missed-bin'),
      );
      expect(mail.mail.text).toContain('Here is what we spoke about: My bin was not emptied');
      await page.setViewportSize(PHONE);
      await tabTo(page, page.getByRole('radio', { name: 'Messages' }));
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await photograph(page, 'console-answers-beside-phone');
      await close();
    }, 120_000);

    it('beside an enquiry for somebody else: one key shows what a move does, and Enter moves it', async () => {
      const desk = await Desk.of(world, 'ash');
      const { id } = await desk.receive('help', 'The boiler is broken and there is no heating');
      const { tab, close } = await logIn(world, browser, 'ash');
      const page = await tab(`/enquiries/${id}`);
      await page.setViewportSize(LAPTOP);
      await page.getByText('For Housing repairs?').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await photograph(page, 'console-service-suggested-laptop');
      await page.keyboard.press('v');
      await page.getByRole('dialog').getByText('It keeps its place in the queue.').waitFor();
      expect(await axeViolations(page, '[role="dialog"]')).toEqual([]);
      await photograph(page, 'console-service-move-laptop');
      const dialog = page.getByRole('dialog');
      await press(page, dialog.getByRole('button', { name: /^Hand over( all the same)?$/ }));
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('For Housing repairs?').waitFor({ state: 'detached' });
      expect((await desk.read(id)).serviceSlug).toBe('housing-repairs');
      await close();
    });

    it('are read by customers without a script, in English and Welsh', async () => {
      const page = await open('/answers', { javaScriptEnabled: false });
      await page.getByRole('link', { name: 'When is my bin day?' }).waitFor();
      await tabTo(page, page.getByRole('searchbox'));
      await page.keyboard.insertText('bin emptyed');
      await page.keyboard.press('Enter');
      await press(page, page.getByRole('link', { name: 'My bin was not emptied' }));
      await page.getByRole('heading', { name: 'My bin was not emptied' }).waitFor();
      await press(page, page.getByRole('link', { name: 'Cymraeg' }));
      await page.getByRole('heading', { name: 'Ni chafodd fy min ei wagio' }).waitFor();
      const scripted = await open('/answers');
      await looked(scripted, 'answers');
      await scripted.goto(`${world.url}/answers?q=bins`);
      await looked(scripted, 'answers-found');
      await scripted.goto(`${world.url}/answers/missed-bin`);
      await looked(scripted, 'answer');
      await scripted.goto(`${world.url}/answers/missed-bin?language=cy`);
      await looked(scripted, 'answer-welsh');
    });

    it('are offered while somebody writes, and before it is sent, with or without a script', async () => {
      const scripted = await open('/contact');
      await tabTo(scripted, scripted.getByRole('radio').first());
      await scripted.keyboard.press('Space');
      await tabTo(scripted, scripted.getByLabel('Your message'));
      await scripted.keyboard.insertText('Hello, my bin has not been emptied this week');
      await scripted.getByText('Does this answer your question?').waitFor();
      await looked(scripted, 'contact-offered-while-writing');

      const page = await open('/contact', { javaScriptEnabled: false });
      await tabTo(page, page.getByRole('radio').first());
      await page.keyboard.press('Space');
      await tabTo(page, page.getByLabel('Your message'));
      await page.keyboard.insertText('Hello, my bin has not been emptied this week.\nPlease help.');
      await tabTo(page, page.getByLabel('Email address'));
      await page.keyboard.insertText('bin@customer.example');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Does this answer your question?' }).waitFor();
      for (const [size, viewport] of [
        ['laptop', LAPTOP],
        ['phone', PHONE],
      ] as const) {
        await page.setViewportSize(viewport);
        await photograph(page, `contact-offered-${size}`);
      }
      await press(page, page.getByRole('button', { name: 'Change my message' }));
      expect(await page.getByLabel('Your message').inputValue()).toBe(
        'Hello, my bin has not been emptied this week.\nPlease help.',
      );
      await press(page, page.getByRole('button', { name: 'Send', exact: true }));
      await press(page, page.getByRole('button', { name: 'Yes, do not send my message' }));
      await page.getByRole('heading', { name: 'We are glad that this helped' }).waitFor();
      await photograph(page, 'contact-answered-phone');
      await press(page, page.getByRole('button', { name: 'Send my message after all' }));
      await page.getByRole('heading', { name: 'Message sent' }).waitFor();
    });
  },
);
