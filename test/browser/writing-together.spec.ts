import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

/** Pages come in parts, and looks are compared by axe. */
const LOOKS = [
  { name: 'laptop', width: 1366, height: 768, scheme: 'light', forced: 'none' },
  { name: 'dark', width: 1280, height: 800, scheme: 'dark', forced: 'none' },
  { name: 'phone', width: 390, height: 844, scheme: 'light', forced: 'none' },
  { name: 'forced', width: 1366, height: 768, scheme: 'light', forced: 'active' },
] as const;

describe.skipIf(skipsBrowser)('writing on an enquiry', () => {
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
  const at = async (name: string, address: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(`${world.url}/console/`);
    await page.getByLabel('Email').fill(`${name}@demo.frontdoor.example`);
    await page.getByLabel('Password').fill(world.password);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    await page.goto(`${world.url}/console${address}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    return page;
  };
  const leave = (page: Page): Promise<void> => page.context().close();
  const everyLook = async (
    page: Page,
    name: string,
    { within, looks = LOOKS }: { within?: string; looks?: readonly (typeof LOOKS)[number][] } = {},
  ): Promise<void> => {
    for (const { name: look, width, height, scheme, forced } of looks) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: scheme, forcedColors: forced });
      await photograph(page, `${name}-${look}`);
      // Forced colours are the person's own choice: they are looked at on the photographs.
      if (forced === 'active') continue;
      expect({ look, violations: await axeViolations(page, within) }).toEqual({ look, violations: [] });
    }
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  };

  it('a note mentions a colleague by keyboard; they see it in the title, the bar and their work until they have looked', async () => {
    const desk = await Desk.of(world, 'ash');
    const enquiry = await desk.receive('help', 'Who cuts the hedge in Mill Lane?', 'hedge@customer.example');
    const birch = await at('birch', '/queue');
    const ash = await at('ash', `/enquiries/${enquiry.id}`);
    await ash.getByRole('tab', { name: 'Internal note' }).click();
    const note = ash.getByRole('textbox', { name: /note/ });
    await note.click();
    await ash.keyboard.type('Does @bi');
    const list = ash.getByRole('listbox', { name: 'Colleagues' });
    const option = list.getByRole('option', { name: /^Birch/ });
    await option.waitFor();
    expect(await option.getAttribute('aria-selected')).toBe('true');
    expect(await note.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    // On a phone the composer folds away when the window becomes one, and its list with it.
    const looks = LOOKS.filter(({ name }) => name !== 'phone');
    await everyLook(ash, 'console-mention', { looks });
    // Escape puts the list away and leaves the text alone.
    await ash.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    expect(await note.inputValue()).toBe('Does @bi');
    await ash.keyboard.type('r');
    await option.waitFor();
    await ash.keyboard.press('Enter');
    await list.waitFor({ state: 'detached' });
    await ash.keyboard.type('know the contractor?');
    expect(await note.inputValue()).toBe('Does @Birch know the contractor?');
    await ash.keyboard.press('Control+Enter');
    const written = ash.getByRole('article').filter({ hasText: 'know the contractor?' });
    await written.getByText('Mentions Birch').waitFor();
    await photograph(ash, 'console-mentioned');
    expect(await axeViolations(ash)).toEqual([]);

    await birch.getByText(`Ash mentions you on ${enquiry.reference}`).waitFor();
    await expect.poll(() => birch.title()).toBe('(1) Queue · Frontdoor');
    const mine = birch.getByRole('list', { name: 'Mentions' });
    await mine.getByRole('link', { name: /know the contractor/ }).waitFor();
    await everyLook(birch, 'console-mentions-queue');
    await birch.getByRole('button', { name: 'Mentions: 1 new' }).click();
    await birch.getByRole('menuitem', { name: /know the contractor/ }).waitFor();
    await photograph(birch, 'console-mentions-menu');
    expect(await axeViolations(birch, '.mentions-popover')).toEqual([]);
    await birch.getByRole('menuitem', { name: /know the contractor/ }).click();
    await birch.getByRole('heading', { name: /hedge/ }).waitFor();
    await birch.getByRole('button', { name: 'Mentions', exact: true }).waitFor();
    await expect.poll(() => birch.title()).toMatch(/^Who cuts/);
    await birch.getByRole('link', { name: 'Queue', exact: true }).first().click();
    await birch.getByRole('heading', { level: 1, name: 'Queue' }).waitFor();
    await mine.waitFor({ state: 'detached' });
    await leave(birch);
    await leave(ash);
  }, 90_000);

  it('colleagues see who else looks and who writes, as it changes', async () => {
    const desk = await Desk.of(world, 'ash');
    const enquiry = await desk.receive('help', 'The swing is broken', 'swing@customer.example');
    const ash = await at('ash', `/enquiries/${enquiry.id}`);
    const here = (page: Page) => page.locator('.who-is-here');
    expect(await here(ash).textContent()).toBe('');
    const birch = await at('birch', `/enquiries/${enquiry.id}`);
    await here(ash).getByText('Birch is looking').waitFor();
    await here(birch).getByText('Ash is looking').waitFor();
    expect(await here(ash).getAttribute('role')).toBe('status');
    await birch.getByRole('button', { name: 'Write anyway' }).click();
    await birch.getByRole('textbox', { name: 'Reply' }).pressSequentially('The swing');
    await here(ash).getByText('Birch is writing').waitFor();
    await everyLook(ash, 'console-who-is-here');
    const maple = await at('maple', `/enquiries/${enquiry.id}`);
    await here(ash).getByText('Birch is writing, Maple is looking').waitFor();
    // Who goes to another page is gone at once, and so is a tab that is closed.
    await birch.getByRole('link', { name: 'Queue', exact: true }).first().click();
    await here(ash).getByText('Maple is looking', { exact: true }).waitFor();
    await leave(maple);
    await eventually('nobody else', async () => (await here(ash).textContent()) === '', 30_000);
    await leave(birch);
    await leave(ash);
  }, 90_000);

  it('a reply is formatted by keys and buttons, looked at, and shown so when it has left; its foot is one row', async () => {
    const desk = await Desk.of(world, 'ash');
    const enquiry = await desk.receive('help', 'What shall I bring?', 'bring@customer.example');
    const page = await at('ash', `/enquiries/${enquiry.id}`);
    const reply = page.getByRole('textbox', { name: 'Reply' });
    await reply.click();
    await page.keyboard.type('Bring both bills');
    for (let n = 0; n < 'both bills'.length; n++) await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Control+b');
    expect(await reply.inputValue()).toBe('Bring **both bills**');
    await page.keyboard.press('End');
    await page.keyboard.type(' and ');
    await page.keyboard.press('Control+i');
    await page.keyboard.type('no cash');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'List' }).click();
    await page.keyboard.type('your ');
    await page.getByRole('button', { name: 'Link' }).click();
    await page.keyboard.type('bill');
    expect(await reply.inputValue()).toBe('Bring **both bills** and _no cash_\n\n- your [bill](https://)');
    await reply.fill((await reply.inputValue()).replace('https://', 'https://council.example/bill'));

    // Everything at the foot stands in one row, the draft being kept or not.
    await page.getByText('Draft saved').waitFor();
    const foot = page.locator('.reply-end .composer-foot');
    const lies = (await foot.locator('> *').all()).map(async (each) => each.boundingBox());
    const middles = (await Promise.all(lies)).flatMap((box) =>
      box ? Math.round(box.y + box.height / 2) : [],
    );
    expect(Math.max(...middles) - Math.min(...middles)).toBeLessThanOrEqual(1);
    await everyLook(page, 'console-formatting');

    await page.getByRole('button', { name: 'Preview' }).click();
    const preview = page.getByRole('dialog', { name: 'As the customer reads it' });
    expect(await preview.locator('strong').first().textContent()).toBe('both bills');
    expect(await preview.locator('em').textContent()).toBe('no cash');
    expect(await preview.getByRole('link', { name: 'bill' }).getAttribute('href')).toBe(
      'https://council.example/bill',
    );
    await preview.getByText('Where formatting is not shown').click();
    await preview.getByText('your bill (https://council.example/bill)').waitFor();
    await everyLook(page, 'console-preview', { within: '[role="dialog"]' });
    await page.keyboard.press('Escape');
    await reply.press('Control+Enter');
    await page.getByRole('button', { name: 'Send now' }).click();
    const sent = page
      .getByRole('region', { name: 'Timeline' })
      .getByRole('article')
      .filter({ hasText: 'both bills' });
    await sent.getByRole('link', { name: 'bill' }).waitFor();
    expect(await sent.getByRole('listitem').textContent()).toBe('your bill');
    await photograph(page, 'console-formatted');
    expect(await axeViolations(page)).toEqual([]);

    await page.goto(enquiry.trackingUrl.replace('localhost', '127.0.0.1'));
    await page.locator('.message__formatted strong').waitFor();
    await photograph(page, 'public-track-formatted');
    expect(await axeViolations(page)).toEqual([]);
    await leave(page);
  }, 90_000);

  it('the demonstration has saved replies, and one that is removed is put back', async () => {
    const oak = await at('oak', '/saved-replies');
    const row = oak.getByRole('listitem').filter({ hasText: 'A missed bin' });
    await row.getByText('Waste and recycling').waitFor();
    await photograph(oak, 'console-saved-replies-demonstration');
    const words = await row.locator('.saved-words').textContent();
    await oak.getByRole('button', { name: 'Remove “A missed bin”' }).click();
    await row.waitFor({ state: 'detached' });
    await oak.getByText('“A missed bin” is removed.').waitFor();
    expect(await axeViolations(oak)).toEqual([]);
    await oak.getByRole('button', { name: 'Undo' }).click();
    await row.getByText('Waste and recycling').waitFor();
    expect(await row.locator('.saved-words').textContent()).toBe(words);
    await leave(oak);
  }, 60_000);
});
