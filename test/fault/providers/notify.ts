import { randomUUID } from 'node:crypto';
import type { NotifyStandIn } from '@frontdoor/channels/notify';
import { api } from '@frontdoor/contracts';
import { ConsoleClient } from '../../support/console-client.js';
import { eventually } from '../../support/eventually.js';
import { sendContactFrom } from '../../support/signed-contact.js';
import { reordered, sendHalf } from './half.js';
import type { Scene } from './scene.js';
import { type Tally, tally } from './tally.js';

/** Wrong by ten minutes one way, the other, and not at all, in turn. */
const CLOCKS = [600_000, -600_000, 0];

/** GOV.UK Notify: texts told again and again, half, or with a token of yesterday; emails through all that its API can say. */
export async function disturbNotify(scene: Scene, notify: NotifyStandIn): Promise<Tally[]> {
  const { world } = scene;
  const url = `${world.url}/webhooks/notify/text`;
  const markers = scene.markers('Notify text');
  const refusals: number[] = [];
  notify.loseCallbacks(true);
  const isLost = (index: number): boolean => index % 8 === 7;
  for (const [index, text] of reordered([...markers.entries()])) {
    notify.turnClock(CLOCKS[index % CLOCKS.length]!);
    const { id, user_number, notify_number, created_at } = notify.receiveText(
      `+447700900${200 + (index % 700)}`,
      text,
    );
    notify.turnClock(0);
    // It is on the list of Notify, which is asked every minute.
    if (isLost(index)) continue;
    const told = Buffer.from(
      JSON.stringify({
        ...{ id, source_number: user_number, destination_number: notify_number },
        ...{ message: text, date_received: created_at },
      }),
    );
    const headers = (token: string) => ({
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
    });
    const post = async (token = notify.settings.NOTIFY_CALLBACK_TOKEN!): Promise<number> => {
      const answer = await fetch(url, { method: 'POST', headers: headers(token), body: told });
      await answer.body?.cancel();
      return answer.status;
    };
    if (index % 4 === 0) await sendHalf(url, headers(notify.settings.NOTIFY_CALLBACK_TOKEN!), told);
    if (index % 5 === 0) refusals.push(await post('the token of yesterday'));
    await Promise.all(Array.from({ length: index < 3 ? 100 : 1 }, () => post()));
  }
  notify.loseCallbacks(false);
  const found = await scene.received('Notify text', markers.length);
  return [
    tally(
      'GOV.UK Notify',
      'texts × 100, reordered, half bodies, a token of yesterday, callbacks lost, its clock wrong by 10 minutes',
      markers,
      found,
      {
        refused: {
          wanted: refusals.length,
          were: refusals.filter((status) => status === 401 || status === 403).length,
        },
      },
    ),
    await emails(scene, notify),
    ...(await lostEmails(scene, notify)),
  ];
}

async function emails(scene: Scene, notify: NotifyStandIn): Promise<Tally> {
  const { world } = scene;
  const agent = await ConsoleClient.logIn(world.url, 'ash', world.password);
  const markers = Array.from({ length: 10 }, (_, index) => `Email number ${index + 1} of the run.`);
  const enquiries: string[] = [];
  for (const [index] of markers.entries()) enquiries.push(await enquiryOf(scene, `Please write, ${index}`));
  const asked = notify.requests();
  const faults = [
    { status: 500 },
    { status: 429, error: 'RateLimitError', message: 'Exceeded rate limit' },
    { status: 429, error: 'RateLimitError', message: 'Exceeded rate limit', retryAfter: 2 },
    { reset: 'before' as const },
    { reset: 'after' as const },
    { status: 503 },
    { delayMs: 2000 },
    { reset: 'midway' as const },
  ];
  notify.next(...faults);
  for (const [index, id] of enquiries.entries()) {
    // It takes nothing from us while the clocks are apart.
    if (index >= 7) notify.turnClock(CLOCKS[index - 7]!);
    await answer(agent, id, markers[index]!);
    await scene.clock.sleep(index >= 7 ? 1500 : 300);
  }
  const bodies = (): string[] => notify.notifications.map(({ body }) => body);
  for (let round = 0; round < 60; round++) {
    await scene.clock.sleep(1500);
    await scene.hurry();
    if (round > 5 && markers.every((marker) => bodies().some((body) => body.includes(marker)))) break;
  }
  await scene.clock.sleep(3000);
  return tally(
    'GOV.UK Notify',
    'emails through 500, 503, 429 with and without Retry-After, time-outs, broken connections, half answers and a clock wrong by 10 minutes',
    markers,
    bodies(),
    {
      asked: await scene.asked(),
      requests: {
        made: notify.requests() - asked,
        allowed: markers.length * 2 + faults.length * 8,
        rule: 'one for each email and one for what became of it; after a fault at most eight more. Notify allows 3,000 a minute',
      },
    },
  );
}

/** One email that came and one that did not, of which Notify cannot be asked for half an hour. */
async function lostEmails(scene: Scene, notify: NotifyStandIn): Promise<Tally[]> {
  const { world } = scene;
  const agent = await ConsoleClient.logIn(world.url, 'ash', world.password);
  const markers = ['before', 'after'].map((when) => `Email lost ${when} it was taken.`);
  const bodies = (): string[] => notify.notifications.map(({ body }) => body);
  for (const [index, reset] of (['before', 'after'] as const).entries()) {
    const id = await enquiryOf(scene, `Please write once more, ${index}`);
    // Its looks meet trouble each time.
    notify.next({ reset }, ...Array.from({ length: 200 }, () => ({ status: 503 })));
    await answer(agent, id, markers[index]!);
    await scene.untilAsked(markers[index]!);
    notify.forgive();
  }
  const meanwhile = tally(
    'GOV.UK Notify',
    'emails lost, and nobody to ask for half an hour',
    markers,
    bodies(),
    {
      asked: await scene.asked(),
    },
  );
  for (let round = 0; round < 20; round++) {
    await scene.clock.sleep(1500);
    await scene.hurry();
  }
  return [
    meanwhile,
    tally(
      'GOV.UK Notify',
      'the same once it can be asked: what never came is sent once more',
      markers,
      bodies(),
      {
        asked: await scene.asked(),
      },
    ),
  ];
}

/** Of somebody new, who wrote this by email. */
async function enquiryOf({ world }: Scene, text: string): Promise<string> {
  const contact = await sendContactFrom(`${randomUUID()}@customer.example`, text, {
    url: world.url,
    secret: world.integrationSecret,
  });
  return eventually('the contact to be routed', async () => {
    const rows = await world.database.query<{ enquiry_id: string }[]>(
      'SELECT enquiry_id FROM contact WHERE id = $1',
      [contact],
    );
    return rows[0]?.enquiry_id;
  });
}

async function answer(agent: ConsoleClient, id: string, text: string): Promise<void> {
  const enquiry = await agent.ask(api.readEnquiry, { params: { id } });
  const route = enquiry.replyRoutes.find(({ channel }) => channel === 'email')!;
  await agent.ask(api.sendReply, {
    params: { id },
    body: {
      ...{ channel: route.channel, to: route.to, text, close: false },
      ...{ requestId: randomUUID(), ...(enquiry.seenUpTo && { seenUpTo: enquiry.seenUpTo }) },
    },
  });
}
