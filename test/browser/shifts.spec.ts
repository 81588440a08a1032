import { api } from '@frontdoor/contracts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { logIn } from '../support/console-tabs.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { SteppedClock } from '../support/stepped-clock.js';
import { startEmbedded, type World } from '../support/world.js';

const PLAN = [
  'agent,date,from,to,place',
  'ash@demo.frontdoor.example,08/06/2026,9:00,17:00,Town hall',
  'maple@demo.frontdoor.example,09/06/2026,22:00,06:00,',
  'oak,some day,9:00,17:00,',
].join('\n');

describe.skipIf(skipsBrowser)('shifts and appointments in the browser', () => {
  // Monday 8 June 2026, ten in the morning in London.
  const clock = new SteppedClock('2026-06-08T09:00:00Z');
  let world: World;
  let browser: Browser;

  beforeAll(async () => {
    world = await startEmbedded({ DEMO_PACK: 'cambridgeshire-county' }, undefined, clock);
    browser = await startBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  const sideways = (page: Page): Promise<boolean> =>
    page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');

  it('a plan is looked at, taken in without the line at fault, read week by week, and taken back by keyboard', async () => {
    const { tab, close } = await logIn(world, browser, 'oak');
    const page = await tab('/shifts?day=2026-06-08');
    await page.getByText('There is no shift plan.').waitFor();
    await page.getByRole('button', { name: 'Import a shift plan' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await axeViolations(page, '[role="dialog"]')).toEqual([]);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose a file' }).press('Enter'),
    ]);
    await chooser.setFiles({ name: 'june.csv', mimeType: 'text/csv', buffer: Buffer.from(PLAN) });
    await page.getByText('2 added, 0 changed, 0 gone').waitFor();
    await page.getByText('Line 4: ').waitFor();
    expect(await axeViolations(page, '[role="dialog"]')).toEqual([]);
    await photograph(page, 'console-shifts-preview');
    await page.getByRole('button', { name: 'Take in the rest' }).press('Enter');
    const table = page.getByRole('table', { name: 'Who is on when' });
    await table.getByText('22:00 to 06:00 the next day').waitFor();
    await table.getByText('Town hall').waitFor();
    for (const [width, name] of [
      [1366, 'console-shifts'],
      [390, 'console-shifts-phone'],
    ] as const) {
      await page.setViewportSize({ width, height: 820 });
      expect(await axeViolations(page)).toEqual([]);
      expect(await sideways(page)).toBe(false);
      await photograph(page, name);
    }
    await page.setViewportSize({ width: 1366, height: 820 });
    await page.getByRole('button', { name: 'The week after' }).press('Enter');
    await page.getByRole('heading', { name: /15 June 2026/ }).waitFor();
    await page.getByRole('button', { name: 'The week before' }).press('Enter');
    await page.getByRole('button', { name: 'Take the import back' }).press('Enter');
    await page.getByRole('button', { name: 'Take it back' }).press('Enter');
    await page.getByText('There is no shift plan.').waitFor();
    await close();
  }, 90_000);

  it('an appointment is agreed, marked and the mark taken back by keyboard, on a screen and on a phone', async () => {
    const desk = await Desk.of(world, 'ash');
    const { id } = await desk.receive('help', 'May somebody look at the drain?');
    const { tab, close } = await logIn(world, browser, 'ash');
    const page = await tab(`/enquiries/${id}`);
    await page.setViewportSize({ width: 1366, height: 820 });
    await page.getByRole('button', { name: 'Agree an appointment' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Agree an appointment' });
    await dialog.getByRole('radio', { name: 'At the customer’s home' }).press('Space');
    await dialog.getByRole('button', { name: /^Choose a free time/ }).press('Enter');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByRole('textbox', { name: 'Place' }).fill('1 Mill Lane');
    await dialog.getByRole('switch', { name: /^The customer agreed/ }).press('Space');
    expect(await axeViolations(page, '[role="dialog"]')).toEqual([]);
    await photograph(page, 'console-appointment');
    await page.setViewportSize({ width: 390, height: 820 });
    expect(await axeViolations(page, '[role="dialog"]')).toEqual([]);
    expect(await sideways(page)).toBe(false);
    await photograph(page, 'console-appointment-phone');
    await page.setViewportSize({ width: 1366, height: 820 });
    await dialog.getByRole('button', { name: 'Keep and confirm' }).press('Enter');
    await page.getByText('The customer is told by email.').waitFor();
    const panel = page.getByRole('region', { name: 'Appointments' });
    await panel.getByText('1 Mill Lane').waitFor();
    await panel.getByRole('button', { name: 'On the way' }).press('Enter');
    await panel.getByText('On the way', { exact: true }).waitFor();
    await panel.getByRole('button', { name: 'Undo' }).press('Enter');
    await panel.getByText('Agreed', { exact: true }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'console-appointments');
    // The browser offers times by its own clock.
    const [agreed] = (await desk.agent.ask(api.listAppointments, { params: { id } })).appointments;
    const week = await tab(`/shifts?day=${agreed!.from.slice(0, 10)}`);
    await week
      .getByRole('table', { name: 'Who is on when' })
      .getByRole('link', { name: /^Home visit, / })
      .waitFor();
    expect(await axeViolations(week)).toEqual([]);
    await photograph(week, 'console-shifts-appointment');
    await eventually('taken back', async () => {
      const { appointments } = await desk.agent.ask(api.listAppointments, { params: { id } });
      return appointments[0]!.state === 'agreed' && !appointments[0]!.canUndo;
    });
    await close();

    const link = await eventually('the confirmation', async () =>
      world.standIns.mail.messages
        .map(
          ({ mail }) =>
            /\/track\/\S+/.exec(mail.subject?.startsWith('Your appointment') ? (mail.text ?? '') : '')?.[0],
        )
        .find((each) => each !== undefined),
    );
    // Customers need no JavaScript.
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 820 },
    });
    const track = await context.newPage();
    await track.goto(world.url + link);
    await photograph(track, 'track-appointment-phone');
    await track.getByRole('link', { name: 'Change or cancel this appointment' }).click();
    await track.getByRole('heading', { name: /Your appointment/ }).waitFor();
    await photograph(track, 'appointment-page-phone');
    await track.getByRole('radio').nth(2).check();
    await track.getByRole('button', { name: 'Change to this time' }).click();
    await track.getByText('Agreed').waitFor();
    await context.close();
    const scripted = await browser.newPage();
    await scripted.goto(`${world.url}${link}`);
    expect(await axeViolations(scripted)).toEqual([]);
    await scripted.getByRole('link', { name: 'Change or cancel this appointment' }).click();
    expect(await axeViolations(scripted)).toEqual([]);
    await scripted.close();
  }, 90_000);

  it('hours of appointments are set by keyboard, with what is worth a second look, and given up again', async () => {
    const { tab, close } = await logIn(world, browser, 'elm');
    const page = await tab('/calendars');
    await page.setViewportSize({ width: 1366, height: 820 });
    const panel = page.getByRole('region', { name: 'Appointments' });
    await panel.getByText('Offered by the opening hours').waitFor();
    await panel.getByRole('button', { name: 'Change the hours of appointments' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Hours of appointments' });
    const keep = dialog.getByRole('button', { name: 'Keep these hours' });
    expect(await keep.isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: 'Monday' }).fill('10-12');
    await dialog.getByRole('textbox', { name: 'Saturday' }).fill('9-11');
    expect(await axeViolations(page, '[role="dialog"]')).toEqual([]);
    await photograph(page, 'console-appointment-hours-form');
    await dialog.getByRole('textbox', { name: 'Saturday' }).press('Enter');
    await panel.getByText('Offered Monday 10:00 to 12:00, Saturday 9:00 to 11:00').waitFor();
    await panel.getByText('Saturday 09:00-11:00: the office is closed then as a rule').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'console-appointment-hours');
    await panel.getByRole('button', { name: 'Change the hours of appointments' }).press('Enter');
    await dialog.getByRole('button', { name: 'Use the opening hours' }).press('Enter');
    await panel.getByText('Offered by the opening hours').waitFor();
    await close();
  }, 60_000);
});
