import { sendMail } from '@frontdoor/channels/email/stand-in';
import { api } from '@frontdoor/contracts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, isInView, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { logIn } from '../support/console-tabs.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

describe.skipIf(skipsBrowser)('an enquiry in the browser', () => {
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

  it('an enquiry opens with what the customer wrote and the place to answer in view, with an offer beside it or not', async () => {
    const desk = await Desk.of(world, 'ash');
    const from = 'neighbour@customer.example';
    const words = 'The street lamp in front of number 9 has been out since Monday';
    const enquiry = await desk.receive('help', `${words}\n\n${'It is very dark there.\n'.repeat(30)}`, from);
    for (const text of ['One', 'Two', 'Three'])
      await desk.agent.ask(api.addNote, {
        params: { id: enquiry.id },
        body: { text: `${text}\n`.repeat(12) },
      });
    const { tab, close } = await logIn(world, browser, 'ash');
    const open = await tab(`/enquiries/${enquiry.id}`);
    await open.setViewportSize({ width: 1366, height: 768 });
    await open.reload();
    const timeline = open.getByRole('region', { name: 'Timeline' });
    const message = timeline.getByText(words).last();
    const answer = open.getByRole('textbox', { name: 'Reply' });
    const send = open.getByRole('button', { name: 'Reply', exact: true });
    await message.waitFor();
    await photograph(open, 'console-enquiry-opened');
    const seen = async () => [
      await isInView(message, timeline),
      await isInView(answer),
      await isInView(send),
    ];
    expect(await seen()).toEqual([true, true, true]);

    // The receipt is a line that opens.
    const receipt = timeline.getByRole('button', { name: /^Receipt sent \d\d:\d\d/ });
    expect(await timeline.getByText('Thank you for contacting').count()).toBe(0);
    await receipt.focus();
    await open.keyboard.press('Enter');
    await timeline.getByText('Thank you for contacting').waitFor();
    await receipt.press('Enter');

    // Nobody is asked about a talk before there was one.
    const question = open.getByRole('region', { name: 'Question' });
    expect(await question.count()).toBe(0);

    await desk.agent.ask(api.setPresence, { body: { presence: 'available' } });
    await desk.send('help', 'The park gate does not shut', from);
    const offer = open.getByRole('region', { name: 'Offered to you' });
    await offer.waitFor();
    await open.reload();
    await offer.waitFor();
    await photograph(open, 'console-enquiry-opened-offer');
    expect(await seen()).toEqual([true, true, true]);
    expect(await isInView(offer.getByRole('button', { name: 'Accept' }))).toBe(true);
    expect(await axeViolations(open)).toEqual([]);
    await offer.getByRole('button', { name: 'Decline' }).click();
    await desk.agent.ask(api.setPresence, { body: { presence: 'offline' } });

    // Who has scrolled up is taken to their own reply, and asked then.
    await timeline.press('Home');
    await answer.fill('The lamp is mended tomorrow.');
    await send.click();
    await open.getByRole('button', { name: 'Send now' }).click();
    const reply = timeline.getByText('The lamp is mended tomorrow.');
    await reply.waitFor();
    await expect.poll(() => isInView(reply, timeline)).toBe(true);
    await question.getByText(/^Did you ask whether/).waitFor();
    await photograph(open, 'console-enquiry-answered');
    await open.keyboard.press('Escape');
    await question.getByRole('button', { name: 'Yes' }).click();
    await open.getByText('Yes, written down.').waitFor();

    // What else the customer has brought is in view without a press, with what came of it.
    const { reference } = enquiry;
    const body = { how: 'unanswered' as const, reason: '' };
    await desk.agent.ask(api.closeEnquiry, { params: { id: enquiry.id }, body });
    const next = await desk.receive('help', 'And the next lamp flickers', from);
    await open.goto(`${world.url}/console/enquiries/${next.id}`);
    const matters = open.getByRole('list', { name: 'Other matters of this customer' });
    const past = matters.getByRole('listitem').filter({ hasText: reference });
    await past.getByText(/, answered /).waitFor();
    expect(await isInView(past, open.getByRole('region', { name: 'About this enquiry' }))).toBe(true);

    // A colleague reads it, and writes only when they mean to.
    const colleague = await logIn(world, browser, 'birch');
    const other = await colleague.tab(`/enquiries/${next.id}`);
    await other.getByText('Ash is working on this.').waitFor();
    expect(await other.getByRole('textbox', { name: 'Reply' }).count()).toBe(0);
    expect(await axeViolations(other)).toEqual([]);
    await photograph(other, 'console-enquiry-of-a-colleague');
    await other.getByRole('button', { name: 'Write anyway' }).press('Enter');
    await expect.poll(() => other.evaluate('document.activeElement?.tagName')).toBe('TEXTAREA');
    await colleague.close();
    await close();
  }, 90_000);

  it('a picture that came is shown and opens; what only calls itself one is not drawn', async () => {
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title = "taken"</script></svg>';
    const part = (name: string, content: string) =>
      `--b\r\nContent-Type: image/png; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n` +
      `Content-Transfer-Encoding: base64\r\n\r\n${content}\r\n`;
    const raw = [
      'From: photographer@customer.example',
      'To: help@fenmoor.example',
      'Subject: The pothole in pictures',
      'Message-ID: <pothole@customer.example>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      `--b\r\nContent-Type: text/plain\r\n\r\nHere it is.\r\n${part('pothole.png', png)}${part('false.png', btoa(svg))}--b--`,
    ].join('\r\n');
    const envelope = { from: 'photographer@customer.example', to: ['help@fenmoor.example'] };
    await sendMail(world.smtpPort, { envelope, raw });
    const desk = await Desk.of(world, 'ash');
    const item = await eventually('the mail with pictures', async () => {
      const { items } = await desk.agent.ask(api.readQueue, { query: { view: 'all' } });
      return items.find(({ subject }) => subject === 'The pothole in pictures');
    });
    const { tab, close } = await logIn(world, browser, 'ash');
    const open = await tab(`/enquiries/${item.enquiryId}`);
    await open.getByRole('button', { name: 'Show pothole.png' }).click();
    const shown = open.getByRole('dialog', { name: 'pothole.png' });
    await shown.getByRole('link', { name: 'Download' }).waitFor();
    expect(await shown.getByRole('img').getAttribute('src')).toMatch(/^data:image\/png;base64,/);
    await open.keyboard.press('Escape');
    await open.getByRole('link', { name: /false\.png/ }).waitFor();
    expect(await open.getByRole('button', { name: 'Show false.png' }).count()).toBe(0);
    expect(await open.title()).not.toBe('taken');
    expect(await axeViolations(open)).toEqual([]);
    await photograph(open, 'console-enquiry-pictures');
    await close();
  }, 60_000);

  it('eight tabs are all live over one line, which outlives the tab that has it, and replies leave from each', async () => {
    const desk = await Desk.of(world, 'rowan');
    const enquiry = await desk.receive('help', 'Which day is my bin emptied?');
    const { tab, close } = await logIn(world, browser, 'rowan');
    const tabs: Page[] = [];
    for (let n = 0; n < 7; n++) tabs.push(await tab(`/enquiries/${enquiry.id}`));
    for (const each of tabs) await each.getByText('Live', { exact: true }).waitFor();

    const note = (text: string) =>
      desk.agent.ask(api.addNote, { params: { id: enquiry.id }, body: { text } });
    await note('It is a Tuesday');
    for (const each of tabs) await each.getByText('It is a Tuesday').waitFor();

    // The tab of the log-in has the line; the next one takes it over.
    const [first, ...others] = tabs[0]!.context().pages();
    await first!.close();
    const last = others.at(-1)!;
    await last.getByRole('textbox', { name: 'Reply' }).fill('It is emptied on Tuesdays.');
    await last.getByRole('button', { name: 'Reply', exact: true }).click();
    await last.getByRole('button', { name: 'Send now' }).click();
    for (const each of others) await each.getByText('It is emptied on Tuesdays.').first().waitFor();
    for (const each of others) await each.getByText('Live', { exact: true }).waitFor();
    await note('Told so');
    for (const each of others) await each.getByText('Told so').waitFor();
    await close();
  }, 120_000);

  it('a customer who writes while the reply can still be called back is seen before it leaves', async () => {
    const desk = await Desk.of(world, 'rowan');
    const enquiry = await desk.receive('help', 'Please take the old shed away', 'gardener@customer.example');
    const { tab, close } = await logIn(world, browser, 'rowan');
    const writing = await tab(`/enquiries/${enquiry.id}`);
    await writing.getByRole('textbox', { name: 'Reply' }).fill('The crew comes tomorrow.');
    await writing.getByRole('button', { name: 'Reply and close' }).click();
    await desk.customerAnswers(enquiry, 'WAIT, do not take it');
    await writing.getByText('Not sent: more has come from the customer.').waitFor();
    expect(await writing.getByRole('textbox', { name: 'Reply' }).inputValue()).toBe(
      'The crew comes tomorrow.',
    );
    const before = await desk.read(enquiry.id);
    expect(before.state).toBe('open');
    expect(before.commitments.map(({ state }) => state)).not.toContain('kept');
    expect(await axeViolations(writing)).toEqual([]);

    await writing.getByRole('button', { name: 'Send anyway' }).click();
    await writing.getByRole('button', { name: 'Send now' }).click();
    const after = await desk.until('closed', enquiry, ({ state }) => state === 'closed');
    expect(
      after.timeline.some((entry) => entry.type === 'contact' && entry.text.includes('crew comes')),
    ).toBe(true);
    await close();
  }, 60_000);
});
