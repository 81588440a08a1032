import { randomUUID } from 'node:crypto';
import { startPartner } from '@frontdoor/channels/open311/stand-in';
import { api } from '@frontdoor/contracts';
import { Partner, PartnerHandover, TimelineEvent } from '@frontdoor/persistence';
import { partnerFields } from '@frontdoor/use-cases';
import { readNetworks } from '../../../libs/platform/config/addresses.js';
import { ConsoleClient } from '../../support/console-client.js';
import { sendContactFrom } from '../../support/signed-contact.js';
import { eventually } from '../../support/eventually.js';
import type { Scene } from './scene.js';
import { type Tally, tally } from './tally.js';

const MOST_ROUNDS = 60;

/** A partner: down, overloaded, breaking off before and after it took something, with half answers and a clock that is wrong. */
export async function disturbPartner(scene: Scene): Promise<Tally[]> {
  const { world, administration } = scene;
  const { manager } = world.database;
  const partner = await startPartner(scene.clock, { apiKey: 'our key', serviceCode: 'roads' });
  const { networks } = readNetworks('loopback') as { networks: never };
  const fields = partnerFields(
    { name: 'Partner of the run', by: 'open311', address: partner.endpoint, serviceCode: 'roads' },
    { inside: networks },
  );
  await administration.partners.set(fields, 'our key');
  const { id: partnerId } = await manager.findOneByOrFail(Partner, { slug: 'partner-of-the-run' });
  const agent = await ConsoleClient.logIn(world.url, 'ash', world.password);
  const markers = scene.markers('handover').slice(0, 12);
  const enquiries: string[] = [];
  for (const text of markers) {
    const way = { url: world.url, secret: world.integrationSecret };
    const contact = await sendContactFrom(`${randomUUID()}@customer.example`, text, way);
    const enquiryId = await eventually('the contact to be routed', async () => {
      const rows = await world.database.query<{ enquiry_id: string }[]>(
        'SELECT enquiry_id FROM contact WHERE id = $1',
        [contact],
      );
      return rows[0]?.enquiry_id;
    });
    enquiries.push(enquiryId);
  }
  partner.faults.push(
    { status: 500 },
    { status: 500 },
    { status: 429 },
    { status: 429, retryAfter: '30' },
    { breakOff: 'after' },
    { breakOff: 'before' },
    { answer: '<service_requests><request><service_request_id>P-' },
    { status: 503, retryAfter: '5' },
    { breakOff: 'after' },
    { answer: '{"half": ' },
    { status: 502 },
  );
  for (const id of enquiries)
    await agent.ask(api.handToPartner, {
      params: { id },
      body: {
        partnerId,
        requestId: randomUUID(),
        words: 'Please see to it',
        withCustomer: false,
        withFiles: false,
      },
    });
  // Its waits are minutes and hours: here each round is as if the next time had come.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await scene.clock.sleep(2500);
    if ((await manager.countBy(PartnerHandover, { partnerId, state: 'handed' })) === markers.length) break;
    await world.database.query(
      `UPDATE partner_handover SET next_at = now() WHERE partner_id = $1 AND state IN ('waiting', 'unknown') AND claimed_until IS NULL`,
      [partnerId],
    );
  }
  const posted = partner.asked.length;
  const faults = 11;
  const said = markers.map((_, index) => `Their news number ${index + 1} of the run.`);
  partner.repeats = 100;
  const numbers = partner.taken.map(({ number }) => number);
  for (const [index, words] of said.entries())
    partner.say(numbers[index % numbers.length]!, words, 'investigating', -600_000);
  partner.faults.push(
    { status: 500 },
    { answer: '<service_request_updates><request_update>' },
    { status: 429 },
  );
  const before = partner.asked.length;
  // It is asked every five minutes, and ever more seldom while it is in trouble: here the next time comes every few seconds.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await world.database.query(
      `UPDATE partner SET asked_at = asked_at - interval '1 hour', next_ask_at = NULL WHERE id = $1`,
      [partnerId],
    );
    await scene.clock.sleep(2500);
    const heard = await manager.find(TimelineEvent, { where: { type: 'event' } });
    if (said.every((words) => heard.some(({ text }) => text.includes(words)))) break;
  }
  const looks = partner.asked.length - before;
  const events = await manager.find(TimelineEvent, { where: { type: 'event' } });
  await partner.close();
  return [
    tally(
      'Partners by Open311',
      'time-outs, 500, 502, 503, 429 with and without Retry-After, broken off, half answers',
      markers,
      partner.taken.map(({ description }) => description),
      {
        // After trouble it is asked for its list before anything is posted again.
        requests: {
          made: posted,
          allowed: markers.length + faults * 3,
          rule: 'one for each handover, and for each fault one more with a look at the list before it',
        },
      },
    ),
    tally(
      'Partners by Open311',
      'news × 100, by a clock 10 minutes behind, with 500, half answers and 429',
      said,
      events.map(({ text }) => text),
      {
        // A sweep every 15 seconds found it due at most once.
        requests: {
          made: looks,
          allowed: 20,
          rule: 'one look for all news; three more because of the faults',
        },
      },
    ),
  ];
}
