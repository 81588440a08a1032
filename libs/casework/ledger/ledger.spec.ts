import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { type EnquiryEvent as Event, lifecycle, openCommitments, type Pack } from '@frontdoor/charter';
import { Signals } from '@frontdoor/jobs';
import { FixedClock, Ids } from '@frontdoor/kernel';
import {
  bulkInsert,
  Commitment,
  DataSource,
  dataSourceOptions,
  Enquiry,
  LedgerEntry,
  migrate,
  TimelineEvent,
  transaction,
} from '@frontdoor/persistence';
import { createLogger, Metrics, readConfig } from '@frontdoor/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../../../test/support/database.js';
import { LiveEvents } from '../live/index.js';
import { Timeline } from '../timeline/index.js';
import { CharterPacks, Charters } from '../charters/index.js';
import { Directory } from '../directory/index.js';
import { HandlingTimes, Ranking } from '../ranking/index.js';
import { type NewLedgerEntry, Ledger } from './ledger.js';
import { toEvents } from './ledger-facts.js';
import { newRow } from './new-row.js';
import { RaiseAlarms } from '@frontdoor/use-cases';

const MINUTE = 60_000;
const START = Date.parse('2026-12-21T09:30:00Z');
const PACKS = ['cambridge-city', 'cambridgeshire-county', 'cambridgeshire-feedback', 'county-care'];

/** Things that happen, and how long after the last one. */
const happening = fc.record({
  after: fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1000, max: 40_000 })),
  what: fc.constantFrom<Event['type']>(
    'contact-received',
    'acknowledged',
    'responded',
    'response-received',
    'resolved',
    'officer-received',
    'escalated',
    'paused',
    'resumed',
    'clarification-received',
    'extended',
    'classified',
    'withdrawn',
  ),
  kind: fc.constantFrom('enquiry', 'complaint', 'foi', 'suggestion'),
  longer: fc.integer({ min: 1, max: 20_000 }),
});

