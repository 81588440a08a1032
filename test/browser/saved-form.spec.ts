import { randomBytes, randomUUID } from 'node:crypto';
import { api } from '@frontdoor/contracts';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 } };

describe.skipIf(skipsBrowser)('a form that is begun on a phone and finished elsewhere', () => {
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
  const photo = (name: string, bytes: number) => ({
    name,
    mimeType: 'image/jpeg',
    buffer: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(bytes)]),
  });
  const looked = async (page: Page, name: string): Promise<void> => {
    await photograph(page, name);
    await page.evaluate('window.scrollTo(0, 0)');
    const { clientWidth, scrollWidth } = await page.evaluate<{ clientWidth: number; scrollWidth: number }>(
      '({ clientWidth: document.documentElement.clientWidth, scrollWidth: document.documentElement.scrollWidth })',
    );
    expect({ name, wide: scrollWidth, violations: await axeViolations(page) }).toEqual({
      name,
      wide: clientWidth,
      violations: [],
    });
  };

  it('keeps two photographs, opens in another browser without a script, and becomes one enquiry that can be cancelled', async () => {
    const words = `The lamp is out, ${randomUUID()}`;
    const onPhone = await (await browser.newContext(PHONE)).newPage();
    await onPhone.goto(`${world.url}/contact`);
    // What only a program fills in is not in the tree that screen readers read.
    const tree = await onPhone.locator('body').ariaSnapshot();
    expect(tree).toContain('Phone number');
    expect(tree).not.toContain('website');
    expect(await onPhone.getByRole('textbox').count()).toBe(5);
    expect(await onPhone.locator('input[name="website"]').isVisible()).toBe(false);
    expect(await onPhone.getByLabel('Photos or documents').getAttribute('capture')).toBeNull();

    await onPhone.getByLabel('Your message').fill(words);
    await onPhone.getByLabel('Photos or documents').setInputFiles(photo('lamp.jpg', 40_000));
    await onPhone.getByRole('button', { name: 'Add these files' }).click();
    await onPhone.getByText('You have added 1 file').waitFor();
    await onPhone
      .getByLabel('Photos or documents')
      .setInputFiles([photo('street.jpg', 60_000), photo('oops.jpg', 9)]);
    await onPhone.getByRole('button', { name: 'Add these files' }).click();
    await onPhone.getByRole('button', { name: 'Remove oops.jpg' }).click();
    await onPhone.getByText('You have added 2 files').waitFor();
    await looked(onPhone, 'saved-form-files-phone');
    await onPhone.getByRole('button', { name: 'Save and finish later' }).click();
    await onPhone.getByRole('heading', { name: 'Your form is saved' }).waitFor();
    await looked(onPhone, 'saved-form-saved-phone');
    const link = await onPhone.locator('.link-to-keep').getAttribute('href');

    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await plain.goto(link!);
    expect(await plain.getByLabel('Your message').inputValue()).toBe(words);
    await plain.getByText('It has not been sent to us yet').waitFor();
    await plain.getByLabel('Email address').fill('lamp@customer.example');
    // Enter sends, whatever buttons stand before.
    await plain.getByLabel('Email address').press('Enter');
    await plain.getByRole('heading', { name: 'Message sent' }).waitFor();

    await onPhone.goto(link!);
    await eventually('the enquiry', async () => {
      await onPhone.reload();
      return (await onPhone.getByText('With 2 files').count()) > 0;
    });
    await onPhone.getByRole('link', { name: /^Change your name/ }).click();
    await looked(onPhone, 'change-details-phone');
    await onPhone.getByRole('button', { name: 'Send' }).click();
    await onPhone.getByRole('link', { name: 'Enter what has changed. Leave the rest empty' }).waitFor();
    await looked(onPhone, 'change-details-faults-phone');
    await onPhone.getByLabel('Email address').fill('new@customer.example');
    await onPhone.getByLabel('Postal address').fill('2 Mill Lane\nFenmoor\nFM1 2AB');
    await onPhone.getByRole('button', { name: 'Send' }).click();
    await eventually('the new details', async () => {
      await onPhone.reload();
      return (await onPhone.getByText('My details have changed:').count()) > 0;
    });
    const told = await world.standIns.mail.waitFor(({ mail }) =>
      (mail.subject ?? '').startsWith('Details changed on '),
    );
    expect(told.envelope.to).toEqual(['lamp@customer.example']);
    expect(told.mail.text).toContain('email address and postal address');
    expect(told.mail.text).not.toContain('new@customer.example');

    await onPhone.getByRole('link', { name: /cancel my enquiry/ }).click();
    await looked(onPhone, 'cancel-phone');
    await onPhone.getByLabel('Why you no longer need it').fill('It was mended');
    await onPhone.getByRole('button', { name: 'Cancel my enquiry' }).click();
    await onPhone.getByText('You cancelled this enquiry.').waitFor();
    await looked(onPhone, 'cancelled-phone');

    const [{ id }] = await world.database.query<[{ id: string }]>(
      `SELECT enquiry_id AS id FROM contact WHERE direction = 'in' AND text = $1`,
      [words],
    );
    const ash = await ConsoleClient.logIn(world.url, 'ash', world.password);
    const { state, timeline } = await ash.ask(api.readEnquiry, { params: { id } });
    expect(state).toBe('closed');
    expect(timeline.flatMap((each) => (each.type === 'event' ? each.text : []))).toContain(
      'The customer cancelled it: It was mended',
    );
    const states = () =>
      world.database.query<{ state: string; whose: string }[]>(
        `SELECT DISTINCT state FROM commitment WHERE enquiry_id = $1 AND whose = 'council'`,
        [id],
      );
    for (const each of await states()) expect(['withdrawn', 'kept']).toContain(each.state);

    await onPhone.getByLabel('Your message').fill('It is out again');
    await onPhone.getByRole('button', { name: 'Send', exact: true }).click();
    await eventually('it is open again', async () => {
      await onPhone.reload();
      return (await onPhone.getByText('You cancelled this enquiry.').count()) === 0;
    });
    expect((await ash.ask(api.readEnquiry, { params: { id } })).state).toBe('open');
  }, 120_000);
});
