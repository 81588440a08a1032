import { randomUUID } from 'node:crypto';
import { undoServiceRule } from '@frontdoor/casework/service-rules';
import { planned } from '@frontdoor/channels/core';
import { toIso } from '@frontdoor/kernel';
import {
  Commitment,
  correctTallies,
  CustomerDoubt,
  DataSource,
  dataSourceOptions,
  Delivery,
  findOpenedBy,
  Identifier,
  LedgerEntry,
  migrate,
  Not,
  Service,
  ServiceRuleChange,
  WorkItem,
} from '@frontdoor/persistence';
import { describe, expect, it } from 'vitest';
import { SteppedClock } from '../support/stepped-clock.js';
import { newDatabase } from '../support/database.js';

/** A database as the first release left it. */
async function firstRelease(): Promise<{ url: string; source: DataSource }> {
  const url = await newDatabase();
  const options = dataSourceOptions(url, 2);
  const [first] = options.migrations as (() => void)[];
  const source = await new DataSource({ ...options, migrations: [first!] }).initialize();
  await source.runMigrations();
  return { url, source };
}

type Write = (sql: string, ...values: unknown[]) => Promise<unknown>;

/** A council with two services, a mailbox and one open enquiry, as the first release wrote them. */
async function fenmoor(write: Write) {
  const [organisation, team, planning, centre, mailbox, customer, enquiry] = Array.from({ length: 7 }, () =>
    randomUUID(),
  );
  await write(
    `INSERT INTO organisation VALUES ($1, 'Fenmoor', 'Europe/London', 'cambridge-city', now())`,
    organisation,
  );
  await write(`INSERT INTO team VALUES ($1, $2, 'Places')`, team, organisation);
  for (const [id, slug, isCentre] of [
    [planning, 'planning', false],
    [centre, 'help', true],
  ])
    await write(
      `INSERT INTO service VALUES ($1, $2, $3, $4, $4, $5, 'enquiry')`,
      id,
      organisation,
      team,
      slug,
      isCentre,
    );
  await write(
    `INSERT INTO entry_point VALUES ($1, $2, $3, 'email', 'help@fenmoor.example', 'Help')`,
    mailbox,
    organisation,
    centre,
  );
  await write(`INSERT INTO customer VALUES ($1, $2, NULL, 'en', now())`, customer, organisation);
  const openEnquiry = async (reference: string, id = randomUUID()): Promise<string> => {
    await write(
      `INSERT INTO enquiry VALUES ($1, $2, $5, 'A shed', 'enquiry', 'open', $3, $4, NULL, 'cambridge-city', '1.0', 'hash',
         '2026-06-01T09:00Z', NULL, '2026-06-01T09:00Z')`,
      id,
      organisation,
      planning,
      customer,
      reference,
    );
    return id;
  };
  await openEnquiry('AAAA-BBBB', enquiry);
  return { organisation, team, planning, centre, mailbox, enquiry, openEnquiry };
}

