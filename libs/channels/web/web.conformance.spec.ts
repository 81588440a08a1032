import { randomUUID } from 'node:crypto';
import { adapterContext } from '../../../test/support/adapter-context.js';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import { holdToContract } from '../core/conformance/index.js';
import type { RawRequest } from '../core/index.js';
import { issueFormToken } from './form-token.js';
import { FORM_KEY, webAdapter } from './index.js';

const hub = new MemoryHub(['contact']);
const context = () => adapterContext(hub);

/** The page as a browser sends it. */
function form(fields: Record<string, string>, key = context().keysFor(FORM_KEY)[0]!): RawRequest {
  const formToken = issueFormToken(key, randomUUID(), context().clock.now());
  const body = Buffer.from(new URLSearchParams({ formToken, ...fields }).toString());
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { method: 'POST', url: '', path: 'form/contact', headers, body };
}
const filled = (text: string) => ({ name: 'A resident', email: 'resident@customer.example', text });

holdToContract({
  adapter: webAdapter,
  has: { webhooks: ['garbled'] },
  world: () => ({
    settings: {},
    hub,
    context,
    webhooks: {
      message: (text) => form(filled(text)),
      forged: () => form(filled('Forged'), 'a key of somebody else'),
      garbled: () => form({ dance: 'yes' }),
    },
  }),
});
