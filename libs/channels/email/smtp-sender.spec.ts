import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { FixedClock } from '@frontdoor/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelError, OutboundMessage } from '../core/index.js';
import { callTo, messageTo } from '../../../test/support/sendables.js';
import { smtpSendSettings } from './email.config.js';
import { createSmtpSender, type SmtpSender } from './smtp-sender.js';
import { startMailSink, type MailSink } from './stand-in/index.js';

const clock = new FixedClock(Date.UTC(2026, 2, 9, 9, 30));

const JO = { kind: 'email', value: 'jo@example.org', name: 'Jo Bloggs' } as const;
const message = (change: Partial<OutboundMessage> = {}): OutboundMessage =>
  messageTo('email', JO, {
    entryPoint: { address: 'housing@council.example', name: 'Housing repairs' },
    subject: 'Re: The boiler – again',
    text: 'We come on Tuesday.\n\n.\nFrom here on: £0.',
    ...change,
  });

let sink: MailSink;
let sender: SmtpSender;

beforeEach(async () => {
  sink = await startMailSink();
  sender = createSmtpSender(smtpSendSettings.parse({ host: '127.0.0.1', port: sink.port }), clock);
});
afterEach(async () => {
  sender.close();
  await sink.close();
});

const failure = async (sending: Promise<unknown>): Promise<ChannelError> =>
  sending.then(
    () => Promise.reject(new Error('it was sent')),
    (error: ChannelError) => error,
  );
const headersOf = (index = 0): Record<string, string> =>
  Object.fromEntries(sink.messages[index]!.mail.headers.map(({ key, value }) => [key, value]));

