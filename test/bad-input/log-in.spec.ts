import { randomUUID } from 'node:crypto';
import { api } from '@frontdoor/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { titled } from './brief.js';
import { openDoor, someone, thenNothingIsLostOrTold } from './open-door.js';
import { type Answer, expectRefusal, read } from './send.js';

describe('log-ins that are not', () => {
  const door = openDoor({ TRUST_PROXY: 'on' });
  const account = (name: string): string => `${name}@demo.frontdoor.example`;
  const logIn = async (
    email: string,
    password: string,
    address?: string,
    browser?: string,
  ): Promise<Answer> =>
    read(
      await fetch(door.url + api.logIn.path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(address && { 'x-forwarded-for': address }),
          ...(browser && { cookie: browser }),
        },
        body: JSON.stringify({ email, password }),
      }),
    );
  const browserOf = (answer: Answer): string =>
    answer.headers
      .getSetCookie()
      .map((each) => each.split(';')[0]!)
      .find((each) => each.startsWith('frontdoor_browser='))!;
  beforeEach(() => door.database.query('DELETE FROM login_throttle'));

  describe('guessed 1,000 times', () => {
    it('a hundred times in a row: every answer is clear, and the right password is refused while it lasts', async () => {
      const wrong = door.secretly(randomUUID());
      const started = performance.now();
      const answers: Answer[] = [];
      for (let i = 0; i < 100; i++) answers.push(await logIn(account('ash'), wrong, '198.51.100.1'));
      const statuses = answers.map((each) => each.status);
      expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
      expect(statuses.slice(5).filter((status) => status !== 429 && status !== 401)).toEqual([]);
      expect(statuses.filter((status) => status === 401).length).toBeLessThan(20);
      expectRefusal(answers[0]!, 401, 'login-failed');
      const throttled = answers.find((each) => each.status === 429)!;
      const error = expectRefusal(throttled, 429, 'login-throttled');
      const seconds = Number(throttled.headers.get('retry-after'));
      expect(seconds).toBeGreaterThan(0);
      expect(error.remedy).toBe(`Wait ${seconds} seconds and try again.`);
      while (Number((await logIn(account('ash'), wrong, '198.51.100.1')).headers.get('retry-after')) < 2);
      const right = await logIn(account('ash'), door.password, '198.51.100.1');
      expectRefusal(right, 429, 'login-throttled');
      expect(right.headers.getSetCookie()).toEqual([]);
      expect(performance.now() - started).toBeLessThan(30_000);
    });

    it('a thousand times at once, eight passwords are looked at, as the waits allow', async () => {
      const started = performance.now();
      const answers = await Promise.all(
        Array.from({ length: 1000 }, () => logIn(account('birch'), randomUUID(), '198.51.100.2')),
      );
      const looked = answers.filter((each) => each.status === 401);
      expect(looked.length).toBeGreaterThanOrEqual(5);
      expect(looked.length).toBeLessThanOrEqual(8);
      for (const answer of answers.filter((each) => each.status !== 401)) {
        expectRefusal(answer, 429, 'login-throttled');
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      }
      expect(performance.now() - started).toBeLessThan(25_000);
    });

    it('other people at other addresses still get in', async () => {
      for (let i = 0; i < 20; i++) await logIn(account('ash'), 'wrong', '198.51.100.3');
      expect((await logIn(account('cedar'), door.password, '198.51.100.4')).status).toBe(200);
    });

    it('one account from many addresses is throttled by account', async () => {
      const answers: Answer[] = [];
      for (let i = 0; i < 30; i++) answers.push(await logIn(account('hazel'), 'wrong', `203.0.113.${i}`));
      expect(answers.filter((each) => each.status === 401).length).toBeLessThan(15);
    });

    it('five guesses from elsewhere shut nobody out', async () => {
      for (let i = 0; i < 8; i++) await logIn(account('cedar'), 'wrong', '203.0.113.50');
      expect((await logIn(account('cedar'), 'wrong', '203.0.113.50')).status).toBe(429);
      expect((await logIn(account('cedar'), door.password, '198.51.100.20')).status).toBe(200);
    });

    it('a browser that is known at the account goes on, whatever others try, at its own address too', async () => {
      const browser = browserOf(await logIn(account('rowan'), door.password, '198.51.100.21'));
      for (let i = 0; i < 40; i++) await logIn(account('rowan'), 'wrong', `203.0.113.${i % 8}`);
      for (let i = 0; i < 30; i++) await logIn(someone(), 'wrong', '198.51.100.21');
      expect((await logIn(account('rowan'), door.password, '198.51.100.21')).status).toBe(429);
      expect((await logIn(account('rowan'), door.password, '198.51.100.21', browser)).status).toBe(200);
    });

    it('a known browser guesses no more than others, and only at its own account', async () => {
      const browser = browserOf(await logIn(account('hazel'), door.password, '198.51.100.22'));
      const statuses = async (name: string): Promise<number[]> => {
        const all: number[] = [];
        for (let i = 0; i < 12; i++)
          all.push((await logIn(account(name), 'wrong', '198.51.100.23', browser)).status);
        return all;
      };
      expect((await statuses('hazel')).filter((status) => status === 401).length).toBeLessThan(8);
      expect((await statuses('birch')).filter((status) => status === 401).length).toBeLessThan(8);
      expect((await logIn(account('birch'), door.password, '198.51.100.23', browser)).status).toBe(429);
    });

    it.each(titled(['', 'x', '.', `${'a'.repeat(32)}.${'b'.repeat(20)}`, 'a'.repeat(4000), '%00']))(
      'what nobody here has made, such as the browser "%s", is known nowhere',
      async (_title, value) => {
        for (let i = 0; i < 8; i++) await logIn(account('willow'), 'wrong', '198.51.100.24');
        const cookie = `frontdoor_browser=${value}`;
        expect((await logIn(account('willow'), door.password, '198.51.100.24', cookie)).status).toBe(429);
      },
    );

    it('an address has one count, however it writes itself and wherever in its network it stands', async () => {
      const writings = ['2001:db8:7::1', '2001:0DB8:0007:0000:ffff::', '2001:db8:7:0:1:2:3:4'];
      const answers: Answer[] = [];
      for (let i = 0; i < 40; i++) answers.push(await logIn(someone(), 'wrong', writings[i % 3]));
      expect(answers.filter((each) => each.status === 401).length).toBeLessThan(25);
      expect((await logIn(account('elm'), door.password, '2001:db8:7::77')).status).toBe(429);
      expect((await logIn(account('elm'), door.password, '2001:db8:8::77')).status).toBe(200);
    });

    it('a log-in that is right does not clear what its address has guessed at others', async () => {
      const looked: Answer[] = [];
      for (let i = 0; i < 40; i++) {
        looked.push(await logIn(someone(), 'wrong', '198.51.100.25'));
        await logIn(account('holly'), door.password, '198.51.100.25');
      }
      expect(looked.filter((each) => each.status === 401).length).toBeLessThan(25);
    });

    it('sixty log-ins that are right from one address are all let in', async () => {
      for (let i = 0; i < 60; i++)
        expect((await logIn(account(['oak', 'maple'][i % 2]!), door.password, '198.51.100.26')).status).toBe(
          200,
        );
    });

    it.each(
      titled([
        'unknown',
        'x'.repeat(6000),
        '198.51.100.27, for=x',
        "'; --",
        '[2001:db8::1]:5',
        '256.1.1.1',
        '%00',
      ]),
    )('what a proxy hands on as "%s" is no address: the proxy itself counts', async (_title, address) => {
      expectRefusal(await logIn(account('ash'), 'wrong', address), 401, 'login-failed');
      const rows: { key: string }[] = await door.database.query(
        `SELECT key FROM login_throttle WHERE key LIKE 'address %'`,
      );
      expect(rows).toEqual([{ key: 'address 127.0.0.1' }]);
    });

    it('many accounts from one address are throttled by address, whether they exist or not', async () => {
      const answers: Answer[] = [];
      for (let i = 0; i < 40; i++) answers.push(await logIn(someone(), 'wrong', '198.51.100.5'));
      const looked = answers.filter((each) => each.status === 401).length;
      expect(looked).toBeGreaterThanOrEqual(20);
      expect(looked).toBeLessThan(25);
      expectRefusal(await logIn(account('cedar'), door.password, '198.51.100.5'), 429, 'login-throttled');
    });

    it('eleven people behind one address log in at once and all get in', async () => {
      const names = [
        'ash',
        'birch',
        'cedar',
        'hazel',
        'linden',
        'maple',
        'rowan',
        'willow',
        'oak',
        'holly',
        'elm',
      ];
      const answers = await Promise.all(
        names.map((name) => logIn(account(name), door.password, '198.51.100.7')),
      );
      expect(answers.map((each) => each.status)).toEqual(names.map(() => 200));
    });

    it('an account that does not exist is answered like one that does', async () => {
      const [there, nowhere] = [await logIn(account('ash'), 'wrong'), await logIn(someone(), 'wrong')];
      expect(there.json).toEqual(nowhere.json);
    });

    it('after the wait the right password opens again, and the count begins anew', async () => {
      for (let i = 0; i < 10; i++) await logIn(account('maple'), 'wrong', '198.51.100.6');
      await door.database.query(`UPDATE login_throttle SET blocked_until = now() - interval '1 second'`);
      expect((await logIn(account('maple'), door.password, '198.51.100.6')).status).toBe(200);
      const after = await logIn(account('maple'), 'wrong', '198.51.100.6');
      expectRefusal(after, 401, 'login-failed');
    });
  });

  it('capitals and blanks around the address do not make another account', async () => {
    expect((await logIn('ASH@Demo.Frontdoor.Example', door.password)).status).toBe(200);
  });

  it.each(
    titled(['', ' ', 'ash', 'ash@', "ash'--@b.example", 'a@b.example\n', `${'a'.repeat(320)}@b.example`]),
  )('the address "%s" is refused', async (_title, email) => {
    expect([400, 401]).toContain((await logIn(email, 'x')).status);
    expect((await logIn(email, 'x')).json).toMatchObject({ error: { remedy: expect.any(String) as string } });
  });

  describe('a session', () => {
    it.each(
      titled([
        '',
        'x',
        '%',
        '%00',
        '%E0%A4%A',
        'a'.repeat(4000),
        '../../etc/passwd',
        "' OR 1=1 --",
        '{"id":1}',
      ]),
    )('with the cookie "%s" is none', async (_title, value) => {
      const headers = { cookie: `frontdoor_session=${value}` };
      expectRefusal(await read(await fetch(`${door.url}/api/v1/session`, { headers })), 401, 'not-logged-in');
    });

    it('with a changed, doubled or foreign cookie is none', async () => {
      const { cookie } = await ConsoleClient.logIn(door.url, 'ash', door.password);
      const [, token] = cookie.split('=') as [string, string];
      for (const odd of [
        `${token}x`,
        token.slice(1),
        token.toUpperCase(),
        `x; frontdoor_session=${token}x`,
      ]) {
        const headers = { cookie: `frontdoor_session=${odd}` };
        expect((await fetch(`${door.url}/api/v1/session`, { headers })).status).toBe(401);
      }
    });

    it('is over at once when it is logged out of, and when the account is closed', async () => {
      const first = await ConsoleClient.logIn(door.url, 'linden', door.password);
      expect((await first.request(api.logOut)).status).toBe(204);
      expectRefusal(await read(await first.request(api.whoAmI)), 401, 'not-logged-in');
      const second = await ConsoleClient.logIn(door.url, 'linden', door.password);
      await door.database.query(`UPDATE agent SET active = false WHERE name = 'Linden'`);
      expectRefusal(await read(await second.request(api.whoAmI)), 401, 'not-logged-in');
      expectRefusal(await logIn(account('linden'), door.password), 401, 'login-failed');
    });

    it('is over after a day, and after eight hours without use', async () => {
      for (const change of [`expires_at = now()`, `seen_at = now() - interval '481 minutes'`]) {
        const client = await ConsoleClient.logIn(door.url, 'willow', door.password);
        expect((await client.request(api.whoAmI)).status).toBe(200);
        await door.database.query(`UPDATE session SET ${change}`);
        expectRefusal(await read(await client.request(api.whoAmI)), 401, 'not-logged-in');
      }
    });

    it.each(titled(['', 'x', 'null', 'a'.repeat(4000)]))(
      'with the CSRF token "%s" changes nothing',
      async (_title, token) => {
        const { cookie, me } = await ConsoleClient.logIn(door.url, 'ash', door.password);
        const headers = { cookie, 'frontdoor-csrf': token, 'content-type': 'application/json' };
        const body = JSON.stringify({ presence: 'available' });
        const answer = await fetch(door.url + api.setPresence.path, { method: 'PUT', headers, body });
        expectRefusal(await read(answer), 403, 'csrf-token-wrong');
        const [agent]: { presence: string }[] = await door.database.query(
          'SELECT presence FROM agent WHERE id = $1',
          [me.id],
        );
        expect(agent!.presence).toBe('offline');
      },
    );

    it('with the CSRF token of another session changes nothing', async () => {
      const [mine, theirs] = await Promise.all(
        ['ash', 'birch'].map((name) => ConsoleClient.logIn(door.url, name, door.password)),
      );
      const headers = { cookie: mine!.cookie, 'frontdoor-csrf': theirs!.me.csrfToken };
      const answer = await fetch(door.url + api.takeNext.path, { method: 'POST', headers });
      expectRefusal(await read(answer), 403, 'csrf-token-wrong');
    });
  });

  thenNothingIsLostOrTold(door);
});
