import { randomBytes, randomUUID } from 'node:crypto';
import { api } from '@frontdoor/contracts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { loadPlaces } from '../support/gazetteer.js';
import { redisUrl, skipsRedis } from '../support/redis.js';
import { startEmbedded, startScaledOut, type World } from '../support/world.js';

const SHAPES = {
  'on the embedded default': () => startEmbedded(),
  'on PostgreSQL and Redis, hub and worker apart': () => startScaledOut(redisUrl!),
};

describe.skipIf(skipsBrowser).each(Object.entries(SHAPES))('a form with a place %s', (shape, start) => {
  const hasServers = shape === 'on the embedded default' || !skipsRedis;
  let world: World;
  let browser: Browser;
  beforeAll(async () => {
    if (!hasServers) return;
    world = await start();
    await loadPlaces(world.database);
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });
  const photo = (name: string) => ({
    name,
    mimeType: 'image/jpeg',
    buffer: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(50_000)]),
  });
  const looked = async (page: Page, name: string): Promise<void> => {
    await photograph(page, name);
    const { clientWidth, scrollWidth } = await page.evaluate<{ clientWidth: number; scrollWidth: number }>(
      '({ clientWidth: document.documentElement.clientWidth, scrollWidth: document.documentElement.scrollWidth })',
    );
    expect({ name, wide: scrollWidth, violations: await axeViolations(page) }).toEqual({
      name,
      wide: clientWidth,
      violations: [],
    });
  };

  it.skipIf(!hasServers)(
    'has two photographs and a place, is saved, finished later, and new details count once agreed',
    async () => {
      const words = `The lamp is out, ${randomUUID()}`;
      const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
      page.setDefaultTimeout(20_000);
      await page.goto(`${world.url}/contact`);
      await page.getByLabel('Your message').fill(words);
      await page.getByLabel('Photos or documents').setInputFiles([photo('lamp.jpg'), photo('street.jpg')]);
      await page.getByLabel('Where is it?').fill('cb12az');
      await page.getByRole('button', { name: 'Find the place' }).click();
      await page.getByText('12 places were found').waitFor();
      await page.getByText('You have added 2 files').waitFor();
      await looked(page, 'form-place-found-phone');
      await page.getByLabel('4 Mill Road, Cambridge, CB1 2AZ').check();
      await page.getByRole('button', { name: 'Save and finish later' }).click();
      await page.getByRole('heading', { name: 'Your form is saved' }).waitFor();
      const link = (await page.locator('.link-to-keep').getAttribute('href'))!;

      const plain = await (
        await browser.newContext({ javaScriptEnabled: false, viewport: { width: 640, height: 512 } })
      ).newPage();
      plain.setDefaultTimeout(20_000);
      await plain.goto(world.url + new URL(link).pathname);
      expect(await plain.getByLabel('4 Mill Road, Cambridge, CB1 2AZ').isChecked()).toBe(true);
      await plain.getByLabel('Where is it?').fill('Tŷ Gŵyr');
      await plain.getByRole('button', { name: 'Send', exact: true }).click();
      await plain.getByRole('link', { name: 'Choose the place, or “None of these”' }).click();
      await photograph(plain, 'form-place-faults-plain');
      await plain.getByLabel('Tŷ Gŵyr, Ffordd y Môr').check();
      await plain.getByLabel('Email address').fill('lamp@customer.example');
      await plain.getByRole('button', { name: 'Send', exact: true }).click();
      await plain.getByRole('link', { name: /^Choose the place/ }).waitFor({ state: 'detached' });
      await plain.getByRole('heading', { name: 'Message sent' }).waitFor();

      const enquiryId = await eventually('the enquiry', async () => {
        const [found] = await world.database.query<{ id: string }[]>(
          `SELECT enquiry_id AS id FROM contact WHERE direction = 'in' AND text = $1`,
          [words],
        );
        return found?.id;
      });
      const ash = await ConsoleClient.logIn(world.url, 'ash', world.password);
      const read = () => ash.ask(api.readEnquiry, { params: { id: enquiryId } });
      expect((await read()).timeline).toContainEqual(
        expect.objectContaining({
          text: words,
          attachments: [
            expect.objectContaining({ name: 'lamp.jpg' }),
            expect.objectContaining({ name: 'street.jpg' }),
          ],
          place: {
            uprn: '300000',
            address: 'Tŷ Gŵyr, Ffordd y Môr, Aberystwyth, SY23 1AB',
            ward: 'Penparcau',
          },
        }),
      );

      await page.goto(world.url + new URL(link).pathname);
      await page.getByText('With 2 files').waitFor();
      await page.getByRole('link', { name: /^Change your name/ }).click();
      await page.getByLabel('Name').fill('Sam Field');
      await page.getByLabel('Postal address').fill('7 mill road');
      await page.getByRole('button', { name: 'Find the address' }).click();
      await page.getByLabel('7 Mill Road, Cambridge, CB1 2AZ').check();
      await page.getByLabel('By letter').check();
      await looked(page, 'details-place-found-phone');
      await page.getByRole('button', { name: 'Send' }).click();
      const told = await eventually(
        'the new details',
        async () =>
          (await read()).timeline.flatMap((each) => (each.type === 'contact' && each.details ? each : []))[0],
      );
      expect(told).toMatchObject({
        place: { uprn: '200006' },
        details: { name: { from: null, to: 'Sam Field' }, preferredChannel: { from: null, to: 'letter' } },
      });
      expect((await read()).customerDetail).toMatchObject({ preferredChannel: null });
      const agree = (agreed: boolean) =>
        ash.ask(api.agreeDetails, { params: { id: enquiryId, contactId: told.id }, body: { agreed } });
      expect((await agree(true)).customerDetail).toMatchObject({
        name: 'Sam Field',
        preferredChannel: 'letter',
      });
      expect((await agree(false)).customerDetail).toMatchObject({ preferredChannel: null });
    },
    180_000,
  );
});