describe('sending by SMTP', () => {
  it('writes the headers that thread a reply and nothing that marks it as automatic', async () => {
    const sent = await sender.send(
      message({
        replyTo: 'housing+aB3x@council.example',
        thread: {
          messageId: 'out-1@council.example',
          inReplyTo: '<m2@example.org>',
          references: ['<first@example.org>', 'm2@example.org', 'reply-1@council.example'],
        },
      }),
    );
    expect(sent).toEqual({ providerId: 'out-1@council.example', state: 'sent' });
    expect(sink.messages[0]?.envelope).toEqual({ from: 'housing@council.example', to: ['jo@example.org'] });
    expect(headersOf()).toMatchObject({
      from: 'Housing repairs <housing@council.example>',
      to: 'Jo Bloggs <jo@example.org>',
      'reply-to': 'Housing repairs <housing+aB3x@council.example>',
      'message-id': '<out-1@council.example>',
      'in-reply-to': '<m2@example.org>',
      references: '<first@example.org> <reply-1@council.example> <m2@example.org>',
      date: 'Mon, 09 Mar 2026 09:30:00 +0000',
    });
    expect(Object.keys(headersOf())).not.toContain('auto-submitted');
    expect(sink.messages[0]?.mail).toMatchObject({ subject: 'Re: The boiler – again' });
    expect(sink.messages[0]?.mail.text?.trimEnd()).toBe('We come on Tuesday.\n\n.\nFrom here on: £0.');
  });

  it('marks what no person wrote (RFC 3834)', async () => {
    await sender.send(message({ automatic: true }));
    expect(headersOf()).toMatchObject({
      'auto-submitted': 'auto-replied',
      'x-auto-response-suppress': 'All',
    });
    expect(
      Object.keys(headersOf()).filter((name) =>
        /^(list-|precedence|x-mailer|references|in-reply-to|reply-to)/.test(name),
      ),
    ).toEqual([]);
  });

  it('sends copies openly, to addresses that can be used', async () => {
    const copy = (value: string) => ({ kind: 'email' as const, value, name: 'A carer' });
    const cc = [copy('carer@example.org'), copy('a@b.example, c@d.example'), copy(JO.value)];
    await sender.send(message({ cc }));
    expect(sink.messages[0]?.envelope.to).toEqual(['jo@example.org', 'carer@example.org']);
    expect(headersOf()).toMatchObject({ cc: 'A carer <carer@example.org>' });
  });

  it('has not sent what only those in copy got', async () => {
    const cc = [{ kind: 'email' as const, value: 'carer@example.org' }];
    sink.refuse(JO.value, 'unknown');
    const error = await failure(sender.send(message({ cc })));
    expect(error).toMatchObject({ remedy: 'give-up' });
    expect(error.message).toContain('Those in copy have it.');
    expect(error.message).not.toContain(JO.value);
    sink.refuse(JO.value, undefined);
    sink.refuse('carer@example.org', 'unknown');
    expect(await sender.send(message({ cc }))).toMatchObject({ state: 'sent' });
  });

  it('makes the same Message-ID at every attempt where none is given', async () => {
    await sender.send(message());
    await sender.send(message());
    expect([headersOf(0)['message-id'], headersOf(1)['message-id']]).toEqual(
      Array(2).fill('<out-1@council.example>'),
    );
  });

  it('lets no value begin a header or a recipient of its own', async () => {
    const evil = 'x\r\nBcc: victim@example.org\r\n\r\nbody';
    await sender.send(
      message({
        subject: evil,
        entryPoint: { address: 'housing@council.example', name: evil },
        to: { kind: 'email', value: 'jo@example.org', name: evil },
        thread: { messageId: `id\r\nX-Evil: 1@x`, inReplyTo: evil, references: [evil] },
      }),
    );
    expect(sink.messages[0]?.envelope.to).toEqual(['jo@example.org']);
    expect(Object.keys(headersOf()).filter((name) => /bcc|evil/.test(name))).toEqual([]);
    for (const value of [
      'jo@example.org\r\nRCPT TO:<victim@example.org>',
      'a@b.example, c@d.example',
      '<a@b.example>',
      'jo',
      '',
    ]) {
      const error = await failure(sender.send(message({ to: { kind: 'email', value } })));
      expect([error.remedy, error.message]).toEqual(['give-up', 'The address cannot be used for mail.']);
    }
    expect(sink.messages).toHaveLength(1);
  });

  it('sends files along, whose names begin no header either', async () => {
    const content = Buffer.from('%PDF-1.7 £');
    await sender.send(
      message({
        files: [
          { name: 'Plan – café.pdf', contentType: 'application/pdf', content },
          { name: 'x\r\nBcc: victim@example.org', contentType: 'text/plain\r\nX-Evil: 1', content },
        ],
      }),
    );
    const { attachments } = sink.messages[0]!.mail;
    expect(attachments[0]).toMatchObject({ filename: 'Plan – café.pdf', mimeType: 'application/pdf' });
    expect(Buffer.from(attachments[0]!.content as ArrayBuffer).equals(content)).toBe(true);
    expect(sink.messages[0]!.raw.toString()).not.toMatch(/^(Bcc|X-Evil)/m);
  });

  it('refuses a call', async () => {
    expect((await failure(sender.send(callTo('+447700900123')))).remedy).toBe('give-up');
  });

  it('gives up on an unknown mailbox, retries later, slows down when busy', async () => {
    sink.refuse('jo@example.org', 'unknown');
    expect(await failure(sender.send(message()))).toMatchObject({
      remedy: 'give-up',
      message: 'The address does not take mail (550 5.1.1).',
    });
    sink.refuse('jo@example.org', 'later');
    expect((await failure(sender.send(message()))).remedy).toBe('retry');
    sink.refuse('jo@example.org', 'busy');
    expect(await failure(sender.send(message()))).toMatchObject({
      remedy: 'slow-down',
      retryAfterMs: 60_000,
    });
    sink.refuse('jo@example.org', undefined);
    await sender.send(message());
    expect(sink.messages).toHaveLength(1);
  });

  it('asks to reconcile when the connection is lost after the mail was written, and never repeats it by itself', async () => {
    await sender.send(message({ id: 'warm-up' }));
    sink.refuse('jo@example.org', 'hang-up');
    expect(await failure(sender.send(message({ text: 'x'.repeat(200_000) })))).toMatchObject({
      remedy: 'reconcile',
      message: 'The connection was lost before the mail server said whether it took the mail.',
    });
    expect(sink.messages.map(({ mail }) => mail.messageId)).toEqual([
      '<warm-up@council.example>',
      '<out-1@council.example>',
    ]);
  });

  it('retries when nobody listens or the connection is lost before the mail was written', async () => {
    await sink.close();
    expect(await failure(sender.send(message()))).toMatchObject({ remedy: 'retry' });
    expect(await sender.probe()).toBe('The mail server could not be reached.');
    const sockets: Socket[] = [];
    const curt = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined).write('220 curt.example\r\n');
      socket.on('data', (data) => {
        if (/^DATA/m.test(data.toString())) socket.destroy();
        else socket.write('250 yes\r\n');
      });
    }).listen(0, '127.0.0.1');
    await once(curt, 'listening');
    const { port } = curt.address() as AddressInfo;
    const other = createSmtpSender(smtpSendSettings.parse({ host: '127.0.0.1', port }), clock);
    expect((await failure(other.send(message()))).remedy).toBe('retry');
    other.close();
    curt.close();
    for (const socket of sockets) socket.destroy();
    sink = await startMailSink();
  });

  it('retries when the connection is lost in the middle of the mail: without its end nobody takes it', async () => {
    const torn = createServer((socket) => {
      let data = false;
      socket.on('error', () => undefined).write('220 torn.example\r\n');
      socket.on('data', (chunk) => {
        if (data) return socket.destroy();
        data = /^DATA/m.test(chunk.toString());
        return socket.write(data ? '354 go on\r\n' : '250 yes\r\n');
      });
    }).listen(0, '127.0.0.1');
    await once(torn, 'listening');
    const { port } = torn.address() as AddressInfo;
    const other = createSmtpSender(smtpSendSettings.parse({ host: '127.0.0.1', port }), clock);
    const long = message({ text: 'A line of a very long letter.\n'.repeat(300_000) });
    expect((await failure(other.send(long))).remedy).toBe('retry');
    other.close();
    torn.close();
  });

  it('sends many at once over few connections', async () => {
    const ids = Array.from({ length: 50 }, (_, i) => `many-${i}`);
    await Promise.all(ids.map((id) => sender.send(message({ id }))));
    const sent = sink.messages.map(({ mail }) => mail.messageId);
    expect(sent).toHaveLength(ids.length);
    expect(new Set(sent)).toEqual(new Set(ids.map((id) => `<${id}@council.example>`)));
  });

  it('lets no mail leave in clear where encryption is required', async () => {
    const strict = createSmtpSender(
      smtpSendSettings.parse({ host: '127.0.0.1', port: sink.port, tls: 'required' }),
      clock,
    );
    const error = await failure(strict.send(message()));
    expect(error).toMatchObject({
      remedy: 'reauthorise',
      message: expect.stringContaining('no secure connection'),
    });
    expect(await strict.probe()).toContain('no secure connection');
    strict.close();
    expect(sink.messages).toHaveLength(0);
  });
});
