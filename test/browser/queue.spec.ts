import { api } from '@frontdoor/contracts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { logIn } from '../support/console-tabs.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

describe.skipIf(skipsBrowser)('the queue, and whoever sees to it', () => {
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

  const TOPICS = ['bin', 'boiler', 'band', 'light', 'notice', 'permit', 'pothole', 'rent', 'noise', 'card'];
  const LAPTOP = { width: 1366, height: 768 };
  const PHONE = { width: 390, height: 844 };
  let desk: Desk;

  /** Ten enquiries that wait, and a callback that a customer asked for tomorrow. */
  beforeAll(async () => {
    desk = await Desk.of(world, 'oak');
    for (const topic of TOPICS)
      await desk.agent.ask(api.tryItSend, {
        body: {
          channel: 'email',
          from: `${topic}@customer.example`,
          name: `Resident with a ${topic}`,
          subject: `About the ${topic}`,
          text: `Somebody ought to look at the ${topic}. `.repeat(6),
        },
      });
    await desk.agent.ask(api.tryItSend, {
      body: {
        channel: 'callback',
        from: '+447700900112',
        text: 'About the second bill',
        when: 'tomorrow 10:00 to 11:00',
      },
    });
    await eventually('all of it in the queue', async () => {
      const { items, counts } = await desk.agent.ask(api.readQueue, { query: { limit: '200' } });
      return (
        TOPICS.every((topic) => items.some(({ subject }) => subject.includes(topic))) && counts.later > 0
      );
    });
  }, 60_000);

  const rowsOf = (of: Page) => of.getByRole('grid', { name: 'Work, most urgent first' }).getByRole('row');
  const fitsSideways = (of: Page) =>
    of.evaluate<boolean>('document.documentElement.scrollWidth <= document.documentElement.clientWidth');
  /** Rows that are wholly within the window. */
  const inSight = async (of: Page): Promise<{ y: number; height: number }[]> => {
    const { height } = of.viewportSize()!;
    const boxes = await Promise.all((await rowsOf(of).all()).map((row) => row.boundingBox()));
    return boxes.flatMap((box) => (box && box.y + box.height <= height ? [box] : []));
  };

  it('eight rows of two lines stand on a laptop, and nothing for later is among them', async () => {
    const { tab, close } = await logIn(world, browser, 'birch');
    const queue = await tab('/');
    await queue.setViewportSize(LAPTOP);
    await rowsOf(queue).first().waitFor();
    const boxes = await inSight(queue);
    expect(boxes.length).toBeGreaterThanOrEqual(8);
    for (const { height } of boxes) expect(height).toBeLessThanOrEqual(62);
    expect(await queue.getByRole('main').getByText('English').count()).toBe(0);

    // What is for later is folded, says when, and is no part of the numbered list.
    expect(await rowsOf(queue).filter({ hasText: 'second bill' }).count()).toBe(0);
    await queue.getByRole('button', { name: /^Later 1 the first from .+ 10:00$/ }).click();
    await queue.getByRole('grid', { name: 'Work for later' }).getByText('second bill').first().waitFor();

    // Why a row stands where it stands is reached by keyboard.
    await rowsOf(queue).first().focus();
    await queue.keyboard.press('ArrowRight');
    await queue.keyboard.press('Enter');
    const why = queue.getByRole('dialog', { name: 'Why it stands here' });
    await why.getByText('The promise:').waitFor();
    expect(await axeViolations(queue)).toEqual([]);
    await close();
  }, 60_000);

  it('whoever is offline is told that no work is offered; an offer stands in the title of the tab until it is taken', async () => {
    const { tab, close } = await logIn(world, browser, 'birch');
    const queue = await tab('/');
    await queue.getByText('You are offline: no work is offered.').waitFor();
    await queue.getByRole('button', { name: 'Show me around' }).click();
    await queue.getByRole('button', { name: 'Next', exact: true }).click();
    await queue.getByRole('button', { name: 'Skip the rest' }).click();
    expect(await queue.getByText('New here?').count()).toBe(0);
    await queue.getByRole('button', { name: 'Go available' }).click();
    await queue.getByRole('region', { name: 'Offered to you' }).waitFor();
    expect(await queue.getByText('no work is offered').count()).toBe(0);
    await eventually('the count in the title', async () =>
      /^\([1-9]\d*\) Queue · Frontdoor$/.test(await queue.title()),
    );
    await desk.agent.ask(api.readQueue);
    const birch = await Desk.of(world, 'birch');
    await birch.agent.ask(api.setPresence, { body: { presence: 'offline' } });
    await eventually('the title without it', async () => (await queue.title()) === 'Queue · Frontdoor');
    await close();
  }, 60_000);

  it('a supervisor assigns ten in four actions, moves what an absent person has in two, and takes it back in one', async () => {
    const { tab, close } = await logIn(world, browser, 'oak');
    const queue = await tab('/queue');
    await queue.setViewportSize(LAPTOP);
    const ten = (await desk.agent.ask(api.readQueue, { query: { limit: '10' } })).items;
    // The label around the hidden box is what people press.
    const ticks = rowsOf(queue)
      .locator('label')
      .filter({ has: queue.getByRole('checkbox') });
    await ticks.nth(9).waitFor();
    await ticks.nth(0).click(); // 1
    await ticks.nth(9).click({ modifiers: ['Shift'] }); // 2
    await photograph(queue, 'console-queue-chosen');
    expect(await axeViolations(queue)).toEqual([]);
    await queue.getByRole('button', { name: 'Assign 10' }).click(); // 3
    const names = await queue.getByRole('menuitem').allInnerTexts();
    await queue.getByRole('menuitem', { name: 'Cedar' }).click(); // 4
    await queue.getByText('10 enquiries are now with Cedar.').waitFor();
    const heldBy = async (): Promise<(string | undefined)[]> => {
      const { items } = await desk.agent.ask(api.readQueue, { query: { view: 'all', limit: '200' } });
      return ten.map(({ id }) => items.find((item) => item.id === id)?.agent?.name);
    };
    expect(await heldBy()).toEqual(ten.map(() => 'Cedar'));
    // Nobody stands before Cedar who lacks a skill that Cedar has.
    const before = names.slice(
      0,
      names.findIndex((name) => name.startsWith('Cedar')),
    );
    expect(before.filter((name) => name.includes('lacks'))).toEqual([]);

    // What an absent person has in hand goes to somebody else from the first page, in two.
    await queue.getByRole('link', { name: 'Overview', exact: true }).click();
    await queue.getByRole('heading', { name: 'Overview' }).waitFor();
    await photograph(queue, 'console-overview');
    expect(await axeViolations(queue)).toEqual([]);
    await queue.getByRole('button', { name: 'Move their work: Cedar' }).click(); // 1
    await queue.getByRole('menuitem', { name: 'Birch' }).click(); // 2
    await queue.getByText('10 enquiries are now with Birch.').waitFor();
    expect(await heldBy()).toEqual(ten.map(() => 'Birch'));
    await queue.getByRole('button', { name: 'Undo' }).click();
    await queue.getByText('Undone for 10 enquiries.').waitFor();
    expect(await heldBy()).toEqual(ten.map(() => 'Cedar'));
    await desk.agent.ask(api.rebalanceWork, { body: { moves: ten.map(({ id }) => ({ id, to: null })) } });
    await close();
  }, 90_000);

  it('a supervisor moves several to another service after what becomes of their promises is shown, and takes it back', async () => {
    const { tab, close } = await logIn(world, browser, 'oak');
    const queue = await tab('/queue');
    await queue.setViewportSize(LAPTOP);
    const three = (await desk.agent.ask(api.readQueue, { query: { limit: '3' } })).items;
    const ticks = rowsOf(queue)
      .locator('label')
      .filter({ has: queue.getByRole('checkbox') });
    await ticks.nth(2).waitFor();
    await ticks.nth(0).click();
    await ticks.nth(2).click({ modifiers: ['Shift'] });
    await queue.getByRole('button', { name: 'Move 3' }).click();
    const dialog = queue.getByRole('dialog');
    await dialog.getByRole('button', { name: /Move to/ }).click();
    await queue.getByRole('option', { name: /^Planning/ }).click();
    await dialog.getByText('3 promises keep their time.').waitFor();
    await dialog.getByRole('textbox', { name: 'Why?' }).fill('These are about sheds');
    await photograph(queue, 'console-move-several');
    expect(await axeViolations(queue, '[role="dialog"]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Move 3', exact: true }).click();
    await queue.getByText('3 enquiries are with Planning now.').waitFor();
    const services = async (): Promise<string[]> =>
      Promise.all(three.map(async ({ enquiryId }) => (await desk.read(enquiryId)).service));
    expect(await services()).toEqual(['Planning', 'Planning', 'Planning']);
    await queue.getByRole('button', { name: 'Undo' }).click();
    await queue.getByText('Undone for 3 enquiries.').waitFor();
    expect(await services()).toEqual(three.map(({ service }) => service));

    // What is taken for something else is counted anew: each promise that changes is named with its enquiry.
    await ticks.nth(0).click();
    await queue.getByRole('button', { name: 'Move 1' }).click();
    await dialog.getByRole('button', { name: /Move to/ }).click();
    await queue.getByRole('option', { name: /^Complaints/ }).click();
    await dialog.getByText('Change each to: Complaint').click();
    await dialog.getByText(/1 promise begins/).waitFor();
    await dialog.getByText(three[0]!.reference).first().waitFor();
    await photograph(queue, 'console-move-several-changed');
    await close();
  }, 90_000);

  it('what is due within the hour is a filter that stands in the address and can be saved', async () => {
    const { tab, close } = await logIn(world, browser, 'oak');
    const queue = await tab('/queue?view=all&due=hour');
    const filter = queue.getByRole('switch', { name: 'Due within the hour' });
    await filter.waitFor();
    expect(await filter.isChecked()).toBe(true);
    await queue.getByRole('button', { name: 'Saved views' }).click();
    await queue.getByLabel('Save what is shown now as').fill('Soon due');
    await queue.getByRole('button', { name: 'Save', exact: true }).click();
    await queue.getByText('“Soon due” is saved.').waitFor();
    await queue.getByRole('button', { name: 'Close' }).first().click();
    await queue.getByText('Due within the hour').click();
    await queue.waitForURL(/view=all$/);
    await queue.goto(`${world.url}/console/queue`);
    await queue.getByRole('button', { name: 'Saved views' }).click();
    await queue.getByRole('link', { name: 'Soon due' }).click();
    await queue.waitForURL(/due=hour/);

    // The figure of the overview leads to what it counts.
    const [soon] = (await desk.agent.ask(api.readQueue, { query: { limit: '1' } })).items;
    await world.database.query(
      `UPDATE work_item SET promise_due_at = now() + interval '30 minutes' WHERE id = $1`,
      [soon!.id],
    );
    await queue.goto(`${world.url}/console/`);
    await queue.getByRole('link', { name: '1 due within the hour', exact: true }).click();
    await queue.waitForURL(/view=all&due=hour$/);
    await rowsOf(queue).filter({ hasText: soon!.reference }).waitFor();
    expect(await rowsOf(queue).count()).toBe(1);
    await close();
  }, 60_000);

  it('what is chosen is seen in forced colours: segment, screen and tick', async () => {
    const { tab, close } = await logIn(world, browser, 'oak');
    const queue = await tab('/queue');
    await queue.emulateMedia({ forcedColors: 'active' });
    const ticks = rowsOf(queue)
      .locator('label')
      .filter({ has: queue.getByRole('checkbox') });
    await ticks.nth(1).waitFor();
    await ticks.nth(0).click();
    const ground = (of: string) =>
      queue.evaluate<string>(`getComputedStyle(document.querySelector('${of}')).backgroundColor`);
    for (const [chosen, other] of [
      ['.segment[data-selected]', '.segment:not([data-selected])'],
      ['.rail-link[aria-current]', '.rail-link:not([aria-current])'],
      ['.row-tick[data-selected] .icon', '.row-tick:not([data-selected]):not([data-indeterminate]) .icon'],
    ] as const)
      expect({ chosen, ground: await ground(chosen) }).not.toEqual({ chosen, ground: await ground(other) });
    await photograph(queue, 'console-queue-forced-colours');
    await close();
  }, 60_000);

  it('on a phone the first row stands in the first screen and nothing is covered or cut; reception and administrators have their own places', async () => {
    for (const who of ['birch', 'oak', 'holly', 'elm']) {
      const { tab, close } = await logIn(world, browser, who);
      const queue = await tab('/queue');
      await queue.setViewportSize(PHONE);
      await rowsOf(queue).first().waitFor();
      const [first] = await inSight(queue);
      expect({ who, first: first !== undefined && first.y < 500 }).toEqual({ who, first: true });
      expect({ who, fits: await fitsSideways(queue) }).toEqual({ who, fits: true });
      const screens = queue.getByRole('navigation', { name: 'Screens' });
      expect((await screens.boundingBox())!.y).toBeGreaterThan(PHONE.height - 80);
      expect(await screens.getByRole('link', { name: 'Calendars' }).count()).toBe(0);
      await photograph(queue, `console-queue-phone-${who}`);
      expect({ who, violations: await axeViolations(queue) }).toEqual({ who, violations: [] });
      await queue.setViewportSize({ width: 320, height: 640 });
      expect({ who, at320: await fitsSideways(queue) }).toEqual({ who, at320: true });
      await close();
    }
  }, 120_000);
});
