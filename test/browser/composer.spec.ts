import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { logIn } from '../support/console-tabs.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

describe.skipIf(skipsBrowser)('writing to a customer in the browser', () => {
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

  it('a draft is there in a fresh browser, and two windows do not write over each other', async () => {
    const desk = await Desk.of(world, 'rowan');
    const enquiry = await desk.receive('help', 'May I keep bees in the garden?');
    const reply = (window: Page) => window.getByRole('textbox', { name: 'Reply' });
    const first = await logIn(world, browser, 'rowan');
    const writing = await first.tab(`/enquiries/${enquiry.id}`);
    await reply(writing).fill('Bees are welcome');
    await writing.getByText('Draft saved').waitFor();

    const second = await logIn(world, browser, 'rowan');
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
    const { tab, close } = await logIn(world, browser, 'rowan');
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

  it('a text says beforehand what it costs, and that its file leaves as a link', async () => {
    const desk = await Desk.of(world, 'rowan');
    await desk.text('+447700900188', 'Where may I leave the sofa?');
    const enquiry = await desk.takeOn('leave the sofa');
    const { tab, close } = await logIn(world, browser, 'rowan');
    const writing = await tab(`/enquiries/${enquiry.id}`);
    await writing.getByRole('textbox', { name: 'Reply' }).fill('The plan shows where.');
    await writing.getByText('21 characters, 1 text message.').waitFor();
    await writing.getByText('the text ends with a link to the customer’s own page').waitFor();
    const [chooser] = await Promise.all([
      writing.waitForEvent('filechooser'),
      writing.getByRole('button', { name: /^Attach files/ }).click(),
    ]);
    await chooser.setFiles({ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('By the bin') });
    await writing.getByText(/characters with the link, 1 text message/).waitFor();
    expect(await axeViolations(writing)).toEqual([]);
    await photograph(writing, 'console-text-with-file');
    await writing.getByRole('textbox', { name: 'Reply' }).press('Control+Enter');
    await writing.getByRole('button', { name: 'Send now' }).click();
    await writing.getByText('Your reply is on its way').waitFor();
    const tracking = await tab('/');
    await tracking.goto(world.url + new URL(enquiry.trackingUrl).pathname);
    const [download] = await Promise.all([
      tracking.waitForEvent('download'),
      tracking.getByRole('link', { name: 'plan.txt' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('plan.txt');
    expect(await axeViolations(tracking)).toEqual([]);
    await photograph(tracking, 'track-with-file');
    await close();
  }, 90_000);

  it('a saved reply is written, found by a stroke, filled in, and leaves only without blanks', async () => {
    const desk = await Desk.of(world, 'rowan');
    const enquiry = await desk.receive('help', 'Who empties the salt bin?');
    const { tab, close } = await logIn(world, browser, 'rowan');
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
});
