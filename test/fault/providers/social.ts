import { randomUUID } from 'node:crypto';
import { api } from '@frontdoor/contracts';
import { Channels } from '@frontdoor/casework/channels';
import { Receipts } from '@frontdoor/casework/receipts';
import { ConsoleClient } from '../../support/console-client.js';
import { eventually } from '../../support/eventually.js';
import { reordered, sendHalf } from './half.js';
import type { Scene } from './scene.js';
import { type Tally, tally } from './tally.js';

interface Told {
  body: Buffer;
  headers: Record<string, string>;
}

/** How a network tells of something, signed by its secret or by another. */
interface Network {
  name: 'X' | 'Facebook';
  adapter: string;
  path: string;
  happens: (index: number, text: string) => (secret?: string) => Told;
  /** What our answers say at the network. */
  written: () => string[];
  /** Trouble for the next requests to hand something in. */
  trouble: () => number;
  /** The connection breaks before or after the next is taken, and from then on we are shut out. */
  breakAndShutOut: (when: 'before' | 'after') => void;
  isShutOut: (isShut: boolean) => void;
  turnClock: (aheadMs: number) => void;
  /** How wrong its clock is while its API is in trouble: as far as it takes what we sign all the same. */
  wrongMs: number;
  requests: () => number;
  limit: string;
}

const MINUTE_MS = 60_000;
/** Wrong by ten minutes one way, the other, and not at all, in turn. */
const CLOCKS = [10 * MINUTE_MS, -10 * MINUTE_MS, 0];

/** X: mentions doubled, out of order, half, signed by another, or never told of; answers through all that its API can say. */
export async function disturbX(scene: Scene): Promise<Tally[]> {
  const { x } = scene.world.standIns;
  x.credits = Number.MAX_SAFE_INTEGER;
  return disturb(scene, {
    ...{ name: 'X', adapter: 'x', path: '/webhooks/x/activity' },
    happens: (index, text) => {
      const post = x.post(`r${index}_${randomUUID().slice(0, 6)}`, `@fenmoor ${text}`);
      return (secret) => x.event('post.mention.create', x.shown(post), secret);
    },
    written: () => x.posts.filter(({ author_id }) => author_id === x.us.id).map(({ text }) => text),
    trouble: () => {
      const faults = [
        { status: 500 },
        { status: 429 },
        { reset: 'before' as const },
        { reset: 'after' as const },
        { status: 503 },
        { reset: 'midway' as const },
      ];
      x.next(...faults);
      return faults.length;
    },
    breakAndShutOut: (reset) => x.next({ reset, shutsOut: true }),
    isShutOut: (isShut) => void (x.isRevoked = isShut),
    turnClock: (aheadMs) => x.turnClock(aheadMs),
    wrongMs: -4 * MINUTE_MS,
    requests: () => Number.MAX_SAFE_INTEGER - x.credits,
    limit:
      'one for each answer, at most eight for each trouble; X allows 100 posts in 15 minutes, and looks of its own at its list every 20 seconds',
  });
}

/** Facebook: the same with comments on a post of ours. */
export async function disturbFacebook(scene: Scene): Promise<Tally[]> {
  const { facebook } = scene.world.standIns;
  const { id } = facebook.pagePost('What do you think of the new timetable?');
  return disturb(scene, {
    ...{ name: 'Facebook', adapter: 'facebook', path: '/webhooks/facebook/page' },
    happens: (index, text) => {
      const comment = facebook.comment(`Resident ${index} ${randomUUID().slice(0, 4)}`, id, text);
      return (secret) => facebook.delivery(facebook.commentAdded(comment), secret);
    },
    written: () =>
      facebook.comments.filter(({ from }) => from.id === facebook.pageId).map(({ message }) => message),
    trouble: () => {
      const faults = [
        { code: 2 },
        { code: 4 },
        { reset: 'before' as const },
        { reset: 'after' as const },
        { code: 1 },
        { reset: 'midway' as const },
      ];
      facebook.next(...faults);
      return faults.length;
    },
    breakAndShutOut: (reset) => facebook.next({ reset, shutsOut: true }),
    isShutOut: (isShut) => void (facebook.isTokenDead = isShut),
    turnClock: (aheadMs) => facebook.turnClock(aheadMs),
    wrongMs: -10 * MINUTE_MS,
    requests: () => facebook.requests(),
    limit:
      'one for each answer, at most eight for each trouble; a page may ask 4,800 times a day for each of its readers',
  });
}

