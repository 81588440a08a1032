import { randomUUID } from 'node:crypto';
import type { Rings } from '@frontdoor/contracts';
import { Signals } from '@frontdoor/jobs';
import { FixedClock, Ids } from '@frontdoor/kernel';
import {
  bulkInsert,
  Commitment,
  DataSource,
  dataSourceOptions,
  Enquiry,
  LiveEventRow,
  migrate,
  Service,
  TimelineEvent,
  WorkItem,
} from '@frontdoor/persistence';
import { createLogger, Metrics, readConfig } from '@frontdoor/platform';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newDatabase } from '../../../test/support/database.js';
import { eventually } from '../../../test/support/eventually.js';
import { Timeline } from '@frontdoor/casework/timeline';
import { LiveEvents } from '@frontdoor/casework/live';
import { RaiseAlarms } from './raise-alarms.js';
import { WorkForNobody } from './work-for-nobody.js';
import { WorkNobodyTook } from './work-nobody-took.js';

const HOUR = 3_600_000;
/** 12:00 in London. */
const NOON = Date.parse('2026-06-10T11:00:00Z');
const DUE = NOON + 4 * HOUR;

describe('raising alarms', () => {
  const clock = new FixedClock(NOON);
  const ids = new Ids(clock);
  const organisationId = randomUUID();
  const teamId = randomUUID();
  const serviceId = randomUUID();
  const customerId = randomUUID();
  const ash = randomUUID();
  const elm = randomUUID();
  let url: string;
  let source: DataSource;
  let alarms: RaiseAlarms;

  const raiser = (on: DataSource): RaiseAlarms => {
    const log = createLogger({ LOG_LEVEL: 'fatal', LOG_FORMAT: 'json' });
    const signals = new Signals(readConfig({}), url, log);
    const live = new LiveEvents(source, clock);
    return new RaiseAlarms(on, live, new Timeline(clock, ids), signals, clock, new Metrics());
  };
  const connect = (): Promise<DataSource> => new DataSource(dataSourceOptions(url, 2)).initialize();

  beforeAll(async () => {
    url = await newDatabase();
    await migrate(url);
    source = await connect();
    await source.query(
      `INSERT INTO organisation VALUES ($1, 'Fenmoor', 'Europe/London', 'cambridge-city', now())`,
      [organisationId],
    );
    await source.query(`INSERT INTO team VALUES ($1, $2, 'Council Tax')`, [teamId, organisationId]);
    await source.query(`INSERT INTO service VALUES ($1, $2, $3, 'tax', 'Council Tax', true, 'enquiry')`, [
      serviceId,
      organisationId,
      teamId,
    ]);
    await source.query(`INSERT INTO customer VALUES ($1, $2, NULL, 'en', now())`, [
      customerId,
      organisationId,
    ]);
    for (const [id, name] of [
      [ash, 'Ash'],
      [elm, 'Elm'],
    ]) {
      await source.query(
        `INSERT INTO agent (id, organisation_id, team_id, name, email, password_hash, capacity, presence_at)
         VALUES ($1, $2, $3, $4, $4, '', 10, now())`,
        [id, organisationId, teamId, name],
      );
    }
  });
  afterAll(() => source?.destroy());

  beforeEach(async () => {
    clock.set(NOON);
    alarms = raiser(source);
    await source.query('TRUNCATE enquiry, commitment, work_item, timeline_event, live_event_row CASCADE');
  });

  async function enquiry(ownerId: string | null = null): Promise<{ id: string; reference: string }> {
    const [id, reference] = [randomUUID(), ids.reference()];
    await source.manager.insert(Enquiry, {
      id,
      organisationId,
      reference,
      subject: 'A bill',
      kind: 'enquiry',
      state: 'open',
      serviceId,
      customerId,
      ownerId,
      packId: 'cambridge-city',
      packVersion: '1',
      packHash: '',
      openedAt: NOON,
      lastContactAt: NOON,
    });
    return { id, reference };
  }

  /** Opened at noon and due four hours later. */
  const opened = (enquiryId: string, change: Partial<Commitment> = {}): Partial<Commitment> => {
    const row: Partial<Commitment> = {
      id: randomUUID(),
      organisationId,
      enquiryId,
      contactId: randomUUID(),
      promiseId: 'CITY-E1',
      clockId: 'CITY-E1',
      title: 'An answer within 4 hours',
      state: 'running',
      startedAt: NOON,
      dueAt: DUE,
      firstDueAt: DUE,
      atRiskAt: [NOON + 2 * HOUR, NOON + 3 * HOUR],
      unit: 'working-hours',
      serviceId,
      teamId,
      channel: 'email',
      kind: 'enquiry',
      packId: 'cambridge-city',
      packVersion: '1',
      packHash: '',
      ...change,
    };
    return { nextAlarmAt: row.atRiskAt![0] ?? row.dueAt, ...row };
  };
  const keep = (...rows: Partial<Commitment>[]): Promise<void> =>
    bulkInsert(source.manager, Commitment, rows);
  const entries = async (): Promise<string[]> =>
    (await source.manager.find(TimelineEvent, { order: { position: 'ASC' } })).map(({ text }) => text);
  const told = (topic: string): Promise<LiveEventRow[]> =>
    source.manager.find(LiveEventRow, { where: { topic }, order: { position: 'ASC' } });
  const raiseAt = (at: number): Promise<number> => {
    clock.set(at);
    return alarms.raiseDue();
  };

  it('tells once of each threshold, and then once that it was missed', async () => {
    const { id, reference } = await enquiry();
    await keep(opened(id));
    const raised: number[] = [];
    for (let at = NOON; at <= DUE + HOUR; at += HOUR / 2) raised.push(await raiseAt(at + 1));
    expect(raised).toEqual([0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0]);
    expect(await entries()).toEqual([
      'Promise at risk, due today at 16:00: “An answer within 4 hours”',
      'Promise at risk, due today at 16:00: “An answer within 4 hours”',
      'Promise missed: “An answer within 4 hours”',
    ]);
    expect((await told('alarm')).map(({ text, subjectId }) => ({ text, subjectId }))).toEqual([
      { text: `A promise of ${reference} is at risk: due today at 16:00`, subjectId: id },
      { text: `A promise of ${reference} is at risk: due today at 16:00`, subjectId: id },
      { text: `A promise of ${reference} was missed: it was due today at 16:00`, subjectId: id },
    ]);
    expect(await told('queue')).toHaveLength(3);
    const [row] = await source.manager.find(Commitment);
    expect(row).toMatchObject({
      state: 'missed',
      settledAt: null,
      alarms: 2,
      nextAlarmAt: null,
      revision: 2,
    });
  });

  it('counts the due instant itself as in time', async () => {
    await keep(opened((await enquiry()).id, { atRiskAt: [] }));
    expect(await raiseAt(DUE)).toBe(0);
    expect(await raiseAt(DUE + 1)).toBe(1);
    expect(await entries()).toEqual(['Promise missed: “An answer within 4 hours”']);
  });

  it('tells of thresholds that passed together once, and of none beside a miss', async () => {
    const [one, other] = [await enquiry(), await enquiry()];
    await keep(opened(one.id), opened(other.id, { dueAt: NOON + 3.2 * HOUR }));
    expect(await raiseAt(NOON + 3.5 * HOUR)).toBe(2);
    expect((await entries()).toSorted()).toEqual([
      'Promise at risk, due today at 16:00: “An answer within 4 hours”',
      'Promise missed: “An answer within 4 hours”',
    ]);
    const row = await source.manager.findOneByOrFail(Commitment, { enquiryId: one.id });
    expect(row).toMatchObject({ alarms: 2, nextAlarmAt: DUE, revision: 1 });
  });

  it('says nothing of what waits for the customer or is settled', async () => {
    const { id } = await enquiry();
    await keep(
      opened(id, { state: 'paused', nextAlarmAt: null }),
      opened(id, { state: 'kept', nextAlarmAt: NOON }),
    );
    expect(await raiseAt(DUE + HOUR)).toBe(0);
    expect(await entries()).toEqual([]);
  });

  it('leaves what a change of calendars may have moved until it is worked out anew', async () => {
    const { id } = await enquiry();
    await keep(opened(id, { stale: true }));
    expect(await raiseAt(DUE + 1)).toBe(0);
    await source.manager.update(Commitment, { enquiryId: id }, { stale: false });
    expect(await raiseAt(DUE + 2)).toBe(1);
  });

  it("lets a customer's window lapse when it ends, which alarms nobody", async () => {
    await keep(opened((await enquiry()).id, { whose: 'customer' }));
    await raiseAt(NOON + 3.5 * HOUR);
    expect(await entries()).toEqual([]);
    await raiseAt(DUE + 1);
    expect(await entries()).toEqual(['The time the customer had is over: “An answer within 4 hours”']);
    expect(await told('alarm')).toEqual([]);
    const [row] = await source.manager.find(Commitment);
    expect(row).toMatchObject({ state: 'lapsed', settledAt: DUE, nextAlarmAt: null, revision: 2 });
  });

  it('names whoever has the work, else the owner, else nobody', async () => {
    const [worked, owned, free] = [await enquiry(elm), await enquiry(elm), await enquiry()];
    await source.query(
      `INSERT INTO work_item (id, organisation_id, enquiry_id, contact_id, kind, state, service_id, channel, language, weight,
         queued_at, urgent_at, agent_id)
       VALUES ($1, $2, $3, $1, 'answer', 'assigned', $4, 'email', 'en', 1, now(), now(), $5)`,
      [randomUUID(), organisationId, worked.id, serviceId, ash],
    );
    await keep(...[worked, owned, free].map(({ id }) => opened(id)));
    await raiseAt(DUE + 1);
    const agents = new Map((await told('alarm')).map(({ subjectId, agentId }) => [subjectId, agentId]));
    expect([worked, owned, free].map(({ id }) => agents.get(id))).toEqual([ash, elm, null]);
  });

  it('misses each exactly once when four look at the same time', async () => {
    const [one, other] = [await enquiry(), await enquiry()];
    await keep(
      ...Array.from({ length: 3000 }, (_, i) =>
        opened(i % 2 ? one.id : other.id, { dueAt: NOON + i, atRiskAt: [] }),
      ),
    );
    clock.set(DUE);
    const sources = await Promise.all([1, 2, 3, 4].map(connect));
    const sweep = async (on: DataSource): Promise<void> => {
      const own = raiser(on);
      while ((await own.sweep()) < 250);
    };
    await Promise.all(sources.map(sweep));
    await Promise.all(sources.map((each) => each.destroy()));
    const rows = await source.manager.find(Commitment);
    expect(rows.filter(({ state, revision }) => state === 'missed' && revision === 2)).toHaveLength(3000);
    expect(await entries()).toHaveLength(3000);
    expect(await told('alarm')).toHaveLength(3000);
  });

  it('does all or nothing when it dies midway, and the next look does it', async () => {
    await keep(opened((await enquiry()).id, { atRiskAt: [] }));
    clock.set(DUE + 1);
    const doomed = await connect();
    const blocker = source.createQueryRunner();
    await blocker.startTransaction();
    await blocker.query('LOCK TABLE live_event_row IN ACCESS EXCLUSIVE MODE');
    const dying = raiser(doomed)
      .raiseDue()
      .catch((error: Error) => error.message);
    await eventually('the alarm to be half told', async () => {
      const killed = await source.query<unknown[]>(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO "live_event_row"%'`,
      );
      return killed.length > 0;
    });
    expect(await dying).toMatch(/terminat/i);
    await blocker.rollbackTransaction();
    await blocker.release();
    await doomed.destroy();
    expect(await entries()).toEqual([]);
    expect(await alarms.raiseDue()).toBe(1);
    expect(await entries()).toHaveLength(1);
    expect(await told('alarm')).toHaveLength(1);
  });

  it('waits for nobody who is at work on an enquiry, and comes back to it', async () => {
    const [busy, free] = [await enquiry(), await enquiry()];
    await keep(...[busy, free].map(({ id }) => opened(id, { atRiskAt: [] })));
    clock.set(DUE + 1);
    const worker = source.createQueryRunner();
    await worker.startTransaction();
    await worker.query('SELECT FROM enquiry WHERE id = $1 FOR UPDATE', [busy.id]);
    expect(await alarms.raiseDue()).toBe(1);
    expect((await told('alarm')).map(({ subjectId }) => subjectId)).toEqual([free.id]);
    await worker.commitTransaction();
    await worker.release();
    expect(await alarms.raiseDue()).toBe(1);
  });

  it('finds within a second what is opened with its instant already past', async () => {
    expect(await alarms.sweep()).toBe(250);
    await keep(opened((await enquiry()).id, { dueAt: NOON - HOUR, atRiskAt: [] }));
    clock.advance(1000);
    await alarms.sweep();
    expect(await entries()).toEqual(['Promise missed: “An answer within 4 hours”']);
  });

  it('finds it also where the clock goes back before that', async () => {
    clock.set(NOON + HOUR);
    await alarms.sweep();
    clock.set(NOON);
    await keep(opened((await enquiry()).id, { dueAt: NOON - HOUR, atRiskAt: [] }));
    await alarms.sweep();
    expect(await entries()).toEqual(['Promise missed: “An answer within 4 hours”']);
  });

  it('says when to look again', async () => {
    expect(await alarms.sweep()).toBe(250);
    await keep(opened((await enquiry()).id, { atRiskAt: [NOON + 40] }));
    expect(await alarms.sweep()).toBe(41);
    clock.set(NOON + 41);
    expect(await alarms.sweep()).toBeLessThan(250);
    expect(await entries()).toHaveLength(1);
    expect(await alarms.sweep()).toBe(250);
  });

  /** Work that waits since noon; its enquiry. */
  async function waits(change: Partial<WorkItem> = {}): Promise<string> {
    const { id: enquiryId } = await enquiry();
    const work = {
      ...({ kind: 'answer', state: 'waiting', channel: 'email', language: 'en-GB', weight: 1 } as const),
      ...{ urgentAt: DUE, queuedAt: NOON, promiseDueAt: DUE, declinedBy: [], held: false },
    };
    const where = { id: randomUUID(), organisationId, serviceId, enquiryId, contactId: enquiryId };
    await bulkInsert(source.manager, WorkItem, [{ ...where, ...work, ...change }]);
    return enquiryId;
  }

  describe('of work that nobody took in time', () => {
    const rules: Rings = {
      startsAtLevel: 1,
      rings: [
        { afterMinutes: 30, tell: 'supervisors' },
        { afterShare: 0.5, tell: 'supervisors', partner: 'Fenmoor Advice' },
      ],
    };
    let kicked: string[];
    const looker = (): WorkNobodyTook => {
      const log = createLogger({ LOG_LEVEL: 'fatal', LOG_FORMAT: 'json' });
      const signals = new Signals(readConfig({}), url, log);
      const offers = { kick: (id: string) => void kicked.push(id) };
      const timeline = new Timeline(clock, ids);
      return new WorkNobodyTook(source, new LiveEvents(source, clock), timeline, offers, signals, clock);
    };

    beforeEach(async () => {
      kicked = [];
      await source.manager.update(Service, { id: serviceId }, { rings: rules });
    });
    afterAll(() => source.manager.update(Service, { id: serviceId }, { rings: null }));

    it('supervisors hear once of each ring, and whoever else may have it is asked', async () => {
      await waits();
      await waits({ channel: 'sms' });
      await waits({ state: 'assigned' });
      clock.set(NOON + HOUR / 2 - 1);
      await looker().sweep();
      expect(await entries()).toEqual([]);
      expect(kicked).toEqual([organisationId]);
      clock.set(NOON + HOUR / 2);
      await Promise.all([looker().sweep(), looker().sweep()]);
      const first = 'Nobody took this after 30 minutes';
      expect(await entries()).toEqual([first, first]);
      clock.set(NOON + 2 * HOUR);
      await looker().sweep();
      const second = 'Nobody took this when 50 % of the time for it is over; it may go to Fenmoor Advice';
      expect((await entries()).toSorted()).toEqual([first, first, second, second]);
      expect((await told('alarm')).map(({ text }) => text)).toEqual([
        '2 enquiries wait for Council Tax that nobody took after 30 minutes. Give it to somebody.',
        '2 enquiries wait for Council Tax that nobody took when 50 % of the time for it is over. Give it to somebody, or hand it to Fenmoor Advice.',
      ]);
    });

    it('a promise is needed for a share of it, and what is held has its time', async () => {
      await waits({ promiseDueAt: null });
      await waits({ held: true, notBefore: NOON + 3 * HOUR });
      clock.set(NOON + 2 * HOUR);
      await looker().sweep();
      expect(await entries()).toEqual(['Nobody took this after 30 minutes']);
    });
  });

  describe('of work that nobody can do', () => {
    const looker = (): WorkForNobody => {
      const signals = new Signals(
        readConfig({}),
        url,
        createLogger({ LOG_LEVEL: 'fatal', LOG_FORMAT: 'json' }),
      );
      return new WorkForNobody(source, new LiveEvents(source, clock), new Timeline(clock, ids), signals);
    };
    /** Ash can do it, and is not at work. */
    const able = (): Promise<unknown> =>
      source.query(
        `UPDATE agent SET service_ids = ARRAY[$2::uuid], languages = '{en}', channels = '{email}', presence = 'offline'
         WHERE id = $1`,
        [ash, serviceId],
      );
    const SENTENCE = 'Nobody here can do this work: Council Tax, Email, language en-GB';

    it('supervisors hear once, of all together, and each enquiry says so', async () => {
      await able();
      await source.query(`UPDATE agent SET languages = '{pl}'`);
      await waits();
      await waits();
      await Promise.all([looker().sweep(), looker().sweep()]);
      expect(await entries()).toEqual([SENTENCE, SENTENCE]);
      expect((await told('alarm')).map(({ text, agentId }) => ({ text, agentId }))).toEqual([
        {
          text: '2 pieces of work wait that nobody here can do: Council Tax, Email, language en-GB. What would help: give somebody who works for Council Tax the language en-GB, or arrange an interpreter on the enquiry.',
          agentId: null,
        },
      ]);
    });

    it.each<[string, Partial<WorkItem>, { capacity?: number; active?: boolean }]>([
      ['another language', { language: 'cy' }, {}],
      ['another channel', { channel: 'sms' as const }, {}],
      ['more weight than anybody carries', {}, { capacity: 0 }],
      ['somebody who was shut out', {}, { active: false }],
    ])('be it for %s', async (_title, work, { capacity = 10, active = true }) => {
      await able();
      await source.query('UPDATE agent SET active = $1, capacity = $2', [active, capacity]);
      await waits(work);
      clock.set(NOON + HOUR);
      await looker().sweep();
      expect(await entries()).toHaveLength(1);
      await source.query('UPDATE agent SET active = true, capacity = 10');
    });

    it('nobody hears while somebody could, though they are not at work, or while its time has not come', async () => {
      await able();
      await waits();
      await waits({ language: 'cy', held: true });
      clock.set(NOON + HOUR);
      await looker().sweep();
      expect(await entries()).toEqual([]);
      expect(await told('alarm')).toEqual([]);
    });
  });
});
