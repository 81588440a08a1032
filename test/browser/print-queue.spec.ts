import { randomUUID } from 'node:crypto';
import { api } from '@frontdoor/contracts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { logIn } from '../support/console-tabs.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { wordsOf } from '../support/poppler.js';
import { startEmbedded, type World } from '../support/world.js';

describe.skipIf(skipsBrowser)('letters in the browser', () => {
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

  it('one is looked at, sent, printed, posted, taken back, and comes back', async () => {
    const desk = await Desk.of(world, 'ash');
    const taken = await desk.agent.ask(api.takeDownContact, {
      body: {
        ...{ requestId: randomUUID(), channel: 'letter', name: 'Ada Whitfield', phone: '', email: '' },
        ...{
          postal: '12 Mill Road\nFenmoor',
          service: 'customer-services',
          subject: 'The hedge',
          answer: '',
        },
        text: 'Who cuts the hedge?',
      },
    });
    const { id, reference } = await eventually('the enquiry', async () =>
      taken.enquiryId === null ? undefined : desk.read(taken.enquiryId),
    );
    const { tab, close } = await logIn(world, browser, 'ash');
    const writing = await tab(`/enquiries/${id}`);
    await writing
      .getByRole('textbox', { name: 'Reply' })
      .fill('Dear Ada Whitfield,\n\nWe cut it on **Monday**.');
    await writing.getByText('does not end with a postcode').waitFor();
    const isLarge = writing.getByRole('switch', { name: 'Large print', exact: true });
    const says = writing.getByText('Large print', { exact: true });
    await says.click();
    // What was chosen is kept with the draft.
    await desk.until('the draft kept', { id }, ({ drafts }) =>
      /"large":true/.test(JSON.stringify(drafts).replaceAll('\\', '')),
    );
    await writing.reload();
    expect(await isLarge.isChecked()).toBe(true);
    await writing.getByRole('button', { name: 'Look at the letter (1 page)' }).click();
    const page = writing.getByRole('img', { name: 'Page 1 of the letter' });
    await page.waitFor();
    expect(await axeViolations(writing, '[role="dialog"]')).toEqual([]);
    await photograph(writing, 'console-letter-preview');
    await writing.keyboard.press('Escape');
    await writing.getByRole('textbox', { name: 'Reply' }).fill('Dear Ada,\n\nWe cut it on Monday ☺');
    await writing.getByText('cannot be printed: ☺ (U+263A)').waitFor();
    await writing.getByRole('textbox', { name: 'Reply' }).fill('Dear Ada,\n\nWe cut it on Monday.');
    await writing.getByRole('button', { name: 'Reply', exact: true }).click();
    await writing.getByRole('button', { name: 'Send now' }).click();
    await writing.getByText('To be posted').or(writing.getByText('Waiting to be posted')).first().waitFor();

    const queue = await tab('/print-queue');
    await queue.getByText(reference).waitFor();
    for (const name of [/^Print the letter about/, /^Take back:/, /^Cannot be posted:/])
      expect((await queue.getByRole('button', { name }).boundingBox())!.height).toBeGreaterThanOrEqual(44);
    expect(await axeViolations(queue)).toEqual([]);
    await photograph(queue, 'console-print-queue');
    const [file] = await Promise.all([
      queue.waitForEvent('download'),
      queue.getByRole('button', { name: 'Print the letter', exact: true }).click(),
    ]);
    const stream = await file.createReadStream();
    const words = wordsOf(Buffer.concat((await stream.toArray()) as Buffer[]));
    expect(words).toContain('We cut it on Monday.');
    await queue.getByText('No letter waits to be printed.').waitFor();

    await queue.getByRole('radio', { name: /To post/ }).click();
    await queue.getByRole('checkbox', { name: `Letter about ${reference}` }).focus();
    await queue.keyboard.press('Space');
    await queue.getByRole('button', { name: 'Mark 1 letter posted' }).click();
    await queue.getByText('No letter waits to be posted.').waitFor();
    await desk.until('sent', { id }, ({ timeline }) =>
      timeline.some((entry) => entry.type === 'contact' && entry.delivery?.state === 'sent'),
    );
    await queue.getByRole('button', { name: 'Undo' }).click();
    await queue.getByText(reference).waitFor();
    await queue.getByRole('button', { name: 'Mark the letter posted' }).click();
    await queue.getByRole('radio', { name: 'Posted', exact: true }).click();
    await queue.getByRole('button', { name: `Came back: ${reference}` }).click();
    await queue.getByText('Gone away').click();
    expect(await axeViolations(queue, '[role="dialog"]')).toEqual([]);
    await queue.getByRole('button', { name: 'Came back', exact: true }).click();
    await queue.getByText('No letter has been posted yet.').waitFor();
    await queue.getByRole('radio', { name: 'Came back' }).click();
    await queue.getByText('Came back: gone away').waitFor();
    await queue.getByRole('button', { name: `Not returned: ${reference}` }).click();
    await queue.getByText('It counts as before.').waitFor();
    await queue.getByRole('radio', { name: 'Posted', exact: true }).click();
    await queue.getByRole('button', { name: `Not posted: ${reference}` }).click();
    await queue.getByRole('radio', { name: /To post/ }).click();
    await queue.getByRole('button', { name: `Take back: ${reference}` }).click();
    await queue.getByText('Taken back.', { exact: false }).waitFor();
    await writing.reload();
    await writing.getByText('Taken back before it was posted').waitFor();
    expect(await writing.getByRole('textbox', { name: 'Reply' }).inputValue()).toContain(
      'We cut it on Monday.',
    );
    expect(await isLarge.isChecked()).toBe(true);
    expect(await axeViolations(writing)).toEqual([]);
    await photograph(writing, 'console-letter-taken-back');

    await queue.setViewportSize({ width: 360, height: 740 });
    await photograph(queue, 'console-print-queue-phone');
    expect(await queue.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await close();
  }, 90_000);
});