describe('the ledger of an enquiry', () => {
  const clock = new FixedClock(START);
  const ids = new Ids(clock);
  const organisation = { id: randomUUID(), packId: 'cambridge-city' };
  const service = { id: randomUUID(), teamId: randomUUID() };
  const customerId = randomUUID();
  let source: DataSource;
  let charters: Charters;
  let ledger: Ledger;
  let sweep: () => Promise<number>;

  beforeAll(async () => {
    const url = await newDatabase();
    await migrate(url);
    source = await new DataSource(dataSourceOptions(url, 2)).initialize();
    charters = new Charters(source, CharterPacks.read('charters'), clock);
    await charters.onModuleInit();
    const live = new LiveEvents(source, clock);
    const timeline = new Timeline(clock, ids);
    const log = createLogger({ LOG_LEVEL: 'fatal', LOG_FORMAT: 'json' });
    const directory = new Directory(source, log);
    const ranking = new Ranking(new HandlingTimes(source, clock), directory, clock);
    ledger = new Ledger(charters, live, timeline, clock, ids, new Metrics(), ranking);
    const signals = new Signals(readConfig({}), url, log);
    sweep = () => new RaiseAlarms(source, live, timeline, signals, clock, new Metrics()).raiseDue();
    await source.query(
      `INSERT INTO organisation VALUES ($1, 'Fenmoor', 'Europe/London', 'cambridge-city', now())`,
      [organisation.id],
    );
    await source.query(`INSERT INTO team VALUES ($1, $2, 'Planning')`, [service.teamId, organisation.id]);
    await source.query(`INSERT INTO service VALUES ($1, $2, $3, 'planning', 'Planning', false, 'enquiry')`, [
      service.id,
      organisation.id,
      service.teamId,
    ]);
    await source.query(`INSERT INTO customer VALUES ($1, $2, NULL, 'en', now())`, [
      customerId,
      organisation.id,
    ]);
    await directory.refresh();
  });
  afterAll(() => source?.destroy());

  /** As routing does it: the first contact is opened directly. */
  async function open(pack: Pack, kind: Enquiry['kind']): Promise<string> {
    const enquiryId = ids.uuid();
    const at = clock.now();
    const shared = { organisationId: organisation.id, enquiryId };
    await source.manager.insert(Enquiry, {
      id: enquiryId,
      organisationId: organisation.id,
      reference: ids.reference(),
      subject: 'A shed',
      kind,
      state: 'open',
      serviceId: service.id,
      customerId,
      packId: pack.id,
      packVersion: pack.version,
      packHash: pack.hash,
      openedAt: at,
      lastContactAt: at,
    });
    const contactId = ids.uuid();
    const data = {
      channel: 'email' as const,
      service: 'planning',
      customerServiceCentre: false,
      enquiryKind: kind,
    };
    await ledger.write(source.manager, [{ ...shared, type: 'contact-received', at, data, contactId }]);
    const rows = openCommitments(pack, { type: 'contact-received', at, ...data }).map((opened) =>
      newRow(pack, opened, {
        id: ids.uuid(),
        ...shared,
        contactId,
        service,
        channel: 'email',
        kind,
        countedBy: '0',
      }),
    );
    await bulkInsert(source.manager, Commitment, rows);
    return enquiryId;
  }

  const record = (entry: NewLedgerEntry): Promise<void> =>
    transaction(source, (manager) => ledger.record(manager, [entry]));

  async function happens(
    enquiryId: string,
    given: typeof happening extends fc.Arbitrary<infer T> ? T : never,
  ): Promise<void> {
    const { what: type, kind, longer } = given;
    const entry = { enquiryId, organisationId: organisation.id, type, at: clock.now() };
    switch (type) {
      case 'contact-received': {
        const { kind: enquiryKind } = await source.manager.findOneByOrFail(Enquiry, { id: enquiryId });
        const data = { channel: 'email', service: 'planning', customerServiceCentre: false, enquiryKind };
        return record({ ...entry, data, contactId: ids.uuid() });
      }
      case 'paused':
        return record({ ...entry, data: { reason: 'a plan is missing', by: 'Maple' } });
      case 'withdrawn':
        return record({ ...entry, data: { reason: 'a duplicate', by: 'Maple' } });
      case 'classified':
        return record({ ...entry, data: { enquiryKind: kind } });
      case 'extended': {
        const [row] = await source.manager.findBy(Commitment, { enquiryId, state: 'running' });
        if (!row) return undefined;
        const told = { clockId: row.clockId, until: row.dueAt + longer * MINUTE, reason: 'ill' };
        return record({ ...entry, data: { ...told, customerToldAt: entry.at }, contactId: ids.uuid() });
      }
      default:
        return record(entry);
    }
  }

  it('gives, step by step and with the sweep in between, what the engine gives for the whole of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PACKS),
        fc.constantFrom<Enquiry['kind']>('enquiry', 'complaint', 'foi', 'suggestion'),
        fc.array(happening, { maxLength: 9 }),
        async (packId, kind, story) => {
          clock.set(START);
          const pack = charters.current({ ...organisation, packId });
          const enquiryId = await open(pack, kind);
          for (const step of story) {
            clock.advance(step.after * MINUTE);
            await sweep();
            await happens(enquiryId, step);
          }
          clock.advance(MINUTE);
          await sweep();
          await transaction(source, (manager) => ledger.derive(manager, [enquiryId]));
          await sweep();

          const entries = await source.manager.find(LedgerEntry, {
            where: { enquiryId },
            order: { at: 'ASC', position: 'ASC' },
          });
          const whole = lifecycle(pack, toEvents(entries), clock.now()).commitments;
          const rows = await source.manager.findBy(Commitment, { enquiryId });
          const told = (each: { clockId: string; startedAt: number; state: string; dueAt: number }) =>
            `${each.clockId} from ${each.startedAt} ${each.state} due ${each.dueAt}`;
          expect(rows.map(told).toSorted()).toEqual(whole.map(told).toSorted());
          for (const row of rows) {
            const derived = whole.find(
              (each) => each.clockId === row.clockId && each.startedAt === row.startedAt,
            )!;
            expect(row.settledAt).toBe(derived.endedAt ?? null);
            expect(row.taken).toBe(derived.taken ?? null);
            expect(row.nextAlarmAt === null).toBe(row.state !== 'running');
          }
          // A promise that came to be known only after its late answer is told as answered late, and not as missed too.
          const bad = await source.manager.findBy(TimelineEvent, { enquiryId, tone: 'bad' });
          const missed = rows.filter(({ state }) => state === 'missed');
          for (const { title } of missed)
            expect(bad.some(({ text }) => text.includes(`“${title}”`))).toBe(true);
          const misses = bad.filter(({ text }) => text.startsWith('Promise missed'));
          expect(misses.length).toBeLessThanOrEqual(missed.length);
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);

  it('forgets what is taken back, as if it had never been', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PACKS),
        fc.array(happening, { minLength: 1, maxLength: 5 }),
        async (packId, story) => {
          clock.set(START);
          const pack = charters.current({ ...organisation, packId });
          const enquiryId = await open(pack, 'complaint');
          for (const step of story) {
            // Within an hour, so that nothing is missed meanwhile: what was missed stays so.
            clock.advance((step.after % 10) * MINUTE + MINUTE);
            await happens(enquiryId, step);
          }
          clock.advance(MINUTE);
          const entries = await source.manager.find(LedgerEntry, {
            where: { enquiryId },
            order: { at: 'ASC', position: 'ASC' },
          });
          const [first, ...later] = entries;
          await transaction(source, (manager) => ledger.takeBack(manager, later, null, 'a mistake'));
          const fresh = lifecycle(pack, toEvents([first!]), clock.now()).commitments;
          const rows = await source.manager.findBy(Commitment, { enquiryId });
          const told = (each: { clockId: string; state: string; dueAt: number }) =>
            `${each.clockId} ${each.state} due ${each.dueAt}`;
          const counting = rows.filter(({ state }) => state !== 'withdrawn');
          expect(counting.map(told).toSorted()).toEqual(fresh.map(told).toSorted());
        },
      ),
      { numRuns: 30 },
    );
  }, 120_000);
});
