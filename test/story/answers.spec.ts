import { api } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { Desk } from '../support/desk.js';
import { startEmbedded, type World } from '../support/world.js';

describe('answers of the library', () => {
  let world: World;
  beforeAll(async () => {
    world = await startEmbedded();
  });
  afterAll(() => world?.stop());

  const get = (path: string, headers: Record<string, string> = {}) => fetch(world.url + path, { headers });
  const post = async (fields: Record<string, string>) => {
    const page = await (await get('/contact')).text();
    const formToken = /name="formToken" value="([^"]+)"/.exec(page)![1]!;
    return fetch(`${world.url}/contact`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ formToken, ...fields }),
    });
  };
  const hidden = (page: string): Record<string, string> =>
    Object.fromEntries(
      [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name, value]) => [name!, value!.replaceAll('&#x27;', '’')] as const,
      ),
    );
  const message = {
    service: 'waste',
    text: 'My bin was not emptied this week',
    email: 'resident@customer.example',
  };

  it('are searched and read by anybody, in their language, and not sent again to whoever has them', async () => {
    const list = await (await get('/answers')).text();
    expect(list).toContain('When is my bin day?');
    expect(list).not.toContain('Callers who ask for details');
    expect(list).toContain('Cymraeg');
    const found = await (await get('/answers?q=emptied+bin')).text();
    expect(found).toContain('href="/answers/missed-bin"');
    const welsh = await (await get('/answers/missed-bin?language=cy')).text();
    expect(welsh).toContain('<div lang="cy"><h1');
    expect(welsh).toContain('Gwiriwyd ddiwethaf');
    expect(welsh).toContain('href="/answers/missed-bin"');
    const first = await get('/answers/missed-bin');
    const page = await first.text();
    expect(page).toContain('Last checked');
    expect(page).toContain('Report a missed bin');
    const etag = first.headers.get('etag')!;
    expect((await get('/answers/missed-bin', { 'if-none-match': etag })).status).toBe(304);
    expect(first.headers.get('x-robots-tag')).toBeNull();
    expect((await get('/answers/no-such-thing')).status).toBe(404);
    expect((await get('/answers/safe-word-check')).status).toBe(404);
    const hostile = await get(
      `/answers?q=${encodeURIComponent(`<script>alert(1)</script>' & | ! \\`)}&language=../x`,
    );
    expect(hostile.status).toBe(200);
    expect(await hostile.text()).not.toContain('<script>alert');
  });

  it('are offered before a form is sent: enough, and nothing is sent; or not, and it goes on', async () => {
    const contacts = () =>
      world.database.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM contact WHERE text LIKE 'My bin was not emptied%'`,
      );
    const offered = await post({ ...message, offers: 'yes', action: 'send' });
    expect(offered.status).toBe(200);
    const page = await offered.text();
    expect(page).toContain('Does this answer your question?');
    expect(page).toContain('My bin was not emptied');
    const carried = hidden(page);
    expect(carried).toMatchObject(message);
    const answered = await post({ ...carried, action: 'answered' });
    const glad = await answered.text();
    expect(glad).toContain('Your message was not sent');
    expect(await contacts()).toEqual([{ n: 0 }]);
    const uses = () =>
      world.database.query<{ how: string; n: number }[]>(
        `SELECT how, count(*)::int AS n FROM answer_use GROUP BY how ORDER BY how`,
      );
    expect(await uses()).toEqual([{ how: 'solved', n: expect.any(Number) as number }]);
    const back = await (await post({ ...carried, action: 'find' })).text();
    expect(back).toContain('My bin was not emptied this week</textarea>');
    const sent = await post({ ...carried, action: 'send' });
    expect(sent.status).toBe(201);
    expect(await contacts()).toEqual([{ n: 1 }]);
    expect((await uses()).map(({ how }) => how)).toEqual(['not-solved', 'solved']);
    // A form without a page that can offer is sent as it is.
    expect((await post({ ...message, action: 'send' })).status).toBe(201);
  });

  it('fit what is being typed', async () => {
    const ask = async (text: unknown) =>
      fetch(`${world.url}/answers/fitting`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text }),
      });
    expect(await (await ask('can I pay my council tax over twelve months')).json()).toMatchObject({
      answers: [{ path: '/answers/council-tax-instalments', language: 'en' }],
    });
    expect((await ask('x'.repeat(5000))).status).toBe(400);
    expect((await ask(7)).status).toBe(400);
  });

  it('stand beside an enquiry; what was told or replied with is on its timeline', async () => {
    const desk = await Desk.of(world, 'ash');
    const enquiry = await desk.receive('help', 'Please tell me about parking permits for visitors');
    const ash = await ConsoleClient.logIn(world.url, 'ash', world.password);
    const params = { id: enquiry.id };
    const { answers } = await ash.ask(api.suggestAnswers, { params, query: {} });
    expect(answers[0]).toMatchObject({
      title: 'Get a parking permit',
      why: expect.arrayContaining(['parking', 'permits']) as unknown,
      address: expect.stringMatching(/\/answers\/parking-permit$/) as string,
    });
    const answerId = answers[0]!.id;
    const events = async () =>
      (await desk.read(enquiry.id)).timeline.flatMap((each) => (each.type === 'event' ? each.text : []));
    await ash.ask(api.tellAnswer, { params, body: { answerId } });
    expect(await events()).toContain('Ash told the customer the answer “Get a parking permit” (version 1)');
    await desk.reply(enquiry, { text: 'You can have two permits.', answers: [answerId] });
    expect(await events()).toContain('Ash replied with the answer “Get a parking permit” (version 1)');
    const { uses } = await ash.ask(api.readAnswer, { params: { id: answerId } });
    expect(uses).toMatchObject({ told: 1, replied: 1 });
    const { answers: sought } = await ash.ask(api.suggestAnswers, { params, query: { search: 'wasp' } });
    expect(sought[0]).toMatchObject({ title: 'Rats, mice and wasps', isOverdue: true });
    const unknown = await ash.request(api.tellAnswer, { params, body: { answerId: enquiry.id } });
    expect(unknown.status).toBe(404);
  });
});
