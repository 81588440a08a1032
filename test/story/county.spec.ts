import { randomUUID } from 'node:crypto';
import { api } from '@frontdoor/contracts';
import { Ids, SystemClock } from '@frontdoor/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLAY } from '../../apps/hub/src/demonstration/play-customer.js';
import { Desk } from '../support/desk.js';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

describe('a council that publishes the county charter', () => {
  const clock = new SystemClock();
  let world: World;

  beforeAll(async () => {
    world = await startEmbedded({ DEMO_PACK: 'cambridgeshire-county' });
  });
  afterAll(() => world?.stop());

  it('opens the county promise on a web form and on a text', async () => {
    const play = {
      standIns: world.standIns,
      ids: new Ids(clock),
      now: clock.now(),
      publicUrl: world.url.replace('127.0.0.1', 'localhost'),
      localUrl: world.url,
      smtpPort: world.smtpPort,
      secretOf: async () => '',
    };
    const said = { name: '', subject: '', when: '' };
    await PLAY.web(
      { ...said, from: 'one@customer.example', text: 'A street light is out' },
      { ...play, entryPoint: 'contact' },
    );
    await PLAY.sms(
      { ...said, from: '+447700900777', text: 'The library was shut' },
      { ...play, entryPoint: '+447700900100' },
    );
    const ash = await ConsoleClient.logIn(world.url, 'ash', world.password);
    const items = await eventually('both in the queue', async () => {
      const page = await ash.ask(api.readQueue, { query: { view: 'all' } });
      return page.items.length === 2 && page.items;
    });
    expect(items.map(({ promise }) => promise?.promiseId)).toEqual(['COUNTY-D1', 'COUNTY-D1']);
    const enquiry = await ash.ask(api.readEnquiry, { params: { id: items[0]!.enquiryId } });
    const [commitment] = enquiry.commitments;
    const closing = new Intl.DateTimeFormat('en-GB', {
      timeStyle: 'short',
      timeZone: 'Europe/London',
    }).format(Date.parse(commitment!.dueAt));
    expect(['17:00', '16:30']).toContain(closing);
  });

  it('has what a customer needs recorded once, shown wherever they are served, and heeded whichever way they choose', async () => {
    const desk = await Desk.of(world, 'ash');
    const from = 'mill.lane@customer.example';
    const first = await desk.receive('help', 'The kerb in Mill Lane is too high', from);
    const params = { id: first.customerDetail.id };
    await desk.agent.ask(api.recordNeeds, {
      params,
      body: { needs: ['phone-only', 'large-print'], note: 'Ring twice' },
    });
    await desk.agent.ask(api.preferChannel, { params, body: { channel: 'phone' } });
    const later = await desk.receive('help', 'The kerb in Weir Street is too high as well', from);
    expect(later.customerDetail).toMatchObject({
      ...{ needs: ['large-print', 'phone-only'], needsNote: 'Ring twice', preferredChannel: 'phone' },
    });
    const { items } = await desk.agent.ask(api.readQueue, { query: { view: 'all' } });
    const row = items.find(({ enquiryId }) => enquiryId === later.id);
    expect(row).toMatchObject({ needs: ['large-print', 'phone-only'] });
    // Served alike: the same promise, whichever way it came.
    expect(row!.promise).toMatchObject({ promiseId: 'COUNTY-D1' });
    const [route] = later.replyRoutes;
    expect(route!.against).toContain('By telephone only');

    const answer = { text: 'The kerb is lowered in May.', override: { reason: 'It is said by telephone' } };
    const reasonForChannel = 'nobody answered the telephone';
    const refused = await desk.tryReply(later, { ...answer, reasonForChannel });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ error: { code: 'need-against-channel' } });
    const despiteNeed = { reason: 'Their daughter reads it to them' };
    const taken = await desk.tryReply(later, { ...answer, reasonForChannel, despiteNeed });
    expect(taken.status).toBe(202);
    const { timeline } = await desk.read(later.id);
    expect(JSON.stringify(timeline)).toContain(
      'Ash wrote by email all the same: Their daughter reads it to them.',
    );
  });

  it('has a letter say whom to ask by its last line, and an email in its text', async () => {
    const desk = await Desk.of(world, 'ash');
    const taken = await desk.agent.ask(api.takeDownContact, {
      body: {
        ...{ requestId: randomUUID(), channel: 'letter', name: 'Ada Whitfield', phone: '' },
        ...{ email: 'ada@customer.example', postal: '12 Mill Road\nFenmoor\nCB1 2AB', answer: '' },
        ...{ service: 'customer-services', subject: 'The hedge', text: 'Who cuts the hedge?' },
      },
    });
    const enquiry = await eventually('the enquiry', async () =>
      taken.enquiryId === null ? undefined : desk.read(taken.enquiryId),
    );
    const text = 'We cut it on Monday.';
    const byEmail = {
      channel: 'email',
      to: 'ada@customer.example',
      reasonForChannel: 'it is quicker',
    } as const;
    const refused = await desk.tryReply(enquiry, { text, ...byEmail, despiteWarning: true });
    expect(await refused.json()).toMatchObject({
      error: { code: 'content-missing', details: { missing: 'a name and number for queries' } },
    });
    await desk.reply(enquiry, { text, channel: 'letter', to: '12 Mill Road, Fenmoor, CB1 2AB' });
  });
});
