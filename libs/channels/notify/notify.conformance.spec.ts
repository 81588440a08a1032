import { randomUUID } from 'node:crypto';
import { SystemClock } from '@frontdoor/kernel';
import { adapterContext, HastyClock } from '../../../test/support/adapter-context.js';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import { letterTo, messageTo } from '../../../test/support/sendables.js';
import { holdToContract, type World } from '../core/conformance/index.js';
import type { RawRequest } from '../core/index.js';
import { notifyAdapter, startNotifyStandIn } from './index.js';

const NUMBER = '+447700900100';
const CUSTOMER = '+447700900123';
let count = 0;

async function world(): Promise<World> {
  const standIn = await startNotifyStandIn({ clock: new SystemClock(), number: NUMBER });
  const hub = new MemoryHub([NUMBER]);
  const token = standIn.settings.NOTIFY_CALLBACK_TOKEN!;
  const request = (path: string, body: object, bearer = token): RawRequest => ({
    method: 'POST',
    url: `https://council.example/webhooks/notify/${path}`,
    path,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
    body: Buffer.from(JSON.stringify(body)),
  });
  const text = (message: string) => ({
    id: randomUUID(),
    source_number: CUSTOMER.slice(1),
    destination_number: `0${NUMBER.slice(3)}`,
    message,
    date_received: '2026-11-27T09:00:00.000000Z',
  });
  return {
    settings: standIn.settings,
    hub,
    // It looks every minute, and once more some time after what broke off.
    context: () => adapterContext(hub, { clock: new HastyClock(200) }),
    webhooks: {
      message: (words) => request('text', text(words)),
      forged: () => request('text', text('Forged'), 'a token of somebody else'),
      garbled: () => request('text', { id: randomUUID() }),
      deliveries: () =>
        request('delivery', { id: randomUUID(), status: 'delivered', notification_type: 'email' }),
    },
    sending: {
      sendable: (channel) => {
        const id = randomUUID();
        if (channel === 'letter')
          return letterTo({ kind: 'postal', value: '12 Mill Road, Fenmoor, CB1 2AB' }, { id });
        return channel === 'sms'
          ? messageTo('sms', { kind: 'phone', value: CUSTOMER }, { id, text: `Message ${++count}` })
          : messageTo('email', { kind: 'email', value: 'resident@customer.example' }, { id });
      },
      unsendable: messageTo('sms', { kind: 'phone', value: '+441223457000' }),
      times: ({ id }) => standIn.notifications.filter(({ reference }) => reference === id).length,
      breakOff: (when) => standIn.next({ reset: when }),
    },
    source: { put: async (words) => void standIn.receiveText(CUSTOMER, words) },
    close: () => standIn.close(),
  };
}

holdToContract({
  adapter: notifyAdapter,
  world,
  has: { webhooks: ['garbled', 'deliveries'], sending: true, source: 'leased' },
  wrongSettings: { NOTIFY_API_KEY: 'a-key-without-its-ids' },
});
