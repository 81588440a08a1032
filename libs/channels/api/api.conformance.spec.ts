import { SystemClock } from '@frontdoor/kernel';
import { Webhook } from 'standardwebhooks';
import { holdToContract } from '../core/conformance.js';
import type { AdapterContext, RawRequest } from '../core/index.js';
import { apiAdapter } from './api.adapter.js';

const secret = `whsec_${Buffer.from('a signing key for tests').toString('base64')}`;
const clock = new SystemClock();
const integration = { key: 'app', secret, entryPoint: 'app' };
const body = Buffer.from(
  JSON.stringify({ customer: { email: 'resident@customer.example' }, text: 'Hello – ça va?' }),
);

/** Signed by the library of the scheme's own authors, not by ours. */
function request(signingKey: string): RawRequest {
  const headers = {
    'content-type': 'application/json',
    'frontdoor-integration': 'app',
    'webhook-id': 'message-1',
    'webhook-timestamp': String(Math.floor(clock.now() / 1000)),
    'webhook-signature': new Webhook(signingKey).sign('message-1', clock.date(), body),
  };
  return { method: 'POST', url: '', path: '', headers, body };
}

holdToContract({
  adapter: apiAdapter,
  settings: {},
  wrongSettings: { timeoutMs: 'soon' },
  context: () =>
    ({
      clock,
      integration: async (key: string) => (key === 'app' ? integration : undefined),
      integrationAt: async () => integration,
    }) as unknown as AdapterContext,
  webhook: {
    genuine: () => request(secret),
    forged: () => request(`whsec_${Buffer.from('another key').toString('base64')}`),
  },
  unsendable: {
    id: '1',
    channel: 'api',
    entryPoint: { address: 'app', name: 'App' },
    to: { kind: 'handle', value: '1' },
    text: 'Hello',
    automatic: false,
    reference: 'K7Q2-9XMA',
  },
});
