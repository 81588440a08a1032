import { setTimeout as sleep } from 'node:timers/promises';
import { api } from '@frontdoor/contracts';
import { sendMail } from '@frontdoor/channels/email/stand-in';
import { DataSource, dataSourceOptions } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StandIns } from '../../apps/hub/src/demonstration/stand-ins.js';
import { type SignedDoor, sendContact } from '../bad-input/send.js';
import { ConsoleClient } from '../support/console-client.js';
import { newDatabase } from '../support/database.js';
import { DatabaseProxy } from '../support/database-proxy.js';
import { eventually } from '../support/eventually.js';
import { startTwoOfEach } from '../support/two-of-each.js';
import { SECRET, startEmbedded } from '../support/world.js';
import {
  manyWrite,
  type Outcome,
  replyToAll,
  repliesIn,
  watchReadiness,
  type Written,
} from './many-replies.test-kit.js';

/** `FAULT_FULL=1` takes the time-outs of an installation and trouble that lasts as long as it does there. */
const FULL = process.env.FAULT_FULL === '1';
const REPLIES = 200;
const GONE_MS = FULL ? 30_000 : 4000;
const LOCKED_MS = FULL ? 60_000 : 6000;
/** The time-outs of the test are short: it is not about how many can be waited for. */
const AGAIN_AT_ONCE = 15;
const SHORT = { DATABASE_WAIT_SECONDS: '2', DATABASE_WORK_SECONDS: '3' };
/** Nobody waits longer for an answer, whatever it is. */
const BOUND_MS = 30_000;

/** What stands between people and the database. */
interface Installation extends SignedDoor {
  /** Of all its hubs; the first is the one of `url`. */
  urls: readonly string[];
  smtpPort: number;
  password: string;
  standIns: StandIns;
  stop(): Promise<void>;
}

const SETTINGS = { SMTP_RATE: '100000', LOG_LEVEL: 'fatal', ...(!FULL && SHORT) };

/** Each is given the address by which it finds the database, and that by which the test does. */
const INSTALLATIONS: Record<string, (url: string, directUrl: string) => Promise<Installation>> = {
  'one hub': async (url) => {
    const world = await startEmbedded({ DATABASE_URL: url, SECRET, DEMO: 'on', ...SETTINGS });
    return { ...world, urls: [world.url] };
  },
  'two hubs and two workers': async (url, directUrl) => {
    const two = await startTwoOfEach(url, directUrl, SETTINGS);
    const urls = two.hubs.map((hub) => hub.url);
    return { ...two, url: urls[0]!, urls };
  },
};

