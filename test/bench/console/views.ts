import type { Page } from 'playwright-core';

/** An enquiry in the queue or in a list. */
export const FIRST_ROW = 'main a[href*="/enquiries/"]';

const LOOK_MS = 50;

/** Call before the page is opened; gives the milliseconds from the start of the navigation until its first row is painted. */
export async function watchView(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(`
    const look = () => {
      if (!document.querySelector('${FIRST_ROW}')) return requestAnimationFrame(look);
      requestAnimationFrame(() => setTimeout(() => { window.seenAt = performance.now(); }));
    };
    requestAnimationFrame(look);`);
  return async () => {
    // The page's CSP keeps waitForFunction out.
    for (;;) {
      const seenAt = await page.evaluate<number | undefined>('window.seenAt');
      if (seenAt !== undefined) return seenAt;
      await page.waitForTimeout(LOOK_MS);
    }
  };
}
