import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { messageTo } from '../../../test/support/sendables.js';
import { adapterContext } from '../../../test/support/adapter-context.js';
import { mailFixture, plainMail } from '../../../test/support/mail-fixtures.js';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import { connectMail } from './email.adapter.js';
import { emailConfig } from './email.config.js';
import { sendMail, startMailSink } from './stand-in/index.js';

const HOUSING = 'housing@council.example';
const hub = new MemoryHub([HOUSING]);
const closing: (() => unknown)[] = [];

const connect = (settings: object) => {
  const connection = connectMail(emailConfig.parse(settings), adapterContext(hub));
  closing.push(() => connection.close());
  return connection;
};

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describe('the email adapter', () => {
  it('receives by SMTP and answers by SMTP, until it is told to stop', async () => {
    const sink = await startMailSink();
    closing.push(() => sink.close());
    const port = await freePort();
    const connection = connect({
      smtpListen: { port },
      smtpSend: { host: '127.0.0.1', port: sink.port },
    });
    const abort = new AbortController();
    const listening = connection.listen!(abort.signal);
    await vi.waitFor(() => expect(hub.reports.at(-1)).toMatchObject({ source: 'email:smtp', state: 'ok' }));
    await sendMail(port, {
      envelope: { from: 'zoe@example.org', to: HOUSING },
      raw: mailFixture('multipart'),
    });
    const [arrival] = hub.arrivals;
    const { from, subject, thread } = arrival!.contact!;
    const answer = messageTo('email', from!, {
      entryPoint: { address: HOUSING, name: 'Housing' },
      subject,
      thread: {
        messageId: 'out-9@council.example',
        inReplyTo: thread?.messageId,
        references: thread!.references.toReversed(),
      },
    });
    await connection.send!(answer);
    const { mail } = await sink.waitFor(({ envelope }) => envelope.to.includes('zoe@example.org'));
    expect(mail.inReplyTo).toBe('<m2@example.org>');
    expect(mail.references).toBe(
      '<first@example.org> <reply-1@council.example> <reply-2@council.example> <m2@example.org>',
    );
    expect((await connection.attachments!(arrival!.raw, [0]))[0]!.name).toBe('Heizkörper.jpg');
    expect(await connection.probe()).toEqual({ ok: true, detail: 'Outgoing mail answers.' });
    abort.abort();
    await listening;
    await expect(sendMail(port, { envelope: { from: '', to: HOUSING }, raw: plainMail() })).rejects.toThrow();
  });

  it('rejects listening on a busy port, and asks for a relay to send by', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    closing.push(() => other.close());
    const { port } = other.address() as AddressInfo;
    const connection = connect({ smtpListen: { port } });
    await expect(connection.listen!(new AbortController().signal)).rejects.toMatchObject({
      code: 'port-busy',
    });
    const mail = messageTo('email', { kind: 'email', value: 'zoe@example.org' });
    await expect(connection.send!(mail)).rejects.toMatchObject({ remedy: 'reauthorise' });
    expect(await connection.probe()).toEqual({ ok: true, detail: 'Nothing outside is used for mail.' });
  });

  it('says in one sentence what does not answer', async () => {
    const mailbox = { entryPoint: HOUSING, host: '127.0.0.1', port: 1, user: 'agent', password: 'secret' };
    const connection = connect({ smtpSend: { host: '127.0.0.1', port: 1 }, mailboxes: [mailbox] });
    expect(await connection.probe()).toEqual({
      ok: false,
      detail:
        'Outgoing mail fails: The mail server could not be reached; ' +
        `mailbox ${HOUSING} fails: The mail server could not be reached.`,
    });
  });
});
