import { randomUUID } from 'node:crypto';
import { api } from '@frontdoor/contracts';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { logIn } from '../support/console-tabs.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

const FAR = 200;
/** Found nowhere else. */
const WORD = 'hippogriff';

/** Goes there by the Tab key alone. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor();
  for (let pressed = 0; pressed < FAR; pressed++) {
    if ((await target.first().and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to ${String(target)}`);
}

describe.skipIf(skipsBrowser)(
  'notes on the quality of contacts in the browser, by the keyboard alone',
  { timeout: 180_000 },
  () => {
    let world: World;
    let browser: Browser;
    let ash: Desk;

    beforeAll(async () => {
      world = await startEmbedded();
      browser = await startBrowser();
      ash = await Desk.of(world, 'ash');
    });
    afterAll(async () => {
      await browser?.close();
      await world?.stop();
    });

    const desk = async (name: string): Promise<Page> => {
      const { tab } = await logIn(world, browser, name);
      const page = await tab('/quality');
      page.setDefaultTimeout(30_000);
      await page.setViewportSize({ width: 1366, height: 768 });
      await page.getByRole('heading', { name: 'Quality' }).waitFor();
      return page;
    };
    const press = async (page: Page, target: Locator): Promise<void> => {
      await tabTo(page, target);
      await page.keyboard.press('Enter');
    };
    const choose = async (page: Page, field: Locator, option: string): Promise<void> => {
      await press(page, field);
      await page.getByRole('option').first().waitFor();
      await page.keyboard.type(option);
      await page.getByRole('option', { name: option, exact: true }).and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Enter');
    };
    /** One of those in a row, by the arrow keys. */
    const mark = async (page: Page, criterion: string, value: string): Promise<void> => {
      const group = page.getByRole('radiogroup', { name: criterion });
      await tabTo(page, group.getByRole('radio'));
      const wanted = group.getByRole('radio', { name: value, exact: true });
      for (let pressed = 0; (await wanted.and(page.locator(':focus')).count()) === 0; pressed++) {
        if (pressed > 3) throw new Error(`No arrow key leads to ${value}`);
        await page.keyboard.press('ArrowRight');
      }
      await page.keyboard.press('Space');
    };

    it('are drawn, written and answered, and nobody else sees them', async () => {
      const enquiry = await ash.receive('help', 'May I keep bees on my allotment?', 'bees@customer.example');
      await ash.reply(enquiry, { text: 'You may keep two hives. We will send you the rules by Friday.' });
      const oak = await desk('oak');
      await choose(oak, oak.getByRole('button', { name: /Choose an agent/ }), 'Ash');
      await press(oak, oak.getByRole('button', { name: 'Draw at random' }));
      await oak.getByText('1 of 1 drawn, of Ash.').waitFor();
      const row = oak.getByRole('list', { name: 'To read' });
      await row.getByText('bees').first().waitFor();
      await photograph(oak, 'quality-to-read');
      expect(await axeViolations(oak)).toEqual([]);
      await press(oak, row.getByRole('link'));

      await oak.getByText('You may keep two hives').waitFor();
      await oak.getByText('May I keep bees on my allotment?').first().waitFor();
      await mark(oak, 'Answered in full', 'Yes');
      await mark(oak, 'In plain words', 'No');
      await tabTo(oak, oak.getByRole('textbox', { name: /In your own words/ }));
      await oak.keyboard.insertText(`Say where the hives may stand, not only how many (${WORD}).`);
      await photograph(oak, 'quality-note');
      expect(await axeViolations(oak)).toEqual([]);
      await press(oak, oak.getByRole('button', { name: 'Save the note' }));
      await oak.getByText('The note is saved, and Ash is told.').waitFor();
      await oak.getByText('Nothing is waiting to be read.').waitFor();

      const mine = await desk('ash');
      const notes = mine.getByRole('list', { name: 'Notes on my contacts' });
      await notes.getByText(/Say where the hives may stand/).waitFor();
      await photograph(mine, 'quality-own');
      expect(await axeViolations(mine)).toEqual([]);
      await press(mine, notes.getByRole('button', { name: /^Answer/ }));
      await tabTo(mine, notes.getByRole('textbox', { name: /Your answer/ }));
      await mine.keyboard.insertText('The rules say it, I will write it next time.');
      await press(mine, notes.getByRole('button', { name: 'Send the answer' }));
      await notes.getByText(/^Your answer, /).waitFor();
      await photograph(mine, 'quality-own-answered');

      const birch = await desk('birch');
      await birch.getByText('There is no note on a contact of yours.').waitFor();

      await oak.getByText('Ash answered your note on a contact of theirs').waitFor();
      const views = oak.getByRole('radiogroup', { name: 'What of quality' });
      await tabTo(oak, views.getByRole('radio'));
      await oak.keyboard.press('ArrowRight');
      await oak.keyboard.press('Space');
      await oak.getByRole('list', { name: 'Notes written' }).getByText('Answered', { exact: true }).waitFor();
      await photograph(oak, 'quality-written');
      expect(await axeViolations(oak)).toEqual([]);
      for (const [shown, name] of [
        [oak.getByText('1 of 1'), 'quality-draws'],
        [oak.getByRole('textbox', { name: /Criteria, one a line/ }), 'quality-criteria'],
      ] as const) {
        await tabTo(oak, views.getByRole('radio', { checked: true }));
        await oak.keyboard.press('ArrowRight');
        await oak.keyboard.press('Space');
        await shown.waitFor();
        await photograph(oak, name);
        expect(await axeViolations(oak)).toEqual([]);
      }
      await oak.setViewportSize({ width: 375, height: 812 });
      await photograph(oak, 'quality-phone');

      const { enquiries } = await ash.agent.ask(api.searchEnquiries, { body: { search: WORD } });
      expect(enquiries).toEqual([]);
      expect(JSON.stringify(await ash.read(enquiry.id))).not.toContain(WORD);
      const page = await fetch(enquiry.trackingUrl.replace('localhost', '127.0.0.1'));
      expect(page.status).toBe(200);
      expect(await page.text()).not.toContain(WORD);
      const told = await world.database.query<{ count: number }[]>(
        'SELECT count(*)::int AS count FROM outgoing_event o WHERE o::text ILIKE $1',
        [`%${WORD}%`],
      );
      expect(told[0]?.count).toBe(0);
    });

    it('are drawn of a visit too, shown as one', async () => {
      const { agent } = ash;
      const body = {
        requestId: randomUUID(),
        purpose: 'A question on rent',
        service: 'customer-services',
        name: '',
        needs: [],
      };
      const { id, ticket } = await agent.ask(api.checkInVisitor, { body });
      await eventually('in the queue', async () => {
        const { visitors } = await agent.ask(api.listVisitors, { query: {} });
        return visitors.find((each) => each.id === id)?.enquiry;
      });
      const params = { id };
      await agent.ask(api.stepVisit, { params, body: { step: 'seen' } });
      await agent.ask(api.stepVisit, {
        params,
        body: { step: 'ended', settled: true, asked: [{ text: 'a form', given: true }] },
      });
      const oak = await desk('oak');
      await choose(oak, oak.getByRole('button', { name: /Choose an agent/ }), 'Ash');
      await press(oak, oak.getByRole('button', { name: 'Draw at random' }));
      const row = oak
        .getByRole('list', { name: 'To read' })
        .getByRole('listitem')
        .filter({ hasText: 'Visit' });
      await press(oak, row.getByRole('link'));
      await oak.getByText(`The visitor ${ticket} came`).waitFor();
      await oak.getByText('A question on rent', { exact: true }).waitFor();
      await oak.getByText(/^Seen by Ash, .* until /).waitFor();
      await oak.getByText('Asked for: a form (given)').waitFor();
      await photograph(oak, 'quality-visit');
      expect(await axeViolations(oak)).toEqual([]);
      await oak.setViewportSize({ width: 390, height: 844 });
      await photograph(oak, 'quality-visit-phone');
      expect(await oak.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    });
  },
);
