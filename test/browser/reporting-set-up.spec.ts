import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { logIn } from '../support/console-tabs.js';
import { startEmbedded, type World } from '../support/world.js';

const FAR = 200;

describe.skipIf(skipsBrowser)(
  'reporting sites and partners, set in the browser by the keyboard alone',
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

    const tabTo = async (page: Page, target: Locator): Promise<void> => {
      await target.first().waitFor();
      for (let pressed = 0; pressed < FAR; pressed++) {
        if ((await target.first().and(page.locator(':focus')).count()) > 0) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`The Tab key does not lead to ${String(target)}`);
    };
    const press = async (page: Page, name: string): Promise<void> => {
      await tabTo(page, page.getByRole('button', { name, exact: true }));
      await page.keyboard.press('Enter');
    };
    const type = async (page: Page, name: string, text: string): Promise<void> => {
      await tabTo(page, page.getByRole('textbox', { name, exact: true }));
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(text);
    };

    it('a category with a question is added, reaches the site, and is undone', async () => {
      const { tab, close } = await logIn(world, browser, 'elm');
      const page = await tab('/set-up/report-categories');
      await press(page, 'Add a category');
      const dialog = page.getByRole('dialog', { name: 'A new category' });
      await dialog.waitFor();
      await type(page, 'Name', 'Pothole');
      await type(page, 'Code', 'pothole');
      await press(page, 'Add a question');
      await type(page, 'Question', 'How deep is it?');
      await tabTo(page, dialog.getByRole('group').getByRole('textbox', { name: 'Code' }));
      await page.keyboard.insertText('depth');
      expect(await axeViolations(page, '[role="dialog"]')).toEqual([]);
      await photograph(page, 'set-up-category-form');
      await page.setViewportSize({ width: 390, height: 844 });
      await photograph(page, 'set-up-category-form-phone');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      await page.setViewportSize({ width: 1280, height: 800 });
      await press(page, 'Save');
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('Asked: How deep is it?').waitFor();
      const services = async (): Promise<string> =>
        (await fetch(`${world.url}/open311/v2/services.xml`)).text();
      expect(await services()).toContain('<service_name>Pothole</service_name>');
      expect(await axeViolations(page)).toEqual([]);
      await photograph(page, 'set-up-categories');
      await press(page, 'Undo the change of Pothole');
      await page.getByText('Undone', { exact: true }).waitFor();
      expect(await services()).not.toContain('Pothole');
      await close();
    }, 120_000);

    it('a partner is added as on the command line, taken away and brought back', async () => {
      const { tab, close } = await logIn(world, browser, 'elm');
      const page = await tab('/set-up/partners');
      await press(page, 'Add a partner');
      const dialog = page.getByRole('dialog', { name: 'A new partner' });
      await dialog.waitFor();
      await type(page, 'Name', 'County highways');
      await type(page, 'Endpoint', 'https://county.example/open311/v2?key=1');
      await type(page, 'service_code', 'roads');
      await press(page, 'Save');
      // The rule of the command line, in its words.
      await page.getByText('cannot be the address of a partner').waitFor();
      await type(page, 'Endpoint', 'https://county.example/open311/v2');
      expect(await axeViolations(page, '[role="dialog"]')).toEqual([]);
      await photograph(page, 'set-up-partner-form');
      await press(page, 'Save');
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('https://county.example/open311/v2/').waitFor();
      await press(page, 'Take away County highways');
      await page.getByText('Taken away').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await press(page, 'Undo the change of County highways');
      await page.getByRole('button', { name: 'Take away County highways' }).waitFor();
      await photograph(page, 'set-up-partners');
      await close();
      const reader = await logIn(world, browser, 'oak');
      const shown = await reader.tab('/set-up/partners');
      await shown.getByText('https://county.example/open311/v2/').waitFor();
      expect(await shown.getByRole('button', { name: 'Add a partner' }).count()).toBe(0);
      await reader.close();
    }, 120_000);
  },
);
