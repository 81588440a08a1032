import { randomUUID } from 'node:crypto';
import { api, type EnquiryDetail } from '@frontdoor/contracts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { ConsoleClient } from '../support/console-client.js';
import { logIn } from '../support/console-tabs.js';
import { eventually } from '../support/eventually.js';
import { scannedTiff } from '../support/scans.js';
import { startEmbedded, type World } from '../support/world.js';

const PATIENT = { timeout: 60_000 };

describe.skipIf(skipsBrowser)('the post room in the browser', () => {
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

  const choose = async (page: Page, name: string, buffer: Buffer): Promise<void> => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose scans' }).click(),
    ]);
    await chooser.setFiles({ name, mimeType: 'image/tiff', buffer });
  };

  it('a file of three letters is brought, cut, dated by its stamp and put in the queue', async () => {
    const { tab, close } = await logIn(world, browser, 'holly');
    const page = await tab('/post');
    await page.getByText('No scans wait').waitFor();
    const pages = ['The lamp is out', 'Second page', 'My fence blew down', 'Which day is my bin?'];
    await choose(page, 'monday.tif', await scannedTiff(pages.map((line) => ({ lines: [line] }))));
    const staged = page.getByRole('region', { name: 'monday.tif' });
    await staged.getByText('4 pages, 1 letter').waitFor(PATIENT);
    await staged.getByAltText('Page 4').waitFor();

    // Without the mouse.
    const cutAt = (at: number) => staged.getByRole('button', { name: `New letter begins at page ${at}` });
    await cutAt(3).focus();
    await page.keyboard.press('Space');
    await cutAt(4).focus();
    await page.keyboard.press('Space');
    expect(await cutAt(4).getAttribute('aria-pressed')).toBe('true');
    await staged.getByText('4 pages, 3 letters').waitFor();
    await staged.getByText('Letter 1, 2 of 2').waitFor();

    const put = staged.getByRole('button', { name: 'Put 3 letters in the queue' });
    await staged.getByText('Choose for which service it is.').waitFor();
    expect(await put.isDisabled()).toBe(true);
    await page.getByRole('button', { name: /For which service/ }).click();
    await page.getByRole('option', { name: /Waste/ }).click();
    await page.getByRole('radio', { name: 'Yesterday' }).click();
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'console-post');
    await page.setViewportSize({ width: 390, height: 844 });
    await photograph(page, 'console-post-phone');
    await page.setViewportSize({ width: 1280, height: 900 });

    await put.click();
    await staged.getByRole('button', { name: 'Undo' }).click();
    await put.click();
    await staged.getByRole('button', { name: 'Put in now' }).click();
    const done = page.getByRole('region', { name: 'In the queue now' });
    await done.getByText('3 letters').waitFor(PATIENT);
    await expect.poll(() => done.getByRole('link').count(), PATIENT).toBe(3);
    await page.getByText('No scans wait').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'console-post-done');

    await done.getByRole('link').first().click();
    await page.getByAltText('Page 1 of 2').waitFor(PATIENT);
    expect(page.url()).toContain('/enquiries/');
    const client = await ConsoleClient.logIn(world.url, 'holly', world.password);
    const enquiry = await client.ask(api.readEnquiry, { params: { id: page.url().split('/').at(-1)! } });
    const [receipt] = enquiry.receiptDates;
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
    const yesterday = day.format(new Date(Date.parse(receipt!.takenInAt) - 24 * 3_600_000));
    expect(receipt).toMatchObject({ date: yesterday, canCorrect: true });
    // As one that was written down with this stamp.
    const same = await client.ask(api.takeDownContact, {
      body: {
        ...{ requestId: randomUUID(), channel: 'letter', service: 'waste', receivedOn: yesterday },
        ...{ name: 'A resident', text: 'The lamp is out' },
      },
    });
    const written = await client.ask(api.readEnquiry, { params: { id: same.enquiryId! } });
    const dueOf = ({ commitments }: EnquiryDetail): string[] => commitments.map(({ dueAt }) => dueAt);
    expect(dueOf(enquiry)).toEqual(dueOf(written));
    expect(dueOf(enquiry)).not.toEqual([]);
    await close();
  }, 180_000);

  it('a letter stands beside its picture, is keyed by hand, and its day is put right', async () => {
    const { tab, close } = await logIn(world, browser, 'ash');
    const client = await ConsoleClient.logIn(world.url, 'ash', world.password);
    const sent = await client.request(api.uploadScan, {
      query: { name: 'by-hand.tif' },
      bytes: await scannedTiff([{ lines: ['Dear council', 'the gate is loose'] }, {}]),
      contentType: 'image/tiff',
    });
    const { id } = api.uploadScan.answer!.parse(await sent.json());
    const letter = { firstPage: 1, lastPage: 2, channel: 'letter', service: 'waste' };
    const { letters } = await client.ask(api.takeScan, { params: { id }, body: { letters: [letter] } });
    const search = letters[0]!.reference;
    const enquiryId = await eventually('the letter in an enquiry', async () => {
      const { exact } = await client.ask(api.searchEnquiries, { body: { search } });
      return exact;
    });
    const page = await tab(`/enquiries/${enquiryId}`);
    await page.getByAltText('Page 1 of 2').waitFor(PATIENT);
    await photograph(page, 'console-scan');
    await page.getByRole('region', { name: 'Picture of the page' }).focus();
    await page.keyboard.press('PageDown');
    await page.getByAltText('Page 2 of 2').waitFor();

    await page.getByRole('button', { name: /^(Key|Correct) the text$/ }).click();
    const text = page.getByRole('textbox', { name: 'What the letter says' });
    await text.fill('Dear council, the gate is loose. Yours, M. Marsh');
    await page.keyboard.press('Alt+PageUp');
    await page.getByAltText('Page 1 of 2').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'console-scan-keying');
    await page.getByRole('button', { name: 'Keep this text' }).click();
    await page.getByText('Keyed from the picture by Ash').waitFor();
    await page.getByText('the gate is loose. Yours').first().waitFor();

    await page.getByRole('button', { name: 'Correct the day' }).click();
    const dialog = page.getByRole('dialog', { name: 'On which day was it received?' });
    // A week earlier, whatever day it is today: of one day only, a weekend changes nothing.
    const weekAgo = new Date(Date.now() - 7 * 24 * 3_600_000);
    const [day, month, year] = await dialog.getByRole('spinbutton').all();
    await day!.pressSequentially(String(weekAgo.getUTCDate()).padStart(2, '0'));
    await month!.pressSequentially(String(weekAgo.getUTCMonth() + 1).padStart(2, '0'));
    await year!.pressSequentially(String(weekAgo.getUTCFullYear()));
    expect(await axeViolations(page, '.pop-up')).toEqual([]);
    await dialog.getByRole('button', { name: 'Correct', exact: true }).click();
    await page.getByText('The day of receipt is corrected.').waitFor();
    await page
      .getByText(/Now due/)
      .first()
      .waitFor();

    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByAltText('Page 1 of 2').scrollIntoViewIfNeeded();
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'console-scan-phone');
    await page.emulateMedia({ colorScheme: 'dark' });
    await photograph(page, 'console-scan-phone-dark');
    await close();
  }, 180_000);
});