describe('an upgrade from the first release', () => {
  it('gives every enquiry its ledger, and every promise what it is counted under', async () => {
    const { url, source } = await firstRelease();
    const write: Write = (sql, ...values) => source.query(sql, values);
    const { organisation, team, planning, mailbox, enquiry } = await fenmoor(write);
    const [first, further, list, answer] = Array.from({ length: 4 }, () => randomUUID());
    const contact = (id: string | undefined, direction: string, at: string, automatic = false) =>
      write(
        `INSERT INTO contact (id, organisation_id, enquiry_id, entry_point_id, direction, channel, text, automatic, at)
         VALUES ($1, $2, $3, $4, $5, 'email', 'x', $6, $7)`,
        id,
        organisation,
        enquiry,
        mailbox,
        direction,
        automatic,
        at,
      );
    await contact(first, 'in', '2026-06-01T09:00Z');
    await contact(further, 'in', '2026-06-02T09:00Z');
    await contact(list, 'in', '2026-06-03T09:00Z', true);
    await contact(answer, 'out', '2026-06-04T09:00Z');
    const promise = (contactId: string | undefined, clockId: string, state: string, by?: string) =>
      write(
        `INSERT INTO commitment (id, organisation_id, enquiry_id, contact_id, promise_id, clock_id, title, state, started_at, due_at,
           settled_at, settled_by) VALUES (gen_random_uuid(), $1, $2, $3, $4, $4, 'x', $5, '2026-06-01T09:00Z', '2026-06-10T16:00Z', $6, $7)`,
        organisation,
        enquiry,
        contactId,
        clockId,
        state,
        by ? '2026-06-04T09:01Z' : null,
        by ?? null,
      );
    const waiting = (message: object, channel: string) =>
      write(
        `INSERT INTO delivery (id, organisation_id, enquiry_id, contact_id, channel, state, next_attempt_at, message, created_at, updated_at)
         VALUES (gen_random_uuid(), $1, $2, $3, $4, 'queued', now(), $5, now(), now())`,
        organisation,
        enquiry,
        answer,
        channel,
        JSON.stringify(message),
      );
    const mail = {
      id: answer,
      channel: 'email',
      entryPoint: { address: 'help@fenmoor.example', name: 'Help' },
      to: { kind: 'email', value: 'a@customer.example' },
      text: 'x',
      automatic: false,
      reference: 'AAAA-BBBB',
    };
    await waiting(mail, 'email');
    const numbers = { callerId: '+441223457000', agentNumber: '+441223457999' };
    await waiting({ id: answer, ...numbers, customerNumber: '+447700900123' }, 'phone');
    await promise(first, 'CITY-E2', 'kept', answer);
    await promise(further, 'CITY-E1', 'running');
    await promise(list, 'CITY-E1', 'missed');
    await source.destroy();

    await migrate(url);
    const now = await new DataSource(dataSourceOptions(url, 2)).initialize();
    const worded = await now.query(
      `SELECT enquiry_id FROM enquiry_words WHERE words @@ search_query('{she,x}', ':*')`,
    );
    expect(worded).toEqual([{ enquiry_id: enquiry }]);
    const ledger = await now.manager.find(LedgerEntry, { order: { at: 'ASC', position: 'ASC' } });
    expect(ledger.map(({ type, contactId }) => [type, contactId])).toEqual([
      ['contact-received', first],
      ['contact-received', further],
      ['contact-received', list],
      ['responded', answer],
    ]);
    expect(ledger.map(({ data }) => data.service)).toEqual(['planning', 'help', 'help', undefined]);
    const rows = await now.manager.find(Commitment, { order: { state: 'ASC' } });
    expect(
      rows.map(({ state, stale, nextAlarmAt }) => ({ state, stale, alarm: nextAlarmAt !== null })),
    ).toEqual([
      { state: 'kept', stale: false, alarm: false },
      { state: 'missed', stale: false, alarm: false },
      { state: 'running', stale: true, alarm: true },
    ]);
    for (const row of rows)
      expect(row).toMatchObject({ serviceId: planning, teamId: team, channel: 'email', kind: 'enquiry' });
    const deliveries = await now.manager.find(Delivery, { order: { channel: 'ASC' } });
    expect(deliveries.map(({ message }) => planned.parse(message))).toEqual([
      { form: 'message', ...mail },
      {
        form: 'call',
        id: answer,
        channel: 'phone',
        entryPoint: { address: numbers.callerId, name: '' },
        to: { kind: 'phone', value: '+447700900123' },
        reference: 'AAAA-BBBB',
        ...numbers,
      },
    ]);
    await now.destroy();
  });

  it('tallies the work and the promises that are there, and what changes afterwards', async () => {
    const { url, source } = await firstRelease();
    const write: Write = (sql, ...values) => source.query(sql, values);
    const { organisation, planning, centre, enquiry, openEnquiry } = await fenmoor(write);
    const closed = await openEnquiry('CCCC-DDDD');
    const work = (service: string | undefined, state: string, notBefore: string | null = null) =>
      write(
        `INSERT INTO work_item (id, organisation_id, enquiry_id, contact_id, kind, state, service_id, channel, language, weight,
           queued_at, urgent_at, not_before) VALUES (gen_random_uuid(), $1, $2, $2, 'answer', $4, $3, 'email', 'en', 1, now(), now(), $5)`,
        organisation,
        enquiry,
        service,
        state,
        notBefore,
      );
    await work(planning, 'waiting');
    await work(planning, 'waiting', '2026-06-05T09:00Z');
    await work(planning, 'assigned');
    await work(centre, 'waiting');
    await work(centre, 'done');
    const promise = (of: string | undefined, state: string, settledAt: string | null = null) =>
      write(
        `INSERT INTO commitment (id, organisation_id, enquiry_id, contact_id, promise_id, clock_id, title, state, started_at, due_at,
           at_risk_at, settled_at) VALUES (gen_random_uuid(), $1, $2, gen_random_uuid(), 'CITY-E1', 'CITY-E1', 'x', $3,
           '2026-06-01T09:00Z', '2026-06-10T16:00Z', '{2026-06-08T16:00Z}', $4)`,
        organisation,
        of,
        state,
        settledAt,
      );
    await promise(enquiry, 'running');
    await promise(enquiry, 'missed');
    await promise(enquiry, 'kept', '2026-06-02T09:00Z');
    await promise(closed, 'running');
    await write(`UPDATE enquiry SET state = 'closed', closed_at = now() WHERE id = $1`, closed);
    await source.destroy();

    await migrate(url);
    const now = await new DataSource(dataSourceOptions(url, 2)).initialize();
    const tallies = (): Promise<unknown> =>
      now.query(
        `SELECT what || ' ' || value || ' ' || s.slug AS of, sum(n)::int AS n FROM tally t JOIN service s ON s.id = t.service_id
         GROUP BY 1 HAVING sum(n) <> 0 ORDER BY 1`,
      );
    const counted = [
      { of: 'promise missed planning', n: 1 },
      { of: 'promise safe planning', n: 1 },
      { of: 'work assigned planning', n: 1 },
      { of: 'work waiting help', n: 1 },
      { of: 'work waiting planning', n: 2 },
    ];
    expect(await tallies()).toEqual(counted);
    expect(await correctTallies(now, {})).toEqual([]);
    const open = await now.manager.find(WorkItem, {
      where: { state: Not('done') },
      order: { notBefore: 'ASC' },
    });
    expect(open.map(({ held, promiseDueAt }) => ({ held, due: toIso(promiseDueAt!) }))).toEqual(
      [true, false, false, false].map((held) => ({ held, due: '2026-06-10T16:00:00.000Z' })),
    );

    await now.query(`UPDATE work_item SET state = 'done' WHERE state = 'assigned'`);
    await now.query(`UPDATE enquiry SET state = 'open' WHERE id = $1`, [closed]);
    expect(await tallies()).toEqual([
      { of: 'promise missed planning', n: 1 },
      { of: 'promise safe planning', n: 2 },
      { of: 'work waiting help', n: 1 },
      { of: 'work waiting planning', n: 2 },
    ]);
    expect(await correctTallies(now, {})).toEqual([]);
    await now.destroy();
  });

  it('tells addresses that wrote from those that were named, and notes customers whom the old rule mixed', async () => {
    const { url, source } = await firstRelease();
    const write: Write = (sql, ...values) => source.query(sql, values);
    const { organisation, mailbox, enquiry, openEnquiry } = await fenmoor(write);
    const [{ customer_id: household }] = (await write(
      `SELECT customer_id FROM enquiry WHERE id = $1`,
      enquiry,
    )) as [{ customer_id: string }];
    const second = await openEnquiry('CCCC-DDDD');
    const third = await openEnquiry('EEEE-FFFF');
    const [forms, one, two] = [randomUUID(), await openEnquiry('GGGG-HHHH'), await openEnquiry('JJJJ-KKKK')];
    await write(`INSERT INTO customer VALUES ($1, $2, NULL, 'en', now())`, forms, organisation);
    await write(`UPDATE enquiry SET customer_id = $1 WHERE id IN ($2, $3)`, forms, one, two);
    const email = (value: string) => ({ kind: 'email', value });
    const phone = { kind: 'phone', value: '+447700900123' };
    let hour = 9;
    const contact = async (
      of: string | undefined,
      channel: string,
      from: { kind: string; value: string },
      also: object[] = [],
    ) => {
      const id = randomUUID();
      const at = `2026-06-01T${String(hour++).padStart(2, '0')}:00Z`;
      await write(
        `INSERT INTO contact (id, organisation_id, enquiry_id, entry_point_id, direction, channel, party_kind, party_value, text, at)
         VALUES ($1, $2, $3, $4, 'in', $5, $6, $7, 'x', $8)`,
        ...[id, organisation, of, mailbox, channel, from.kind, from.value, at],
      );
      await write(`UPDATE enquiry SET last_contact_at = $2 WHERE id = $1`, of, at);
      const told = { channel, entryPoint: 'x', from, alsoReachableAt: also, text: 'x', attachments: [] };
      await write(
        `INSERT INTO receipt (id, organisation_id, entry_point_id, channel, idempotency_key, received_at, raw, content_type, contact,
           reference, state) VALUES ($1, $2, $3, $4, $7, $5, '', 'x/y', $6, $7, 'routed')`,
        ...[id, organisation, mailbox, channel, at, JSON.stringify(told), id],
      );
    };
    const identifier = (of: string, { kind, value }: { kind: string; value: string }) =>
      write(
        `INSERT INTO identifier VALUES (gen_random_uuid(), $1, $2, $3, $4, now())`,
        ...[organisation, of, kind, value],
      );
    // One household: the first writes, the second names the same telephone, the first writes again.
    await contact(enquiry, 'email', email('first@customer.example'), [phone]);
    await contact(second, 'web', email('second@customer.example'), [phone]);
    await contact(third, 'email', email('first@customer.example'));
    await identifier(household, email('first@customer.example'));
    await identifier(household, phone);
    // Two residents behind one form mailer.
    await contact(one, 'email', email('no-reply@forms.example'), [email('Resident1@customer.example')]);
    await contact(two, 'email', email('no-reply@forms.example'), [email('resident2@customer.example')]);
    await identifier(forms, email('no-reply@forms.example'));
    await identifier(forms, email('resident1@customer.example'));
    await source.destroy();

    await migrate(url);
    await migrate(url);
    const now = await new DataSource(dataSourceOptions(url, 2)).initialize();
    const identifiers = await now.manager.find(Identifier, { order: { value: 'ASC' } });
    expect(identifiers.map(({ value, enquiryId, shared }) => ({ value, enquiryId, shared }))).toEqual([
      { value: phone.value, enquiryId: second, shared: false },
      { value: 'first@customer.example', enquiryId: null, shared: false },
      { value: 'no-reply@forms.example', enquiryId: two, shared: true },
      { value: 'resident1@customer.example', enquiryId: one, shared: false },
    ]);
    const doubts = await now.manager.find(CustomerDoubt, { order: { value: 'ASC' } });
    expect(doubts.map(({ customerId, value, enquiryIds }) => ({ customerId, value, enquiryIds }))).toEqual([
      { customerId: forms, value: 'resident2@customer.example', enquiryIds: [two] },
      { customerId: household, value: 'second@customer.example', enquiryIds: [second] },
    ]);
    const places = { customerId: household, ids: [second], kind: 'email', value: 'second@customer.example' };
    expect(await findOpenedBy(now, places)).toMatchObject([{ id: second }]);
    const behind = { customerId: forms, ids: [two], kind: 'email', value: 'resident2@customer.example' };
    expect(await findOpenedBy(now, behind)).toMatchObject([{ id: two }]);
    await now.destroy();
  });

  it('keeps who changed what services do with their callers, and can still take it back', async () => {
    const url = await newDatabase();
    const options = dataSourceOptions(url, 2);
    const all = options.migrations as (() => void)[];
    const at = all.findIndex(({ name }) => name === 'OneKindOfRule1774200000000');
    const source = await new DataSource({ ...options, migrations: all.slice(0, at) }).initialize();
    await source.runMigrations();
    const [organisation, team, service, first, second] = Array.from({ length: 5 }, () => randomUUID());
    const write: Write = (sql, ...values) => source.query(sql, values);
    await write(
      `INSERT INTO organisation (id, name, zone, pack_id, created_at) VALUES ($1, 'Fenmoor', 'Europe/London', 'cambridge-city', now())`,
      organisation,
    );
    await write(`INSERT INTO team VALUES ($1, $2, 'Places')`, team, organisation);
    await write(
      `INSERT INTO service (id, organisation_id, team_id, slug, name, customer_service_centre, kind)
       VALUES ($1, $2, $3, 'waste', 'Waste', false, 'enquiry')`,
      ...[service, organisation, team],
    );
    const rules = { before: [{ when: 'closed', does: { offer: ['voicemail'] } }], waiting: [] };
    for (const [id, given, before, when, undone] of [
      [first, rules, null, '2026-06-01T09:00Z', null],
      [second, null, rules, '2026-06-02T09:00Z', '2026-06-03T09:00Z'],
    ] as const)
      await write(
        `INSERT INTO call_rules_change VALUES ($1, $2, $3, $4, $5, NULL, $6, $7, NULL)`,
        ...[id, organisation, service, given && JSON.stringify(given), before && JSON.stringify(before)],
        ...[when, undone],
      );
    await source.destroy();

    await migrate(url);
    const now = await new DataSource(dataSourceOptions(url, 2)).initialize();
    const kept = () => now.manager.find(ServiceRuleChange, { order: { at: 'ASC' } });
    const none = { what: 'calls', value: null };
    const changes = [
      { id: first, what: 'calls', rule: { what: 'calls', value: rules }, before: none, undoneAt: null },
      { id: second, rule: none, before: { what: 'calls', value: rules } },
    ];
    expect(await kept()).toMatchObject(changes);
    expect((await kept())[1]!.undoneAt).toBe(Date.parse('2026-06-03T09:00Z'));
    const clock = new SteppedClock('2026-06-04T09:00:00Z');
    const by = { organisationId: organisation!, agentId: null, clock };
    await now.transaction((manager) => undoServiceRule(manager, first!, by));
    expect((await now.manager.findOneByOrFail(Service, { id: service! })).callRules).toBeNull();
    // And the way back.
    for (let undone = all.length; undone > at; undone--) await now.undoLastMigration();
    expect(await now.query(`SELECT id, rules, before FROM call_rules_change ORDER BY at`)).toEqual([
      { id: first, rules, before: null },
      { id: second, rules: null, before: rules },
    ]);
    await now.destroy();
  });
});
