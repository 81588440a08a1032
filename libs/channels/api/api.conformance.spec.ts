import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { adapterContext } from '../../../test/support/adapter-context.js';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import { messageTo } from '../../../test/support/sendables.js';
import { holdToContract, type World } from '../core/conformance/index.js';
import type { RawRequest } from '../core/index.js';
import { apiAdapter } from './api.adapter.js';

const secretMadeOf = (words: string): string => `whsec_${Buffer.from(words).toString('base64')}`;
const SECRET = secretMadeOf('a signing key for tests');
let count = 0;

/** Signed by the library of the scheme's own authors, not by ours. */
function request(body: object, signingKey = SECRET): RawRequest {
  const id = `message-${++count}`;
  const raw = Buffer.from(JSON.stringify(body));
  const now = new Date();
  const headers = {
    'content-type': 'application/json',
    'frontdoor-integration': 'app',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(signingKey).sign(id, now, raw),
  };
  return { method: 'POST', url: '', path: '', headers, body: raw };
}

const contact = (text: string) => ({ customer: { email: 'resident@customer.example' }, text });

/** The other system, which takes replies, each once by its webhook-id. */
async function world(): Promise<World> {
  const taken = new Map<string, number>();
  let next: 'before' | 'after' | undefined;
  const take = async (incoming: IncomingMessage): Promise<void> => {
    const when = next;
    next = undefined;
    await buffer(incoming);
    if (when === 'before') throw new Error('broken');
    const id = String(incoming.headers['webhook-id']);
    taken.set(id, 1);
    if (when === 'after') throw new Error('broken');
  };
  const server = createServer((incoming, answer) => {
    take(incoming).then(
      () => answer.writeHead(204).end(),
      () => incoming.destroy(),
    );
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const replyUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/replies`;
  const hub = new MemoryHub(['app']);
  const integrations = [
    { key: 'app', secret: SECRET, mailboxes: [], entryPoint: 'app', replyUrl },
    { key: 'mute', secret: SECRET, mailboxes: [], entryPoint: 'mute' },
  ];
  const to = { kind: 'handle', value: '1' } as const;
  const from = (address: string) => ({ address, name: 'App' });
  return {
    settings: {},
    hub,
    context: () => adapterContext(hub, { integrations }),
    webhooks: {
      message: (text) => request(contact(text)),
      forged: () => request(contact('Forged'), secretMadeOf('another key')),
      garbled: () => request({ dance: true }),
    },
    sending: {
      sendable: (channel) => messageTo(channel, to, { id: `out-${++count}`, entryPoint: from('app') }),
      unsendable: messageTo('api', to, { entryPoint: from('mute') }),
      times: ({ id }) => taken.get(id) ?? 0,
      breakOff: (when) => void (next = when),
      takesOnce: true,
    },
    close: () => server.close(),
  };
}

holdToContract({ adapter: apiAdapter, world, has: { webhooks: ['garbled'], sending: true } });
