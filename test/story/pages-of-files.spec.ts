import { randomUUID } from 'node:crypto';
import { sendMail } from '@frontdoor/channels/email/stand-in';
import { api } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { ConsoleClient } from '../support/console-client.js';
import { refusalOf } from '../support/council.js';
import { eventually } from '../support/eventually.js';
import { lockedPdf, pdf } from '../support/pdf.js';
import { startEmbedded, type World } from '../support/world.js';

const FILES = {
  'letter.pdf': pdf({ pages: 52 }),
  'locked.pdf': lockedPdf(),
  'false.pdf': Buffer.from('<h1>'),
};

describe('the pages of a file that came', () => {
  let world: World;
  let ash: ConsoleClient;
  let contactId: string;
  let enquiryId: string;

  beforeAll(async () => {
    world = await startEmbedded();
    ash = await ConsoleClient.logIn(world.url, 'ash', world.password);
    const parts = Object.entries(FILES).map(
      ([name, content]) =>
        `--b\r\nContent-Type: application/pdf; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n` +
        `Content-Transfer-Encoding: base64\r\n\r\n${content.toString('base64').replaceAll(/.{76}/g, '$&\r\n')}\r\n`,
    );
    const raw = [
      'From: reader@customer.example',
      'To: help@fenmoor.example',
      'Subject: My papers',
      'Message-ID: <papers@customer.example>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      `--b\r\nContent-Type: text/plain\r\n\r\nHere they are.\r\n${parts.join('')}--b--`,
    ].join('\r\n');
    const envelope = { from: 'reader@customer.example', to: ['help@fenmoor.example'] };
    await sendMail(world.smtpPort, { envelope, raw });
    const item = await eventually('the mail with papers', async () => {
      const { items } = await ash.ask(api.readQueue, { query: { view: 'all' } });
      return items.find(({ subject }) => subject === 'My papers');
    });
    enquiryId = item.enquiryId;
    const { timeline } = await ash.ask(api.readEnquiry, { params: { id: enquiryId } });
    contactId = timeline.find((each) => each.type === 'contact')!.id;
  });
  afterAll(() => world?.stop());

  const file = (index: number) => ({ id: contactId, index: String(index) });
  const page = (index: number, at: number) =>
    ash.request(api.readAttachmentPage, { params: { ...file(index), page: String(at) } });

  it('are counted, and come as pictures that do nothing', async () => {
    expect(await ash.ask(api.readAttachmentPages, { params: file(0) })).toEqual({ total: 52, drawn: 50 });
    const answer = await page(0, 50);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('are not there for what has no pages or is locked, beyond the fiftieth, for nobody and for another organisation', async () => {
    const locked = await ash.request(api.readAttachmentPages, { params: file(1) });
    expect(await locked.clone().text()).toContain('since it is locked with a password');
    expect(await refusalOf(locked)).toBe('400 file-not-previewed');
    expect(await refusalOf(await page(2, 1))).toBe('400 file-not-previewed');
    expect(await refusalOf(await page(0, 51))).toBe('400 input-invalid');
    expect(await refusalOf(await page(0, 0))).toBe('400 input-invalid');
    expect(await refusalOf(await page(3, 1))).toBe('404 page-not-found');
    expect((await fetch(`${world.url}/api/v1/contacts/${contactId}/attachments/0/pages/1`)).status).toBe(401);

    const moveTo = (organisation: string) =>
      world.database.query('UPDATE receipt SET organisation_id = $2 WHERE id = $1', [
        contactId,
        organisation,
      ]);
    const [own] = await world.database.query<{ id: string }[]>('SELECT id FROM organisation');
    await moveTo(randomUUID());
    expect(await refusalOf(await page(0, 2))).toBe('404 page-not-found');
    await moveTo(own!.id);
  });

  it.skipIf(skipsBrowser)(
    'stand in the enquiry, small and whole, with the reason where there are none',
    async () => {
      const browser = await startBrowser();
      const open = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
      open.setDefaultTimeout(15_000);
      await open.goto(`${world.url}/console/`);
      await open.getByLabel('Email').fill('ash@demo.frontdoor.example');
      await open.getByLabel('Password').fill(world.password);
      await open.getByRole('button', { name: 'Log in' }).click();
      await open.getByRole('navigation', { name: 'Screens' }).waitFor();
      await open.goto(`${world.url}/console/enquiries/${enquiryId}`);
      const small = open.getByRole('button', { name: 'Show letter.pdf, 52 pages' });
      await small.waitFor();
      await open.getByText('locked.pdf: There is no preview of the file, since it is locked').waitFor();
      await open
        .getByText('false.pdf: There is no preview of the file, since it is no PDF, TIFF, JPEG or PNG')
        .waitFor();
      const isDrawn = `[...document.querySelectorAll('.picture img')].every((each) => each.complete && each.naturalWidth > 500)`;
      await expect.poll(() => open.evaluate(isDrawn)).toBe(true);
      await photograph(open, 'console-enquiry-pdf');
      await small.click();
      const shown = open.getByRole('dialog', { name: 'letter.pdf' });
      await shown.getByRole('img', { name: 'Page 1 of 52' }).waitFor();
      await shown.getByText('These are the first 50 of 52 pages.').waitFor();
      await shown.getByRole('link', { name: 'Download' }).waitFor();
      await photograph(open, 'console-pdf-whole');
      expect(await axeViolations(open, '[role="dialog"]')).toEqual([]);
      await open.keyboard.press('Escape');
      expect(await axeViolations(open)).toEqual([]);
      await browser.close();
    },
    60_000,
  );

  it('are shut as soon as a virus is found in the file, though they were drawn before', async () => {
    await world.database.query(
      `UPDATE file_scan SET state = 'infected', finding = 'Eicar' WHERE holder_id = $1 AND index = 0`,
      [contactId],
    );
    expect(await refusalOf(await page(0, 1))).toBe('403 file-infected');
  });
});