describe.each(Object.entries(INSTALLATIONS))('with %s, a database', (_, start) => {
  let proxy: DatabaseProxy;
  let direct: DataSource;
  let hub: Installation;
  /** One at each hub. */
  let agents: ConsoleClient[];

  beforeAll(async () => {
    const databaseUrl = await newDatabase();
    proxy = await DatabaseProxy.before(databaseUrl);
    hub = await start(proxy.url, databaseUrl);
    direct = await new DataSource(dataSourceOptions(databaseUrl, 3)).initialize();
    agents = [];
    for (const url of hub.urls) agents.push(await ConsoleClient.logIn(url, 'rowan', hub.password));
  });
  afterAll(async () => {
    await hub?.stop();
    await direct?.destroy();
    await proxy?.close();
  });

  /** 0 of a hub that does not answer. */
  const readiness = (): Promise<number[]> =>
    Promise.all(
      hub.urls.map((url) =>
        fetch(`${url}/ready`).then(
          ({ status }) => status,
          () => 0,
        ),
      ),
    );

  /** Asks all hubs again and again; gives every answer that was not "ready". */
  function watchAll(): { stop(): Promise<number[]> } {
    const watched = hub.urls.map(watchReadiness);
    return {
      stop: async () =>
        (await Promise.all(watched.map((each) => each.stop())))
          .flat()
          .map(({ status }) => status)
          .filter((status) => status !== 200),
    };
  }

  /** Each reply was taken and is there, or was refused for now and is not; all of it in bounded time. */
  async function judge(outcomes: readonly Outcome[]): Promise<void> {
    const there = await repliesIn(
      direct,
      outcomes.map(({ requestId }) => requestId),
    );
    for (const { requestId, status, code, retryAfter, ms } of outcomes) {
      expect(ms).toBeLessThan(BOUND_MS);
      if (status === 202) expect(there).toContain(requestId);
      else {
        expect({ status, retryAfter }).toEqual({ status: 503, retryAfter: 5 });
        expect(['database-busy', 'try-again-later']).toContain(code);
        // Of a connection that broke during the commit nobody knows which it was.
        if (code === 'database-busy') expect(there).not.toContain(requestId);
      }
    }
  }

  /** The same processes, without a restart. */
  async function expectWell(written: readonly Written[]): Promise<void> {
    await eventually(
      'the hub ready',
      async () => (await readiness()).every((status) => status === 200),
      3000,
    );
    const again: Outcome[] = [];
    for (let n = 0; n < written.length; n += AGAIN_AT_ONCE)
      again.push(...(await replyToAll(agents, written.slice(n, n + AGAIN_AT_ONCE))));
    expect(again.filter(({ status }) => status !== 202)).toEqual([]);
    expect(
      (
        await repliesIn(
          direct,
          again.map(({ requestId }) => requestId),
        )
      ).size,
    ).toBe(written.length);
    // What comes in is routed again.
    await manyWrite(hub, direct, 1);
  }

  it('beside a mail server that never says whether it took a mail: receipts go again, replies are asked about', async () => {
    const [written] = await manyWrite(hub, direct, 1);
    const writer = `writer-${written!.id}@customer.example`;
    const { mail } = hub.standIns;
    for (const address of [writer, written!.to]) mail.refuse(address, 'hang-up');
    const reached = (address: string): (string | undefined)[] =>
      mail.messages
        .filter(({ envelope }) => envelope.to.includes(address))
        .map((message) => message.mail.messageId);
    const stateTo = async (address: string): Promise<string | undefined> => {
      const [found] = await direct.query<{ state: string }[]>(
        `SELECT d.state FROM delivery d JOIN contact c ON c.id = d.contact_id WHERE c.party_value = $1`,
        [address],
      );
      return found?.state;
    };
    await sendMail(hub.smtpPort, {
      envelope: { from: writer, to: 'help@fenmoor.example' },
      raw: `From: <${writer}>\r\nMessage-ID: <${written!.id}@customer.example>\r\nSubject: Hello\r\n\r\nGood morning.`,
    });
    const [{ requestId, status }] = (await replyToAll(agents.slice(0, 1), [written!])) as [Outcome];
    expect(status).toBe(202);
    await eventually(
      'both on their way',
      () => reached(writer).length > 0 && reached(written!.to).length > 0,
    );
    await eventually('the reply asked about', async () => (await stateTo(written!.to)) === 'unknown');
    for (const address of [writer, written!.to]) mail.refuse(address, undefined);
    await eventually('the receipt sent', async () => (await stateTo(writer)) === 'sent', 20_000);
    expect(new Set(reached(writer)).size).toBe(1);
    expect(reached(writer).length).toBeGreaterThan(1);
    expect(reached(written!.to)).toHaveLength(1);
    const asked = await direct.query(
      `SELECT FROM work_item WHERE contact_id = $1 AND kind = 'delivery-unknown'`,
      [requestId],
    );
    expect(asked).toHaveLength(1);
  }, 60_000);

  it('that answers late delays people, and loses nothing', async () => {
    const written = await manyWrite(hub, direct, REPLIES);
    proxy.delayMs = 100;
    const watched = watchAll();
    const outcomes = await replyToAll(agents, written);
    const unready = await watched.stop();
    proxy.mend();
    await judge(outcomes);
    expect(unready).toEqual([]);
    await expectWell(written);
  }, 120_000);

  it('that is gone is told as such at every door, and all is well as soon as it is back', async () => {
    const written = await manyWrite(hub, direct, REPLIES);
    const customer = { email: 'somebody@customer.example' };
    proxy.goAway();
    const until = performance.now() + GONE_MS;
    await judge(await replyToAll(agents, written));
    const refused = await sendContact(hub, { customer, text: 'Is anybody there?' });
    expect({ status: refused.status, wait: refused.headers.get('retry-after') }).toEqual({
      status: 503,
      wait: '5',
    });
    const mail = sendMail(hub.smtpPort, {
      envelope: { from: customer.email, to: 'help@fenmoor.example' },
      raw: 'Subject: Hello\r\n\r\nIs anybody there?',
    });
    await expect(mail).rejects.toMatchObject({ responseCode: 451 });
    const page = await fetch(`${hub.url}/how-we-are-doing`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(503);
    expect(await page.text()).toContain('not available right now');
    const live = await agents[0]!.request(api.liveEvents);
    expect(live.status).toBe(503);
    expect(new Set(await readiness())).toEqual(new Set([503]));
    await sleep(until - performance.now());
    proxy.mend();
    await expectWell(written);
  }, 120_000);

  it('that says nothing more is given up, and all is well as soon as it answers', async () => {
    const written = await manyWrite(hub, direct, 20);
    proxy.fallSilent();
    expect(new Set(await readiness())).toEqual(new Set([503]));
    await judge(await replyToAll(agents, written));
    proxy.mend();
    await expectWell(written);
  }, 120_000);

  it('that takes no changes is told as such, shows what it has, and takes them again when it may', async () => {
    const written = await manyWrite(hub, direct, 5);
    const customer = { email: 'somebody@customer.example' };
    // Who has been logged in for longer than a moment reads, too.
    await direct.query(`UPDATE session SET seen_at = now() - interval '5 minutes'`);
    // One connection from first to last: it ends all others, and stays one that may write.
    const operator = direct.createQueryRunner();
    const [{ name }] = (await operator.query('SELECT current_database() AS name')) as [{ name: string }];
    const endAllOthers = (): Promise<unknown> =>
      operator.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()`,
        [name],
      );
    try {
      await operator.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
      await endAllOthers();
      await eventually('nobody ready', async () => (await readiness()).every((status) => status === 503));
      const refused = await sendContact(hub, { customer, text: 'Is anybody there?' });
      const { code } = (refused.json as { error: { code: string } }).error;
      expect([refused.status, code, refused.headers.get('retry-after')]).toEqual([
        503,
        'database-not-writable',
        '5',
      ]);
      const mail = sendMail(hub.smtpPort, {
        envelope: { from: customer.email, to: 'help@fenmoor.example' },
        raw: 'Subject: Hello\r\n\r\nIs anybody there?',
      });
      await expect(mail).rejects.toMatchObject({ responseCode: 451 });
      // A connection that was ended may be noticed by whoever gets it.
      const params = { id: written[0]!.enquiryId };
      const isShown = async () => (await agents[0]!.request(api.readEnquiry, { params })).ok;
      await eventually('what it has is shown', isShown);
      const outcomes = await replyToAll(agents, written);
      expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set([503]));
    } finally {
      await operator.query(`ALTER DATABASE ${name} RESET default_transaction_read_only`);
      await endAllOthers();
      await operator.release();
    }
    await expectWell(written);
  }, 120_000);

  it('whose rows somebody holds is told as busy, while everything else goes on', async () => {
    const written = await manyWrite(hub, direct, REPLIES);
    const holder = direct.createQueryRunner();
    await holder.startTransaction();
    await holder.query(`SELECT pg_advisory_xact_lock(hashtextextended(id::text, 11)) FROM organisation`);
    for (const table of ['enquiry', 'work_item', 'agent'])
      await holder.query(`SELECT FROM ${table} ORDER BY id FOR UPDATE`);
    const until = performance.now() + LOCKED_MS;
    const watched = watchAll();
    try {
      const outcomes = await replyToAll(agents, written);
      await judge(outcomes);
      expect(new Set(outcomes.map(({ code }) => code))).toEqual(new Set(['database-busy']));
      // A connection that was ended may be noticed by whoever gets it.
      const params = { id: written[0]!.enquiryId };
      const isShown = async () => (await agents[0]!.request(api.readEnquiry, { params })).ok;
      await eventually('what it has is shown', isShown);
      const away = await agents[0]!.request(api.setPresence, { body: { presence: 'away' } });
      expect(away.status).toBe(503);
      const taken = await sendContact(hub, {
        customer: { email: written[0]!.to },
        text: 'And another thing',
      });
      expect(taken.status).toBe(202);
      await sleep(until - performance.now());
    } finally {
      await holder.rollbackTransaction();
      await holder.release();
    }
    expect(await watched.stop()).toEqual([]);
    await expectWell(written);
  }, 180_000);
});
