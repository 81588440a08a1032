import { api, type EnquiryDetail, type HandoverView } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

describe('an enquiry that is handed on', () => {
  let world: World;
  let ash: Desk;
  let linden: Desk;
  let maple: Desk;
  let oak: Desk;

  beforeAll(async () => {
    world = await startEmbedded();
    [ash, linden, maple, oak] = await Promise.all(
      ['ash', 'linden', 'maple', 'oak'].map((name) => Desk.of(world, name)) as [
        Promise<Desk>,
        Promise<Desk>,
        Promise<Desk>,
        Promise<Desk>,
      ],
    );
  });
  afterAll(() => world?.stop());

  const hand = (desk: Desk, { id }: EnquiryDetail, service: string, more: object = {}) =>
    desk.agent.request(api.moveEnquiry, {
      params: { id },
      body: { service, reason: 'It is about a boiler', despiteLater: true, ...more },
    });
  const offeredTo = async (desk: Desk, id: string): Promise<HandoverView> =>
    eventually('the offered handover', async () => {
      const { handovers } = await desk.agent.ask(api.listOfferedHandovers, {});
      return handovers.find(({ enquiryId }) => enquiryId === id);
    });
  const code = async (response: Response): Promise<string> =>
    ((await response.json()) as { error: { code: string } }).error.code;
  const mailWith = (words: string) =>
    eventually(`a mail with "${words}"`, async () =>
      world.standIns.mail.messages.find(({ mail }) => mail.text?.includes(words)),
    );

  it('says nothing twice: its brief is opened before the answer, and the customer hears who has it', async () => {
    const enquiry = await ash.receive(
      'help',
      'My heating has been cold since Friday',
      'cold@customer.example',
    );
    const { brief } = await ash.agent.ask(api.prepareBrief, { params: { id: enquiry.id } });
    expect(brief.asked).toContain('My heating has been cold since Friday');
    expect(brief.promised.length).toBeGreaterThan(0);
    const facts = [{ question: 'Who is at home?', answer: 'A baby' }];
    expect((await hand(ash, enquiry, 'housing-repairs', { brief: { facts } })).ok).toBe(true);
    await mailWith(`${enquiry.reference} is with Housing repairs now`);
    const page = await (await fetch(enquiry.trackingUrl.replace('localhost', '127.0.0.1'))).text();
    expect(page).toContain('They have all that you told us');

    const taken = await linden.takeOn('My heating has been cold since Friday');
    expect(taken.handovers[0]).toMatchObject({
      mustOpen: true,
      brief: { facts, why: 'It is about a boiler' },
    });
    const text = 'Our engineer comes today at noon.';
    const early = await linden.tryReply(taken, { text });
    expect([early.status, await code(early)]).toEqual([409, 'brief-unopened']);
    await linden.agent.ask(api.openBrief, { params: { id: taken.handovers[0]!.id }, body: {} });
    await linden.reply(await linden.read(enquiry.id), { text });
    const after = await ash.read(enquiry.id);
    expect(after.handovers[0]!.openings).toMatchObject([{ by: 'Linden' }]);
  });

  it('goes on once freely, once when somebody takes it, and a third time by a supervisor alone', async () => {
    const enquiry = await ash.receive('help', 'Whose wall is this?', 'wall@customer.example');
    expect((await hand(ash, enquiry, 'planning')).ok).toBe(true);
    const second = await hand(ash, enquiry, 'housing-repairs');
    expect(second.ok).toBe(true);
    expect(((await second.json()) as EnquiryDetail).serviceSlug).toBe('planning');
    const refused = await offeredTo(linden, enquiry.id);
    await linden.agent.ask(api.refuseHandover, {
      params: { id: refused.id },
      body: { reason: 'The wall is no house of ours' },
    });
    expect((await ash.read(enquiry.id)).serviceSlug).toBe('planning');
    expect((await hand(ash, enquiry, 'housing-repairs')).ok).toBe(true);
    const offered = await offeredTo(linden, enquiry.id);
    const mine = await linden.agent.ask(api.acceptHandover, { params: { id: offered.id } });
    expect(mine).toMatchObject({ serviceSlug: 'housing-repairs', owner: { name: 'Linden' } });
    expect(mine.hops).toEqual({ count: 2, returns: 0, next: 'supervisor' });
    const third = await hand(linden, enquiry, 'planning');
    expect(third.status).toBe(409);
    expect(await third.json()).toMatchObject({
      error: {
        code: 'hop-budget-spent',
        message: `Enquiry ${enquiry.reference} has been handed over 2 times already, and its customer should not be sent further.`,
        remedy: expect.stringContaining('ask a supervisor'),
      },
    });
    expect((await hand(oak, enquiry, 'planning')).ok).toBe(true);
    // It is back where it had been, which nobody can miss.
    const last = await maple.read(enquiry.id);
    expect(last).toMatchObject({ serviceSlug: 'planning', hops: { count: 3, returns: 1 } });
    expect(last.handovers[0]).toMatchObject({ isReturn: true, hop: 3 });
  });

  it('has an interpreter arranged whom the customer asked for on the form, shown to whoever picks it up', async () => {
    const form = await (await fetch(`${world.url}/contact`)).text();
    const formToken = /name="formToken" value="([^"]+)"/.exec(form)![1]!;
    const fields = {
      ...{ formToken, action: 'send', text: 'Nie rozumiem rachunku', email: 'ola@customer.example' },
      ...{ service: 'customer-services', interpreter: 'pl', interpreterWay: 'telephone' },
    };
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const sent = await fetch(`${world.url}/contact`, { method: 'POST', body, redirect: 'manual' });
    expect(sent.status).toBeLessThan(400);
    const item = await eventually('it in the queue', async () => {
      const { items } = await ash.agent.ask(api.readQueue, { query: { view: 'all' } });
      return items.find(({ preview }) => preview.includes('Nie rozumiem rachunku'));
    });
    expect(item.interpreter).toMatchObject({ language: 'pl', way: 'telephone', state: 'asked' });
    const enquiry = await ash.read(item.enquiryId);
    await ash.agent.ask(api.arrangeInterpreter, {
      params: { id: enquiry.interpreter!.id },
      body: { with: 'Fen Interpreters', number: '01223 496000' },
    });
    expect((await hand(ash, enquiry, 'council-tax')).ok).toBe(true);
    const [handover] = (await maple.read(enquiry.id)).handovers;
    expect(handover!.brief.needs).toContain(
      'Interpreter: Polish, by telephone, arranged with Fen Interpreters',
    );
    const { items } = await oak.agent.ask(api.readQueue, { query: { view: 'all' } });
    expect(items.find(({ enquiryId }) => enquiryId === enquiry.id)?.interpreter).toMatchObject({
      state: 'arranged',
      with: 'Fen Interpreters',
      number: '+441223496000',
    });
  });
});
