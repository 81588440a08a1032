import fs from 'node:fs';
import path from 'node:path';
import { holdToContract, type World } from '../../../libs/channels/core/conformance/index.js';
import { adapterContext } from '../../support/adapter-context.js';
import { MemoryHub } from '../../support/memory-hub.js';
import { messageTo } from '../../support/sendables.js';
import { townSquareAdapter } from './town-square/index.js';
import { TownSquare } from './town-square/stand-in/index.js';

const fixture = path.join(import.meta.dirname, 'town-square/fixtures/post.json');
const post = JSON.parse(fs.readFileSync(fixture, 'utf8')) as object;
let count = 0;

async function world(): Promise<World> {
  const square = await TownSquare.start('the key of a wall in tests');
  const hub = new MemoryHub(['@council']);
  const request = (body: object, key?: string) => ({
    ...square.webhook(body, key),
    method: 'POST',
    url: '',
    path: 'posts',
  });
  const to = { kind: 'public-handle', value: 'town-square:walker' } as const;
  return {
    settings: { TOWN_SQUARE_KEY: square.key, TOWN_SQUARE_URL: square.url },
    hub,
    context: () => adapterContext(hub),
    webhooks: {
      message: (text) => request({ ...post, id: `post-${++count}`, text }),
      forged: () => request(post, 'another key'),
      garbled: () => request({ dance: true }),
    },
    sending: {
      sendable: (channel) => messageTo(channel, to, { id: `out-${++count}` }),
      unsendable: messageTo('social', { kind: 'handle', value: 'walker' }),
      times: ({ id }) => square.answers.filter((each) => each.id === id).length,
      breakOff: (when) => square.breakOff(when),
    },
    close: () => square.close(),
  };
}

holdToContract({
  adapter: townSquareAdapter,
  world,
  has: { webhooks: ['garbled'], sending: true },
  wrongSettings: { TOWN_SQUARE_KEY: 'short' },
});
