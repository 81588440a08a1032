import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { describe } from 'vitest';
import { adapterContext, HastyClock } from '../../../test/support/adapter-context.js';
import { type Dovecot, hasDovecot, startDovecot } from '../../../test/support/dovecot.js';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import { messageTo } from '../../../test/support/sendables.js';
import { plainMail } from '../../../test/support/mail-fixtures.js';
import { type Candidate, holdToContract, type World } from '../core/conformance/index.js';
import type { RawRequest } from '../core/index.js';
import { emailAdapter } from './index.js';
import { sendMail, startMailSink } from './stand-in/index.js';

const HOUSING = 'housing@council.example';
const secretMadeOf = (words: string): string => `whsec_${Buffer.from(words).toString('base64')}`;
const SECRET = secretMadeOf('a signing key for tests');
const integrations = [{ key: 'archive', secret: SECRET, mailboxes: [HOUSING], entryPoint: 'archive' }];
let count = 0;

const mail = (text: string): Buffer => plainMail({ text, id: `mail-${++count}@customer.example` });
const multipart = (content: Uint8Array): Buffer =>
  Buffer.from(
    [
      'From: jo@example.org',
      `To: ${HOUSING}`,
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: text/plain',
      '',
      'See the file.',
      '--x',
      'Content-Type: application/octet-stream; name=plan.bin',
      'Content-Disposition: attachment; filename=plan.bin',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(content).toString('base64'),
      '--x--',
      '',
    ].join('\r\n'),
  );

function request(body: Buffer, signingKey = SECRET): RawRequest {
  const id = `message-${++count}`;
  const now = new Date();
  const headers = {
    'content-type': 'message/rfc822',
    'frontdoor-integration': 'archive',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(signingKey).sign(id, now, body),
  };
  return { method: 'POST', url: '', path: HOUSING, headers, body };
}

const webhooks: World['webhooks'] = {
  message: (text) => request(mail(text)),
  forged: () => request(mail('Forged'), secretMadeOf('another key')),
  garbled: () => request(Buffer.from('')),
  withFile: { request: () => request(multipart(FILE())), content: FILE() },
};
function FILE(): Buffer {
  return Buffer.from([0, 1, 2, 250, 251, 252]);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const shared: Pick<Candidate, 'adapter' | 'wrongSettings'> = {
  adapter: emailAdapter,
  wrongSettings: { MAILBOXES: '{"entryPoint": "nobody"}' },
};

holdToContract({
  ...shared,
  way: 'SMTP',
  has: { webhooks: ['garbled', 'withFile'], sending: true, source: 'port' },
  world: async () => {
    const [sink, port] = [await startMailSink(), await freePort()];
    const hub = new MemoryHub([HOUSING]);
    const to = { kind: 'email', value: 'resident@customer.example' } as const;
    const from = { address: HOUSING, name: 'Housing' };
    return {
      settings: { SMTP_PORT: String(port), SMTP_OUT_URL: `smtp://127.0.0.1:${sink.port}` },
      hub,
      context: () => adapterContext(hub, { integrations }),
      webhooks,
      sending: {
        sendable: (channel) => messageTo(channel, to, { id: `out-${++count}`, entryPoint: from }),
        unsendable: messageTo('email', { kind: 'email', value: 'nowhere' }, { entryPoint: from }),
        times: ({ id }) => sink.messages.filter(({ mail: sunk }) => sunk.messageId?.includes(id)).length,
        breakOff: (when) => sink.refuse(to.value, when === 'before' ? 'later' : 'hang-up'),
        mend: () => sink.refuse(to.value, undefined),
        filesOf: ({ id }) =>
          sink.messages.flatMap(({ mail: sunk }) =>
            sunk.messageId?.includes(id)
              ? sunk.attachments.map(({ content }) => new Uint8Array(content as ArrayBuffer))
              : [],
          ),
      },
      source: {
        put: (text) => sendMail(port, { envelope: { from: 'jo@example.org', to: HOUSING }, raw: mail(text) }),
      },
      close: () => sink.close(),
    };
  },
});

describe.skipIf(!hasDovecot())('on Dovecot', () => {
  let dovecot: Dovecot;
  holdToContract({
    ...shared,
    way: 'mailbox',
    has: { webhooks: ['withFile'], source: 'leased' },
    world: async () => {
      dovecot = await startDovecot();
      const { host, port, user, password } = dovecot;
      const mailbox = { entryPoint: HOUSING, host, port, user, password, secure: false };
      const hub = new MemoryHub([HOUSING]);
      return {
        settings: { SMTP_PORT: 'off', MAILBOXES: JSON.stringify([mailbox]) },
        hub,
        context: () => adapterContext(hub, { integrations, clock: new HastyClock(20) }),
        webhooks,
        source: { put: async (text) => dovecot.deliver(mail(text)) },
        close: () => dovecot.close(),
      };
    },
  });
});
