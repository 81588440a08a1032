import { api } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { sendContactFrom } from '../support/signed-contact.js';
import { startEmbedded, type World } from '../support/world.js';

const MARKED = [
  'Please bring **both bills** and <b>_no_ cash</b>:',
  '',
  '- [your bill](https://council.example/bill?a=1&b=2)',
  '- [a form](javascript:alert(1))',
].join('\n');
const TWIN = [
  'Please bring both bills and <b>no cash</b>:',
  '',
  '- your bill (https://council.example/bill?a=1&b=2)',
  '- [a form](javascript:alert(1))',
].join('\n');

describe('a reply with light formatting', () => {
  let world: World;
  beforeAll(async () => {
    world = await startEmbedded();
  });
  afterAll(() => world?.stop());

  it('leaves by mail as plain words and as HTML of our own, and is shown so to the customer and to colleagues', async () => {
    const desk = await Desk.of(world, 'ash');
    const enquiry = await desk.receive('help', 'What shall I bring?', 'bring@customer.example');
    expect(enquiry.replyRoutes[0]).toMatchObject({ channel: 'email', formatting: true });
    await desk.reply(enquiry, { text: MARKED, files: [] });
    const { mail } = await eventually('the mail', async () =>
      world.standIns.mail.messages.find((each) => each.mail.text?.includes('both bills')),
    );
    expect(mail.headers.find(({ key }) => key === 'content-type')?.value).toMatch(/^multipart\/alternative/);
    expect(mail.text?.trim()).toBe(TWIN);
    expect(mail.html).toContain(
      '<p>Please bring <strong>both bills</strong> and &lt;b&gt;<em>no</em> cash&lt;/b&gt;:</p>',
    );
    expect(mail.html).toContain(
      '<li><a href="https://council.example/bill?a=1&amp;b=2">your bill</a></li>\n<li>[a form](javascript:alert(1))</li>',
    );

    const { timeline } = await desk.read(enquiry.id);
    const sent = timeline.find((entry) => entry.type === 'contact' && entry.text === TWIN);
    expect(sent).toMatchObject({ markup: MARKED });
    const page = await (await fetch(enquiry.trackingUrl.replace('localhost', '127.0.0.1'))).text();
    expect(page).toContain('<strong>both bills</strong> and &lt;b&gt;<em>no</em> cash&lt;/b&gt;:');
    expect(page).toMatch(
      /<li><a [^>]*href="https:\/\/council\.example\/bill\?a=1&amp;b=2"[^>]*>your bill<\/a><\/li>/,
    );
    expect(page).not.toMatch(/href="javascript/);
    // Colleagues find it by its words.
    const { enquiries } = await desk.agent.ask(api.searchEnquiries, { body: { search: 'both bills cash' } });
    expect(enquiries.map(({ id }) => id)).toContain(enquiry.id);
  });

  it('leaves as it was typed where it has no formatting', async () => {
    const desk = await Desk.of(world, 'birch');
    const enquiry = await desk.receive('help', 'And where?', 'where@customer.example');
    const text = 'At file_name_here, 2 ** 3:\n  see https://council.example/a_b_c';
    await desk.reply(enquiry, { text });
    const { mail } = await eventually('the mail', async () =>
      world.standIns.mail.messages.find((each) => each.mail.text?.includes('file_name_here')),
    );
    expect(mail.headers.find(({ key }) => key === 'content-type')?.value).toMatch(/^text\/plain/);
    expect(mail.text?.trim()).toBe(text);
    expect(mail.html).toBeUndefined();
    const { timeline } = await desk.read(enquiry.id);
    expect(timeline.find((entry) => entry.type === 'contact' && entry.text === text)).not.toHaveProperty(
      'markup',
    );
  });

  it('leaves as its plain twin by a way that shows none', async () => {
    const contactId = await sendContactFrom('app@customer.example', 'The bin is broken', {
      url: world.url,
      secret: world.integrationSecret,
    });
    const desk = await Desk.of(world, 'maple');
    const id = await eventually('it is routed', async () => {
      const rows: { id: string }[] = await world.database.query(
        'SELECT enquiry_id AS id FROM contact WHERE id = $1',
        [contactId],
      );
      return rows[0]?.id;
    });
    const enquiry = await desk.read(id);
    const route = enquiry.replyRoutes.find(({ channel }) => channel === 'api')!;
    expect(route.formatting).toBe(false);
    await desk.reply(enquiry, { text: MARKED, channel: 'api', to: route.to });
    const { text } = await eventually('the reply', () =>
      world.standIns.replies.replies.find((each) => each.text.includes('both bills')),
    );
    expect(text).toBe(TWIN);
    const { timeline } = await desk.read(id);
    expect(timeline.find((entry) => entry.type === 'contact' && entry.text === TWIN)).not.toHaveProperty(
      'markup',
    );
  });
});
