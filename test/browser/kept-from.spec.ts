import { api } from '@frontdoor/contracts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { logIn } from '../support/console-tabs.js';
import { Desk } from '../support/desk.js';
import { startEmbedded, type World } from '../support/world.js';

const WORDS = 'Oak shouted at me at the desk';

describe.skipIf(skipsBrowser)('an enquiry about somebody, in the browser', { timeout: 120_000 }, () => {
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

  it('goes from the page of whom it is about, who reads whom to ask; another supervisor lets them back with a reason', async () => {
    const desk = await Desk.of(world, 'birch');
    const oak = await logIn(world, browser, 'oak');
    const complaint = await desk.receive('help', WORDS);
    const page = await oak.tab(`/enquiries/${complaint.id}`);
    await page.getByRole('heading', { name: WORDS }).waitFor();
    const { id: agentId } = (await desk.agent.ask(api.listAgents)).agents.find(({ name }) => name === 'Oak')!;
    await desk.agent.ask(api.excludeAgent, {
      ...{ params: { id: complaint.id }, body: { agentId, why: 'complained-about', note: 'They shouted' } },
    });
    await page.getByRole('heading', { name: 'Kept from you' }).waitFor();
    await page.getByText('Oak must not deal with this enquiry: the enquiry complains about them.').waitFor();
    await page.getByText(/Ask a supervisor whom this does not keep from it/).waitFor();
    const list = page.getByRole('list', { name: 'Who must not deal with this enquiry' });
    await list.getByText('Oak', { exact: true }).waitFor();
    expect(await page.getByText(/shouted/).count()).toBe(0);
    expect(await list.getByRole('button').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    for (const width of [1366, 390]) {
      await page.setViewportSize({ width, height: 768 });
      await photograph(page, `kept-from-me-${width}`);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto(`${world.url}/console/queue?view=all`);
    await page.getByText('Kept from you').first().waitFor();
    await photograph(page, 'kept-from-me-queue');
    expect(await page.getByText(/shouted/).count()).toBe(0);

    await world.database.query(`UPDATE agent SET roles = ARRAY['supervisor'] WHERE name = 'Maple'`);
    const maple = await logIn(world, browser, 'maple');
    const theirs = await maple.tab(`/enquiries/${complaint.id}`);
    await theirs.getByRole('button', { name: 'Oak may deal with it after all' }).click();
    const dialog = theirs.getByRole('dialog', { name: 'Oak may deal with it after all' });
    await dialog
      .getByRole('textbox', { name: 'Why they may deal with it after all' })
      .fill('Another Oak is meant');
    await photograph(theirs, 'exclusion-undone');
    await dialog.getByRole('button', { name: 'They may deal with it' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const { timeline } = await desk.read(complaint.id);
    expect(JSON.stringify(timeline)).toContain(
      'Maple said that Oak may deal with it after all: Another Oak is meant',
    );
    await page.goto(`${world.url}/console/enquiries/${complaint.id}`);
    await page.getByRole('heading', { name: WORDS }).waitFor();
  });
});
