import { api } from '@frontdoor/contracts';
import { Agent, DataSource, Enquiry } from '@frontdoor/persistence';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { type ConsoleTabs, logIn } from '../support/console-tabs.js';
import { ConsoleClient } from '../support/console-client.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

describe.skipIf(skipsBrowser)('rules of a service, in the browser', () => {
  let world: World;
  let browser: Browser;
  let elm: ConsoleTabs;

  beforeAll(async () => {
    world = await startEmbedded();
    browser = await startBrowser();
    elm = await logIn(world, browser, 'elm');
  }, 200_000);
  afterAll(async () => {
    await elm?.close();
    await browser?.close();
    await world?.stop();
  });

  const goTo = async (page: Page, control: Locator): Promise<void> => {
    await control.waitFor();
    for (let step = 0; step < 120; step++) {
      if ((await control.and(page.locator(':focus')).count()) > 0) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('not reached');
  };
  const press = async (page: Page, name: string): Promise<void> => {
    await goTo(page, page.getByRole('button', { name, exact: true }));
    await page.keyboard.press('Enter');
  };
  const type = async (page: Page, name: string, text: string): Promise<void> => {
    await goTo(page, page.getByRole('textbox', { name }));
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
  };
  const looksWell = async (page: Page, name: string, within?: string): Promise<void> => {
    expect(await axeViolations(page, within)).toEqual([]);
    await photograph(page, name);
    await page.setViewportSize({ width: 390, height: 844 });
    await photograph(page, `${name}-phone`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1366, height: 768 });
  };

  it('an administrator sets each of them by keyboard alone, and undoes it', async () => {
    const page = await elm.tab('/set-up/rules');
    await page.getByRole('heading', { level: 1, name: 'Rules' }).waitFor();
    await page.getByRole('link', { name: 'Waste and recycling' }).waitFor();
    await looksWell(page, 'set-up-rules');
    await goTo(page, page.getByRole('link', { name: 'Waste and recycling' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Rules of Waste and recycling' }).waitFor();
    await page.getByText('Its own people, and nobody else.').waitFor();

    await press(page, 'Change: Whom else to ask');
    const rings = page.getByRole('dialog', { name: /^Whom else to ask/ });
    await rings.waitFor();
    await press(page, 'Add a ring');
    expect(await rings.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await type(page, 'Minutes in the queue', '20');
    await goTo(page, rings.getByRole('switch', { name: 'Supervisors are told' }));
    await page.keyboard.press('Space');
    await looksWell(page, 'set-up-rules-rings', '[role="dialog"]');
    await press(page, 'Save');
    await rings.waitFor({ state: 'detached' });
    await page.getByText('After 20 minutes: supervisors are told.').first().waitFor();

    await press(page, 'Change: How often it may go on');
    await type(page, 'Times that it moves at once', '2');
    await looksWell(page, 'set-up-rules-hops', '[role="dialog"]');
    await press(page, 'Save');
    await page.getByText('It moves 2 times at once.').first().waitFor();

    await press(page, 'Change: Work left alone');
    await goTo(page, page.getByRole('switch', { name: 'Work on what they own themselves comes back' }));
    await page.keyboard.press('Space');
    await type(page, 'Minutes of working time for work on what they own themselves', '480');
    await looksWell(page, 'set-up-rules-left-alone', '[role="dialog"]');
    await press(page, 'Save');
    await page
      .getByText(/comes back after 8 hours of working time/)
      .first()
      .waitFor();

    await press(page, 'Change: Words by which it is suggested');
    await type(page, 'Words and phrases', 'missed bin 5\nrecycling');
    await page.getByText(/^Line 2 needs a word or phrase and its weight/).waitFor();
    expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
    await type(page, 'Words and phrases', 'missed bin 5\nrecycling 3');
    await press(page, 'Try on texts of the past');
    await page
      .getByText(/texts of the past (yet|of all services)/)
      .first()
      .waitFor();
    await looksWell(page, 'set-up-rules-words', '[role="dialog"]');
    await press(page, 'Save');
    await page.getByText('missed bin +5, recycling +3').first().waitFor();

    await press(page, 'Change: Who knows it how well');
    const levels = page.getByRole('dialog', { name: /^Who knows it how well/ });
    await goTo(page, levels.getByRole('button', { name: /Ash/ }).first());
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: /^4/ }).waitFor();
    await page.keyboard.type('4');
    await page.keyboard.press('Enter');
    await looksWell(page, 'set-up-rules-levels', '[role="dialog"]');
    await press(page, 'Save');
    await page.getByText('Ash at level 4.').first().waitFor();
    await looksWell(page, 'set-up-rules-service');

    await press(page, 'Undo the change: Whom else to ask');
    await page.getByText('Its own people, and nobody else.').waitFor();
    await page.getByText('Undone', { exact: true }).waitFor();
    await page.close();
  }, 180_000);

  it('on the same page stands what happens when it is busy or closed, of calls and of what is written', async () => {
    // Where rules about callers were before.
    const page = await elm.tab('/set-up/callers');
    await page.getByRole('heading', { level: 1, name: 'Rules' }).waitFor();
    await page.getByRole('link', { name: 'Planning', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Rules of Planning' }).waitFor();

    await press(page, 'Change: Callers, when it is busy or closed');
    const dialog = page.getByRole('dialog', { name: /^Callers, when it is busy or closed/ });
    await press(page, 'Add a rule before waiting');
    await type(page, 'People', '3');
    await press(page, 'Add a rule while waiting');
    await type(page, 'Seconds of waiting', 'two');
    expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await type(page, 'Seconds of waiting', '45');
    await goTo(page, dialog.getByRole('switch', { name: /^Everybody in a call hears/ }));
    await page.keyboard.press('Space');
    await looksWell(page, 'set-up-rules-calls', '[role="dialog"]');
    await press(page, 'Save');
    await dialog.waitFor({ state: 'detached' });
    for (const sentence of [
      /^When more than 3 people wait, callers are offered/,
      /^After 45 seconds of waiting, callers are offered/,
      /^Before a supervisor listens or helps, everybody/,
    ])
      await page.getByText(sentence).first().waitFor();

    // What is written can have words, a callback or another service, and nobody is put through.
    await press(page, 'Change: What is written, when it is busy or closed');
    await press(page, 'Add a rule');
    expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
    await type(page, 'Messages', '30');
    await type(page, 'What the receipt says', 'Many write to us today: it may take until tomorrow.');
    const written = page.getByRole('dialog', { name: /^What is written, when it is busy or closed/ });
    await goTo(page, written.getByRole('button', { name: /Then$/ }));
    await page.keyboard.press('Enter');
    await page.getByRole('option').first().waitFor();
    expect(await page.getByRole('option').allTextContents()).toEqual([
      'Say something',
      'Offer something else',
      'Pass it on to another service',
    ]);
    await page.keyboard.press('Escape');
    await press(page, 'Add a rule');
    const second = written.getByRole('group', { name: 'Rule 2' });
    await goTo(page, second.getByRole('button', { name: /When$/ }));
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: 'It is closed' }).click();
    await second.getByRole('button', { name: /Then$/ }).click();
    await page.getByRole('option', { name: 'Offer something else' }).click();
    await second.getByText('The receipt asks whether they would rather be rung.').waitFor();
    await press(page, 'Move up rule 2');
    await written
      .getByRole('group', { name: 'Rule 1' })
      .getByText(/would rather be rung/)
      .waitFor();
    await looksWell(page, 'set-up-rules-overflow', '[role="dialog"]');
    await press(page, 'Save');
    await page
      .getByText(/When more than 30 messages wait, the receipt says “Many write/)
      .first()
      .waitFor();
    await looksWell(page, 'set-up-rules-busy');
    await press(page, 'Undo the change: Callers, when it is busy or closed');
    await page.getByText('As the charter has it for every service.').first().waitFor();
    await page.close();

    const oak = await logIn(world, browser, 'oak');
    const reader = await oak.tab('/set-up/rules/planning');
    await reader
      .getByText(/When more than 30 messages wait/)
      .first()
      .waitFor();
    expect(await reader.getByRole('button', { name: /^Change: / }).count()).toBe(0);
    await oak.close();
  }, 120_000);

  it('whoever had work that was left alone is told, and sees in the enquiry that it is back', async () => {
    const desk = await Desk.of(world, 'oak');
    await desk.send('help', 'Nobody has come yet', 'resident@customer.example');
    const waiting = await eventually(
      'in the queue',
      async () => (await desk.agent.ask(api.readQueue)).items[0],
    );
    const client = await ConsoleClient.logIn(world.url, 'ash', world.password);
    await client.ask(api.acceptWorkItem, { params: { id: waiting.id } });
    const source = world.hub.app.get(DataSource);
    const { id: ownerId } = await source.manager.findOneByOrFail(Agent, { name: 'Oak' });
    const { id } = await source.manager.findOneByOrFail(Enquiry, { reference: waiting.reference });
    await source.manager.update(Enquiry, { id }, { ownerId });
    const ash = await logIn(world, browser, 'ash');
    const page = await ash.tab('/queue');
    await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor();
    // Ten days ago, with nothing since.
    for (const [table, column, where] of [
      ['timeline_event', 'at', 'enquiry_id'],
      ['contact', 'at', 'enquiry_id'],
      ['work_item', 'accepted_at', 'enquiry_id'],
      ['work_item', 'queued_at', 'enquiry_id'],
    ] as const)
      await source.query(
        `UPDATE ${table} SET ${column} = ${column} - interval '10 days' WHERE ${where} = $1`,
        [id],
      );
    const told = page.getByText(/is back in the queue: nothing happened to it for 4 hours of working time/);
    await eventually(
      'told',
      async () => {
        await source.query(`UPDATE work_item SET left_alone_at = NULL WHERE enquiry_id = $1`, [id]);
        return (await told.count()) > 0;
      },
      60_000,
    );
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'left-alone-told');
    await page.getByRole('link', { name: 'Open the enquiry' }).click();
    await page
      .getByText(/it is back in the queue, in its place; Oak still owns it/)
      .first()
      .waitFor();
    await photograph(page, 'left-alone-enquiry');
    await ash.close();
  }, 120_000);
});
