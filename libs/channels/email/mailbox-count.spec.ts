import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { adapterContext, HastyClock } from '../../../test/support/adapter-context.js';
import { type Dovecot, hasDovecot, startDovecot } from '../../../test/support/dovecot.js';
import { plainMail } from '../../../test/support/mail-fixtures.js';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import { mailboxSettings, type MailboxSettings } from './email.config.js';
import { followMailbox, recountMailboxes, sourceOf } from './mailbox.js';

const HOUSING = 'housing@council.example';
const DAY_MS = 86_400_000;

describe.skipIf(!hasDovecot())('what lies in a mailbox, counted against what was taken in', () => {
  let dovecot: Dovecot;
  let hub: MemoryHub;
  let settings: MailboxSettings;
  const stopping: (() => Promise<void>)[] = [];

  const context = () => adapterContext(hub, { clock: new HastyClock(10) });
  function follow(change: Partial<MailboxSettings> = {}): () => Promise<void> {
    const abort = new AbortController();
    const ended = followMailbox({ ...settings, ...change }, context(), abort.signal);
    const stop = async (): Promise<void> => {
      abort.abort();
      await ended;
    };
    stopping.push(stop);
    return stop;
  }
  const until = (holds: () => void): Promise<void> => vi.waitFor(holds, { timeout: 20_000, interval: 20 });
  const cursor = (): string | undefined => hub.cursors.get(sourceOf(settings));
  const deliver = (...subjects: string[]): void => {
    for (const subject of subjects) dovecot.deliver(plainMail({ subject, id: `${subject}@example.org` }));
  };
  const count = (change: Partial<MailboxSettings> = {}, failures = new Map<string, number>()) =>
    recountMailboxes([{ ...settings, ...change }], context(), Date.now() - 2 * DAY_MS, failures);
  /** As if the reader had been told less than there is: it is behind these mails, and they were never taken. */
  const passOver = (last: number): void => {
    hub.cursors.set(sourceOf(settings), `${cursor()!.split(':')[0]}:${last}`);
  };
  /** A way to the server that notes what is fetched, and changes what comes back. */
  async function proxied(
    change: (data: string) => string = (data) => data,
  ): Promise<{ port: number; fetched: string[] }> {
    const fetched: string[] = [];
    const pass = (from: Socket, to: Socket, changed: (data: Buffer) => Buffer): void => {
      from.on('error', () => to.destroy()).on('close', () => to.destroy());
      from.on('data', (data) => void to.write(changed(data)));
    };
    const proxy = createServer((client) => {
      const server = connect(dovecot.port, '127.0.0.1');
      pass(client, server, (data) => {
        fetched.push(...(data.toString('latin1').match(/UID FETCH \d+ .*BODY\.PEEK\[\]/g) ?? []));
        return data;
      });
      pass(server, client, (data) => Buffer.from(change(data.toString('latin1')), 'latin1'));
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    stopping.push(async () => void proxy.close());
    return { port: (proxy.address() as AddressInfo).port, fetched };
  }

  beforeEach(async () => {
    dovecot = await startDovecot();
    hub = new MemoryHub([HOUSING]);
    const { host, port, user, password } = dovecot;
    settings = mailboxSettings.parse({ entryPoint: HOUSING, host, port, user, password, secure: false });
  });
  afterEach(async () => {
    await Promise.all(stopping.splice(0).map((stop) => stop()));
    await dovecot.close();
  });

  it('takes in once what a search left out, and fetches nothing besides', async () => {
    deliver('one', 'two', 'three');
    const { port } = await proxied((data) => data.replace(/^(\* SEARCH.*) 2 /m, '$1 '));
    const stop = follow({ port });
    await until(() => expect(cursor()).toMatch(/:3$/));
    await stop();
    expect(hub.subjects).toEqual(['one', 'three']);
    const watched = await proxied();
    const again = { port: watched.port };
    expect(await count(again)).toEqual({ arrivals: [], wishes: [], looked: 3, taken: 1 });
    expect(watched.fetched).toEqual([expect.stringMatching(/^UID FETCH 2 /)]);
    expect(hub.subjects).toEqual(['one', 'three', 'two']);
    expect(await count(again)).toMatchObject({ looked: 3, taken: 0 });
    expect([watched.fetched.length, hub.duplicates]).toEqual([1, 0]);
  });

  it('is right after all got other numbers: what was passed over is found, the rest known again and fetched once', async () => {
    deliver('one', 'copy', 'copy');
    const stop = follow();
    await until(() => expect(cursor()).toMatch(/:3$/));
    await stop();
    await dovecot.renumber();
    // Not read under the new numbers yet: that is no matter of the count.
    expect(await count()).toMatchObject({ looked: 0, taken: 0 });
    const second = follow();
    await until(() => expect(hub.duplicates).toBe(3));
    await until(() => expect(cursor()).toMatch(/:3$/));
    await second();
    deliver('passed over');
    passOver(4);
    const { port, fetched } = await proxied();
    const asBefore = { port };
    expect(await count(asBefore)).toMatchObject({ looked: 4, taken: 1 });
    expect(fetched).toHaveLength(4);
    expect(hub.subjects).toEqual(['one', 'copy', 'copy', 'passed over']);
    expect(await count(asBefore)).toMatchObject({ looked: 4, taken: 0 });
    expect(fetched).toHaveLength(4);
    // And once more, with everything under a third set of numbers.
    await dovecot.renumber();
    const before = cursor();
    follow();
    await until(() => expect(cursor()).not.toBe(before));
    await until(() => expect(cursor()).toMatch(/:4$/));
    expect(await count()).toMatchObject({ looked: 4, taken: 0 });
    expect(hub.arrivals).toHaveLength(4);
  });

  it('fetches so many at a time, says that there are more, and goes on', async () => {
    deliver('first');
    const stop = follow();
    await until(() => expect(cursor()).toMatch(/:1$/));
    await stop();
    deliver(...Array.from({ length: 520 }, (_, n) => `mail ${n}`));
    passOver(521);
    const counted = await count();
    expect(counted).toMatchObject({ looked: 521, taken: 500 });
    expect(counted.problem).toBe(`${HOUSING}: There is more than one count looks at; the next goes on.`);
    expect(await count()).toEqual({ arrivals: [], wishes: [], looked: 521, taken: 20 });
    expect([hub.arrivals.length, hub.duplicates]).toEqual([521, 0]);
  });

  it('leaves alone what lay there before reading began with new mail', async () => {
    deliver('old');
    const stop = follow({ startAt: 'now' });
    await until(() => expect(hub.reports.at(-1)?.state).toBe('ok'));
    await stop();
    deliver('passed over');
    passOver(2);
    expect(await count({ startAt: 'now' })).toMatchObject({ looked: 1, taken: 1 });
    expect(hub.subjects).toEqual(['passed over']);
    // Of a mailbox that was begun before such places were kept nothing older is known.
    hub.cursors.delete(`imap-begun:${sourceOf(settings)}`);
    expect(await count({ startAt: 'now' })).toMatchObject({ looked: 0, taken: 0 });
    deliver('later');
    passOver(3);
    expect(await count({ startAt: 'now' })).toMatchObject({ looked: 1, taken: 1 });
    expect(hub.subjects).toEqual(['passed over', 'later']);
  });

  it('takes the headers of a mail that is never handed over, and names a mailbox that it cannot count', async () => {
    deliver('one');
    const stop = follow();
    await until(() => expect(cursor()).toMatch(/:1$/));
    await stop();
    dovecot.deliver(plainMail({ subject: 'odd', text: 'poison in here' }));
    deliver('last');
    passOver(3);
    const cut = createServer((client) => {
      const server = connect(dovecot.port, '127.0.0.1');
      client.on('error', () => server.destroy()).on('close', () => server.destroy());
      server.on('error', () => client.destroy()).on('close', () => client.destroy());
      client.pipe(server);
      server.on('data', (data) => (data.includes('poison') ? server.destroy() : client.write(data)));
    }).listen(0, '127.0.0.1');
    await once(cut, 'listening');
    stopping.push(async () => void cut.close());
    const { port } = cut.address() as AddressInfo;
    const failures = new Map<string, number>();
    const tries: unknown[] = [];
    for (let n = 0; n < 6; n++) tries.push((await count({ port }, failures)).problem);
    expect(tries).toEqual([
      ...Array.from({ length: 5 }, () => `${HOUSING}: The connection to the mail server was lost.`),
      undefined,
    ]);
    expect(hub.arrivals.map(({ contact, fault }) => contact?.subject ?? fault?.reason)).toEqual([
      'one',
      'The mail server broke off each time this mail was fetched.',
      'last',
    ]);
    const both = await recountMailboxes(
      [{ ...settings, entryPoint: 'bins@council.example', password: 'wrong' }, settings],
      context(),
      Date.now() - DAY_MS,
      failures,
    );
    expect(both).toMatchObject({
      looked: 3,
      taken: 0,
      problem: 'bins@council.example: The mail server refused the user name and password.',
    });
  });
});
