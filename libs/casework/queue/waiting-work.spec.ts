import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Ring } from '@frontdoor/contracts';
import { bulkInsert, DataSource, dataSourceOptions, migrate, WorkItem } from '@frontdoor/persistence';
import {
  type Asking,
  type Available,
  Matching,
  matchWork,
  takeNext,
  type Waiting,
  widened,
} from '@frontdoor/routing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newDatabase } from '../../../test/support/database.js';
import { nextForEach } from './next-work.js';
import { ringsOf } from './rings.js';
import { releaseDue, waitingWork } from './waiting-work.js';

const NOW = Date.parse('2026-06-10T11:00:00Z');
const organisationId = randomUUID();
const otherOrganisation = randomUUID();
const enquiryId = randomUUID();
const SERVICES = [randomUUID(), randomUUID()];
const AGENTS = Array.from({ length: 4 }, () => randomUUID());
const LANGUAGES = ['en', 'en-GB', 'pl', 'zh-Hant-HK', 'zh-Hant'];
const CHANNELS = ['email', 'callback'] as const;

/** Few different values, so that much is equal in rank and much competes. */
const someItem = fc.record({
  id: fc.uuid(),
  organisation: fc.constantFrom(organisationId, organisationId, organisationId, otherOrganisation),
  state: fc.constantFrom('waiting' as const, 'waiting' as const, 'waiting' as const, 'done' as const),
  service: fc.constantFrom(...SERVICES),
  language: fc.constantFrom(...LANGUAGES),
  channel: fc.constantFrom(...CHANNELS),
  weight: fc.integer({ min: 1, max: 3 }),
  urgentAt: fc.integer({ min: -20, max: 20 }).map((n) => NOW + n * 60_000),
  queuedAt: fc.integer({ min: -3, max: 0 }).map((n) => NOW + n * 60_000),
  notBefore: fc.option(
    fc.integer({ min: -2, max: 2 }).map((n) => NOW + n * 60_000),
    { freq: 3 },
  ),
  preferredAgentId: fc.option(fc.constantFrom(...AGENTS)),
  declinedBy: fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, fc.subarray<string>(AGENTS)),
});
const items = fc.uniqueArray(someItem, { selector: ({ id }) => id, maxLength: 120, size: 'max' });
const agents = fc
  .tuple(
    ...AGENTS.map((id) =>
      fc.record({
        id: fc.constant(id),
        services: fc.subarray(SERVICES),
        languages: fc.subarray(LANGUAGES),
        channels: fc.subarray<string>([...CHANNELS]),
        spare: fc.integer({ min: 0, max: 12 }),
        lastAssignedAt: fc.option(fc.integer({ min: 1, max: 5 })),
      }),
    ),
  )
  .chain((all) => fc.subarray<Available>(all));

type Item = typeof someItem extends fc.Arbitrary<infer T> ? T : never;

