import { randomUUID } from 'node:crypto';
import {
  api,
  type AppointmentKind,
  type EnquiryDetail,
  type ReceptionDeviceKind,
} from '@frontdoor/contracts';
import { Ids } from '@frontdoor/kernel';
import { InstanceSecret } from '@frontdoor/platform';
import { Administration } from '@frontdoor/use-cases';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { SteppedClock } from '../support/stepped-clock.js';
import { SECRET, startEmbedded, type World } from '../support/world.js';

/** Of that Monday, as the clocks of the office show it. */
const instant = (time: string): string => new Date(`2026-06-08T${time}:00+01:00`).toISOString();

const TABLET = { width: 1024, height: 768 };

describe.skipIf(skipsBrowser)('reception from morning to evening', () => {
  // Monday 8 June 2026, eight in the morning in London; the offices are open from nine to five.
  const clock = new SteppedClock('2026-06-08T07:00:00Z');
  let world: World;
  let browser: Browser;
  let kioskAt: string;
  let screenAt: string;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    world = await startEmbedded({ DEMO_PACK: 'cambridgeshire-county' }, undefined, clock);
    browser = await startBrowser();
    const { receptionDevices } = new Administration({
      ...{ source: world.database, clock, ids: new Ids(clock), secret: new InstanceSecret(SECRET) },
    });
    const add = async (kind: ReceptionDeviceKind) =>
      world.url + (await receptionDevices.add({ kind, desk: 'reception', name: `The ${kind}` })).path;
    kioskAt = await add('kiosk');
    screenAt = await add('screen');
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  const open = async (address: string): Promise<Page> => {
    const context = await browser.newContext({
      ...{ viewport: TABLET, hasTouch: true, timezoneId: 'Europe/London' },
    });
    contexts.push(context);
    await context.clock.setFixedTime(clock.now());
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(address);
    return page;
  };
  /** For the hub and for everybody's browser. */
  const itIs = async (time: string): Promise<void> => {
    clock.stepTo(instant(time));
    for (const context of contexts) await context.clock.setFixedTime(clock.now());
  };
  const logIn = async (name: string, first: string): Promise<Page> => {
    const page = await open(`${world.url}/console/`);
    await page.getByLabel('Email').fill(`${name}@demo.frontdoor.example`);
    await page.getByLabel('Password').fill(world.password);
    await page.getByRole('button', { name: 'Log in' }).press('Enter');
    await page.getByRole('heading', { name: first, level: 1 }).waitFor();
    return page;
  };
  const goTo = async (page: Page, place: string): Promise<void> => {
    await page.getByRole('navigation').getByRole('link', { name: place, exact: true }).tap();
    await page.getByRole('heading', { name: place, level: 1 }).waitFor();
  };
  const ticket = (page: Page, name: string): Locator =>
    page.getByRole('listitem', { name: `Ticket ${name}` });
  const named = (within: Locator | Page, name: string | RegExp): Locator =>
    within.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  const notice = (page: Page, words: string): Locator =>
    page
      .getByRole('region', { name: 'Notices' })
      .locator('.notice')
      .filter({ has: page.getByText(words) });

  const agree = (
    { agent }: Desk,
    { id }: EnquiryDetail,
    { kind, from }: { kind: AppointmentKind; from: string },
  ): Promise<unknown> =>
    agent.ask(api.agreeAppointment, {
      params: { id },
      body: {
        ...{ agentId: agent.me.id, kind, from: instant(from), minutes: 30, agreed: true },
        ...{
          place: kind === 'home' ? '1 Mill Lane' : 'Room 2',
          purpose: 'The drain',
          requestId: randomUUID(),
        },
      },
    });

  it('a day at the desk', async () => {
    const ash = await Desk.of(world, 'ash');
    const drain = await ash.receive('help', 'May somebody look at the drain?');
    await agree(ash, drain, { kind: 'office', from: '09:30' });
    await agree(ash, drain, { kind: 'home', from: '14:00' });

    // The morning: who is on, and what was agreed for today.
    await itIs('09:02');
    const adviser = await logIn('ash', 'Queue');
    await named(adviser, 'Go available').tap();
    // Who works at reception begins there.
    const page = await logIn('holly', 'Reception');
    await page.getByText('Nobody has come today.').waitFor();
    await goTo(page, 'Shifts');
    const plan = page.getByRole('table', { name: 'Who is on when' });
    await plan.getByRole('link', { name: `Appointment, ${drain.reference}` }).waitFor();
    await plan.getByRole('link', { name: `Home visit, ${drain.reference}` }).waitFor();
    await photograph(page, 'day-morning');
    await goTo(page, 'Reception');
    await page.getByLabel('You call to').fill('Desk 2');

    // Two come to the kiosk, the second in Welsh and with a need; a third to the desk, and the button is pressed twice.
    const kiosk = await open(kioskAt);
    await kiosk.getByRole('radio').first().check();
    await named(kiosk, 'Check in').tap();
    await kiosk.getByRole('heading', { name: 'Your ticket is A01' }).waitFor();
    await named(kiosk, 'Done').tap();
    await kiosk.getByRole('link', { name: 'Cymraeg' }).tap();
    await kiosk.getByRole('heading', { name: 'Cofrestru' }).waitFor();
    await kiosk.getByRole('radio').nth(1).check();
    await kiosk.getByRole('checkbox').first().check();
    await named(kiosk, 'Cofrestru').tap();
    await kiosk.getByRole('heading', { name: 'Eich tocyn yw A02' }).waitFor();
    await photograph(kiosk, 'day-ticket');
    await named(page, 'Check in').tap();
    await page.getByLabel('Why did they come?').fill('A parking permit');
    await page.getByRole('dialog').getByLabel('Service').first().tap();
    await page.getByRole('option', { name: 'Customer services' }).tap();
    await named(page.getByRole('dialog'), 'Check in').dblclick();
    await named(ticket(page, 'A03'), 'Call').waitFor();
    await page.getByText('Today: 3 came, 3 wait').waitFor();
    const [first] = await page.getByRole('listitem', { name: /^Ticket/ }).all();
    expect(await first!.getAttribute('aria-label')).toBe('Ticket A02');
    await first!.getByText('Welsh').waitFor();

    // What makes room under the finger is not tapped by the second half of a double tap.
    await named(ticket(page, 'A01'), 'Greeted').dblclick();
    await named(ticket(page, 'A02'), 'Greeted').tap();
    for (const each of ['A01', 'A02'])
      await ticket(page, each)
        .getByText(/^greeted /)
        .waitFor();
    expect(await page.getByText('Called to Desk 2').count()).toBe(0);
    await named(page, 'Call next').dblclick();
    await ticket(page, 'A02').getByText('Called to Desk 2').waitFor();
    const screen = await open(screenAt);
    await screen.getByRole('row', { name: 'A02 Desk 2' }).waitFor();
    expect(await screen.getByRole('row', { name: /Desk 2/ }).count()).toBe(1);
    await named(notice(page, 'A02 is called to Desk 2.'), 'Undo').tap();
    await page.getByText('Called to Desk 2').waitFor({ state: 'detached' });

    // Handed to an adviser, who is seen to be with them.
    await named(ticket(page, 'A02'), 'With …').tap();
    await named(page.getByRole('dialog'), /^Ash/).tap();
    await ticket(page, 'A02').getByText('With Ash').waitFor();
    await named(ticket(page, 'A03'), 'With …').tap();
    await named(page.getByRole('dialog'), /^Ash.*busy \(Visitor A02\)/).waitFor();
    await photograph(page, 'day-with');
    await page.keyboard.press('Escape');
    await goTo(page, 'Agents');
    await page.getByRole('row', { name: /^Ash/ }).getByRole('link', { name: 'Visitor A02' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(
      await page.evaluate(
        `[...document.querySelectorAll('.top-bar *')].filter((each) => each.getBoundingClientRect().right > innerWidth).map(({ className }) => String(className))`,
      ),
    ).toEqual([]);
    await photograph(page, 'day-agents');
    await goTo(page, 'Reception');

    // One has gone before anybody saw them: a slip, taken back, and then in earnest.
    const gone = ticket(page, 'A01').getByText('Left without being seen');
    await named(ticket(page, 'A01'), 'Left unseen').tap();
    await gone.waitFor();
    await named(notice(page, 'A01: left without being seen.'), 'Undo').tap();
    await gone.waitFor({ state: 'detached' });
    await named(ticket(page, 'A01'), 'Left unseen').tap();
    await gone.waitFor();

    // The adviser is done, and says what was asked for by keyboard alone.
    await itIs('09:15');
    await goTo(adviser, 'Reception');
    await named(ticket(adviser, 'A02'), 'End the visit …').press('Enter');
    await adviser.getByRole('textbox', { name: 'Asked for' }).fill('When the repair will be');
    await named(adviser.getByRole('dialog'), 'Settled').press('Enter');
    await ticket(page, 'A02')
      .getByText(/^Settled /)
      .waitFor();

    // Whoever comes late to an appointment has come all the same.
    await itIs('09:42');
    const expected = page.getByRole('region', { name: 'Expected today' }).getByRole('listitem');
    await expected.getByText('to see Ash').waitFor();
    await expected.getByText(/^12 min\w* ago$/).waitFor();
    expect(await expected.count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'day-expected');
    for (const [width, height, name] of [
      [1366, 768, 'wide'],
      [390, 844, 'phone'],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expected.scrollIntoViewIfNeeded();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await photograph(page, `day-expected-${name}`);
    }
    await page.setViewportSize(TABLET);
    await named(expected, /^Check in /).dblclick();
    await ticket(page, 'A04').getByRole('link', { name: drain.reference }).waitFor();
    await page.getByText('Nobody else has an appointment here today.').waitFor();
    await named(ticket(page, 'A04'), 'Seen by me').tap();
    await ticket(page, 'A04').getByText('With Holly').waitFor();
    await ticket(page, 'A04').getByRole('link', { name: drain.reference }).tap();
    const appointment = (place: string): Locator =>
      page.getByRole('region', { name: 'Appointments' }).getByRole('listitem').filter({ hasText: place });
    await appointment('Room 2').getByText('Arrived', { exact: true }).waitFor();

    // The home visit is delayed by a quarter of an hour, and the customer told before its time.
    await itIs('13:30');
    await named(appointment('1 Mill Lane'), 'Delayed').tap();
    const record = named(page.getByRole('dialog'), 'Record the delay');
    expect(await record.isDisabled()).toBe(true);
    await page.getByRole('spinbutton', { name: /^minute/ }).press('1');
    await page.keyboard.press('5');
    await photograph(page, 'day-delay');
    await record.tap();
    await appointment('1 Mill Lane').getByText('Delayed, expected 14:15').waitFor();
    await eventually('the customer told', () =>
      world.standIns.mail.messages.some(
        ({ mail }) => mail.subject?.startsWith('We are delayed') && mail.text?.includes('14:15'),
      ),
    );

    // The evening: one still waits, and nothing says otherwise.
    await itIs('17:05');
    await goTo(page, 'Reception');
    await page.getByText('Today: 4 came, 1 waits, 2 seen, 1 left unseen').waitFor();
    await ticket(page, 'A03')
      .getByText(/missed/)
      .first()
      .waitFor();
    await screen.getByText('1 person waits, as at 17:05.').waitFor();
    await named(ticket(page, 'A03'), 'Seen by me').tap();
    await named(ticket(page, 'A03'), 'Settled').tap();
    await page.getByText('Today: 4 came, 0 wait, 3 seen, 1 left unseen').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'day-evening');
    await photograph(screen, 'day-screen');
  }, 240_000);
});
