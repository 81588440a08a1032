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
