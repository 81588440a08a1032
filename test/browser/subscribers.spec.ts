import { api } from '@frontdoor/contracts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { ConsoleClient } from '../support/console-client.js';
import { EventReceiver } from '../support/event-receiver.js';
import { eventually } from '../support/eventually.js';
import { sendContactFrom } from '../support/signed-contact.js';
import { startEmbedded, type World } from '../support/world.js';

describe.skipIf(skipsBrowser)('subscribers, on screen', () => {
  let world: World;
  let browser: Browser;
  let receiver: EventReceiver;

  beforeAll(async () => {
    world = await startEmbedded({ REACH_INSIDE: 'loopback' });
    receiver = await EventReceiver.start();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await receiver?.stop();
    await world?.stop();
  });

  const at = async (name: string, width = 1366, height = 900): Promise<Page> => {
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
  const open = async (page: Page): Promise<void> => {
    await page.goto(`${world.url}/console/subscribers`);
    await page.getByRole('heading', { level: 1, name: 'Subscribers' }).waitFor();
  };
  const send = (text: string) =>
    sendContactFrom('resident@citizen.example', text, { url: world.url, secret: world.integrationSecret });

  it('an administrator makes one by keyboard alone, keeps its secret and sees the test event taken', async () => {
    const page = await at('elm');
    await page.keyboard.press('g');
    await page.keyboard.press('y');
    await page.getByRole('heading', { level: 1, name: 'Subscribers' }).waitFor();
    await page.getByText('No other system is told of events yet.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'subscribers-none');
    await page.getByRole('button', { name: 'New subscriber' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Parking app');
    await page.keyboard.press('Tab');
    await page.keyboard.type(receiver.url);
    await page.keyboard.press('Tab');
    await photograph(page, 'subscribers-new');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).focus();
    await page.keyboard.press('Enter');
    const secret = await page.locator('.secret-text').innerText();
    expect(secret).toMatch(/^whsec_/);
    receiver.secrets = [secret];
    await photograph(page, 'subscribers-secret');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'I have it' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Send a test event to Parking app' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Parking app took the test event: 204').first().waitFor();
    expect(receiver.taken).toMatchObject([{ type: 'frontdoor.test' }]);
    await page.context().close();
  }, 90_000);

  it('sees what is sent and what is answered, trouble included, and has an event told again', async () => {
    receiver.answer = ({ type }) =>
      type === 'contact.routed' ? { status: 422, body: 'No such queue' } : 204;
    await send('A dark lamp');
    await eventually('the events', () => receiver.attempts.some(({ type }) => type === 'contact.routed'));
    const page = await at('elm');
    await open(page);
    await page.getByText('It answered 422').first().waitFor();
    await page.getByRole('button', { name: 'Attempts of Parking app' }).click();
    await page.getByText('No such queue').first().waitFor();
    await photograph(page, 'subscribers-attempts');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByText('Only what was not taken').click();
    await page.getByRole('row', { name: /contact\.received/ }).waitFor({ state: 'detached' });
    receiver.answer = () => 204;
    await page
      .getByRole('button', { name: /^Tell again: contact\.routed of / })
      .first()
      .click();
    await eventually('the event', () => receiver.taken.some(({ type }) => type === 'contact.routed'));
    await page.getByText('It is told contact.routed again.').first().waitFor();
    await page.context().close();
  }, 90_000);

  it('is paused, behind, and caught up when it is resumed; a new secret signs beside the one before', async () => {
    const page = await at('elm');
    await open(page);
    await page.getByRole('button', { name: 'Pause Parking app' }).click();
    await page.getByText('Paused', { exact: true }).first().waitFor();
    const before = receiver.ids.length;
    await send('Another dark lamp');
    await page.getByText(/\d+ events?, the first from/).waitFor();
    await photograph(page, 'subscribers-paused');
    await page.getByRole('button', { name: 'New secret for Parking app' }).click();
    await page.getByText('Events are signed with the one before as well for a day.').waitFor();
    await page.getByRole('button', { name: 'Resume Parking app' }).click();
    await page.getByText('Nothing waits for it').waitFor();
    expect(receiver.ids.length).toBeGreaterThan(before);
    expect(receiver.refused).toBe(0);
    await page.getByRole('button', { name: 'Tell again… Parking app' }).click();
    await page.getByRole('dialog', { name: 'Tell Parking app again' }).waitFor();
    expect(await axeViolations(page, '[role=dialog]')).toEqual([]);
    await photograph(page, 'subscribers-replay');
    const taken = receiver.taken.length;
    await page.getByRole('button', { name: 'Tell it again' }).click();
    await eventually('the same again', () => receiver.taken.length > taken);
    await page.context().close();
  }, 90_000);

  it('an address that is refused says why', async () => {
    const page = await at('elm');
    await open(page);
    await page.getByRole('button', { name: 'New subscriber' }).click();
    await page.getByLabel('Name').fill('Wrong');
    await page.getByLabel('Address').fill('https://169.254.169.254/latest/meta-data');
    await page.getByRole('button', { name: 'Save' }).click();
    await page
      .getByText(/^Nothing is sent to that address/)
      .first()
      .waitFor();
    await photograph(page, 'subscribers-refused');
    await page.context().close();
  }, 60_000);

  it('keys are made, rotated and taken away, each shown once', async () => {
    const page = await at('elm');
    await open(page);
    await page.getByRole('radio', { name: 'API keys' }).click();
    await page.getByRole('button', { name: 'New API key' }).click();
    await page.getByLabel('Name').fill('Poller');
    await page.getByText('Ask for events').click();
    await photograph(page, 'subscribers-new-key');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make the key' }).click();
    const key = await page.locator('.secret-text').innerText();
    const ask = (bearer: string) =>
      fetch(`${world.url}/api/v1/events`, { headers: { authorization: `Bearer ${bearer}` } });
    expect((await ask(key)).status).toBe(200);
    await page.getByRole('button', { name: 'New key in the place of Poller' }).click();
    await page.getByText('The one before goes on for a day.').waitFor();
    await photograph(page, 'subscribers-keys');
    expect(await axeViolations(page)).toEqual([]);
    expect((await ask(await page.locator('.secret-text').innerText())).status).toBe(200);
    await page.getByRole('button', { name: 'Take away the key Poller' }).click();
    await page.getByText('The key Poller is good for nothing any more.').first().waitFor();
    expect((await ask(key)).status).toBe(401);
    await page.context().close();
  }, 90_000);

  it('a subscriber and a key are held to the services that are chosen for them, by keyboard alone', async () => {
    const page = await at('elm');
    await open(page);
    /** Ticks one and says what stands ticked. */
    const tick = async (group: string, name: string): Promise<number> => {
      const choice = page.getByRole('group', { name: group });
      await choice.getByRole('checkbox', { name, exact: true }).focus();
      await page.keyboard.press('Space');
      return choice.getByRole('checkbox', { checked: true }).count();
    };
    await page.getByRole('button', { name: 'New subscriber' }).press('Enter');
    await page.getByLabel('Name').fill('Waste contractor');
    await page.getByLabel('Address').fill(`${receiver.url}/waste`);
    const ofThese = 'Of these services (of all where nothing is chosen)';
    expect(await tick(ofThese, 'Waste and recycling')).toBe(1);
    expect(await tick(ofThese, 'Planning')).toBe(2);
    // Chosen by mistake, and taken back.
    expect(await tick(ofThese, 'Planning')).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'subscribers-services');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await photograph(page, 'subscribers-services-phone');
    await page.setViewportSize({ width: 1366, height: 900 });
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    receiver.secrets = [...receiver.secrets, await page.locator('.secret-text').innerText()];
    await page.getByText('Held to Waste and recycling.').waitFor();
    const elm = await ConsoleClient.logIn(world.url, 'elm', world.password);
    const { subscribers } = await elm.ask(api.listSubscribers);
    expect(subscribers.find(({ name }) => name === 'Waste contractor')).toMatchObject({
      services: ['waste'],
    });

    await page.getByRole('button', { name: 'I have it' }).press('Enter');
    await page.getByRole('radio', { name: 'API keys' }).click();
    await page.getByRole('button', { name: 'New API key' }).press('Enter');
    await page.getByLabel('Name').fill('Waste reader');
    await page.getByRole('checkbox', { name: 'Look up services' }).focus();
    await page.keyboard.press('Space');
    expect(await tick('It sees these services (all where nothing is chosen)', 'Waste and recycling')).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'subscribers-key-services');
    await page.getByRole('button', { name: 'Make the key' }).press('Enter');
    const key = await page.locator('.secret-text').innerText();
    await page
      .getByRole('row', { name: /^Waste reader/ })
      .getByText('Held to Waste and recycling')
      .waitFor();
    const { keys } = await elm.ask(api.listApiKeys);
    expect(keys.find(({ name }) => name === 'Waste reader')).toMatchObject({ services: ['waste'] });
    // What it asks for, it gets of that service alone.
    const services = await fetch(`${world.url}/api/v1/services`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(await services.json()).toMatchObject({ services: [{ service: 'waste' }] });
    await page.context().close();
  }, 120_000);

  it('fits a phone and dark, and is read but not changed by a supervisor', async () => {
    const page = await at('oak', 390, 844);
    await open(page);
    await page
      .getByRole('region', { name: 'Parking app' })
      .or(page.getByLabel('Parking app'))
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: 'New subscriber' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Remove Parking app' }).count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('button', { name: 'Attempts of Parking app' }).click();
    await page.getByRole('columnheader', { name: 'Outcome' }).waitFor();
    await photograph(page, 'subscribers-phone-dark');
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.context().close();
  }, 60_000);

  it('is no place of an agent', async () => {
    const page = await at('ash');
    expect(await page.getByRole('link', { name: 'Subscribers', exact: true }).count()).toBe(0);
    await page.context().close();
  }, 60_000);
});
