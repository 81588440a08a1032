import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skipsBrowser, startBrowser } from '../support/browser.js';
import { Desk } from '../support/desk.js';
import { startEmbedded, type World } from '../support/world.js';

/** More steps than this to the next control on the way are no way that somebody would go. */
const MOST_STEPS = 60;

/** What of the element with the focus somebody could not see: nothing where a ring is around it, in the window and uncovered. */
const FOCUS_TROUBLE = `(() => {
  const element = document.activeElement;
  // Between the last control and the first, the browser's own have it.
  if (!element || element === document.body) return null;
  const name = element.tagName + '.' + element.className + ' ' + (element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 40);
  // A hidden box shows it on its label.
  const shown = element.closest('label') ?? element;
  const ringed = [shown, ...shown.querySelectorAll('*')].some((each) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/, 0\\)$|transparent/.test(outlineColor);
  });
  const { x, y, width, height } = shown.getBoundingClientRect();
  const [left, right] = [Math.max(x, 0), Math.min(x + width, innerWidth)];
  const [top, bottom] = [Math.max(y, 0), Math.min(y + height, innerHeight)];
  if (left >= right || top >= bottom) return name + ' has the focus outside of the window';
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  if (!hit || !shown.contains(hit)) return name + ' has the focus and is covered by ' + hit?.tagName + '.' + hit?.className;
  return ringed ? null : name + ' has the focus and no ring';
})()`;

describe.skipIf(skipsBrowser)('the console by keyboard', () => {
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

  const expectSeenFocus = async (page: Page): Promise<void> =>
    expect(await page.evaluate(FOCUS_TROUBLE)).toBeNull();

  /** Goes on with Tab until a control has the focus; at each step on the way it is seen where one is. */
  const goTo = async (page: Page, control: Locator): Promise<void> => {
    await control.waitFor();
    for (let step = 0; step < MOST_STEPS; step++) {
      if ((await control.and(page.locator(':focus')).count()) > 0) return;
      await page.keyboard.press('Tab');
      await expectSeenFocus(page);
    }
    throw new Error(`not reached with ${MOST_STEPS} steps`);
  };

  it.each([
    ['on a laptop', 1366, 768],
    ['on a window that is as narrow as a phone', 390, 844],
  ])(
    'log in, take the next, answer and close, without a mouse and without the keys of the console, %s',
    async (_, width, height) => {
      const words = `Which bus goes to the pool, from ${width}?`;
      const page = await (await browser.newContext({ viewport: { width, height } })).newPage();
      page.setDefaultTimeout(15_000);
      await page.goto(`${world.url}/console/`);
      await page.evaluate(`
        window.touched = [];
        for (const kind of ['pointerdown', 'mousedown', 'mousemove', 'touchstart'])
          addEventListener(kind, (event) => window.touched.push(event.type), true);`);
      await goTo(page, page.getByLabel('Email'));
      await page.keyboard.type('ash@demo.frontdoor.example');
      await goTo(page, page.getByLabel('Password'));
      await page.keyboard.type(world.password);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor();
      await (await Desk.of(world, 'ash')).send('help', words, `bus-${width}@customer.example`);
      await page.locator('.queue-row', { hasText: 'Which bus' }).waitFor();

      await page.keyboard.press('Tab');
      await goTo(page, page.getByRole('button', { name: 'Take next' }));
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: /Which bus/ }).waitFor();
      // Reading goes on at the heading, not at the top of the page.
      await expect.poll(() => page.evaluate('document.activeElement?.tagName')).toBe('H1');

      const reply = page.getByRole('textbox', { name: 'Reply' });
      if (width < 600) {
        await goTo(page, page.getByRole('radio', { name: 'Messages' }));
        await page.keyboard.press('ArrowRight');
        await expectSeenFocus(page);
        await page.keyboard.press('Space');
        await expectSeenFocus(page);
      }
      await goTo(page, reply);
      await page.keyboard.type('Line 9, from the market.');
      await goTo(page, page.getByRole('button', { name: 'Reply and close' }));
      await page.keyboard.press('Enter');
      await goTo(page, page.getByRole('button', { name: 'Send now' }));
      await page.keyboard.press('Enter');
      await page.getByText('Closed', { exact: true }).first().waitFor();
      expect(await page.evaluate('window.touched')).toEqual([]);
      await page.context().close();
    },
    60_000,
  );
});
