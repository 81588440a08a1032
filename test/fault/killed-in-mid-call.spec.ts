import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { api, type CallView } from '@frontdoor/contracts';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/ports.js';
import { foundCouncil, PASSWORD } from './council.js';
import { HubProcess } from './hub-process.js';
import { type Outside, startOutside } from './outside.js';
import { connectTo } from './postmaster.js';

const COUNCIL = '+441632960000';
const PHONES = { ash: '+441632960200', birch: '+441632960201' };
type Name = keyof typeof PHONES;
type Caller = ReturnType<Outside['twilio']['dial']>;

/** The provider lives on, and nobody hears what it tells. */
describe('a hub that is killed in mid-call', () => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'frontdoor-mid-call-'));
  let hub: HubProcess;
  let outside: Outside;
  let url: string;
  const consoles = {} as Record<Name, ConsoleClient>;

  beforeAll(async () => {
    // What is killed is what `npm start` starts; built only when it is out of date.
    await promisify(execFile)(process.execPath, ['apps/cli/bin/build.mjs']);
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const publicUrl = `http://localhost:${port}`;
    outside = await startOutside(url, publicUrl);
    await foundCouncil(dataDir, outside.replies.url);
    hub = new HubProcess({
      main: path.resolve('dist/apps/hub/src/main.js'),
      ...{ dataDir, url, logFile: path.join(dataDir, 'hub.log') },
      environment: {
        ...outside.environment,
        ...{ DATA_DIR: dataDir, PORT: String(port), SMTP_PORT: 'off', PUBLIC_URL: publicUrl, DEMO: 'off' },
        ...{ LOG_LEVEL: 'warn', LOG_FORMAT: 'json', SECOND_CONNECTION: 'refuse' },
      },
    });
    await hub.start();
    await logIn();
  }, 240_000);
  afterAll(async () => {
    await hub?.stop();
    await outside?.close();
    fs.rmSync(dataDir, { recursive: true, force: true });
  });

  const logIn = async (): Promise<void> => {
    for (const name of Object.keys(PHONES) as Name[])
      consoles[name] = await ConsoleClient.logIn(url, name, PASSWORD);
  };
  const presence = (name: Name, to: string) =>
    consoles[name].ask(api.setPresence, { body: { presence: to } });
  const mine = async (name: Name): Promise<CallView | undefined> =>
    (await consoles[name].ask(api.listMyCalls)).calls[0];
  const dial = (from: string): Caller =>
    outside.twilio.dial({ from, to: COUNCIL }, url.replace('127.0.0.1', 'localhost'));
  const speaks = async (name: Name): Promise<CallView> => {
    const call = await eventually(`${name} speaks`, async () => {
      const found = await mine(name);
      return found?.state === 'talking' && found;
    }, 30_000); // prettier-ignore
    await eventually('both in the room', () => outside.twilio.rooms.get(call.id)?.members.length === 2);
    return call;
  };
  const close = (name: Name, { id }: CallView) =>
    consoles[name].ask(api.closeCall, {
      params: { id },
      body: { ending: 'answered', summary: 'A new bin was ordered.' },
    });
  const ask = async <Row extends object>(sql: string): Promise<Row[]> => {
    const database: pg.Client = await connectTo(dataDir);
    try {
      return (await database.query<Row>(sql)).rows;
    } finally {
      await database.end();
    }
  };

  it('has the ledger right once it is back, and the call that lasts goes on', async () => {
    outside.twilio.hands(PHONES.ash, { pickup: 'answers', presses: '1' });
    outside.twilio.hands(PHONES.birch, { pickup: 'answers', presses: '1' });
    await presence('ash', 'available');
    const left = dial('+447700900701');
    const first = await speaks('ash');
    await presence('birch', 'available');
    const stays = dial('+447700900702');
    const second = await speaks('birch');
    const waits = dial('+447700900703');
    await eventually('the third waits', async () => {
      const rows = await ask<{ state: string }>(`SELECT state FROM work_item WHERE contact_id IN
        (SELECT id FROM phone_call WHERE number = '+447700900703')`);
      return rows.length > 0;
    });
    // Whoever hangs up within five seconds is counted apart, and not rung back.
    await sleep(6_000);
    const answered = await ask<{ at: Date }>(`SELECT answered_at AS at FROM phone_call ORDER BY began_at`);

    hub.kill();
    await hub.ended();
    const troubles = outside.twilio.troubles.length;
    left.hangUp();
    waits.hangUp();
    const leftAt = Date.now();
    await sleep(1_500);
    // Nobody heard of it.
    expect(outside.twilio.troubles.length).toBeGreaterThan(troubles);
    expect([left.isOver, waits.isOver, stays.isOver]).toEqual([true, true, false]);
    await hub.start();
    await logIn();

    await eventually(
      'the end of the first is known',
      async () => (await mine('ash'))?.state === 'wrap-up',
      45_000,
    );
    await close('ash', first);
    await eventually('the third is to be rung back', async () => {
      const rows = await ask<{ as: string }>(`SELECT ended_as AS as FROM phone_call p
        JOIN work_item w ON w.contact_id = p.id AND w.kind = 'callback' AND w.state <> 'done'
        WHERE p.number = '+447700900703' AND p.settled_at IS NOT NULL`);
      return rows[0]?.as === 'abandoned';
    });
    // The second goes on as if nothing had been.
    expect(await mine('birch')).toMatchObject({ id: second.id, state: 'talking', mine: 'mine' });
    const params = { id: second.id };
    await consoles.birch.ask(api.holdCall, { params, body: { held: true } });
    await consoles.birch.ask(api.holdCall, { params, body: { held: false } });
    await consoles.birch.ask(api.endCall, { params });
    await eventually('its telephones have ended', () => stays.isOver);
    await close('birch', second);

    const calls = await ask<{ as: string; at: Date | null; ended: Date; legs: number; answers: number }>(`
      SELECT p.ended_as AS as, p.answered_at AS at, p.ended_at AS ended,
             (SELECT count(*)::int FROM call_leg l WHERE l.call_id = p.id AND l.state <> 'ended') AS legs,
             (SELECT count(*)::int FROM enquiry_event e WHERE e.contact_id = p.id AND e.type = 'answered'
               AND e.taken_back_at IS NULL) AS answers
      FROM phone_call p ORDER BY p.began_at`);
    expect(calls).toMatchObject([
      { as: 'answered', answers: 1, at: answered[0]!.at },
      { as: 'answered', answers: 1, at: answered[1]!.at },
      { as: 'abandoned', answers: 0, at: null },
    ]);
    // When it ended is what its provider says, in whole seconds, and not when it was asked.
    for (const { ended } of [calls[0]!, calls[2]!])
      expect(Math.abs(ended.getTime() - leftAt)).toBeLessThan(2_000);
    await eventually('no telephone is taken for one that lasts', async () => {
      const [lasting] = await ask<{ legs: number }>(
        `SELECT count(*)::int AS legs FROM call_leg WHERE state <> 'ended'`,
      );
      return lasting!.legs === 0;
    });
    expect(
      await ask(`SELECT kind FROM work_item WHERE state IN ('offered', 'assigned') AND kind = 'answer'`),
    ).toEqual([]);
  }, 240_000);

  it('silences a telephone that was called off before the kill, as soon as its provider tells which it is', async () => {
    const from = '+447700900703';
    outside.twilio.hands(PHONES.ash, { pickup: 'rings' });
    // A provider that takes its time: it rings nobody before it is let.
    let go = (): void => undefined;
    outside.twilio.next({ to: PHONES.ash, after: new Promise<void>((resolve) => (go = resolve)) });
    const [enquiry] = await ask<{ id: string }>(`SELECT c.enquiry_id AS id FROM contact c
      JOIN work_item w ON w.contact_id = c.id AND w.kind = 'callback' AND w.state <> 'done'
      WHERE c.party_value = '${from}'`);
    const [before, rung] = [outside.twilio.requests(), outside.twilio.telephonesOf(PHONES.ash).length];
    const requestId = randomUUID();
    const params = { id: enquiry!.id };
    await consoles.ash.ask(api.callNow, { params, body: { requestId } });
    await eventually('the provider is asked', () => outside.twilio.requests() > before);
    await consoles.ash.ask(api.endCall, { params: { id: requestId } });

    hub.kill();
    await hub.ended();
    await hub.start();
    await logIn();
    go();
    const telephone = await eventually(
      'it rings',
      () => outside.twilio.telephonesOf(PHONES.ash).slice(rung)[0],
    );
    const rangAt = Date.now();
    await eventually('it is silent', () => telephone.isOver);
    expect(Date.now() - rangAt).toBeLessThan(1_500);
    expect(outside.twilio.calls.filter(({ to }) => to === from)).toEqual([]);
    await eventually('nothing is to be done about it', async () => {
      const [delivery] = await ask<{ state: string }>(
        `SELECT state FROM delivery WHERE contact_id = '${requestId}'`,
      );
      return delivery?.state === 'taken-back';
    });
    const work = await ask<{ kind: string }>(
      `SELECT kind FROM work_item WHERE enquiry_id = '${enquiry!.id}' AND state <> 'done'`,
    );
    expect(work).toEqual([{ kind: 'callback' }]);
  }, 120_000);
});
