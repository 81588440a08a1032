import fs from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

const BINARY = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => fs.existsSync(file));

/** Whether browser tests are to be skipped, by name: no Chromium here and none demanded. */
export const skipsBrowser = BINARY === undefined && process.env.REQUIRE_SERVERS !== '1';

/** @param args more switches of Chromium */
export function startBrowser(...args: string[]): Promise<Browser> {
  if (!BINARY) throw new Error('Chromium is not installed: apt-get install chromium');
  return chromium.launch({
    executablePath: BINARY,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
    ],
  });
}

/** Pictures to look at, in an ignored folder. */
export async function photograph(page: Page, name: string): Promise<void> {
  fs.mkdirSync('.screenshots', { recursive: true });
  await page.screenshot({ path: path.join('.screenshots', `${name}.png`), fullPage: true });
}

interface Violation {
  id: string;
  nodes: { html: string }[];
}

/** What axe finds wrong with the page as it is now, WCAG 2.2 AA included. The page's CSP keeps scripts out, so axe comes in beside it.
 * `within` is a selector: of a dialog, say, that hides the rest of the page. */
export async function axeViolations(page: Page, within?: string): Promise<string[]> {
  // A page comes in parts: it is there with its heading.
  if (!within) await page.locator('h1').first().waitFor();
  // What still fades in is neither seen nor recognised as covering the rest.
  await page.evaluate(
    `Promise.allSettled(document.getAnimations().filter((each) => each.effect.getComputedTiming().endTime < 10_000).map((each) => each.finished))`,
  );
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    `axe.run(${within ? `document.querySelector('${within}')` : 'document'}, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))`,
  );
  return (found as Violation[]).map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** Whether the first line of an element is seen: inside the window and the box that scrolls around it. */
export async function isInView(element: Locator, around?: Locator): Promise<boolean> {
  const shown = await element.boundingBox();
  const window = { x: 0, y: 0, ...element.page().viewportSize()! };
  const boxes = around ? [window, await around.boundingBox()] : [window];
  if (!shown) return false;
  const line = Math.min(20, shown.height);
  return boxes.every(
    (box) =>
      box &&
      shown.x >= box.x - 1 &&
      shown.x + shown.width <= box.x + box.width + 1 &&
      shown.y >= box.y - 1 &&
      shown.y + line <= box.y + box.height + 1,
  );
}
