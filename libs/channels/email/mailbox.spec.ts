import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hasDovecot, startDovecot, type Dovecot } from '../../../test/support/dovecot.js';
import { HastyClock, adapterContext } from '../../../test/support/adapter-context.js';
import { mailFixture, plainMail } from '../../../test/support/mail-fixtures.js';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import { mailboxSettings, type MailboxSettings } from './email.config.js';
import { followMailbox, probeMailbox, sourceOf } from './mailbox.js';

const HOUSING = 'housing@council.example';
const MEBIBYTE = 1024 * 1024;
const subjectOf = (raw: Uint8Array): string | undefined =>
  /^Subject: (.*?)\r?$/m.exec(Buffer.from(raw).toString())?.[1];

describe.skipIf(!hasDovecot())('a mailbox on Dovecot', () => {
  let dovecot: Dovecot;
  let hub: MemoryHub;
  let settings: MailboxSettings;
  const stopping: (() => Promise<void>)[] = [];

  /** One process reading the mailbox; the function ends it. */
  function follow(change: Partial<MailboxSettings> = {}): () => Promise<void> {
    const abort = new AbortController();
    const ended = followMailbox(
      { ...settings, ...change },
      adapterContext(hub, { clock: new HastyClock(10) }),
      abort.signal,
    );
    const stop = async (): Promise<void> => {
      abort.abort();
      await ended;
    };
    stopping.push(stop);
    return stop;
  }
  /** A way to the server that changes what passes, or cuts the connection where it gives undefined. */
  async function proxied(change: {
    toServer?: (data: Buffer) => Buffer | undefined;
    toClient?: (data: Buffer) => Buffer | undefined;
  }): Promise<number> {
    const same = (data: Buffer): Buffer => data;
    const pass = (from: Socket, to: Socket, changed: (data: Buffer) => Buffer | undefined): void => {
      from.on('error', () => to.destroy()).on('close', () => to.destroy());
      from.on('data', (data) => {
        const rest = changed(data);
        if (rest) to.write(rest);
        else from.destroy();
      });
    };
    const proxy = createServer((client) => {
      const server = connect(dovecot.port, '127.0.0.1');
      pass(client, server, change.toServer ?? same);
      pass(server, client, change.toClient ?? same);
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    stopping.push(async () => void proxy.close());
    return (proxy.address() as AddressInfo).port;
  }
  const until = (holds: () => void, timeout = 20_000): Promise<void> =>
    vi.waitFor(holds, { timeout, interval: 20 });
  const taken = (subjects: string[]): Promise<void> => until(() => expect(hub.subjects).toEqual(subjects));
  const cursor = (): string | undefined => hub.cursors.get(sourceOf(settings));
  const deliver = (...subjects: string[]): void => {
    for (const subject of subjects) dovecot.deliver(plainMail({ subject, id: `${subject}@example.org` }));
  };

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
  it('takes what is there in order, then what IDLE announces, and leaves the mailbox as it was', async () => {
    deliver('one', 'two');
    follow();
    await taken(['one', 'two']);
    await until(() => expect(hub.reports.at(-1)?.detail).toBe('Read to its end; waiting for new mail.'));
    await sleep(500);
    deliver('three');
    await taken(['one', 'two', 'three']);
    expect(hub.arrivals[0]).toMatchObject({
      channel: 'email',
      entryPoint: HOUSING,
      contentType: 'message/rfc822',
    });
    expect(Buffer.from(hub.arrivals[2]!.raw).toString()).toBe(
      plainMail({ subject: 'three', id: 'three@example.org' }).toString(),
    );
    expect(dovecot.count()).toBe(3);
    expect(hub.reports.every(({ state }) => state === 'ok')).toBe(true);
  });

  it('takes a large mail whole, a piece at a time', async () => {
    const mails = [3 * MEBIBYTE - 7, 2 * MEBIBYTE].map((size, n) => {
      const start = `From: jo@example.org\r\nSubject: large ${n}\r\n\r\n`;
      return Buffer.from(
        `${start}${'All of it.\r\n'.repeat(size / 12).slice(0, size - start.length - 2)}\r\n`,
      );
    });
    const asked: string[] = [];
    const port = await proxied({
      toServer: (data) => {
        asked.push(...(data.toString('latin1').match(/BODY\.PEEK\[\]<[\d.]+>/g) ?? []));
        return data;
      },
    });
    for (const mail of mails) dovecot.deliver(mail);
    follow({ port });
    await until(() => expect(hub.arrivals).toHaveLength(2));
    expect(hub.arrivals.map(({ raw }, n) => mails[n]!.equals(raw))).toEqual([true, true]);
    expect(asked.length).toBeGreaterThanOrEqual(6);
    expect(new Set(asked.map((each) => each.slice(each.indexOf('.', 10) + 1)))).toEqual(
      new Set(['1048576>']),
    );
  });

  it('goes on after a restart where it was', async () => {
    deliver('one');
    const stop = follow();
    await taken(['one']);
    await until(() => expect(cursor()).toMatch(/^\d+:1$/));
    await stop();
    deliver('two');
    follow();
    await taken(['one', 'two']);
    expect(hub.duplicates).toBe(0);
  });

  it('takes a mail once when it crashes between storing it and moving the cursor', async () => {
    deliver('one', 'two');
    hub.beforeSaveCursor = (source) => {
      if (source === sourceOf(settings)) throw new Error('killed');
    };
    const stop = follow();
    await until(() => expect(hub.subjects).toEqual(['one']));
    await stop();
    expect(cursor()).toBeUndefined();
    hub.beforeSaveCursor = () => undefined;
    follow();
    await taken(['one', 'two']);
    expect(hub.duplicates).toBeGreaterThan(0);
  });

  it('doubles and loses nothing when UIDVALIDITY changes, copies lying side by side included', async () => {
    deliver('one', 'copy', 'copy');
    const stop = follow();
    await taken(['one', 'copy', 'copy']);
    await until(() => expect(cursor()).toMatch(/:3$/));
    const before = cursor();
    await stop();
    await dovecot.renumber();
    deliver('while away');
    follow();
    await taken(['one', 'copy', 'copy', 'while away']);
    await until(() => expect(cursor()).toMatch(/:4$/));
    expect(cursor()?.split(':')[0]).not.toBe(before?.split(':')[0]);
    expect(hub.duplicates).toBe(3);
  });

  it('is not doubled by a crash in the middle of a renumbered mailbox', async () => {
    deliver('one', 'two', 'three');
    const first = follow();
    await taken(['one', 'two', 'three']);
    await first();
    await dovecot.renumber();
    let offers = 0;
    hub.beforeReceive = () => {
      if (++offers > 1) throw new Error('killed');
    };
    const second = follow();
    await until(() => expect(offers).toBeGreaterThan(1));
    await second();
    hub.beforeReceive = () => undefined;
    deliver('four');
    follow();
    await taken(['one', 'two', 'three', 'four']);
  });

  it('puts poison and mail that is too large aside and takes the rest', async () => {
    deliver('one');
    dovecot.deliver(mailFixture('not-a-mail'));
    dovecot.deliver(mailFixture('no-sender'));
    dovecot.deliver(plainMail({ subject: 'large', text: 'x\r\n'.repeat(20_000) }));
    deliver('last');
    follow({ maxBytes: 10_000 });
    await until(() => expect(hub.arrivals).toHaveLength(5));
    expect(hub.arrivals.map(({ contact, fault }) => contact?.subject ?? fault?.reason)).toEqual([
      'one',
      'It does not begin with mail headers, so it is not a mail.',
      'It names no sender that can be answered.',
      expect.stringMatching(/^The mail has \d+ bytes, more than the 10000 allowed/),
      'last',
    ]);
    const large = hub.arrivals[3]!;
    expect(large.contentType).toBe('text/rfc822-headers');
    expect(Buffer.from(large.raw).toString()).toContain('Subject: large');
  });

  it('takes the headers of a mail over which the connection breaks every time, and then the rest', async () => {
    const port = await proxied({ toClient: (data) => (data.includes('poison in here') ? undefined : data) });
    deliver('one');
    dovecot.deliver(plainMail({ subject: 'odd', text: 'poison in here' }));
    deliver('last');
    follow({ port });
    await until(() => expect(hub.arrivals).toHaveLength(3), 25_000);
    expect(hub.arrivals[1]?.fault?.reason).toBe('The mail server broke off each time this mail was fetched.');
    expect(Buffer.from(hub.arrivals[1]!.raw).toString()).toContain('Subject: odd');
    expect(hub.subjects[2]).toBe('last');
  });

  it('takes mail one by one where the server will not tell the sizes of a batch', async () => {
    const refuse = (data: string): string =>
      data.replace(/^(\S+) UID FETCH .*RFC822\.SIZE.*\r\n$/, '$1 BROKEN\r\n');
    const port = await proxied({
      toServer: (data) => Buffer.from(refuse(data.toString('latin1')), 'latin1'),
      toClient: (data) => Buffer.from(data.toString('latin1').replace(/^(\S+) BAD /, '$1 NO '), 'latin1'),
    });
    deliver('one', 'two');
    follow({ port });
    await until(() => expect(hub.subjects).toEqual(['one', 'two']));
  });

  it('offers a mail that the hub cannot store as one for the quarantine, but only that', async () => {
    deliver('one', 'odd', 'last');
    hub.beforeReceive = ({ raw, fault }) => {
      if (!fault && subjectOf(raw) === 'odd') throw new Error('cannot be stored');
    };
    follow();
    await until(() => expect(hub.arrivals).toHaveLength(3), 25_000);
    expect(hub.arrivals[1]?.fault?.reason).toBe('The hub failed again and again to keep this mail.');
    expect(hub.subjects[2]).toBe('last');
  });

  it('waits while the hub cannot store anything, and says so', async () => {
    deliver('one', 'two');
    hub.beforeReceive = () => {
      throw new Error('the database is down');
    };
    follow();
    await until(() => expect(hub.reports.filter(({ state }) => state === 'trouble')).toHaveLength(2));
    expect(hub.reports.at(-1)?.detail).toBe(
      'The hub could not keep what was read; mail stays in the mailbox.',
    );
    hub.beforeReceive = () => undefined;
    await taken(['one', 'two']);
  });

  it('is read by one process at a time; the other takes over', async () => {
    const first = follow();
    follow();
    deliver('one', 'two', 'three');
    await taken(['one', 'two', 'three']);
    expect(hub.duplicates).toBe(0);
    await first();
    deliver('four');
    await taken(['one', 'two', 'three', 'four']);
    expect(hub.duplicates).toBe(0);
  });

  it('stops fetching at once when it loses the lease', async () => {
    deliver('one', 'two');
    hub.beforeReceive = async ({ raw }) => {
      if (subjectOf(raw) !== 'one') return;
      hub.seizeLease(sourceOf(settings), 60_000);
      await sleep(1_500);
    };
    follow();
    await until(() => expect(hub.reports.at(-1)?.state).toBe('trouble'));
    expect(hub.reports.at(-1)?.detail).toBe(
      'The right to read the mailbox was lost; another process may read it now.',
    );
    expect(hub.subjects).toEqual(['one']);
    expect(cursor()).toBeUndefined();
  });

  it('reads 500 mails in batches, each once', async () => {
    const subjects = Array.from({ length: 500 }, (_, i) => `mail ${i + 1}`);
    deliver(...subjects);
    follow();
    await until(() => expect(hub.arrivals).toHaveLength(500));
    expect(hub.subjects).toEqual(subjects);
    expect(hub.duplicates).toBe(0);
    await until(() => expect(cursor()).toMatch(/:500$/));
  });

  it('comes back when the server is restarted underneath', async () => {
    deliver('one');
    follow();
    await taken(['one']);
    await dovecot.restart();
    deliver('two');
    await taken(['one', 'two']);
    await dovecot.stop();
    await until(() => expect(hub.reports.at(-1)?.state).toBe('trouble'));
    await dovecot.restart();
    deliver('three');
    await taken(['one', 'two', 'three']);
    expect(hub.duplicates).toBe(0);
  });

  it('begins with new mail only where it is told so', async () => {
    deliver('old');
    follow({ startAt: 'now' });
    await until(() => expect(hub.reports.at(-1)?.state).toBe('ok'));
    deliver('new');
    await taken(['new']);
  });

  it('tells what is wrong with the settings', async () => {
    expect(await probeMailbox(settings)).toBeUndefined();
    expect(await probeMailbox({ ...settings, password: 'wrong' })).toBe(
      'The mail server refused the user name and password.',
    );
    expect(await probeMailbox({ ...settings, tls: 'required' })).toBe(
      'No secure connection to the mail server could be made.',
    );
    expect(await probeMailbox({ ...settings, port: 1 })).toBe('The mail server could not be reached.');
    follow({ folder: 'Nowhere' });
    await until(() => expect(hub.reports.at(-1)?.detail).toBe('The mail server has no such folder.'));
  });

  it('stops promptly in the middle of its work', async () => {
    deliver(...Array.from({ length: 100 }, (_, i) => `mail ${i}`));
    const stop = follow();
    await until(() => expect(hub.arrivals.length).toBeGreaterThan(5));
    const startedAt = performance.now();
    await stop();
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
