import { randomUUID } from 'node:crypto';
import { Channels } from '@frontdoor/casework/channels';
import { Receipts } from '@frontdoor/casework/receipts';
import { api } from '@frontdoor/contracts';
import { ConsoleClient } from '../../support/console-client.js';
import { eventually } from '../../support/eventually.js';
import { reordered, sendHalf } from './half.js';
import type { Scene } from './scene.js';
import { type Tally, tally } from './tally.js';

const NUMBER = '+447700900100';
/** Of the numbers that are nobody’s. */
const phoneOf = (index: number): string => `+447700900${200 + (index % 700)}`;

/** Texts through Twilio: in, doubled, lost, half and with a wrong signature; out, with all that its API can answer. */
export async function disturbTexts(scene: Scene): Promise<Tally[]> {
  const { world } = scene;
  const { twilio } = world.standIns;
  const markers = scene.markers('text');
  const refusals: number[] = [];
  for (const [index, body] of reordered([...markers.entries()])) {
    const message = { from: phoneOf(index), to: NUMBER, body };
    if (index % 8 === 7) {
      // The hub is never told: the nightly count finds it.
      twilio.turnClock(index % 16 === 7 ? 600_000 : -600_000);
      twilio.loseSms(message);
      twilio.turnClock(0);
      continue;
    }
    if (index % 4 === 0) {
      const form = Buffer.from(
        new URLSearchParams({ Body: body, From: message.from, To: NUMBER }).toString(),
      );
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': 'x' };
      await sendHalf(`${world.url}/webhooks/twilio/messages`, headers, form);
      const forged = await fetch(`${world.url}/webhooks/twilio/messages`, {
        ...{
          method: 'POST',
          headers: { ...headers, 'x-twilio-signature': 'yesterday’s'.replaceAll('’', '') },
        },
        body: form.toString(),
      });
      await forged.body?.cancel();
      refusals.push(forged.status);
    }
    const { sid } = await twilio.receiveSms(message, scene.publicUrl);
    const times = index < 3 ? 99 : 0;
    await Promise.all(
      Array.from({ length: times }, () => twilio.receiveSms({ ...message, sid }, scene.publicUrl)),
    );
  }
  const delivered = await scene.received('text', markers.filter((_, index) => index % 8 !== 7).length);
  const before = tally(
    'Twilio',
    'texts in × 100, reordered, half bodies, wrong signatures',
    markers.filter((_, index) => index % 8 !== 7),
    delivered,
    {
      refused: {
        wanted: refusals.length,
        were: refusals.filter((status) => status === 401 || status === 403).length,
      },
    },
  );
  const lost = markers.filter((_, index) => index % 8 === 7);
  // As if the night had come: what came within the last ten minutes may still be under way, and is left for the next one.
  const { arrivals } = await world.hub.app.get(Channels).get('twilio')!.connection.recount!(
    scene.clock.now() - 3_600_000,
    scene.clock.now() + 660_000,
  );
  const receipts = world.hub.app.get(Receipts, { strict: false });
  for (const arrival of arrivals) await receipts.receive(arrival);
  const all = await scene.received('text', markers.length);
  const found = tally(
    'Twilio',
    'texts that the hub was never told of, after the nightly count, its clock wrong by 10 minutes',
    lost,
    all,
  );
  return [before, found, await answers(scene, markers)];
}

/** Answers by text while the API answers 500, 429 and nothing. */
async function answers(scene: Scene, texts: readonly string[]): Promise<Tally> {
  const { world } = scene;
  const { twilio } = world.standIns;
  const agent = await ConsoleClient.logIn(world.url, 'ash', world.password);
  const some = texts.filter((_, index) => index % 8 !== 7).slice(0, 10);
  const markers = some.map((_, index) => `Answer number ${index + 1} of the run.`);
  const asked = twilio.requests();
  const faults = [
    { status: 500 },
    { status: 429 },
    { reset: 'before' as const },
    { reset: 'after' as const },
    { status: 503 },
    { delayMs: 2000 },
    { reset: 'midway' as const },
  ];
  twilio.turnClock(-600_000);
  for (const [index, text] of some.entries()) {
    const enquiryId = await eventually(`an enquiry with “${text}”`, async () => {
      const rows = await world.database.query<{ enquiry_id: string }[]>(
        'SELECT enquiry_id FROM contact WHERE text = $1',
        [text],
      );
      return rows[0]?.enquiry_id;
    });
    const enquiry = await agent.ask(api.readEnquiry, { params: { id: enquiryId } });
    const route = enquiry.replyRoutes.find(({ channel }) => channel === 'sms')!;
    const fault = faults[index];
    if (fault) twilio.next(fault);
    await agent.ask(api.sendReply, {
      params: { id: enquiryId },
      body: {
        ...{
          channel: route.channel,
          to: route.to,
          text: markers[index]!,
          close: false,
          requestId: randomUUID(),
        },
        ...(enquiry.seenUpTo && { seenUpTo: enquiry.seenUpTo }),
      },
    });
    await scene.clock.sleep(300);
  }
  const bodies = (): string[] => twilio.messages.map(({ body }) => body);
  for (let round = 0; round < 40; round++) {
    await scene.clock.sleep(1500);
    await scene.hurry();
    if (round > 5 && markers.every((marker) => bodies().some((body) => body.includes(marker)))) break;
  }
  await scene.clock.sleep(3000);
  twilio.turnClock(0);
  return tally(
    'Twilio',
    'answers through 500, 503, 429, time-outs, broken connections, half answers and a clock wrong by 10 minutes',
    markers,
    bodies(),
    {
      asked: await scene.asked(),
      requests: {
        made: twilio.requests() - asked,
        allowed: markers.length + faults.length * 8,
        rule: 'one for each answer; after a fault at most eight more, to find out and to send again. Twilio queues above one text a second for a long number',
      },
    },
  );
}
