import { Directory } from '@frontdoor/casework/directory';
import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { SteppedClock } from '../support/stepped-clock.js';
import { startEmbedded, type World } from '../support/world.js';

const OFFERS = { email: { before: [{ when: { waitingMoreThan: 0 }, does: { offer: ['callback'] } }] } };

describe('a callback that a receipt offers', () => {
  // Monday, ten in the morning in London: summer time.
  const clock = new SteppedClock('2026-06-08T09:00:00Z');
  let world: World;
  let desk: Desk;
  let enquiry: EnquiryDetail;
  let page: string;

  const pageOf = ({ trackingUrl }: EnquiryDetail): string =>
    trackingUrl.replace(/^https?:\/\/[^/]+/, world.url);
  beforeAll(async () => {
    world = await startEmbedded({}, undefined, clock);
    desk = await Desk.of(world, 'ash');
    await desk.receive('help', 'One that waits', 'first@customer.example');
    const elm = await ConsoleClient.logIn(world.url, 'elm', world.password);
    const rule = (value: typeof OFFERS | null) => ({ what: 'overflow', value });
    await elm.ask(api.changeServiceRule, {
      ...{ params: { slug: 'customer-services' }, body: { rule: rule(OFFERS), was: rule(null) } },
    });
    await world.hub.app.get(Directory, { strict: false }).refresh();
    await desk.send('help', 'Another that waits', 'another@customer.example');
    await eventually('another that waits', async () => {
      const { items } = await desk.agent.ask(api.readQueue, { query: { view: 'waiting' } });
      return items.some(({ subject }) => subject === 'Another that waits');
    });
    enquiry = await desk.receive('help', 'My rent is wrong', 'rent@customer.example');
    page = pageOf(enquiry);
  }, 120_000);
  afterAll(() => world?.stop());

  const textOf = async (address: string): Promise<string> => (await fetch(address)).text();
  const ask = (fields: Record<string, string>, at = page) =>
    fetch(`${at}/callback`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const windows = async (more = ''): Promise<string[]> =>
    [...(await textOf(`${page}/callback${more}`)).matchAll(/value="(\d+-\d+)"/g)].map(([, found]) => found!);
  const ledger = async () =>
    (await desk.agent.ask(api.listCallbacks, { params: { id: enquiry.id } })).callbacks;

  it('is told in the receipt, and leads from its link to the times that can be had', async () => {
    const receipt = await eventually('the receipt', async () =>
      world.standIns.mail.messages.find(
        ({ envelope, mail }) =>
          envelope.to.includes('rent@customer.example') && mail.text?.includes(enquiry.reference),
      ),
    );
    expect(receipt.mail.text).toContain('Would you rather be rung? Choose when on the page of your enquiry');
    expect(receipt.mail.text).toContain(new URL(enquiry.trackingUrl).pathname);
    expect(await textOf(page)).toContain(`${new URL(page).pathname}/callback"`);
    const few = await windows();
    expect(few.length).toBeGreaterThan(3);
    expect((await windows('?times=all')).slice(0, few.length)).toEqual(few);
  });

  it('is refused at the field where a time or a number is missing, costs, or cannot be had', async () => {
    const [window] = await windows();
    const nothing = await ask({});
    expect(nothing.status).toBe(400);
    const shown = await nothing.text();
    expect(shown).toContain('href="#window"');
    expect(shown).toContain('href="#phone"');
    const wrong = await ask({ window: window!, phone: 'my mobile' });
    expect(wrong.status).toBe(400);
    const again = await wrong.text();
    expect(again).toContain('Enter a telephone number like 01223 457000');
    expect(again).toContain('value="my mobile"');
    expect(again).toMatch(new RegExp(`value="${window}"[^>]*checked|checked[^>]*value="${window}"`));
    expect(await (await ask({ window: window!, phone: '0909 879 0000' })).text()).toContain(
      'We cannot ring this number. Enter another',
    );
    const night = ['2026-06-09T01:00:00Z', '2026-06-09T02:00:00Z'].map((each) => Date.parse(each)).join('-');
    expect((await ask({ window: night, phone: '07700 900777' })).status).toBe(409);
    expect((await ask({ window: '9-1', phone: '07700 900777' })).status).toBe(409);
    const json = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    expect((await fetch(`${page}/callback`, json)).status).toBe(415);
    expect(await ledger()).toEqual([]);
  });

  it('becomes work of the same enquiry for its time, once, and its owner stays', async () => {
    const [, window, other] = await windows();
    const asked = await Promise.all([
      ask({ window: window!, phone: '07700 900777' }),
      ask({ window: window!, phone: '07700 900777' }),
    ]);
    expect(asked.map(({ status, headers }) => [status, headers.get('location')])).toEqual(
      asked.map(() => [303, `${new URL(page).pathname}/callback`]),
    );
    expect((await ask({ window: other!, phone: '07700 900778' })).status).toBe(303);
    const [from, to] = window!.split('-').map((each) => new Date(Number(each)).toISOString());
    expect(await ledger()).toMatchObject([{ from, to, number: '+447700900777', ending: null }]);
    const now = await desk.read(enquiry.id);
    expect(now.owner?.name).toBe('Ash');
    const work = now.workItems.filter(({ kind, state }) => kind === 'callback' && state !== 'done');
    expect(work).toMatchObject([{ waitsUntil: from }]);
    const said = now.timeline.flatMap((entry) => (entry.type === 'event' ? entry.text : []));
    expect(said.filter((text) => text.startsWith('The customer asked to be rung back:'))).toHaveLength(1);
    const confirmed = await textOf(`${page}/callback`);
    expect(confirmed).toContain('We will ring you');
    expect(confirmed).not.toContain('name="phone"');
    const tracked = await textOf(page);
    expect(tracked).toContain('We ring you back');
    expect(tracked).not.toContain('Would you rather be rung?');
  });

  it('can be asked for anew once it is cancelled, with the number that is known', async () => {
    const { id } = (await ledger())[0]!;
    const cancelled = await fetch(`${page}/callbacks/${id}/cancel`, {
      ...{ method: 'POST', body: new URLSearchParams(), redirect: 'manual' },
    });
    expect(cancelled.status).toBe(303);
    expect(await textOf(`${page}/callback`)).toContain('value="+447700900777"');
  });

  it('is not offered where no rule did, nor once the enquiry is closed', async () => {
    const { enquiries } = await desk.agent.ask(api.searchEnquiries, { body: { search: 'One that waits' } });
    const first = enquiries.find(({ subject }) => subject === 'One that waits')!;
    const notOffered = pageOf(await desk.read(first.id));
    expect(await textOf(notOffered)).not.toContain('Would you rather be rung?');
    const [window] = await windows();
    const form = { window: window!, phone: '07700 900777' };
    const refused = await ask(form, notOffered);
    expect([refused.status, refused.headers.get('location')]).toEqual([303, new URL(notOffered).pathname]);
    expect((await fetch(`${notOffered}/callback`, { redirect: 'manual' })).status).toBe(303);
    await desk.agent.ask(api.closeEnquiry, {
      ...{ params: { id: enquiry.id }, body: { how: 'withdrawn', reason: 'They found it themselves' } },
    });
    expect(await textOf(page)).not.toContain('Would you rather be rung?');
    expect((await ask(form)).headers.get('location')).toBe(new URL(page).pathname);
    expect((await ledger()).filter(({ ending }) => ending === null)).toEqual([]);
  });
});
