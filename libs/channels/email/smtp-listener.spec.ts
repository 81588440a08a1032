import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { FixedClock, FrontdoorError } from '@frontdoor/kernel';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.js';
import { adapterContext } from '../../../test/support/adapter-context.js';
import { mailFixture, plainMail } from '../../../test/support/mail-fixtures.js';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import { smtpListenSettings } from './email.config.js';
import { startSmtpListener, type SmtpListener } from './smtp-listener.js';
import { sendMail } from './stand-in/index.js';
import { CERTIFICATE, KEY } from '../../../test/support/certificate.js';

const HOUSING = 'housing@council.example';
const WASTE = 'waste@council.example';
const clock = new FixedClock(Date.UTC(2026, 2, 9, 9));

let hub: MemoryHub;
let listener: SmtpListener;

const start = async (settings: object = {}, ofHub: Record<string, string> = {}): Promise<void> => {
  listener = await startSmtpListener(
    smtpListenSettings.parse({ port: 0, ...settings }),
    adapterContext(hub, { clock, settings: ofHub }),
  );
};
const send = (to: string | string[], raw: Buffer, from = 'jo@example.org'): Promise<void> =>
  sendMail(listener.port, { envelope: { from, to }, raw });
const refused = async (sending: Promise<unknown>): Promise<number | undefined> =>
  sending.then(
    () => undefined,
    (error: { responseCode?: number }) => error.responseCode,
  );

/** A client that says exactly what it is told. */
class Talker {
  private readonly lines: AsyncIterator<string>;
  constructor(readonly socket: Socket) {
    socket.on('error', () => undefined);
    this.lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  }
  static open = async (port: number): Promise<Talker> => {
    const talker = new Talker(connect(port, '127.0.0.1'));
    await talker.reply();
    return talker;
  };
  /** Last line of the next reply. */
  async reply(): Promise<string> {
    for (;;) {
      const { value, done } = await this.lines.next();
      if (done) return '';
      if (/^\d{3} /.test(value)) return value;
    }
  }
  async say(line: string): Promise<string> {
    this.socket.write(`${line}\r\n`);
    return this.reply();
  }
}

beforeEach(() => {
  hub = new MemoryHub([HOUSING, WASTE], clock);
});
afterEach(() => listener?.close());

