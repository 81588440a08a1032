import { api } from '@frontdoor/contracts';
import { Ids, SystemClock } from '@frontdoor/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLAY } from '../../apps/hub/src/demonstration/play-customer.js';
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
});
