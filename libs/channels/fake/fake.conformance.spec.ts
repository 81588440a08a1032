import { SystemClock } from '@frontdoor/kernel';
import { holdToContract } from '../core/conformance.js';
import type { AdapterContext } from '../core/index.js';
import { fakeAdapter, signFake } from './fake.adapter.js';

const body = Buffer.from(JSON.stringify({ id: '1', to: '@council', handle: '@resident', text: 'Hello' }));
const request = (signature: string) => ({
  method: 'POST',
  url: '',
  path: '',
  headers: { 'x-fake-signature': signature },
  body,
});

holdToContract({
  adapter: fakeAdapter,
  settings: { key: 'a key for tests' },
  wrongSettings: { key: 'short' },
  context: () => ({ clock: new SystemClock() }) as AdapterContext,
  webhook: {
    genuine: () => request(signFake('a key for tests', body)),
    forged: () => request('0'.repeat(64)),
  },
  unsendable: {
    id: '1',
    channel: 'social',
    entryPoint: { address: '@council', name: 'Council' },
    to: { kind: 'email', value: 'resident@customer.example' },
    text: 'Hello',
    automatic: false,
    reference: 'K7Q2-9XMA',
  },
});
