import { randomUUID } from 'node:crypto';
import { startPartner, type PartnerStandIn } from '@frontdoor/channels/open311/stand-in';
import { Ids, SystemClock } from '@frontdoor/kernel';
import { EntryPoint } from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';
import { Administration, partnerFields } from '@frontdoor/use-cases';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readNetworks } from '../../libs/platform/config/addresses.js';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { newDatabase } from '../support/database.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { SECRET, startEmbedded, type World } from '../support/world.js';

const clock = new SystemClock();

describe.skipIf(skipsBrowser)('channels and partners, on screen', () => {
  let world: World;
  let browser: Browser;
  let partner: PartnerStandIn;

  beforeAll(async () => {
    world = await startEmbedded({
      DATABASE_URL: await newDatabase(),
      SECRET,
      DEMO: 'on',
      REACH_INSIDE: 'loopback',
    });
    partner = await startPartner(clock, { apiKey: 'our key', serviceCode: 'roads' });
    const secret = new InstanceSecret(SECRET);
    const administration = new Administration({ source: world.database, clock, ids: new Ids(clock), secret });
    const { networks } = readNetworks('loopback') as { networks: never };
    const fields = partnerFields(
      { name: 'Fenmoor County', by: 'open311', address: partner.endpoint, serviceCode: 'roads' },
      { inside: networks },
    );
    await administration.partners.set(fields, 'our key');
    browser = await startBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await partner?.close();
    await world?.stop();
  });

  const at = async (name: string, width = 1366, height = 768): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height } });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(`${world.url}/console/`);
    await page.getByLabel('Email').fill(`${name}@demo.frontdoor.example`);
    await page.getByLabel('Password').fill(world.password);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    return page;
  };

  it('a supervisor sees each entry point, pauses one by keyboard, and customers are told', async () => {
    const { id } = await world.database.manager.findOneByOrFail(EntryPoint, { channel: 'email' });
    await world.database.query(
      `INSERT INTO entry_point_watch (entry_point_id, counted_since, last_at, silent_since, expected)
       VALUES ($1, now() - interval '60 days', now() - interval '7 hours', now() - interval '7 hours', 14)
       ON CONFLICT (entry_point_id) DO UPDATE SET silent_since = now() - interval '7 hours', expected = 14`,
      [id],
    );
    const page = await at('oak');
    await page.getByRole('link', { name: 'Channels', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Channels' }).waitFor();
    await page.getByText('Something is wrong with one of').waitFor();
    await page.getByText('where about 14 contacts usually come in that time').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'channels');

    const form = page.getByRole('listitem').filter({ hasText: 'Web form' }).first();
    await form.getByRole('button', { name: /^Pause/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('Our form rests until noon. Please ring 01632 960000.');
    expect(await axeViolations(page, '[role=dialog]')).toEqual([]);
    await photograph(page, 'channels-pause');
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await form.getByText('Paused', { exact: true }).waitFor();
    await photograph(page, 'channels-paused');
    const shown = await eventually('the form to say so', async () => {
      const text = await (await fetch(`${world.url}/contact`)).text();
      return text.includes('Our form rests until noon') ? text : undefined;
    });
    expect(shown).toContain('formToken');
    await form.getByRole('button', { name: /^Take up again/ }).click();
    await form.getByRole('button', { name: /^Pause/ }).waitFor();
    await page.context().close();
  }, 120_000);

  it('a test message leaves, and fits a phone', async () => {
    const page = await at('oak', 390, 844);
    await page.goto(`${world.url}/console/channels`);
    await page.getByRole('heading', { level: 1, name: 'Channels' }).waitFor();
    await page.getByRole('button', { name: /^Test message help@/ }).click();
    const to = `${randomUUID()}@council.example`;
    await page.getByLabel('Your email address').fill(to);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('The provider took it').waitFor();
    await eventually('the test message', () =>
      world.standIns.mail.messages.find(({ envelope }) => envelope.to.includes(to)),
    );
    await page.keyboard.press('Escape');
    const wide = await page.evaluate<boolean>(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    );
    expect(wide).toBe(false);
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'channels-phone');
    await page.context().close();
  }, 120_000);

  it('an agent hands an enquiry to a partner, and sees what becomes of it', async () => {
    const desk = await Desk.of(world, 'ash');
    const words = `A hole in the county’s road, ${randomUUID()}`;
    const enquiry = await desk.receive('help', words);
    const page = await at('ash');
    await page.goto(`${world.url}/console/enquiries/${enquiry.id}`);
    await page.getByRole('button', { name: 'Hand to a partner' }).click();
    await page.getByRole('dialog').waitFor();
    await page
      .getByRole('button', { name: /Hand to/ })
      .last()
      .click();
    await page.getByRole('option', { name: /Fenmoor County/ }).click();
    await page.getByLabel('What do you ask them to do?').fill('Please mend the road.');
    expect(await axeViolations(page, '[role=dialog]')).toEqual([]);
    await photograph(page, 'partner-dialog');
    await page.getByRole('dialog').getByRole('button', { name: 'Hand over', exact: true }).click();
    await page.getByRole('heading', { name: 'Other organisations' }).waitFor();
    await page.getByText('They have it').waitFor();
    expect(partner.taken.some(({ description }) => description.includes(words))).toBe(true);
    await page.getByText('they call it').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'partner-panel');

    await page.getByRole('button', { name: 'Finish' }).click();
    await page.getByRole('menuitem', { name: /another organisation/ }).click();
    await page.getByRole('dialog').waitFor();
    await photograph(page, 'close-elsewhere');
    await page.getByRole('button', { name: 'Close enquiry' }).click();
    const closed = await desk.until('the enquiry to be closed', enquiry, ({ state }) => state === 'closed');
    expect(JSON.stringify(closed.timeline)).toContain('it is for Fenmoor County');
    await page.context().close();
  }, 120_000);
});
