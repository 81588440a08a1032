import { api } from '@frontdoor/contracts';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { logIn } from '../support/console-tabs.js';
import { dayFromToday } from '../support/council.js';
import { Desk } from '../support/desk.js';
import { startEmbedded, type World } from '../support/world.js';

const FAR = 250;

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
  'a handover in the browser, by the keyboard alone',
  { timeout: 180_000 },
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

    const desk = async (name: string): Promise<Page> => {
      const { tab } = await logIn(world, browser, name);
      const page = await tab('/queue');
      page.setDefaultTimeout(30_000);
      await page.setViewportSize({ width: 1366, height: 768 });
      return page;
    };
    const press = async (page: Page, target: Locator): Promise<void> => {
      await tabTo(page, target);
      await page.keyboard.press('Enter');
    };
    const open = async (page: Page, id: string): Promise<void> => {
      await page.goto(`${world.url}/console/enquiries/${id}`);
      await page.getByRole('region', { name: 'Timeline' }).waitFor();
    };
    /** By its first letters, as a list is chosen from with keys. */
    const choose = async (page: Page, field: Locator, option: string): Promise<void> => {
      await press(page, field);
      await page.getByRole('option').first().waitFor();
      await page.keyboard.type(option.slice(0, 9));
      await page
        .getByRole('option', { name: new RegExp(`^${option}`) })
        .and(page.locator(':focus'))
        .waitFor();
      await page.keyboard.press('Enter');
    };

    it('carries a brief that is read before the answer, and nothing known is asked again', async () => {
      const ash = await Desk.of(world, 'ash');
      const enquiry = await ash.receive('help', 'The heating at our flat is cold since Friday');
      await ash.agent.ask(api.noteQuestion, {
        params: { id: enquiry.id },
        body: { question: 'How many people live in the flat?', answer: 'Four, one of them a baby' },
      });
      const giver = await desk('ash');
      await open(giver, enquiry.id);
      await giver.keyboard.press('m');
      const dialog = giver.getByRole('dialog');
      await choose(giver, dialog.getByRole('button', { name: /Service or team/ }), 'Housing repairs');
      await tabTo(giver, dialog.getByRole('textbox', { name: 'Why?' }));
      await giver.keyboard.insertText('It is a boiler of ours');
      await tabTo(giver, dialog.getByRole('textbox', { name: /Still missing/ }));
      await giver.keyboard.insertText('Who has the key?');
      await dialog.getByText('The customer is told who has it').waitFor();
      await photograph(giver, 'handover-dialog');
      expect(await axeViolations(giver)).toEqual([]);
      await press(giver, dialog.getByRole('button', { name: 'Hand over', exact: true }));
      await giver.getByText('is with Housing repairs now').waitFor();

      const linden = await Desk.of(world, 'linden');
      await linden.takeOn('The heating at our flat');
      const taker = await desk('linden');
      await open(taker, enquiry.id);
      const brief = taker.getByRole('region', { name: 'Brief' });
      await brief.getByText('It is a boiler of ours').waitFor();
      await photograph(taker, 'handover-brief-first');
      expect(await axeViolations(taker)).toEqual([]);
      await taker.keyboard.press('b');
      await brief.getByRole('button', { name: 'Show the brief' }).waitFor();
      await brief.getByText(/Opened by Linden/).waitFor();

      const reply = taker.getByRole('textbox', { name: /^Reply to/ });
      await tabTo(taker, reply);
      await taker.keyboard.insertText('Could you tell us how many people live in the flat?');
      await taker.getByText('You ask for what is known:').waitFor();
      await photograph(taker, 'handover-asked-again');
      expect(await axeViolations(taker)).toEqual([]);
      expect(await taker.getByRole('button', { name: 'Reply', exact: true }).isDisabled()).toBe(true);
    });

    it('asks the receiver a second time, and says when only a supervisor can go on', async () => {
      const ash = await Desk.of(world, 'ash');
      const enquiry = await ash.receive('help', 'Whose hedge is that?');
      const move = (who: Desk, service: string) =>
        who.agent.ask(api.moveEnquiry, {
          params: { id: enquiry.id },
          body: { service, reason: 'It grows on our land', despiteLater: true },
        });
      await move(ash, 'planning');
      await move(ash, 'housing-repairs');
      const linden = await desk('linden');
      await linden.goto(`${world.url}/console/queue`);
      const offered = linden.getByRole('list', { name: 'Offered handovers' });
      await offered.getByText('Whose hedge is that?').first().waitFor();
      await photograph(linden, 'handover-offered');
      expect(await axeViolations(linden)).toEqual([]);
      await press(linden, offered.getByRole('button', { name: 'Take it over' }));
      await linden.getByText(`${enquiry.reference} is yours now.`).waitFor();
      await open(linden, enquiry.id);
      await linden.getByText('2 hops').waitFor();
      await linden.keyboard.press('m');
      const dialog = linden.getByRole('dialog');
      await dialog.getByText('ask a supervisor to hand it on').waitFor();
      await photograph(linden, 'handover-spent');
      expect(await axeViolations(linden)).toEqual([]);
      await linden.keyboard.press('Escape');
    });

    it('has an interpreter arranged', async () => {
      const ash = await Desk.of(world, 'ash');
      const enquiry = await ash.receive('help', 'I do not understand the bill');
      await ash.agent.ask(api.askForInterpreter, {
        params: { id: enquiry.id },
        body: { language: 'pl', way: 'telephone' },
      });
      const page = await desk('ash');
      await open(page, enquiry.id);
      await press(page, page.getByRole('button', { name: 'Arrange interpreter' }));
      const dialog = page.getByRole('dialog');
      await tabTo(page, dialog.getByRole('textbox', { name: /^With whom/ }));
      await page.keyboard.insertText('Fen Interpreters');
      await tabTo(page, dialog.getByRole('textbox', { name: /^Telephone number/ }));
      await page.keyboard.insertText('01223 496000');
      await photograph(page, 'interpreter-arrange');
      expect(await axeViolations(page)).toEqual([]);
      await press(page, dialog.getByRole('button', { name: 'It is arranged' }));
      await page.getByText('Interpreter arranged').first().waitFor();
      await photograph(page, 'interpreter-arranged');
      expect(await axeViolations(page)).toEqual([]);
      await page.goto(`${world.url}/console/queue?view=all`);
      await page.getByText('Polish interpreter arranged').first().waitFor();
      await photograph(page, 'interpreter-queue');
    });

    it('hands over what somebody owns who is away, each matter to whoever is proposed or chosen, in one move', async () => {
      const ash = await Desk.of(world, 'ash');
      const porch = await ash.receive('help', 'May I build a porch?', 'porch@customer.example');
      const hedge = await ash.receive('help', 'My hedge is too high', 'hedge@customer.example');
      await ash.agent.ask(api.setAbsence, {
        body: { urgentContact: 'Customer services', returnDate: dayFromToday(3) },
      });
      const own = await desk('ash');
      await press(own, own.getByRole('button', { name: /^Hand over what (you|I) own/ }));
      await own.getByRole('dialog').getByText('My hedge is too high').waitFor();
      await photograph(own, 'absence-own');
      expect(await axeViolations(own)).toEqual([]);
      await own.keyboard.press('Escape');

      const oak = await desk('oak');
      await oak.goto(`${world.url}/console/`);
      const handsOver = oak.getByRole('button', { name: /^Hand over what they own.*Ash/ });
      await press(oak, handsOver);
      const dialog = oak.getByRole('dialog');
      const matters = dialog.getByRole('list', { name: 'Open matters' });
      await matters.getByText('My hedge is too high').waitFor();
      await matters
        .getByText(/^Customer services.*Works for Customer services, has/)
        .first()
        .waitFor();
      await photograph(oak, 'absence-proposals');
      expect(await axeViolations(oak)).toEqual([]);
      await choose(oak, matters.getByRole('button', { name: `Who takes ${hedge.reference}` }), 'Stays with');
      await matters.getByText('Changed by hand').waitFor();
      const all = await matters.getByRole('listitem').count();
      await press(oak, dialog.getByRole('button', { name: `Hand over ${all - 1}` }));
      await oak.getByText(`${all - 1} handed over.`).waitFor();
      expect((await ash.read(porch.id)).owner?.name).not.toBe('Ash');
      expect((await ash.read(hedge.id)).owner?.name).toBe('Ash');
      await press(oak, oak.getByRole('button', { name: 'Undo', exact: true }));
      await oak.getByText(`${all - 1} taken back.`).waitFor();
      expect((await ash.read(porch.id)).owner?.name).toBe('Ash');
      await oak.setViewportSize({ width: 375, height: 812 });
      await press(oak, handsOver);
      await matters.getByText('My hedge is too high').waitFor();
      await photograph(oak, 'absence-phone');
      expect(await axeViolations(oak)).toEqual([]);
      await oak.keyboard.press('Escape');
    });

    it('stands in figures by service and channel', async () => {
      const oak = await desk('oak');
      await oak.goto(`${world.url}/console/scoreboard`);
      const figures = oak.getByRole('region', { name: 'Handovers and what was asked again' });
      await figures
        .first()
        .getByRole('row', { name: /Housing repairs/ })
        .waitFor();
      await tabTo(oak, figures.getByRole('link', { name: /CSV/ }));
      await figures.getByRole('row').last().scrollIntoViewIfNeeded();
      await photograph(oak, 'handover-figures');
      expect(await axeViolations(oak)).toEqual([]);
      await oak.setViewportSize({ width: 375, height: 812 });
      await figures.getByRole('row').last().scrollIntoViewIfNeeded();
      await photograph(oak, 'handover-figures-phone');
      expect(await axeViolations(oak)).toEqual([]);
    });
  },
);