describe('SMTP listener', () => {
  it('takes mail for an entry point, bytes unchanged', async () => {
    await start();
    const raw = mailFixture('latin1');
    await send('Housing+aB3x@Council.example', raw);
    expect(hub.arrivals).toHaveLength(1);
    const [arrival] = hub.arrivals;
    expect(arrival).toMatchObject({ channel: 'email', entryPoint: HOUSING, contentType: 'message/rfc822' });
    expect(Buffer.from(arrival!.raw).equals(raw)).toBe(true);
    expect(arrival?.contact).toMatchObject({ entryPoint: HOUSING, thread: { tokens: ['aB3x'] } });
  });

  it('makes two arrivals of a mail to two entry points, and one of two addresses of one', async () => {
    await start();
    await send([HOUSING, 'housing+token@council.example', WASTE], plainMail());
    expect(hub.arrivals.map(({ entryPoint, contact }) => [entryPoint, contact?.entryPoint])).toEqual([
      [HOUSING, HOUSING],
      [WASTE, WASTE],
    ]);
  });

  it('relays nothing', async () => {
    await start();
    const talker = await Talker.open(listener.port);
    await talker.say('EHLO client.example');
    await talker.say('MAIL FROM:<jo@example.org>');
    expect(await talker.say('RCPT TO:<someone@elsewhere.example>')).toBe(
      '550 5.1.1 Nobody here reads mail to this address.',
    );
    expect(await talker.say('RCPT TO:<housing@elsewhere.example>')).toMatch(/^550 5\.1\.1/);
    expect(await talker.say(`RCPT TO:<${HOUSING}>`)).toMatch(/^250/);
    talker.socket.destroy();
  });

  it('offers SIZE, but neither log-in nor STARTTLS', async () => {
    await start({ maxBytes: 4096 });
    const socket = connect(listener.port, '127.0.0.1');
    await once(socket, 'data');
    socket.write('EHLO client.example\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toContain('SIZE 4096');
    expect(answer.toString()).not.toMatch(/AUTH|STARTTLS/);
    socket.destroy();
  });

  it('offers STARTTLS where it has a key and a certificate', async () => {
    await start({ tls: { key: KEY, cert: CERTIFICATE } });
    const transport = createTransport({
      host: '127.0.0.1',
      port: listener.port,
      requireTLS: true,
      tls: { rejectUnauthorized: false },
    });
    await transport.sendMail({ envelope: { from: 'jo@example.org', to: HOUSING }, raw: plainMail() });
    expect(hub.arrivals).toHaveLength(1);
  });

  it('refuses mail that is announced or turns out too large with 552', async () => {
    await start({ maxBytes: 4096 });
    const large = plainMail({ text: 'x'.repeat(70) + '\r\n'.repeat(10_000) });
    const talker = await Talker.open(listener.port);
    await talker.say('EHLO client.example');
    expect(await talker.say('MAIL FROM:<jo@example.org> SIZE=5000')).toMatch(/^552/);
    await talker.say('MAIL FROM:<jo@example.org>');
    await talker.say(`RCPT TO:<${HOUSING}>`);
    await talker.say('DATA');
    expect(await talker.say(`${large.toString()}\r\n.`)).toBe(
      '552 5.3.4 The mail is larger than 4096 bytes.',
    );
    expect(hub.arrivals).toEqual([]);
    talker.socket.destroy();
  });

  it('takes once what a client sends again because it lost our answer', async () => {
    await start();
    const raw = plainMail({ id: 'same@example.org' });
    await send(HOUSING, raw);
    await send(HOUSING, raw);
    await send(HOUSING, plainMail({ id: 'another@example.org' }));
    expect([hub.arrivals.length, hub.duplicates]).toEqual([2, 1]);
  });

  it('answers 250 only when all is stored, and 451 when it is not; the next try completes it', async () => {
    await start();
    hub.beforeReceive = ({ entryPoint }) => {
      if (entryPoint === WASTE) throw new Error('the database is down');
    };
    expect(await refused(send([HOUSING, WASTE], plainMail()))).toBe(451);
    hub.beforeReceive = () => undefined;
    expect(await refused(send([HOUSING, WASTE], plainMail()))).toBeUndefined();
    expect(hub.arrivals.map(({ entryPoint }) => entryPoint)).toEqual([HOUSING, WASTE]);
    expect(hub.reports).toContainEqual(expect.objectContaining({ state: 'trouble' }));
  });

  it('answers 452 while the store takes nothing, says so, and takes the next try', async () => {
    await start();
    hub.isFull = true;
    expect(await refused(send(HOUSING, plainMail()))).toBe(452);
    expect(hub.reports).toContainEqual(expect.objectContaining({ state: 'trouble' }));
    expect(hub.arrivals).toEqual([]);
    hub.isFull = false;
    expect(await refused(send(HOUSING, plainMail()))).toBeUndefined();
    expect(hub.arrivals).toHaveLength(1);
  });

  it('keeps what it cannot read for the quarantine', async () => {
    await start();
    await send(HOUSING, mailFixture('no-sender'), '');
    expect(hub.arrivals[0]?.contact).toBeUndefined();
    expect(hub.arrivals[0]?.fault?.reason).toBe('It names no sender that can be answered.');
  });

  it('takes the sender of the envelope for who wrote a mail that names nobody', async () => {
    await start();
    await send(HOUSING, mailFixture('no-sender'));
    expect(hub.arrivals[0]?.contact?.from).toEqual({ kind: 'email', value: 'jo@example.org' });
  });

  it('knows the null sender', async () => {
    await start();
    await send(HOUSING, plainMail({ subject: 'Undeliverable: Your repair' }), '');
    expect(hub.arrivals[0]?.contact?.automatic).toBe('bounce');
  });

  it('limits connections, messages and recipients', async () => {
    await start({ connectionsPerMinute: 4, messagesPerMinute: 2 });
    await send(HOUSING, plainMail({ id: '1@x.example' }));
    await send(HOUSING, plainMail({ id: '2@x.example' }));
    expect(await refused(send(HOUSING, plainMail({ id: '3@x.example' })))).toBe(451);
    const many = Array.from({ length: 51 }, (_, i) => `housing+${i}@council.example`);
    clock.advance(60_000);
    const talker = await Talker.open(listener.port);
    await talker.say('EHLO client.example');
    await talker.say('MAIL FROM:<jo@example.org>');
    const replies = [];
    for (const one of many) replies.push((await talker.say(`RCPT TO:<${one}>`)).slice(0, 3));
    expect(replies.filter((reply) => reply === '250')).toHaveLength(50);
    expect(replies.at(-1)).toBe('452');
    talker.socket.destroy();
    for (let i = 0; i < 3; i++) (await Talker.open(listener.port)).socket.destroy();
    const refusedSocket = connect(listener.port, '127.0.0.1');
    const [greeting] = (await once(refusedSocket, 'data')) as [Buffer];
    expect(greeting.toString()).toMatch(/^421 4\.7\.0 Too many connections/);
    refusedSocket.destroy();
  });

  it('gives one address some of the places, all of them some, and trusted relays their own', async () => {
    await start({ places: 3, placesPerAddress: 2 });
    const held = [await Talker.open(listener.port), await Talker.open(listener.port)];
    expect(await refused(send(HOUSING, plainMail()))).toBe(421);
    expect(await held[0]!.say('NOOP')).toMatch(/^250/);
    held[0]!.socket.destroy();
    await eventually('a free place', async () => !(await refused(send(HOUSING, plainMail()))));
    held[1]!.socket.destroy();
    await listener.close();

    await start(
      { places: 3, placesPerAddress: 1, connectionsPerMinute: 1, messagesPerMinute: 1 },
      { TRUSTED_RELAYS: 'loopback' },
    );
    const relay = await Talker.open(listener.port);
    for (const id of ['1@x.example', '2@x.example']) await send(HOUSING, plainMail({ id }));
    relay.socket.destroy();
    expect(hub.arrivals).toHaveLength(3);
  });

  it('ends a connection that lasts too long, whatever it says', async () => {
    await start({ connectionSeconds: 0.3 });
    const talker = await Talker.open(listener.port);
    const ended = once(talker.socket, 'close');
    const talking = setInterval(() => talker.socket.write('NOOP\r\n'), 50);
    await ended;
    clearInterval(talking);
    await send(HOUSING, plainMail());
  });

  it('holds so many bytes at once and no more; what is too much comes later, and is then taken', async () => {
    await start({}, { ARRIVING_MAX_BYTES: '1500000', ARRIVING_MAX_BYTES_PER_ADDRESS: '1048576' });
    const large = (id: string): Buffer => plainMail({ id, text: 'x\r\n'.repeat(250_000) });
    let release: () => void = () => undefined;
    const stored = new Promise<void>((resolve) => (release = resolve));
    hub.beforeReceive = () => stored;
    const first = send(HOUSING, large('1'));
    await eventually(
      'the first is being stored',
      async () => (await refused(send(HOUSING, large('2')))) === 451,
    );
    release();
    await first;
    await send(HOUSING, large('2'));
    expect(hub.arrivals).toHaveLength(2);
  });

  it('takes nothing from a client that goes away in the middle', async () => {
    await start();
    const talker = await Talker.open(listener.port);
    await talker.say('EHLO client.example');
    await talker.say('MAIL FROM:<jo@example.org>');
    await talker.say(`RCPT TO:<${HOUSING}>`);
    await talker.say('DATA');
    talker.socket.write(plainMail());
    talker.socket.destroy();
    await send(HOUSING, plainMail({ subject: 'After' }));
    expect(hub.subjects).toEqual(['After']);
  });

  it('says which port is busy', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(start({ port })).rejects.toMatchObject({
      code: 'port-busy',
      details: { port, host: '127.0.0.1', setting: 'SMTP_PORT' },
    });
    await expect(start({ port })).rejects.toBeInstanceOf(FrontdoorError);
    other.close();
  });

  it('closes with a client still connected, after what it is storing is stored', async () => {
    await start();
    const idle = await Talker.open(listener.port);
    let stored = false;
    hub.beforeReceive = async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      stored = true;
    };
    const sending = refused(send(HOUSING, plainMail()));
    await new Promise((resolve) => setTimeout(resolve, 400));
    await listener.close();
    expect(stored).toBe(true);
    await sending;
    await expect(Talker.open(listener.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    idle.socket.destroy();
  });
});
