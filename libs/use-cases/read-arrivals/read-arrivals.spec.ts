import fs from 'node:fs';
import { randomUUID } from 'node:crypto';
import { Receipt } from '@frontdoor/persistence';
import { ReadBytes, StoredBytes } from '@frontdoor/casework/stored-bytes';
import { Receipts } from '@frontdoor/casework/receipts';
import { readSettings, wireAdapters } from '@frontdoor/casework/channels';
import { emailAdapter } from '@frontdoor/channels/email';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.js';
import { plainMail } from '../../../test/support/mail-fixtures.js';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { ReadArrivals } from './read-arrivals.js';
import { ReadArrivalsModule } from './read-arrivals.module.js';

const HELP = 'help@fenmoor.example';
const ARRIVED = '2026-11-23T10:00:00.000Z';

describe('reading what was kept', () => {
  const clock = new SteppedClock(ARRIVED);
  let modules: TestModules;

  beforeAll(async () => {
    const adapters = wireAdapters([emailAdapter], readSettings({}).declared);
    modules = await TestModules.of([ReadArrivalsModule], clock, 'cambridge-city', {
      adapters,
      process: { serves: false, reads: false },
    });
  });
  afterAll(() => modules?.stop());

  const keep = async (raw: Buffer, entryPoint = HELP): Promise<string> => {
    const { contactId } = await modules.get(Receipts).receive({
      channel: 'email',
      entryPoint,
      raw,
      contentType: 'message/rfc822',
      idempotencyKey: randomUUID(),
      unread: { envelope: { from: 'bounce@customer.example', recipients: [HELP] } },
    });
    return contactId;
  };
  const receipt = (id: string): Promise<Receipt> => modules.source.manager.findOneByOrFail(Receipt, { id });
  const dealtWith = (id: string): Promise<Receipt> =>
    eventually('it is read', async () => {
      const found = await receipt(id);
      return found.state !== 'unread' && found;
    });
  /** As a process leaves it that ended while it read. */
  const leave = async (id: string, attempts: number, until: number): Promise<void> => {
    await dealtWith(id);
    await modules.source.query('DELETE FROM job_outbox');
    await modules.source.manager.update(
      Receipt,
      { id },
      { state: 'unread', contact: null, fault: null, unread: {}, readAttempts: attempts, readUntil: until },
    );
  };
  const isToBeRouted = async (id: string): Promise<boolean> => {
    const [found] = (await modules.source.query(
      `SELECT EXISTS (SELECT 1 FROM job_outbox WHERE data::text LIKE $1)
           OR EXISTS (SELECT 1 FROM bullmq.job WHERE data::text LIKE $1) AS yes`,
      [`%${id}%`],
    )) as [{ yes: boolean }];
    return found.yes;
  };

  it('gives the contact, with the instant at which it came in and the job to route it', async () => {
    const keeping = keep(plainMail({ subject: 'The lamp is out' }));
    clock.step(60_000);
    const id = await keeping;
    expect(await dealtWith(id)).toMatchObject({
      state: 'received',
      receivedAt: Date.parse(ARRIVED),
      contact: { subject: 'The lamp is out', entryPoint: HELP },
      fault: null,
      unread: null,
      readUntil: null,
      readAttempts: 1,
    });
    await eventually('the job', () => isToBeRouted(id));
  });

  it('sets aside what is no mail, and goes on with what came along', async () => {
    const ids = await Promise.all([
      keep(plainMail({ subject: 'first' })),
      keep(Buffer.from('no mail')),
      keep(plainMail({ subject: 'last' })),
    ]);
    const [first, bad, last] = await Promise.all(ids.map(dealtWith));
    expect([first, last].map((each) => each?.contact?.subject)).toEqual(['first', 'last']);
    expect(bad).toMatchObject({
      state: 'quarantined',
      contact: null,
      fault: { reason: 'It does not begin with mail headers, so it is not a mail.' },
    });
    expect(await isToBeRouted(ids[1])).toBe(false);
  });

  it('reads what came to an address of nobody as well, for the people who look at it', async () => {
    const nobody = 'parks@fenmoor.example';
    const read = await dealtWith(await keep(plainMail({ subject: 'The swings' }), nobody));
    expect(read).toMatchObject({
      state: 'quarantined',
      contact: { subject: 'The swings', entryPoint: nobody },
      fault: { reason: `It came to “${nobody}”, which is no entry point` },
    });
    const bad = await dealtWith(await keep(Buffer.from(' '), nobody));
    expect(bad.fault?.reason).toBe(`It came to “${nobody}”, which is no entry point. The mail is empty.`);
  });

  const LARGE = Buffer.concat([plainMail({ subject: 'large' }), Buffer.alloc(3_000_000, 'Dear council\n')]);

  it('keeps large mail whole beside the database, and finds it again', async () => {
    const id = await keep(LARGE);
    expect((await dealtWith(id)).contact).toMatchObject({ subject: 'large' });
    const { digest } = await receipt(id);
    expect((await modules.get(ReadBytes).ofReceipt({ id, digest, size: LARGE.length })).equals(LARGE)).toBe(
      true,
    );
    await leave(id, 0, 0);
    await modules.get(ReadArrivals).look();
    expect(await dealtWith(id)).toMatchObject({ state: 'received', contact: { subject: 'large' } });
  });

  it('reads large mail that lies in the database still, piece by piece', async () => {
    const id = await keep(LARGE);
    await dealtWith(id);
    await modules.source.query('UPDATE receipt SET raw = $2, digest = NULL WHERE id = $1', [id, LARGE]);
    await leave(id, 0, 0);
    await modules.get(ReadArrivals).look();
    expect(await dealtWith(id)).toMatchObject({ state: 'received', contact: { subject: 'large' } });
  });

  it('quarantines large mail whose bytes are not what was kept', async () => {
    const raw = Buffer.concat([LARGE, Buffer.from('to be damaged')]);
    const id = await keep(raw);
    await dealtWith(id);
    const { digest } = await receipt(id);
    await modules.get(StoredBytes).lend({ digest: digest!, size: raw.length }, async ({ path }) => {
      fs.writeFileSync(path, LARGE);
    });
    await leave(id, 0, 0);
    await modules.get(ReadArrivals).look();
    expect(await dealtWith(id)).toMatchObject({
      state: 'quarantined',
      fault: { reason: expect.stringContaining('not what was kept') as string },
    });
  });

  it('takes over what a process left that ended, once its time is over', async () => {
    const reader = modules.get(ReadArrivals);
    const id = await keep(plainMail({ subject: 'left behind' }));
    await leave(id, 1, clock.now() + 5000);
    await reader.look();
    expect(await receipt(id)).toMatchObject({ state: 'unread', readAttempts: 1 });
    clock.step(6000);
    expect(await reader.backlog()).toEqual({ count: 1, oldestSeconds: 6 });
    await Promise.all([reader.look(), reader.look()]);
    expect(await dealtWith(id)).toMatchObject({
      state: 'received',
      readAttempts: 2,
      contact: { subject: 'left behind' },
    });
    expect(await reader.backlog()).toEqual({ count: 0, oldestSeconds: 0 });
    await eventually('the job', () => isToBeRouted(id));
  });

  it('writes down what it read once a database in trouble takes it, however often it did not', async () => {
    await modules.source.query(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'sorry, too many clients already' USING ERRCODE = '53300'; END $$;
      CREATE TRIGGER refuse BEFORE UPDATE ON receipt FOR EACH ROW WHEN (NEW.state <> 'unread') EXECUTE FUNCTION refuse();`);
    const id = await keep(plainMail({ subject: 'in spite of it' }));
    await eventually('it is claimed', async () => (await receipt(id)).readAttempts === 1);
    for (let tries = 0; tries < 5; tries++) clock.step(500);
    clock.step(7000);
    await modules.get(ReadArrivals).hold();
    // Nobody else begins to read what is being read.
    const { readUntil } = await receipt(id);
    expect(readUntil).toBe(clock.now() + 8000);
    await modules.source.query('DROP TRIGGER refuse ON receipt; DROP FUNCTION refuse;');
    clock.step(500);
    expect(await dealtWith(id)).toMatchObject({
      state: 'received',
      readAttempts: 1,
      contact: { subject: 'in spite of it' },
    });
  });

  it('gives up on what ended whoever read it three times', async () => {
    const id = await keep(plainMail());
    await leave(id, 3, 0);
    await modules.get(ReadArrivals).look();
    expect(await dealtWith(id)).toMatchObject({
      state: 'quarantined',
      fault: { reason: 'Reading it was given up, because 3 times whoever read it ended.' },
    });
  });
});
