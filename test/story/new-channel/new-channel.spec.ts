import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../house/tracked-files.js';
import type { World } from '../../support/world.js';
import { CopiedTree } from '../../support/copied-tree.js';
import { TownSquare } from './town-square/stand-in/index.js';

const FOLDER = path.join(import.meta.dirname, 'town-square');
const ISLAND = 'libs/channels/town-square';
/** Webhooks of one minute. */
const RATE = 20;

/** Follows docs/add-a-channel.md in a copy of the tree. */
describe('a channel added by one folder and one line', () => {
  const guide = fs.readFileSync(path.join(root, 'docs/add-a-channel.md'), 'utf8');
  const [definition, line] = [...guide.matchAll(/^ *```ts\n([^]*?)^ *```/gm)].map(([, block]) => block!);
  let tree: CopiedTree;
  let square: TownSquare;
  let world: World;

  beforeAll(async () => {
    tree = CopiedTree.make();
    tree.addFolder(FOLDER, ISLAND);
    tree.append('libs/channels/adapters.ts', `${line!.trim()}\n`);
    const { withSettingsTables } = await tree.load<typeof import('../../house/settings-table.js')>(
      'test/house/settings-table.ts',
    );
    const page = 'docs/operate.md';
    tree.write(page, await withSettingsTables(tree.read(page), tree.at(page)));

    square = await TownSquare.start('the key of a wall in tests');
    const { startEmbedded } =
      await tree.load<typeof import('../../support/world.js')>('test/support/world.ts');
    world = await startEmbedded({
      TOWN_SQUARE_KEY: square.key,
      TOWN_SQUARE_URL: square.url,
      WEBHOOK_RATE: String(RATE),
    });
    await openWall();
  }, 120_000);
  afterAll(async () => {
    await world?.stop();
    square?.close();
    tree?.remove();
  });

  /** As an operator does with `frontdoor admin entry-point add`. */
  async function openWall(): Promise<void> {
    const { Administration, entryPointFields } =
      await tree.load<typeof import('@frontdoor/use-cases')>('libs/use-cases/index.ts');
    const { Ids, SystemClock } = await tree.load<typeof import('@frontdoor/kernel')>('libs/kernel/index.ts');
    const { InstanceSecret } =
      await tree.load<typeof import('@frontdoor/platform')>('libs/platform/index.ts');
    const { Directory } = await tree.load<typeof import('@frontdoor/casework/directory')>(
      'libs/casework/directory/index.ts',
    );
    const clock = new SystemClock();
    const { entryPoints } = new Administration({
      source: world.database,
      clock,
      ids: new Ids(clock),
      secret: world.hub.app.get(InstanceSecret),
    });
    await entryPoints.add(entryPointFields({ channel: 'social', address: '@council' }), {
      service: 'waste',
      name: 'The wall',
    });
    await world.hub.app.get(Directory).refresh();
  }

  const send = (post: object, key = square.key): Promise<Response> => {
    const { headers, body } = square.webhook(post, key);
    return fetch(`${world.url}/webhooks/town-square/posts`, { method: 'POST', headers, body });
  };
  let count = 0;
  const post = async (handle: string, text: string): Promise<void> => {
    const by = { handle, name: `Somebody called ${handle}` };
    expect((await send({ id: `post-${++count}`, wall: '@council', by, text })).status).toBe(202);
  };
  const agent = async () => {
    const { ConsoleClient } = await tree.load<typeof import('../../support/console-client.js')>(
      'test/support/console-client.ts',
    );
    return ConsoleClient.logIn(world.url, 'ash', world.password);
  };
  const helpers = () =>
    Promise.all([
      tree.load<typeof import('@frontdoor/contracts')>('libs/contracts/index.ts'),
      tree.load<typeof import('../../support/eventually.js')>('test/support/eventually.ts'),
      agent(),
    ]);

  it('has the files that the guide names, and the guide shows its adapter as it is', () => {
    const named = [...guide.matchAll(/^\| `(\S+)` +\|/gm)].map(([, file]) =>
      file!.replace('NAME', 'town-square').replace(/\/$/, ''),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(fs.readdirSync(FOLDER).toSorted()).toEqual(named.toSorted());
    expect(tree.read(`${ISLAND}/town-square.adapter.ts`)).toContain(definition);
  });

  it('changes nothing but the list of adapters, by its line, and the tables that are written anew', () => {
    const changes = tree.changes().filter(({ file }) => !file.startsWith(`${ISLAND}/`));
    expect(changes.map(({ file }) => file)).toEqual(['docs/operate.md', 'libs/channels/adapters.ts']);
    const [tables, list] = changes;
    expect(list).toMatchObject({ added: [line!.trim()], removed: [] });
    expect(tables!.removed).toEqual([]);
    const table = tables!.added.join('\n');
    expect(table).toContain('### Town Square');
    expect(table).toContain('Left out, with its channels, unless `TOWN_SQUARE_KEY` is set.');
    expect(table).toMatch(/\| `TOWN_SQUARE_KEY` +\| Key of the wall; .* Secret\. +\| +\|/);
    expect(table).toMatch(/\| `TOWN_SQUARE_URL` .* `https:\/\/townsquare\.example` \|/);
  });

  it('keeps to the layers', async () => {
    const cruise = [tree.at('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), ISLAND];
    const { stdout } = await promisify(execFile)(process.execPath, cruise, { cwd: tree.root });
    expect(stdout).toMatch(/no dependency violations found \(\d\d+ modules/);
  });

  it('makes one enquiry of two messages of one handle, and another of another handle', async () => {
    const [{ api }, { eventually }, ash] = await helpers();
    await post('walker', 'A tree is down on Fen Lane');
    await post('walker', 'Now it blocks the cycle path too');
    await post('cyclist', 'Fen Lane is blocked');
    const of = async (handle: string) =>
      (await ash.ask(api.searchEnquiries, { body: { search: `town-square:${handle}` } })).enquiries;
    const [walker, cyclist] = await eventually('both enquiries', async () => {
      const found = [...(await of('walker')), ...(await of('cyclist'))];
      return found.length >= 2 && found;
    });
    expect(walker!.id).not.toBe(cyclist!.id);
    await eventually('both messages in one enquiry', async () => {
      const { timeline } = await ash.ask(api.readEnquiry, { params: { id: walker!.id } });
      return timeline.filter(({ type }) => type === 'contact').length === 2;
    });
    expect(await of('walker')).toHaveLength(1);
  });

  it('comes into the one queue with a label, a picture, a weight and a promise, and is answered', async () => {
    const [{ api, CHANNELS }, { eventually }, ash] = await helpers();
    await post('resident', 'The park gate is locked');
    const item = await eventually('the post in the queue', async () => {
      const { items } = await ash.ask(api.readQueue, { query: { view: 'all' } });
      return items.find(({ preview }) => preview.includes('park gate'));
    });
    expect(item).toMatchObject({ channel: 'social', promise: { promiseId: 'CITY-S1' } });
    expect(CHANNELS[item.channel]).toMatchObject({ label: 'Social', icon: 'social', weight: 1 });
    await ash.ask(api.acceptWorkItem, { params: { id: item.id } });
    expect((await ash.ask(api.whoAmI)).load).toBe(CHANNELS[item.channel].weight);
    const params = { id: item.enquiryId };
    const [route] = (await ash.ask(api.readEnquiry, { params })).replyRoutes;
    expect(route).toMatchObject({ channel: 'social', to: 'town-square:resident' });
    const reply = { text: 'It is open again.', channel: route!.channel, to: route!.to, close: true };
    await ash.ask(api.sendReply, { params, body: { ...reply, requestId: crypto.randomUUID() } });
    const answer = await eventually('the answer', () => square.answers[0]);
    expect(answer).toMatchObject({ to: 'resident', text: 'It is open again.' });
  });

  it('says when the hub starts that its key is too short', async () => {
    const { readSettings } = await tree.load<typeof import('@frontdoor/casework/channels')>(
      'libs/casework/channels/index.ts',
    );
    expect(() => readSettings({ TOWN_SQUARE_KEY: 'short' })).toThrow(/TOWN_SQUARE_KEY/);
  });

  // The last, since nothing is taken after it.
  it('refuses what is signed by somebody else, and too many webhooks in a minute', async () => {
    expect((await send({ id: 'forged' }, 'another key')).status).toBe(401);
    const statuses = await Promise.all(
      Array.from({ length: RATE }, async () => (await send({ id: 'forged' }, 'another key')).status),
    );
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
  });
});
