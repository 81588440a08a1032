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

/** With a file, as browsers send that. */
async function formWithFile(file: File): Promise<RawRequest> {
  const fields = Object.fromEntries(
    new URLSearchParams(Buffer.from(form(filled('With a photo')).body).toString()),
  );
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  data.set('files', file);
  const sent = new Response(data);
  const headers = { 'content-type': sent.headers.get('content-type')! };
  return {
    method: 'POST',
    url: '',
    path: 'form/contact',
    headers,
    body: new Uint8Array(await sent.arrayBuffer()),
  };
}
const photo = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 13, 10, 45, 45, 0, 255]);
const filled = (text: string) => ({ name: 'A resident', email: 'resident@customer.example', text });

holdToContract({
  adapter: webAdapter,
  wrongSettings: { FORM_LEAST_SECONDS: '11' },
  has: { webhooks: ['garbled', 'withFile'] },
  world: () => ({
    settings: { FORM_LEAST_SECONDS: '0' },
    hub,
    context,
    webhooks: {
      message: (text) => form(filled(text)),
      forged: () => form(filled('Forged'), 'a key of somebody else'),
      garbled: () => form({ dance: 'yes' }),
      withFile: { request: () => formWithFile(new File([photo], 'bin.jpg')), content: photo },
    },
  }),
});
