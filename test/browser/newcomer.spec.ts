import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { Desk } from '../support/desk.js';
import { startEmbedded, type World } from '../support/world.js';

describe.skipIf(skipsBrowser)('a newcomer’s two minutes in the browser', () => {
  let world: World;
  let browser: Browser;
  let page: Page;
  const troubles: string[] = [];

  beforeAll(async () => {
    world = await startEmbedded();
    browser = await startBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) troubles.push(message.text());
    });
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  it('log in, try it, take next, reply, see the commitment kept', async () => {
    await page.goto(`${world.url}/console/`);
    await photograph(page, 'console-log-in');
    await page.getByLabel('Email').fill('ash@demo.frontdoor.example');
    await page.getByLabel('Password').fill(world.password);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
    await photograph(page, 'console-queue-empty');

    await page.getByRole('link', { name: 'Try it' }).click();
    await page.getByRole('button', { name: 'Send as the customer' }).first().waitFor();
    await page.getByRole('button', { name: 'Send as the customer' }).first().click();
    await page.getByText('The hub answered 250').waitFor();
    await photograph(page, 'console-try-it');
    expect(await axeViolations(page)).toEqual([]);

    await page.getByRole('link', { name: 'Queue', exact: true }).click();
    await page.getByText('Council Tax band').first().waitFor();
    await photograph(page, 'console-queue');
    expect(await axeViolations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Take next' }).click();
    await page.getByRole('heading', { name: /Council Tax band/ }).waitFor();
    await page.getByText('Why this time?').first().click();
    await photograph(page, 'console-enquiry');
    expect(await axeViolations(page)).toEqual([]);

    await page
      .getByRole('textbox', { name: 'Reply' })
      .fill('Your flat is in band B. The first payment is due on 1 January.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Send now' }).click();
    await page
      .getByText(/^Promise kept, /)
      .first()
      .waitFor();
    await photograph(page, 'console-enquiry-kept');
    expect(await axeViolations(page)).toEqual([]);

    const sent = world.standIns.mail.messages.find(({ mail }) => mail.text?.includes('band B'));
    expect(sent?.envelope.to).toEqual(['resident@customer.example']);
    await page.getByRole('link', { name: 'Try it' }).click();
    await page.getByRole('group', { name: 'Text' }).getByText('Your flat is in band B.').waitFor();
    await photograph(page, 'console-try-it-received');
  });

  it('an enquiry shows its promises and what a message must say, in light and dark', async () => {
    const desk = await Desk.of(world, 'rowan');
    const complaint = await desk.receive('complaints', 'The bins were left in the road again');
    await page.goto(`${world.url}/console/enquiries/${complaint.id}`);
    const promises = page.getByRole('region', { name: 'Promises' });
    await promises
      .getByRole('button', { name: /^Why this time/ })
      .first()
      .click();
    await promises.getByText('CITY-C1').first().waitFor();
    await promises.getByText('Safe').first().waitFor();
    await promises.getByRole('button', { name: /^What counts for the promises/ }).click();
    await promises.getByText('The customer made contact by email').waitFor();

    await page.getByRole('button', { name: 'Write anyway' }).click();
    await page.getByRole('button', { name: /This message is/ }).click();
    await page.getByRole('option', { name: /^A later date/ }).click();
    const checklist = page.getByRole('region', { name: 'What it must say' });
    await checklist.getByText('why it takes longer').waitFor();
    await page.getByRole('textbox', { name: 'Reply' }).fill('We are still looking into it.');
    await page.getByRole('textbox', { name: 'Why does it take longer?' }).fill('the crew has to be heard');
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    await page.getByText('It does not say yet').waitFor();
    await page.getByRole('button', { name: 'Draft the message' }).click();
    await checklist.getByText('All said').waitFor();
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await photograph(page, `console-enquiry-checklist-${scheme}`);
      expect({ scheme, violations: await axeViolations(page) }).toEqual({ scheme, violations: [] });
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(`${world.url}/console/`);
  });

  it('an enquiry is moved in four actions, its type is changed and its end chosen after what becomes of its promises was said', async () => {
    const desk = await Desk.of(world, 'rowan');
    const enquiry = await desk.receive('foi', 'Is my band right?');
    await page.goto(`${world.url}/console/enquiries/${enquiry.id}`);
    await page.getByRole('button', { name: 'Log an event' }).click();
    await page.getByRole('menuitem', { name: 'Change type' }).click();
    await page.getByText('Complaint', { exact: true }).click();
    await page.getByText('What becomes of the promises').waitFor();
    await photograph(page, 'console-change-type');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();

    await page.getByRole('button', { name: 'Finish' }).click();
    await photograph(page, 'console-finish');
    await page.getByRole('menuitem', { name: /duplicate/ }).click();
    await page.getByRole('textbox', { name: 'Reason' }).waitFor();
    await photograph(page, 'console-close');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep it open' }).click();

    await page.getByRole('button', { name: 'Hand over', exact: true }).click();
    await page.getByRole('button', { name: /Service or team/ }).click();
    await page.getByRole('option', { name: /^Council Tax/ }).click();
    await page.getByRole('textbox', { name: 'Why?' }).fill('It is about a bill');
    await page.getByText('Goes on').waitFor();
    await photograph(page, 'console-move');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Hand over', exact: true }).last().click();
    await page.getByText('is with Council Tax now').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('is back with Freedom of Information').waitFor();
  });

  it('every other page stands, in light and dark, without an axe violation', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const name of ['Agents', 'Search', 'Try it', 'Queue']) {
        await page.getByRole('link', { name, exact: true }).first().click();
        await page.getByRole('heading', { level: 1, name }).waitFor();
        await photograph(page, `console-${name.toLowerCase().replace(' ', '-')}-${scheme}`);
        expect({ name, scheme, violations: await axeViolations(page) }).toEqual({
          name,
          scheme,
          violations: [],
        });
      }
    }
    expect(troubles).toEqual([]);
  });
});
