import type { Channel } from '@frontdoor/contracts';
import { adapterContext, HastyClock } from '../../../../test/support/adapter-context.js';
import { MemoryHub } from '../../../../test/support/memory-hub.js';
import { callTo, letterTo, messageTo } from '../../../../test/support/sendables.js';
import { holdToContract } from '../conformance/index.js';
import type { Sendable } from '../index.js';
import { fakeAdapterOf, FakeNetwork, type FakeNews } from './index.js';

const COUNCIL = '@council';
const network = new FakeNetwork('a key for tests');
const hub = new MemoryHub([COUNCIL]);
const context = () => adapterContext(hub, { clock: new HastyClock(10) });
let count = 0;
const post = (text: string, more: object = {}): FakeNews => ({
  type: 'post',
  id: `post-${++count}`,
  to: COUNCIL,
  handle: '@resident',
  text,
  ...more,
});
const event = (
  leg: 'agent' | 'customer',
  what: 'ringing' | 'answered' | 'ended',
  sequence: number,
): FakeNews => ({
  type: 'call-event',
  event: { call: { providerId: 'call-1' }, leg, what, at: context().clock.now(), sequence },
});

const SENDABLE: Partial<Record<Channel, (id: string) => Sendable>> = {
  social: (id) => messageTo('social', { kind: 'public-handle', value: 'fake:@resident' }, { id }),
  letter: (id) => letterTo({ kind: 'postal', value: '12 Mill Road, Fenmoor, CB1 2AB' }, { id }),
  phone: (id) => callTo('+447700900123', { id }),
};

holdToContract({
  adapter: fakeAdapterOf(network),
  has: {
    webhooks: ['garbled', 'withFile', 'deliveries', 'calls', 'changes'],
    sending: true,
    source: 'leased',
    edits: true,
  },
  wrongSettings: { FAKE_KEY: 'short' },
  world: () => ({
    settings: { FAKE_KEY: network.key },
    hub,
    context,
    webhooks: {
      message: (text) => network.request(post(text)),
      forged: () => network.request(post('Forged'), 'another key'),
      garbled: () => network.request({ type: 'dance' } as never),
      withFile: {
        request: () => {
          const file = { name: 'gate.jpg', contentType: 'image/jpeg', base64: btoa('a picture of the gate') };
          return network.request(post('See the picture', { files: [file] }));
        },
        content: Buffer.from('a picture of the gate'),
      },
      deliveries: () => network.request({ type: 'receipt', id: 'out-1', state: 'delivered' }),
      calls: () =>
        [event('agent', 'ringing', 0), event('agent', 'answered', 1), event('customer', 'ended', 0)].map(
          (each) => network.request(each),
        ),
      changes: () => {
        const original = post('The gate is lokced');
        const { id, to, handle } = original as Extract<FakeNews, { type: 'post' }>;
        const edit = (change: string, text: string) =>
          network.request({ type: 'edit', id, to, handle, change, text, at: context().clock.now() });
        return [
          network.request(original),
          edit('edit-1', 'The gate is locked'),
          edit('edit-2', 'The gate is locked again'),
          network.request({ type: 'removal', id, to, change: 'removal-1' }),
        ];
      },
    },
    sending: {
      sendable: (channel) => SENDABLE[channel]!(`out-${++count}`),
      unsendable: messageTo('social', { kind: 'email', value: 'resident@customer.example' }),
      times: ({ id }) => network.sent.filter((each) => each.id === id).length,
      breakOff: (when) => network.breakOff(when),
      filesOf: ({ id }) =>
        network.sent.flatMap((each) =>
          each.id === id && each.form !== 'call' ? each.files.map(({ content }) => content) : [],
        ),
    },
    source: {
      put: async (text) => void network.inbox.push(post(text)),
      edit: async (text) => {
        const { id, to, handle } = network.inbox.at(-1) as Extract<FakeNews, { type: 'post' }>;
        network.inbox.push({ type: 'edit', id, to, handle, change: `edit-${++count}`, text });
      },
    },
  }),
});