async function disturb(scene: Scene, network: Network): Promise<Tally[]> {
  const { world } = scene;
  const url = world.url + network.path;
  const of = `${network.name} post`;
  const markers = scene.markers(of);
  const refusals: number[] = [];
  const post = async ({ body, headers }: Told): Promise<number> => {
    const answer = await fetch(url, { method: 'POST', headers, body });
    await answer.body?.cancel();
    return answer.status;
  };
  const isLost = (index: number): boolean => index % 8 === 7;
  for (const [index, text] of reordered([...markers.entries()])) {
    network.turnClock(CLOCKS[index % CLOCKS.length]!);
    const told = network.happens(index, text);
    network.turnClock(0);
    // The hub is never told of some: its own looks or the nightly count find them.
    if (isLost(index)) continue;
    const { body, headers } = told();
    if (index % 4 === 0) await sendHalf(url, headers, body);
    if (index % 5 === 0) refusals.push(await post(told('the secret of yesterday')));
    const times = index < 3 ? 100 : 1;
    await Promise.all(Array.from({ length: times }, () => post(told())));
  }
  const delivered = await scene.received(of, markers.filter((_, index) => !isLost(index)).length);
  const { arrivals } = await world.hub.app.get(Channels).get(network.adapter)!.connection.recount!(
    scene.clock.now() - 3_600_000,
    scene.clock.now() + 11 * MINUTE_MS,
  );
  const receipts = world.hub.app.get(Receipts, { strict: false });
  for (const arrival of arrivals) await receipts.receive(arrival);
  const all = await scene.received(of, markers.length);
  const told = markers.filter((_, index) => !isLost(index));
  return [
    tally(
      network.name,
      'told × 100, reordered, half bodies, signed by another secret, its clock wrong by 10 minutes',
      told,
      delivered,
      {
        refused: { wanted: refusals.length, were: refusals.filter((status) => status === 401).length },
      },
    ),
    tally(
      network.name,
      'never told of, after the count against its own list, its clock wrong by 10 minutes',
      markers.filter((_, index) => isLost(index)),
      all,
    ),
    await answers(scene, network, told.slice(0, 10)),
    ...(await lostAnswers(scene, network, told.slice(0, 2))),
  ];
}

/** Answers while its API breaks off, is overloaded, asks to slow down, has a wrong clock, and knows us no more for a while. */
async function answers(scene: Scene, network: Network, texts: readonly string[]): Promise<Tally> {
  const { world } = scene;
  const agent = await ConsoleClient.logIn(world.url, 'ash', world.password);
  const markers = texts.map((_, index) => `${network.name} answer number ${index + 1} of the run.`);
  const asked = network.requests();
  const troubles = network.trouble();
  network.turnClock(network.wrongMs);
  for (const [index, text] of texts.entries()) {
    if (index === texts.length - 3) {
      await untilWritten(scene, network, markers.slice(0, index));
      network.turnClock(10 * MINUTE_MS);
    }
    if (index === texts.length - 2) {
      // X takes nothing meanwhile, and the next waits.
      await scene.clock.sleep(2000);
      network.turnClock(0);
      await untilWritten(scene, network, markers.slice(0, index));
      network.isShutOut(true);
    }
    await answer(scene, agent, text, markers[index]!);
    await scene.clock.sleep(300);
  }
  await scene.clock.sleep(3000);
  network.isShutOut(false);
  await untilWritten(scene, network, markers);
  await scene.clock.sleep(3000);
  return tally(
    network.name,
    'answers through 500, 503, 429, broken connections, half answers, a clock wrong by 10 minutes and an access that was revoked for a while',
    markers,
    network.written(),
    {
      asked: await scene.asked(),
      requests: {
        made: network.requests() - asked,
        // Two were shut out; X is looked at by itself besides, about five times a minute.
        allowed: markers.length + (troubles + 2) * 8 + 30,
        rule: network.limit,
      },
    },
  );
}

/**
 * Two answers of which nobody knows: one came and one did not, and their network cannot be asked for half an hour. A person is
 * asked meanwhile; once it can be, the one that never came is sent once more.
 */
async function lostAnswers(scene: Scene, network: Network, texts: readonly string[]): Promise<Tally[]> {
  const agent = await ConsoleClient.logIn(scene.world.url, 'ash', scene.world.password);
  const markers = ['before', 'after'].map((when) => `${network.name} answer lost ${when} it was taken.`);
  for (const [index, when] of (['before', 'after'] as const).entries()) {
    network.isShutOut(false);
    network.breakAndShutOut(when);
    await answer(scene, agent, texts[index]!, markers[index]!);
    await scene.untilAsked(markers[index]!);
  }
  const meanwhile = tally(
    network.name,
    'answers lost, and nobody to ask for half an hour',
    markers,
    network.written(),
    { asked: await scene.asked() },
  );
  network.isShutOut(false);
  await untilWritten(scene, network, markers);
  await scene.hurry();
  await scene.clock.sleep(15_000);
  return [
    meanwhile,
    tally(
      network.name,
      'the same once it can be asked: what never came is sent once more',
      markers,
      network.written(),
      {
        asked: await scene.asked(),
      },
    ),
  ];
}

/** In public, in the enquiry that this text opened. */
async function answer(scene: Scene, agent: ConsoleClient, text: string, words: string): Promise<void> {
  const enquiryId = await eventually(`an enquiry with “${text}”`, async () => {
    const rows = await scene.world.database.query<{ enquiry_id: string }[]>(
      'SELECT enquiry_id FROM contact WHERE text LIKE $1',
      [`%${text}`],
    );
    return rows[0]?.enquiry_id;
  });
  const enquiry = await agent.ask(api.readEnquiry, { params: { id: enquiryId } });
  const route = enquiry.replyRoutes.find(({ audience }) => audience === 'public')!;
  await agent.ask(api.sendReply, {
    params: { id: enquiryId },
    body: {
      ...{ channel: route.channel, to: route.to, audience: 'public', text: words },
      ...{ close: false, requestId: randomUUID() },
      ...(enquiry.seenUpTo && { seenUpTo: enquiry.seenUpTo }),
    },
  });
}

const isWritten = (network: Network, markers: readonly string[]): boolean =>
  markers.every((marker) => network.written().some((text) => text.includes(marker)));

/** As if each next time had come: its waits are minutes. */
async function untilWritten(scene: Scene, network: Network, markers: readonly string[]): Promise<void> {
  for (let round = 0; round < 120 && !isWritten(network, markers); round++) {
    await scene.clock.sleep(1500);
    await scene.hurry();
  }
}
