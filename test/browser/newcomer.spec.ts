import { sendMail } from '@frontdoor/channels/email/stand-in';
import { api } from '@frontdoor/contracts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, isInView, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

describe.skipIf(skipsBrowser)('a newcomer’s two minutes in the browser', () => {
  let world: World;
  let browser: Browser;
  let page: Page;
  const troubles: string[] = [];

  beforeAll(async () => {
    world = await startEmbedded();
    browser = await startBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) troubles.push(message.text());
    });
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  it('log in, try it, take next, reply, see the commitment kept', async () => {
    await page.goto(`${world.url}/console/`);
    await photograph(page, 'console-log-in');
    await page.getByLabel('Email').fill('ash@demo.frontdoor.example');
    await page.getByLabel('Password').fill(world.password);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
    await photograph(page, 'console-queue-empty');

    await page.getByRole('link', { name: 'Try it' }).click();
    await page.getByRole('button', { name: 'Send as the customer' }).first().waitFor();
    await page.getByRole('button', { name: 'Send as the customer' }).first().click();
    await page.getByText('The hub answered 250').waitFor();
    await photograph(page, 'console-try-it');
    expect(await axeViolations(page)).toEqual([]);

    await page.getByRole('link', { name: 'Queue', exact: true }).click();
    await page.getByText('Council Tax band').first().waitFor();
    await photograph(page, 'console-queue');
    expect(await axeViolations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Take next' }).click();
    await page.getByRole('heading', { name: /Council Tax band/ }).waitFor();
    await page.getByText('Why this time?').first().click();
    await photograph(page, 'console-enquiry');
    expect(await axeViolations(page)).toEqual([]);

    await page
      .getByRole('textbox', { name: 'Reply' })
      .fill('Your flat is in band B. The first payment is due on 1 January.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Send now' }).click();
    await page.getByText('CITY-E1 was kept').waitFor();
    await photograph(page, 'console-enquiry-kept');
    expect(await axeViolations(page)).toEqual([]);

    const sent = world.standIns.mail.messages.find(({ mail }) => mail.text?.includes('band B'));
    expect(sent?.envelope.to).toEqual(['resident@customer.example']);
    await page.getByRole('link', { name: 'Try it' }).click();
    await page.getByText('Your flat is in band B.').waitFor();
    await photograph(page, 'console-try-it-received');
  });

  it('an enquiry shows its promises and what a message must say, in light and dark', async () => {
    const desk = await Desk.of(world, 'rowan');
    const complaint = await desk.receive('complaints', 'The bins were left in the road again');
    await page.goto(`${world.url}/console/enquiries/${complaint.id}`);
    const promises = page.getByRole('region', { name: 'Promises' });
    await promises
      .getByRole('button', { name: /^Why this time/ })
      .first()
      .click();
    await promises.getByText('CITY-C1').first().waitFor();
    await promises.getByText('Safe').first().waitFor();
    await promises.getByRole('button', { name: /^What the promises are counted by/ }).click();
    await promises.getByText('The customer made contact by email').waitFor();

    await page.getByRole('button', { name: 'Write anyway' }).click();
    await page.getByRole('button', { name: /This message is/ }).click();
    await page.getByRole('option', { name: /^A later date/ }).click();
    const checklist = page.getByRole('region', { name: 'What it must say' });
    await checklist.getByText('why it takes longer').waitFor();
    await page.getByRole('textbox', { name: 'Reply' }).fill('We are still looking into it.');
    await page.getByRole('textbox', { name: 'Why does it take longer?' }).fill('the crew has to be heard');
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    await page.getByText('It does not say yet').waitFor();
    await page.getByRole('button', { name: 'Draft the message' }).click();
    await checklist.getByText('All said').waitFor();
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await photograph(page, `console-enquiry-checklist-${scheme}`);
      expect({ scheme, violations: await axeViolations(page) }).toEqual({ scheme, violations: [] });
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(`${world.url}/console/`);
  });

  it('an enquiry is moved in four actions, its type is changed and its end chosen after what becomes of its promises was said', async () => {
    const desk = await Desk.of(world, 'rowan');
    const enquiry = await desk.receive('foi', 'Is my band right?');
    await page.goto(`${world.url}/console/enquiries/${enquiry.id}`);
    await page.getByRole('button', { name: 'Log an event' }).click();
    await page.getByRole('menuitem', { name: 'Change type' }).click();
    await page.getByText('Complaint', { exact: true }).click();
    await page.getByText('What becomes of the promises').waitFor();
    await photograph(page, 'console-change-type');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();

    await page.getByRole('button', { name: 'Finish' }).click();
    await photograph(page, 'console-finish');
    await page.getByRole('menuitem', { name: /duplicate/ }).click();
    await page.getByRole('textbox', { name: 'Reason' }).waitFor();
    await photograph(page, 'console-close');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep it open' }).click();

    await page.getByRole('button', { name: 'Move', exact: true }).click();
    await page.getByRole('button', { name: /Move to/ }).click();
    await page.getByRole('option', { name: /^Council Tax/ }).click();
    await page.getByRole('textbox', { name: 'Why?' }).fill('It is about a bill');
    await page.getByText('Goes on').waitFor();
    await photograph(page, 'console-move');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Move', exact: true }).last().click();
    await page.getByText('is with Council Tax now').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('is back with Freedom of Information').waitFor();
  });

  it('every other page stands, in light and dark, without an axe violation', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const name of ['Agents', 'Search', 'Try it', 'Queue']) {
        await page.getByRole('link', { name, exact: true }).first().click();
        await page.getByRole('heading', { level: 1, name }).waitFor();
        await photograph(page, `console-${name.toLowerCase().replace(' ', '-')}-${scheme}`);
        expect({ name, scheme, violations: await axeViolations(page) }).toEqual({
          name,
          scheme,
          violations: [],
        });
      }
    }
    expect(troubles).toEqual([]);
  });

  it.each([
    ['light', 'none', 1280],
    ['dark', 'none', 390],
    ['light', 'active', 1280],
    ['light', 'none', 320],
  ] as const)('the public pages stand in %s, forced colours %s, %i px wide', async (...look) => {
    const [colorScheme, forcedColors, width] = look;
    const context = await browser.newContext({ colorScheme, forcedColors, viewport: { width, height: 844 } });
    const shown = await context.newPage();
    const wrong: string[] = [];
    shown.on('pageerror', (error) => wrong.push(error.message));
    shown.on('console', (message) => {
      if (!/status of 40[04]/.test(message.text())) wrong.push(message.text());
    });
    for (const address of [
      '/',
      '/contact',
      '/privacy',
      '/cookies',
      '/accessibility',
      '/find-enquiry',
      '/nowhere',
    ]) {
      await shown.goto(`${world.url}${address}`);
      await photograph(shown, `public${address.replaceAll('/', '-')}-${look.join('-')}`);
      const wide = await shown.evaluate('document.documentElement.scrollWidth');
      expect({ address, wide, violations: await axeViolations(shown) }).toEqual({
        address,
        wide: width,
        violations: [],
      });
    }
    await shown.goto(`${world.url}/contact`);
    await shown.getByRole('button', { name: 'Send' }).click();
    const summary = shown.locator('.govuk-error-summary');
    await summary.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await shown.evaluate('document.activeElement.className')).toBe('govuk-error-summary');
    expect(await axeViolations(shown)).toEqual([]);
    await summary.getByRole('link', { name: 'Say what your enquiry is about' }).click();
    expect(await shown.evaluate('document.activeElement.id')).toBe('text');
    expect(wrong).toEqual([]);
    await context.close();
  });

  it('an agent finds by words, by reference and by the palette, with the keyboard alone', async () => {
    const desk = await Desk.of(world, 'rowan');
    const brown = await desk.receive('help', 'Brown bin not emptied today in Mill Road');
    const boiler = await desk.receive('help', 'Nobody comes', 'tenant@customer.example');
    await desk.customerAnswers(boiler, 'The boiler in <i>Mill Street</i> is still broken');
    const { tab, close } = await logIn('rowan');
    const search = await tab('/search');
    const field = search.getByRole('searchbox', { name: /^Words, name/ });
    await field.fill('mil bin');
    await search.getByRole('status').filter({ hasText: '1 enquiry.' }).waitFor();
    expect(await search.locator('mark').allTextContents()).toEqual(['bin', 'Mil', 'bin', 'Mil']);
    await field.fill('boiler');
    await search.getByRole('link', { name: 'Nobody comes' }).waitFor();
    await search.getByText('<i>Mill Street</i>').waitFor();

    await search.getByRole('button', { name: /State$/ }).click();
    await search.getByRole('option', { name: 'Closed', exact: true }).click();
    await search.getByText('No enquiry fits.').waitFor();
    await search.getByRole('button', { name: 'Search without the filters' }).click();
    await search.getByRole('link', { name: 'Nobody comes' }).waitFor();
    await search.getByRole('button', { name: 'Saved views' }).click();
    await search.getByLabel('Save what is shown now as').fill('Boilers');
    await search.keyboard.press('Enter');
    await search.getByRole('link', { name: 'Boilers' }).waitFor();
    await photograph(search, 'console-saved-views');
    await search.keyboard.press('Escape');

    await search.getByRole('link', { name: 'Queue', exact: true }).click();
    await search
      .getByRole('radio', { name: /^All/ })
      .or(search.getByRole('button', { name: /^All/ }))
      .first()
      .click();
    await search.getByRole('link', { name: 'Search', exact: true }).click();
    expect(await field.inputValue()).toBe('boiler');
    await search.getByRole('link', { name: 'Queue', exact: true }).click();
    await search.waitForURL(/view=all/);
    await search.getByRole('link', { name: 'Search', exact: true }).click();

    for (const [width, height, scheme] of [
      ...([
        [1366, 768, 'light'],
        [1280, 800, 'dark'],
        [390, 844, 'light'],
      ] as const),
    ]) {
      await search.setViewportSize({ width, height });
      await search.emulateMedia({ colorScheme: scheme });
      await photograph(search, `console-search-${width}-${scheme}`);
      expect({ width, scheme, violations: await axeViolations(search) }).toEqual({
        width,
        scheme,
        violations: [],
      });
      await search.keyboard.press('Control+k');
      await search.getByRole('combobox').fill('boil');
      await search.getByRole('option', { name: /Nobody comes/ }).waitFor();
      await search.getByRole('option', { name: /^Boilers/ }).waitFor();
      await photograph(search, `console-palette-${width}-${scheme}`);
      expect({ width, scheme, violations: await axeViolations(search, '[role="dialog"]') }).toEqual({
        width,
        scheme,
        violations: [],
      });
      await search.keyboard.press('Escape');
      await search.getByRole('combobox').waitFor({ state: 'detached' });
      // What the palette covered is there for everybody again.
      await search.getByRole('main').waitFor();
    }
    await search.setViewportSize({ width: 1366, height: 768 });

    await field.focus();
    await search.keyboard.press('ArrowDown');
    await search.keyboard.press('Enter');
    await search.getByRole('heading', { name: /Nobody comes/ }).waitFor();
    await search.keyboard.press('Control+k');
    await search.keyboard.type(`brown bin`);
    await search.getByRole('option', { name: /Brown bin/ }).waitFor();
    await search.keyboard.press('Enter');
    await search.getByRole('heading', { name: /Brown bin/ }).waitFor();
    await search.keyboard.press('Control+k');
    await search.keyboard.type('go to the prom');
    await search.keyboard.press('Enter');
    await search.getByRole('heading', { name: 'Open promises' }).waitFor();
    await search.keyboard.press('/');
    await search.keyboard.type(brown.reference.toLowerCase().replace('-', ''));
    await search.keyboard.press('Enter');
    await search.getByRole('heading', { name: /Brown bin/ }).waitFor();
    await search.keyboard.press('Escape');
    await search.getByRole('heading', { name: /Brown bin/ }).click();
    await search.keyboard.press('?');
    await search.getByText('Go to or do anything').waitFor();
    await close();
  }, 120_000);

  it('a customer raises and follows an enquiry without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`${world.url}/contact`);
    await plain.getByRole('button', { name: 'Send' }).click();
    await plain.getByText('There is a problem').waitFor();
    await photograph(plain, 'public-contact-faults');
    await plain.getByLabel('Your message').fill('Where is the nearest recycling centre?');
    await plain.getByLabel('Email address').fill('someone@customer.example');
    await plain.getByRole('button', { name: 'Send' }).click();
    await plain.getByText('Your reference').waitFor();
    await photograph(plain, 'public-sent');
    const link = await plain.getByRole('link', { name: /Follow your enquiry/ }).getAttribute('href');
    await plain.goto(link!.replace('localhost', '127.0.0.1'));
    await plain.getByText('Where is the nearest recycling centre?').first().waitFor();
    await photograph(plain, 'public-track');
    await context.close();
  });

  /** Somebody at a console of their own, with as many tabs as they open. */
  const logIn = async (
    name: string,
  ): Promise<{ tab: (address: string) => Promise<Page>; close: () => Promise<void> }> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const tab = async (address: string) => {
      const opened = await context.newPage();
      opened.setDefaultTimeout(15_000);
      await opened.goto(`${world.url}/console${address}`);
      return opened;
    };
    const first = await tab('/');
    await first.getByLabel('Email').fill(`${name}@demo.frontdoor.example`);
    await first.getByLabel('Password').fill(world.password);
    await first.getByRole('button', { name: 'Log in' }).click();
    await first.getByRole('heading', { name: /^(Queue|Overview)$/ }).waitFor();
    return { tab, close: () => context.close() };
  };

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
    const { tab, close } = await logIn('ash');
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
    const colleague = await logIn('birch');
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
    const { tab, close } = await logIn('ash');
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
    const { tab, close } = await logIn('rowan');
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
    const { tab, close } = await logIn('rowan');
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

  it('a draft is there in a fresh browser, and two windows do not write over each other', async () => {
    const desk = await Desk.of(world, 'rowan');
    const enquiry = await desk.receive('help', 'May I keep bees in the garden?');
    const reply = (window: Page) => window.getByRole('textbox', { name: 'Reply' });
    const first = await logIn('rowan');
    const writing = await first.tab(`/enquiries/${enquiry.id}`);
    await reply(writing).fill('Bees are welcome');
    await writing.getByText('Draft saved').waitFor();

    const second = await logIn('rowan');
    const queue = await second.tab('/');
    await queue
      .getByRole('region', { name: 'My work' })
      .getByText('Draft', { exact: true })
      .first()
      .waitFor();
    const fresh = await second.tab(`/enquiries/${enquiry.id}`);
    await reply(fresh).waitFor();
    expect(await reply(fresh).inputValue()).toBe('Bees are welcome');
    await fresh.keyboard.press('n');
    await fresh.getByRole('textbox', { name: /Internal note/ }).fill('Ask the allotments');
    await fresh.keyboard.press('Control+Enter');
    await fresh.getByText('Ask the allotments').first().waitFor();
    await fresh.getByRole('tab', { name: 'Reply' }).click();
    await reply(fresh).fill('Bees are welcome, wasps are not');
    await fresh.getByText('Draft saved').waitFor();

    // The first window has not heard of it and goes on from the older text.
    await reply(writing).fill('Bees are welcome on Tuesdays');
    await writing.getByText('You changed this draft in another window').waitFor();
    expect(await axeViolations(writing)).toEqual([]);
    await photograph(writing, 'console-draft-conflict');
    expect(await reply(writing).inputValue()).toBe('Bees are welcome on Tuesdays');
    await writing.getByRole('button', { name: 'Take that text' }).click();
    expect(await reply(writing).inputValue()).toBe('Bees are welcome, wasps are not');

    await writing.getByRole('button', { name: 'Reply', exact: true }).click();
    await writing.getByRole('button', { name: 'Send now' }).click();
    await writing.getByText('Your reply is on its way').waitFor();
    expect((await desk.read(enquiry.id)).drafts).toEqual([]);
    await Promise.all([first.close(), second.close()]);
  }, 90_000);

  it('a file that is picked, and one that is dropped, reach the customer', async () => {
    const desk = await Desk.of(world, 'rowan');
    const enquiry = await desk.receive('help', 'Where may I park the caravan?');
    const { tab, close } = await logIn('rowan');
    const writing = await tab(`/enquiries/${enquiry.id}`);
    await writing.getByRole('textbox', { name: 'Reply' }).fill('The plan shows where.');
    const plan = Buffer.alloc(1_200_000, 'where it may stand ');
    const [chooser] = await Promise.all([
      writing.waitForEvent('filechooser'),
      writing.getByRole('button', { name: /^Attach files/ }).click(),
    ]);
    await chooser.setFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: plan });
    const files = writing.getByRole('list', { name: 'Files that travel with the reply' });
    await files.getByText('1.2 MB').waitFor();
    await writing.evaluate(`{
      const dropped = new DataTransfer();
      dropped.items.add(new File(['a hut'], 'hut.txt', { type: 'text/plain' }));
      document.querySelector('.reply-text textarea')
        .dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: dropped }));
    }`);
    await files.getByText('5 bytes').waitFor();
    expect(await axeViolations(writing)).toEqual([]);
    await photograph(writing, 'console-files');
    await writing.getByRole('textbox', { name: 'Reply' }).press('Control+Enter');
    await writing.getByRole('button', { name: 'Send now' }).click();
    await writing.getByText('Your reply is on its way').waitFor();
    const mail = await eventually('the mail with its files', async () =>
      world.standIns.mail.messages.find((each) => each.mail.text?.includes('The plan shows where')),
    );
    const arrived = mail.mail.attachments.map(({ filename, content }) => [
      filename,
      Buffer.from(content as ArrayBuffer).equals(filename === 'plan.pdf' ? plan : Buffer.from('a hut')),
    ]);
    expect(arrived).toEqual([
      ['plan.pdf', true],
      ['hut.txt', true],
    ]);
    expect((await desk.read(enquiry.id)).draftFiles).toEqual([]);
    await writing
      .getByRole('link', { name: /plan\.pdf/ })
      .first()
      .waitFor();
    await close();
  }, 90_000);

  it('a saved reply is written, found by a stroke, filled in, and leaves only without blanks', async () => {
    const desk = await Desk.of(world, 'rowan');
    const enquiry = await desk.receive('help', 'Who empties the salt bin?');
    const { tab, close } = await logIn('rowan');
    const writing = await tab('/saved-replies');
    await writing.getByRole('button', { name: 'New saved reply' }).click();
    await writing.getByRole('textbox', { name: 'Name' }).fill('Depot day');
    await writing
      .getByRole('textbox', { name: 'Text' })
      .fill('About X: the depot comes on {{day of the round}}.');
    const select = (from: number, to: number) =>
      writing.evaluate(
        `{ const area = document.querySelector('.saved-text textarea'); area.focus(); area.setSelectionRange(${from}, ${to}); }`,
      );
    // A field takes the place of what is selected.
    await select(6, 7);
    const putIn = writing.getByRole('button', { name: 'Put in from the enquiry' });
    await putIn.click();
    await writing.getByRole('menuitem', { name: 'the reference', exact: true }).click();
    expect(await writing.getByRole('textbox', { name: 'Text' }).inputValue()).toBe(
      'About {{reference}}: the depot comes on {{day of the round}}.',
    );
    // What a passage says is said once, here.
    await select(21, 59);
    await writing.keyboard.press('Shift+ArrowRight');
    await writing.getByRole('button', { name: /“the depot comes/ }).click();
    await writing.getByRole('option', { name: 'what is being done' }).click();
    await writing.getByRole('list', { name: 'What it says' }).getByText('what is being done').waitFor();
    expect(await axeViolations(writing)).toEqual([]);
    await photograph(writing, 'console-saved-reply-form');
    await writing.getByRole('button', { name: 'Save', exact: true }).click();
    await writing.getByRole('listitem').filter({ hasText: 'the depot comes on' }).getByText('Mine').waitFor();

    await writing.goto(`${world.url}/console/enquiries/${enquiry.id}`);
    const reply = writing.getByRole('textbox', { name: 'Reply' });
    await reply.click();
    await writing.keyboard.press('/');
    await writing.getByRole('searchbox', { name: /Saved replies/ }).waitFor();
    await writing.keyboard.type('depot day');
    await writing.getByRole('menuitem', { name: /Depot day.*Says what is being done/ }).waitFor();
    expect(await axeViolations(writing)).toEqual([]);
    await writing.keyboard.press('Enter');
    await writing.getByText('To fill in before it is sent').waitFor();
    expect(await reply.inputValue()).toBe(
      `About ${enquiry.reference}: the depot comes on {{day of the round}}.`,
    );
    expect(await writing.getByRole('button', { name: 'Reply', exact: true }).isDisabled()).toBe(true);
    await photograph(writing, 'console-saved-reply-blank');
    // The blank is selected: what is typed takes its place.
    await writing.keyboard.type('Monday');
    expect(await reply.inputValue()).toBe(`About ${enquiry.reference}: the depot comes on Monday.`);
    await writing.keyboard.press('Control+Enter');
    await writing.getByRole('button', { name: 'Send now' }).click();
    await writing.getByText('Your reply is on its way').waitFor();
    await close();
  }, 60_000);

  describe('the queue, and whoever sees to it', () => {
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
      const { tab, close } = await logIn('birch');
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
      const { tab, close } = await logIn('birch');
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
      const { tab, close } = await logIn('oak');
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

    it('on a phone the first row stands in the first screen and nothing is covered or cut; reception and administrators have their own places', async () => {
      for (const who of ['birch', 'oak', 'holly', 'elm']) {
        const { tab, close } = await logIn(who);
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
});
