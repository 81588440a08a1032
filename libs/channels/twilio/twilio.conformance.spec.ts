import { randomBytes } from 'node:crypto';
import { SystemClock } from '@frontdoor/kernel';
import twilio from 'twilio';
import { adapterContext } from '../../../test/support/adapter-context.js';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import { callTo, messageTo } from '../../../test/support/sendables.js';
import { holdToContract, type World } from '../core/conformance/index.js';
import type { RawRequest } from '../core/index.js';
import { startTwilioStandIn, twilioAdapter } from './index.js';
import { ACCOUNT, COUNCIL, CUSTOMER } from './twilio.test-hub.js';

const PUBLIC_URL = 'https://council.example';
let count = 0;

/** A form signed by Twilio's own library. */
function request(path: string, fields: Record<string, string>, authToken = ACCOUNT.authToken): RawRequest {
  const url = `${PUBLIC_URL}/webhooks/twilio/${path}`;
  const form = { AccountSid: ACCOUNT.accountSid, ...fields };
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-twilio-signature': twilio.getExpectedTwilioSignature(authToken, url, form),
  };
  return { method: 'POST', url, path, headers, body: Buffer.from(new URLSearchParams(form).toString()) };
}

const sid = (kind: string): string => kind + randomBytes(16).toString('hex');
const text = (Body: string) => ({ MessageSid: sid('SM'), From: CUSTOMER, To: COUNCIL, Body });
async function world(): Promise<World> {
  const standIn = await startTwilioStandIn({ ...ACCOUNT, numbers: [COUNCIL], clock: new SystemClock() });
  const hub = new MemoryHub([COUNCIL]);
  return {
    settings: {
      TWILIO_ACCOUNT_SID: ACCOUNT.accountSid,
      TWILIO_AUTH_TOKEN: ACCOUNT.authToken,
      TWILIO_API_BASE: standIn.url,
    },
    hub,
    context: () => adapterContext(hub),
    webhooks: {
      message: (words) => request('messages', text(words)),
      forged: () => request('messages', text('Forged'), 'another token altogether'),
      garbled: () => request('messages', { MessageSid: sid('SM') }),
      deliveries: () => request('message-status', { MessageSid: sid('SM'), MessageStatus: 'delivered' }),
    },
    sending: {
      sendable: (channel) =>
        channel === 'phone'
          ? callTo(CUSTOMER, { agentNumber: `+4412234570${10 + ++count}` })
          : messageTo(
              channel,
              { kind: 'phone', value: CUSTOMER },
              { text: `Message ${++count}`, entryPoint: { address: COUNCIL, name: 'Text line' } },
            ),
      unsendable: messageTo('sms', { kind: 'handle', value: 'BinApp' }),
      times: (one) =>
        one.form === 'call'
          ? standIn.calls.filter(({ to }) => to === one.agentNumber).length
          : standIn.messages.filter(({ body }) => body === one.text).length,
      breakOff: (when) => standIn.next({ reset: when }),
    },
    close: () => standIn.close(),
  };
}

holdToContract({
  adapter: twilioAdapter,
  world,
  has: { webhooks: ['garbled', 'deliveries'], sending: true },
  wrongSettings: { TWILIO_ACCOUNT_SID: 'SK0123', TWILIO_AUTH_TOKEN: 'a-token-only-used-in-tests' },
});
