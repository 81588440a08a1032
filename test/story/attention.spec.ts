import { randomUUID } from 'node:crypto';
import { api, type LiveEvent } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { newDatabase } from '../support/database.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { LiveListener } from '../support/live-listener.js';
import { sendContactFrom } from '../support/signed-contact.js';
import { SteppedClock } from '../support/stepped-clock.js';
import { startTwoOfEach, type TwoOfEach } from '../support/two-of-each.js';
import { startEmbedded, type World } from '../support/world.js';

/** A window of somebody's browser. */
class Window {
  private readonly window = randomUUID();
  constructor(
    private readonly client: ConsoleClient,
    private readonly id: string,
  ) {}

  /** Who else is there, in words. */
  async say(state: 'looking' | 'writing' | 'gone'): Promise<string[]> {
    const body = { window: this.window, state };
    const { others } = await this.client.ask(api.attend, { params: { id: this.id }, body });
    return others.map(({ name, isWriting }) => `${name} ${isWriting ? 'writes' : 'looks'}`);
  }
}

/** Counts how often a console is told that who looks at an enquiry has changed. */
async function countTold(client: ConsoleClient, enquiryId: string) {
  const heard: LiveEvent[] = [];
  const listener = await LiveListener.start(client, (event) => {
    if (event.topic === 'attention' && event.id === enquiryId) heard.push(event);
  });
  return { heard, stop: () => listener.stop() };
}

describe('who else is at an enquiry', () => {
  const clock = new SteppedClock('2026-11-23T10:00:00Z');
  let world: World;
  beforeAll(async () => {
    world = await startEmbedded({}, undefined, clock);
  });
  afterAll(() => world?.stop());

  it('is seen when it changes, and no more after a tab has died', async () => {
    const desk = await Desk.of(world, 'ash');
    const { id } = await desk.receive('help', 'The gate squeaks', 'gate@customer.example');
    const rowan = await ConsoleClient.logIn(world.url, 'rowan', world.password);
    const told = await countTold(desk.agent, id);
    const [mine, theirs] = [new Window(desk.agent, id), new Window(rowan, id)];
    expect(await mine.say('looking')).toEqual([]);
    expect(await theirs.say('looking')).toEqual(['Ash looks']);
    await eventually('Ash hears that Rowan looks', () => told.heard.length === 1);
    // Said again it is no news.
    await theirs.say('looking');
    await theirs.say('writing');
    await eventually('Ash hears that Rowan writes', () => told.heard.length === 2);
    expect(await mine.say('looking')).toEqual(['Rowan writes']);

    clock.step(20_000);
    expect(await mine.say('looking')).toEqual(['Rowan writes']);
    clock.step(5000);
    await eventually('Ash hears that Rowan is gone', () => told.heard.length === 3);
    expect(await mine.say('looking')).toEqual([]);
    told.stop();
  });

  it('is nothing for whoever may not read it, and is not said without end', async () => {
    const rowan = await ConsoleClient.logIn(world.url, 'rowan', world.password);
    const body = { window: randomUUID(), state: 'looking' };
    const nowhere = await rowan.request(api.attend, { params: { id: randomUUID() }, body });
    expect(nowhere.status).toBe(404);
    const desk = await Desk.of(world, 'birch');
    const { id } = await desk.receive('help', 'The gate squeaks again', 'gate2@customer.example');
    const statuses: number[] = [];
    for (let n = 0; n < 61; n++)
      statuses.push((await desk.agent.request(api.attend, { params: { id }, body })).status);
    expect(statuses.slice(0, 60).every((status) => status === 200)).toBe(true);
    expect(statuses[60]).toBe(429);
    clock.step(10_000);
    expect((await desk.agent.request(api.attend, { params: { id }, body })).status).toBe(200);
  });
});

describe('who else is at an enquiry, at two hubs', () => {
  let two: TwoOfEach;
  beforeAll(async () => {
    two = await startTwoOfEach(await newDatabase());
  });
  afterAll(() => two?.stop());

  it('is seen at the one who comes, writes and goes at the other', async () => {
    const [first, second] = two.hubs;
    const ash = await ConsoleClient.logIn(first.url, 'ash', two.password);
    const rowan = await ConsoleClient.logIn(second.url, 'rowan', two.password);
    const contactId = await sendContactFrom('gate@customer.example', 'The gate squeaks', {
      url: first.url,
      secret: two.integrationSecret,
    });
    const id = await eventually('it is routed', async () => {
      const rows: { id: string }[] = await two.database.query(
        'SELECT enquiry_id AS id FROM contact WHERE id = $1',
        [contactId],
      );
      return rows[0]?.id;
    });
    const told = await countTold(ash, id);
    const [mine, theirs] = [new Window(ash, id), new Window(rowan, id)];
    await mine.say('looking');
    await eventually('Rowan sees Ash', async () => (await theirs.say('looking')).join() === 'Ash looks');
    await eventually('Ash hears of Rowan', () => told.heard.length === 1);
    expect(await mine.say('looking')).toEqual(['Rowan looks']);
    await theirs.say('writing');
    await eventually('Ash hears that Rowan writes', () => told.heard.length === 2);
    expect(await mine.say('looking')).toEqual(['Rowan writes']);
    await theirs.say('gone');
    await eventually('Ash hears that Rowan went', () => told.heard.length === 3);
    expect(await mine.say('looking')).toEqual([]);
    told.stop();
  });
});