describe('waiting work, read from a real PostgreSQL piece by piece', () => {
  let source: DataSource;

  beforeAll(async () => {
    const url = await newDatabase();
    await migrate(url);
    source = await new DataSource(dataSourceOptions(url, 1)).initialize();
    const write = (sql: string, ...values: unknown[]) => source.query(sql, values);
    await write(
      `INSERT INTO organisation VALUES ($1, 'Fenmoor', 'UTC', 'cambridge-city', now())`,
      organisationId,
    );
    const team = randomUUID();
    await write(`INSERT INTO team VALUES ($1, $2, 'Places')`, team, organisationId);
    for (const service of SERVICES)
      await write(
        `INSERT INTO service VALUES ($1, $2, $3, gen_random_uuid()::text, 'Planning', false, 'enquiry')`,
        service,
        organisationId,
        team,
      );
    const customer = randomUUID();
    await write(`INSERT INTO customer VALUES ($1, $2, NULL, 'en', now())`, customer, organisationId);
    await write(
      `INSERT INTO enquiry (id, organisation_id, reference, subject, kind, state, service_id, customer_id, pack_id, pack_version,
         pack_hash, opened_at, last_contact_at)
       VALUES ($1, $2, 'AAAA-BBBB', 'A shed', 'enquiry', 'open', $3, $4, 'cambridge-city', '1', '', now(), now())`,
      enquiryId,
      organisationId,
      SERVICES[0],
      customer,
    );
  });
  afterAll(() => source?.destroy());
  beforeEach(() => source.query('TRUNCATE work_item'));

  /** Has the database hold these and nothing else. Some whose time has come are still held, as when nobody looked since. */
  async function fill(all: readonly (Item & { promiseDueAt?: number })[]): Promise<Waiting[]> {
    await source.query('DELETE FROM work_item');
    await bulkInsert(
      source.manager,
      WorkItem,
      all.map(({ service, organisation, ...item }) => ({
        ...item,
        organisationId: organisation,
        serviceId: service,
        enquiryId,
        contactId: enquiryId,
        kind: 'answer' as const,
        held: item.notBefore !== null && item.queuedAt < item.notBefore,
      })),
    );
    await releaseDue(source.manager, organisationId, NOW);
    return all.filter(({ state, organisation }) => state === 'waiting' && organisation === organisationId);
  }

  it('leads to the same offers as the policy over the whole queue', async () => {
    await fc.assert(
      fc.asyncProperty(items, agents, async (all, free) => {
        const queue = await fill(all);
        const matching = new Matching(free, NOW);
        const offers = [];
        const declinedBy = free.map(({ id }) => id);
        for await (const item of waitingWork(source.manager, {
          organisationId,
          agents: () => matching.free,
          declinedBy,
          now: NOW,
        }))
          offers.push(...[matching.offer(item)].filter((offer) => offer !== undefined));
        expect(offers).toEqual(matchWork(queue, free, NOW));
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['en', 'en-GB', true],
    ['en-GB', 'en', true],
    ['pl', 'en-GB', false],
  ])('for whoever speaks %s holds work in %s: %s', async (spoken, language, found) => {
    const [service] = SERVICES;
    const item = { ...base(randomUUID(), 0), service: service!, language };
    await fill([item]);
    const agent: Available = {
      ...{ id: AGENTS[0]!, services: SERVICES, languages: [spoken], channels: [...CHANNELS] },
      ...{ spare: 3, lastAssignedAt: null },
    };
    const [given] = await nextForEach(source.manager, organisationId, [agent], { free: [], now: NOW });
    expect(given?.next.id).toBe(found ? item.id : undefined);
  });

  it('leads to the same next work item as the policy over the whole queue', async () => {
    await fc.assert(
      fc.asyncProperty(items, agents, async (all, [agent, ...others]) => {
        fc.pre(agent !== undefined);
        const asking: Asking = { agent, others, now: NOW };
        const queue = await fill(all);
        const [given] = await nextForEach(source.manager, organisationId, [agent], {
          free: others,
          now: NOW,
        });
        expect(given?.next.id).toBe(takeNext(queue, asking)?.id);
      }),
      { numRuns: 150 },
    );
  });

  it('gives each of several who ask at once something else, and leaves nobody without what they may take', async () => {
    await fc.assert(
      fc.asyncProperty(items, agents, fc.nat(4), async (all, free, count) => {
        const queue = await fill(all);
        const askers = free.slice(0, count);
        const given = await nextForEach(source.manager, organisationId, askers, { free, now: NOW });
        const ids = given.map(({ next }) => next.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { agents: who, next } of given) {
          const [agent, ...others] = who;
          expect(takeNext([next], { agent, others, now: NOW })?.id).toBe(next.id);
        }
        const left = queue.filter(({ id }) => !ids.includes(id));
        const served = new Set(given.map(({ agents: [agent] }) => agent.id));
        for (const agent of askers.filter(({ id }) => !served.has(id))) {
          const others = free.filter(({ id }) => id !== agent.id);
          expect(takeNext(left, { agent, others, now: NOW })).toBeUndefined();
        }
      }),
      { numRuns: 150 },
    );
  });

  it('leads to the same offers where services have rings', async () => {
    const time = fc.oneof(
      fc.record({ afterMinutes: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ afterShare: fc.integer({ min: 1, max: 20 }).map((n) => n / 20) }),
    );
    const wider = fc.record({
      ...{ leastLevel: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }) },
      services: fc.subarray(['planning', 'tax']),
    });
    const rules = fc.option(
      fc.record({
        startsAtLevel: fc.integer({ min: 1, max: 5 }),
        rings: fc.array(
          fc.tuple(time, wider).map(([when, what]): Ring => ({ ...when, ...what })),
          { maxLength: 3 },
        ),
      }),
    );
    const levels = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(items, agents, fc.tuple(rules, rules), levels, async (all, free, ruled, known) => {
        const rings = ringsOf(
          SERVICES.map((id, index) => ({ id, slug: ['planning', 'tax'][index]!, rings: ruled[index]! })),
        );
        const team = free.map((agent, index) => ({
          ...agent,
          levels: Object.fromEntries(SERVICES.map((id, at) => [id, known[2 * index + at]!])),
        }));
        const due = (item: { urgentAt: number }): number => item.urgentAt + 60_000;
        const queue = (await fill(all.map((item) => ({ ...item, promiseDueAt: due(item) })))).map((item) => {
          const widening = rings.of(item.service);
          return widening
            ? { ...item, ...widened(widening, { ...item, promiseDueAt: due(item) }, NOW) }
            : item;
        });
        const matching = new Matching(team, NOW);
        const offers = [];
        for await (const item of waitingWork(source.manager, {
          ...{ organisationId, agents: () => matching.free, declinedBy: team.map(({ id }) => id) },
          ...{ now: NOW, rings },
        }))
          offers.push(...[matching.offer(item)].filter((offer) => offer !== undefined));
        expect(offers).toEqual(matchWork(queue, team, NOW));
      }),
      { numRuns: 150 },
    );
  });

  it('is never hidden behind work that nobody can do', async () => {
    const [able] = AGENTS;
    const nobody = Array.from({ length: 1500 }, (_, i) => ({
      ...base(randomUUID(), -i),
      language: i % 3 === 0 ? 'pl' : 'en',
      weight: i % 3 === 1 ? 9 : 1,
      declinedBy: i % 3 === 2 ? [able!] : [],
    }));
    const somebody = base(randomUUID(), 20);
    await fill([...nobody, somebody]);
    const agent = {
      ...{ id: able!, services: SERVICES, languages: ['en'], channels: [...CHANNELS], spare: 3 },
      lastAssignedAt: null,
    };
    const matching = new Matching([agent], NOW);
    const read = [];
    const wanted = { organisationId, agents: () => matching.free, declinedBy: [agent.id], now: NOW };
    for await (const item of waitingWork(source.manager, wanted)) read.push(item.id);
    expect(read).toEqual([somebody.id]);
  });
});

const base = (id: string, minutes: number): Item => ({
  id,
  organisation: organisationId,
  state: 'waiting',
  service: SERVICES[0]!,
  language: 'en',
  channel: 'email',
  weight: 1,
  urgentAt: NOW + minutes * 60_000,
  queuedAt: NOW,
  notBefore: null,
  preferredAgentId: null,
  declinedBy: [],
});
