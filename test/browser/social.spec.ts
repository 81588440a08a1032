import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { logIn } from '../support/console-tabs.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

const FAR = 200;

/** Goes there by the Tab key alone. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor();
  for (let pressed = 0; pressed < FAR; pressed++) {
    if ((await target.first().and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to ${String(target)}`);
}

describe.skipIf(skipsBrowser)('social networks in the browser, by the keyboard alone', () => {
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

  const press = async (page: Page, target: Locator): Promise<void> => {
    await tabTo(page, target);
    await page.keyboard.press('Enter');
  };

  it('a thread shows who and to whose eyes, and its public answer is looked at before it leaves', async () => {
    const { x, facebook } = world.standIns;
    await x.tell(world.url);
    await facebook.tell(world.url);
    const ash = await Desk.of(world, 'ash');
    const { id: first } = x.post('hazel', '@fenmoor The light outside the library is uot');
    const { id } = await ash.takeOn('light outside the library');
    x.post('hazel', '@fenmoor The light outside the library is out', { edits: first });
    x.message('hazel', 'I can show you, I live next door');
    await ash.until('both', { id }, ({ timeline }) => JSON.stringify(timeline).includes('next door'));
    await ash.until('the edit', { id }, ({ timeline }) =>
      JSON.stringify(timeline).includes('library is out'),
    );

    const { tab, close } = await logIn(world, browser, 'ash');
    const page = await tab(`/enquiries/${id}`);
    await page.getByText('Public', { exact: true }).first().waitFor();
    await page.getByText('Private message', { exact: true }).first().waitFor();
    expect(await page.getByRole('link', { name: 'Look at a mention there' }).getAttribute('href')).toBe(
      `https://x.com/i/status/${x.posts.at(-1)!.id}`.replace(x.posts.at(-1)!.id, first),
    );
    await press(page, page.getByRole('button', { name: 'Show what it said before' }));
    await page.locator('.struck').getByText('is uot').waitFor();
    const line: unknown = await page.evaluate(
      `getComputedStyle(document.querySelector('.struck > :not(:first-child)')).textDecorationLine`,
    );
    expect(line).toBe('line-through');

    // They wrote last in private; this is for everybody.
    await press(page, page.getByRole('button', { name: /^Private message to Hazel/ }));
    await page.getByRole('option', { name: /^Public answer/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('Everybody can read this answer.').waitFor();
    await tabTo(page, page.getByRole('textbox', { name: 'Reply' }));
    await page.keyboard.insertText('Ring 01223 457000 or come to 12 Mill Road');
    await page.getByText('41 of 280 characters.').waitFor();
    await page.getByText('This may be about a person').waitFor();
    const reply = page.getByRole('button', { name: /^Reply(?! and close)/ });
    expect(await reply.isDisabled()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'console-social-public');
    await tabTo(page, page.getByRole('switch', { name: 'It may be public' }));
    await page.keyboard.press('Space');
    await press(page, reply);
    await press(page, page.getByRole('button', { name: 'Send now' }));
    const ours = () => x.posts.filter(({ author_id }) => author_id === x.us.id);
    await eventually('the answer', () => ours().find(({ text }) => text.startsWith('Ring 01223')));
    await photograph(page, 'console-social-thread');
    await close();
  });

  it('a comment is hidden with a reason', async () => {
    const { facebook } = world.standIns;
    await facebook.tell(world.url);
    const ash = await Desk.of(world, 'ash');
    const comment = facebook.comment(
      'Ivy Isted',
      facebook.pagePost('The fair is on Saturday').id,
      'Cheap watches here',
    );
    const { id } = await ash.takeOn('Cheap watches');
    const { tab, close } = await logIn(world, browser, 'ash');
    const page = await tab(`/enquiries/${id}`);
    await press(page, page.getByRole('button', { name: 'Hide from others' }));
    await page.getByRole('textbox', { name: 'Why is it hidden?' }).waitFor();
    await page.keyboard.insertText('Advertising');
    expect(await axeViolations(page, '[role="dialog"]')).toEqual([]);
    await press(page, page.getByRole('button', { name: 'Hide it' }));
    await page.getByText('Hidden from others').waitFor();
    expect(facebook.comments.find((each) => each.id === comment.id)).toMatchObject({ isHidden: true });
    await photograph(page, 'console-social-hidden');
    await close();
  });

  it('an incident groups what many write, and tells them at once', async () => {
    const { x } = world.standIns;
    await x.tell(world.url);
    for (let n = 1; n <= 60; n++) x.post(`resident${n}`, `@fenmoor The river is over the bank, number ${n}`);
    await x.settled();
    const desk = await Desk.of(world, 'oak');
    await desk.takeOn('over the bank, number 1');
    const { tab, close } = await logIn(world, browser, 'oak');
    const page = await tab('/incidents');
    await page.getByText('There are no incidents.').waitFor();
    await tabTo(page, page.getByRole('textbox', { name: 'What has happened?' }));
    await page.keyboard.insertText('Flood at the river');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Flood at the river' }).waitFor();
    await tabTo(page, page.getByRole('textbox', { name: 'Words that all stand in the post' }));
    await page.keyboard.insertText('river bank');
    await page.keyboard.press('Enter');
    await press(page, page.getByRole('button', { name: 'Group all 60' }));
    await page.getByText('60 enquiries, 60 open').waitFor();
    await tabTo(page, page.getByRole('textbox', { name: 'What everybody is told' }));
    await page.keyboard.insertText('We know of the flood. Crews are out; keep away from the river.');
    await press(page, page.getByRole('button', { name: 'Tell all 60' }));
    await page.getByText('60 told').waitFor();
    await page.getByText('60 promises run').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    for (const name of ['Tell the others', 'Count them', /^Take out /])
      expect((await page.getByRole('button', { name }).first().boundingBox())!.height).toBeGreaterThanOrEqual(
        28,
      );
    await photograph(page, 'console-incident');
    await press(page, page.getByRole('button', { name: 'Later enquiries' }));
    await page.getByText('Page 2 of 2').waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    await photograph(page, 'console-incident-phone');
    await page.setViewportSize({ width: 1280, height: 800 });
    await press(page, page.getByRole('link', { name: 'Incidents' }).first());
    await page.getByRole('link', { name: 'Flood at the river' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'console-incidents');
    await close();
  });

  it('everybody in an incident is answered, after a look at who gets it; new posts are joined with one press', async () => {
    const { x, facebook } = world.standIns;
    await x.tell(world.url);
    await facebook.tell(world.url);
    const about = facebook.pagePost('The library is being painted');
    for (let n = 1; n <= 30; n++)
      facebook.comment(`Reader ${n}`, about.id, `When does the library open again? ${n}`);
    await eventually('all of them', async () => {
      const [{ n }] = await world.database.query<[{ n: number }]>(
        `SELECT count(*)::int AS n FROM contact WHERE direction = 'in' AND text LIKE 'When does the library%'`,
      );
      return n === 30;
    });
    const { tab, close } = await logIn(world, browser, 'oak');
    const page = await tab('/incidents');
    await tabTo(page, page.getByRole('textbox', { name: 'What has happened?' }));
    await page.keyboard.insertText('Library closed');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Library closed' }).waitFor();
    await tabTo(page, page.getByRole('textbox', { name: 'Words that all stand in the post' }));
    await page.keyboard.insertText('library open');
    await page.keyboard.press('Enter');
    await press(page, page.getByRole('button', { name: 'Group all 30' }));
    await page.getByText('30 enquiries, 30 open').waitFor();

    for (const name of ['Late Reader', 'Later Reader'])
      facebook.comment(name, about.id, `Is the library open, asks ${name}`);
    await page.getByText('2 posts in no incident hold “library open”').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'console-incident-suggested');
    await press(page, page.getByRole('button', { name: / is about something else$/ }));
    await press(page, page.getByRole('button', { name: 'Group it' }));
    await page.getByText('31 enquiries, 31 open').waitFor();

    await tabTo(page, page.getByRole('textbox', { name: 'The answer' }));
    await page.keyboard.insertText('The library is open again. Ring 01223 457000 for its hours.');
    await page.getByText('so it is written to nobody in public').waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText('The library is open again from nine to six.');
    await press(page, page.getByRole('button', { name: 'Look at who gets it' }));
    await page.getByText('31 in public').waitFor();
    const send = page.getByRole('button', { name: 'Send it to 31 enquiries' });
    await send.and(page.locator(':focus')).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'console-incident-answer');
    await page.keyboard.press('Enter');
    await page.getByText('Held…').waitFor();
    await press(page, page.getByRole('button', { name: 'Undo' }));
    await page.getByRole('textbox', { name: 'The answer' }).waitFor();
    expect(facebook.comments.filter(({ message }) => message.includes('nine to six'))).toEqual([]);

    await tabTo(page, page.getByRole('textbox', { name: 'The answer' }));
    await page.keyboard.insertText('The library is open again from nine to six.');
    await tabTo(page, page.getByRole('switch', { name: 'Close each enquiry with it' }));
    await page.keyboard.press('Space');
    await press(page, page.getByRole('button', { name: 'Look at who gets it' }));
    await send.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Written to 31 enquiries, 31 sent').waitFor({ timeout: 60_000 });
    await page.getByText('31 enquiries, 0 open').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await photograph(page, 'console-incident-answered');
    await page.setViewportSize({ width: 390, height: 844 });
    await photograph(page, 'console-incident-answered-phone');
    expect(facebook.comments.filter(({ message }) => message.includes('nine to six'))).toHaveLength(31);
    await close();
  }, 180_000);
});
