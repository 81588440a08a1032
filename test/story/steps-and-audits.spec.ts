import { randomUUID } from 'node:crypto';
import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { Contact, Identifier, StepPrompt, WorkItem } from '@frontdoor/persistence';
import { Directory } from '@frontdoor/casework/directory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { DAY, dayFromToday, HOUR, refusalOf, startCouncil } from '../support/council.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import type { World } from '../support/world.js';

describe('steps that only a person can do', () => {
  let world: World;
  let ash: Desk;
  let birch: Desk;

  beforeAll(async () => {
    world = await startCouncil();
    ash = await Desk.of(world, 'ash');
    birch = await Desk.of(world, 'birch');
  });
  afterAll(() => world?.stop());

  const asked = async (desk: Desk, { id }: { id: string }): Promise<string[]> =>
    (await desk.read(id)).prompts.map(({ promiseId }) => promiseId);
  const answer = (desk: Desk, id: string, said: string): Promise<Response> =>
    desk.agent.request(api.answerPrompt, { params: { id }, body: { answer: said } });
  const accept = (desk: Desk, id: string): Promise<unknown> =>
    desk.agent.ask(api.acceptWorkItem, { params: { id } });
  const release = (desk: Desk, id: string): Promise<unknown> =>
    desk.agent.ask(api.releaseWorkItem, { params: { id } });

  /** The customer of an enquiry calls about it; the call waits for somebody to answer it. */
  async function ring(enquiry: EnquiryDetail, kind: WorkItem['kind'] = 'answer'): Promise<string> {
    const { manager } = world.database;
    const written = await manager.findOneByOrFail(Contact, { enquiryId: enquiry.id, direction: 'in' });
    const before = await manager.findOneByOrFail(WorkItem, { enquiryId: enquiry.id });
    const call = { id: randomUUID(), channel: 'phone' as const };
    const now = Date.now();
    await manager.insert(Contact, { ...written, ...call, meaning: null, at: now });
    const waiting = { kind, state: 'waiting' as const, agentId: null, acceptedAt: null, doneAt: null };
    const id = randomUUID();
    await manager.insert(WorkItem, { ...before, ...call, ...waiting, id, contactId: call.id, queuedAt: now });
    return id;
  }

  it('are asked of whoever takes an enquiry on, and of nobody who has it later', async () => {
    const enquiry = await ash.receive('help', 'Where is the town hall?');
    expect(enquiry.prompts).toEqual([
      {
        id: expect.any(String) as string,
        promiseId: 'CITY-04',
        ask: expect.stringContaining('extra help') as string,
        moment: 'taken-on',
        channel: 'email',
        at: expect.any(String) as string,
      },
    ]);
    expect(await asked(birch, enquiry)).toEqual([]);

    const [item] = enquiry.workItems;
    await release(ash, item!.id);
    await accept(birch, item!.id);
    expect(await asked(birch, enquiry)).toEqual([]);
    expect(await asked(ash, enquiry)).toEqual(['CITY-04']);

    const { id: organisationId } = ash.agent.me.organisation;
    const kept = await world.database.manager.findOneByOrFail(StepPrompt, { enquiryId: enquiry.id });
    expect(kept).toMatchObject({ organisationId, moment: 'taken-on', channel: 'email', answer: null });
    expect(kept.packVersion).toBe(enquiry.charter.version);
    const [counted] = await world.database.query<{ slug: string; team: string }[]>(
      `SELECT s.slug, t.name AS team FROM service s JOIN team t ON t.id = $2 WHERE s.id = $1`,
      [kept.serviceId, kept.teamId],
    );
    expect(counted).toEqual({ slug: 'customer-services', team: 'Customer Service Centre' });
  });

  it('go with work that was given by mistake, and stay where it was given on purpose', async () => {
    const oak = await Desk.of(world, 'oak');
    const text = 'Given to the wrong person';
    await oak.send('help', text, 'mistake@customer.example');
    const item = await eventually('it in the queue', async () =>
      (await oak.agent.ask(api.readQueue)).items.find(({ subject }) => subject === text),
    );
    const move = async (body: object) =>
      oak.agent.ask(api.rebalanceWork, { body: { moves: [{ id: item.id, ...body }] } });
    const enquiry = { id: item.enquiryId };
    const [ashId, birchId] = [ash.agent.me.id, birch.agent.me.id];

    const { outcomes } = await move({ to: ashId, from: null });
    expect(await asked(ash, enquiry)).toEqual(['CITY-04']);
    await move({ to: null, from: ashId, undo: { tookOwnership: outcomes[0]!.tookOwnership } });
    expect(await asked(ash, enquiry)).toEqual([]);

    await move({ to: birchId, from: null });
    await move({ to: null, from: birchId });
    expect(await asked(birch, enquiry)).toEqual(['CITY-04']);
  });

  it('are asked once for each call that is answered, and do not pile up', async () => {
    const enquiry = await ash.receive('help', 'I shall ring you');
    const call = await ring(enquiry);
    await accept(ash, call);
    expect(await asked(ash, enquiry)).toEqual(['CITY-04', 'CITY-T1']);

    await release(ash, call);
    await accept(ash, call);
    await accept(ash, await ring(enquiry));
    expect(await asked(ash, enquiry)).toEqual(['CITY-04', 'CITY-T1']);

    const { prompts } = await ash.read(enquiry.id);
    await answer(ash, prompts[1]!.id, 'confirmed');
    await accept(ash, await ring(enquiry));
    expect(await asked(ash, enquiry)).toEqual(['CITY-04', 'CITY-T1']);
    expect((await ash.read(enquiry.id)).prompts[1]!.id).not.toBe(prompts[1]!.id);
  });

  it('are not asked again for a call whose question is answered, but of another who takes it over', async () => {
    const enquiry = await ash.receive('help', 'I shall ring you, too');
    const call = await ring(enquiry);
    await accept(ash, call);
    await answer(ash, (await ash.read(enquiry.id)).prompts[1]!.id, 'not-confirmed');
    await release(ash, call);
    await accept(ash, call);
    expect(await asked(ash, enquiry)).toEqual(['CITY-04']);

    const oak = await Desk.of(world, 'oak');
    const params = { id: call };
    await oak.agent.ask(api.assignWorkItem, { params, body: { agentId: birch.agent.me.id } });
    expect(await asked(birch, enquiry)).toEqual(['CITY-T1']);
    expect(await asked(oak, enquiry)).toEqual([]);
  });

  it('are not asked of whoever looks into a call that did not get through', async () => {
    const enquiry = await ash.receive('help', 'You tried to call me');
    await accept(ash, await ring(enquiry, 'delivery-failed'));
    expect(await asked(ash, enquiry)).toEqual(['CITY-04']);
  });

  it('are asked when a customer is called back', async () => {
    const enquiry = await ash.receive('help', 'Please call me');
    const customerId = enquiry.customerDetail.id;
    const known = await world.database.manager.findOneByOrFail(Identifier, { customerId });
    const number = {
      id: randomUUID(),
      kind: 'phone' as const,
      value: '+447700900345',
      enquiryId: enquiry.id,
    };
    await world.database.manager.insert(Identifier, { ...known, ...number });
    const requestId = randomUUID();
    for (const _ of [1, 2])
      await ash.agent.ask(api.callNow, { params: { id: enquiry.id }, body: { requestId } });
    expect(await asked(ash, enquiry)).toEqual(['CITY-04', 'CITY-T3']);
    const prompt = { enquiryId: enquiry.id, promiseId: 'CITY-T3' };
    expect(await world.database.manager.findBy(StepPrompt, prompt)).toMatchObject([
      { moment: 'calling-back', channel: 'phone' },
    ]);
  });

  it('are answered by the agent they were put to, who may think again for an hour', async () => {
    const enquiry = await ash.receive('help', 'Is the pool open?');
    const { id } = enquiry.prompts[0]!;
    expect(await refusalOf(await answer(birch, id, 'confirmed'))).toBe('404 prompt-not-found');
    expect(await refusalOf(await answer(ash, randomUUID(), 'confirmed'))).toBe('404 prompt-not-found');
    expect(await refusalOf(await answer(ash, id, 'perhaps'))).toBe('400 input-invalid');

    expect((await answer(ash, id, 'confirmed')).status).toBe(204);
    expect(await asked(ash, enquiry)).toEqual([]);
    const { manager } = world.database;
    const first = await manager.findOneByOrFail(StepPrompt, { id });
    expect(first).toMatchObject({ answer: 'confirmed', answeredAt: expect.any(Number) as number });

    expect((await answer(ash, id, 'not-confirmed')).status).toBe(204);
    const second = await manager.findOneByOrFail(StepPrompt, { id });
    expect(second).toMatchObject({ answer: 'not-confirmed', answeredAt: first.answeredAt });

    await manager.update(StepPrompt, { id }, { answeredAt: Date.now() - HOUR - 1000 });
    const late = await answer(ash, id, 'confirmed');
    expect(await refusalOf(late.clone())).toBe('409 prompt-answered');
    expect(((await late.json()) as { error: { remedy: string } }).error.remedy).toMatch(/note/);
    expect((await answer(ash, id, 'not-confirmed')).status).toBe(204);
    expect((await manager.findOneByOrFail(StepPrompt, { id })).answer).toBe('not-confirmed');
  });

  it('go off the screen after a day, stay unanswered, and are asked again on the next call', async () => {
    const enquiry = await ash.receive('help', 'Who collects the glass?');
    await accept(ash, await ring(enquiry));
    const where = { enquiryId: enquiry.id, promiseId: 'CITY-T1' };
    await world.database.manager.update(StepPrompt, where, { at: Date.now() - DAY - 1000 });
    expect(await asked(ash, enquiry)).toEqual(['CITY-04']);
    await accept(ash, await ring(enquiry));
    expect(await asked(ash, enquiry)).toEqual(['CITY-04', 'CITY-T1']);
    const both = await world.database.manager.findBy(StepPrompt, where);
    expect(both.map((each) => each.answer)).toEqual([null, null]);
  });
});

describe('a home visit', () => {
  let world: World;
  beforeAll(async () => {
    world = await startCouncil('cambridgeshire-county');
  });
  afterAll(() => world?.stop());

  it('has the officer confirm the steps of a visit once it has begun', async () => {
    const maple = await Desk.of(world, 'maple');
    const enquiry = await maple.receive('planning', 'Please look at my roof');
    expect(enquiry.prompts).toEqual([]);
    await maple.record(enquiry, { type: 'appointment-due' });
    const visited = await maple.record(enquiry, { type: 'visit-started' });
    expect(visited.prompts).toMatchObject([{ promiseId: 'COUNTY-H3' }]);
  });
});

describe('checks of premises and people', () => {
  let world: World;
  let oak: ConsoleClient;
  beforeAll(async () => {
    world = await startCouncil('cambridgeshire-county');
    oak = await ConsoleClient.logIn(world.url, 'oak', world.password);
  });
  afterAll(() => world?.stop());

  const BADGES = 'name badges are visible';
  const FOUND = {
    item: BADGES,
    result: 'met',
    foundOn: dayFromToday(0),
    place: 'Shire Hall',
    note: 'Looked at all desks',
  };
  const register = () => oak.ask(api.readAudits);
  const badges = async () => {
    const { audits } = await register();
    return audits.find(({ promiseId }) => promiseId === 'COUNTY-V2')!.items[0]!;
  };
  const record = (finding: Partial<typeof FOUND> = {}, promiseId = 'COUNTY-V2', client = oak) =>
    client.request(api.recordAudit, { params: { promiseId }, body: { ...FOUND, ...finding } });
  const recorded = async (finding: Partial<typeof FOUND>): Promise<string> => {
    const response = await record(finding);
    expect(response.status).toBe(201);
    return api.recordAudit.answer!.parse(await response.json()).id;
  };
  const withdraw = (id: string): Promise<Response> => oak.request(api.withdrawAudit, { params: { id } });

  it('are those of the charter, and due from the first day here when nobody has made them yet', async () => {
    const { audits, history } = await register();
    expect(audits.map(({ promiseId, everyMonths, items }) => [promiseId, everyMonths, items.length])).toEqual(
      [
        ['COUNTY-07', 12, 1],
        ['COUNTY-V2', 6, 1],
        ['COUNTY-V4', 6, 3],
      ],
    );
    expect(history).toEqual([]);
    expect(await badges()).toEqual({ item: BADGES, last: null, dueOn: dayFromToday(0), overdue: false });

    await world.database.query(`UPDATE organisation SET created_at = now() - interval '240 hours'`);
    await world.hub.app.get(Directory).refresh();
    expect(await badges()).toMatchObject({ last: null, dueOn: dayFromToday(-10), overdue: true });
  });

  it('are due again so many months after the last one, which is the one found last', async () => {
    await recorded({ foundOn: dayFromToday(-400), result: 'not-met', note: 'Half of them had none' });
    expect(await badges()).toMatchObject({
      last: { result: 'not-met', foundOn: dayFromToday(-400) },
      overdue: true,
    });

    const id = await recorded({ foundOn: dayFromToday(-10) });
    await recorded({ foundOn: dayFromToday(-30), result: 'partly', note: 'Written down late' });
    const { last, dueOn, overdue } = await badges();
    const { result, foundOn, place, note } = { ...FOUND, foundOn: dayFromToday(-10) };
    expect(last).toEqual({ id, result, foundOn, place, note, by: 'Oak' });
    expect(Date.parse(dueOn) - Date.parse(foundOn)).toBeGreaterThan(180 * DAY);
    expect(overdue).toBe(false);
    const { history } = await register();
    expect(history.map((each) => each.foundOn)).toEqual([
      dayFromToday(-10),
      dayFromToday(-30),
      dayFromToday(-400),
    ]);
  });

  it('count no longer when they were withdrawn, and stay in the history', async () => {
    const before = await badges();
    const id = await recorded({ result: 'not-met', note: 'The wrong building' });
    expect((await badges()).last).toMatchObject({ id });
    expect((await withdraw(id)).status).toBe(204);
    expect((await withdraw(id)).status).toBe(204);
    expect(await badges()).toEqual(before);
    const { history } = await register();
    expect(history.find((each) => each.id === id)).toMatchObject({ withdrawn: true, by: 'Oak' });
    expect(history.filter(({ withdrawn }) => withdrawn)).toHaveLength(1);
    expect(await refusalOf(await withdraw(randomUUID()))).toBe('404 audit-result-not-found');
  });

  it('are recorded for a check that the charter has, on a day that can be, with what was seen', async () => {
    const { history } = await register();
    for (const [wrong, code] of [
      [{ item: 'badges are golden' }, 'audit-check-unknown'],
      [{ foundOn: dayFromToday(1) }, 'audit-day-impossible'],
      [{ foundOn: dayFromToday(-740) }, 'audit-day-impossible'],
      [{ foundOn: 'yesterday' }, 'input-invalid'],
      [{ note: ' ' }, 'input-invalid'],
      [{ place: '' }, 'input-invalid'],
      [{ result: 'perhaps' }, 'input-invalid'],
    ] as const)
      expect(await refusalOf(await record(wrong)), JSON.stringify(wrong)).toBe(`400 ${code}`);
    expect(await refusalOf(await record({}, 'COUNTY-V4'))).toBe('400 audit-check-unknown');
    for (const promiseId of ['COUNTY-V3', 'CAS-V2', 'nothing'])
      expect(await refusalOf(await record({}, promiseId))).toBe('404 audit-not-found');
    expect((await register()).history).toEqual(history);
  });

  it('are read by all staff, and recorded by supervisors, reception and administrators', async () => {
    const [ash, holly, elm] = await Promise.all(
      ['ash', 'holly', 'elm'].map((name) => ConsoleClient.logIn(world.url, name, world.password)),
    );
    expect((await ash!.ask(api.readAudits)).audits).toHaveLength(3);
    expect(await refusalOf(await record({}, 'COUNTY-V2', ash))).toBe('403 not-allowed');
    for (const client of [holly, elm]) expect((await record({}, 'COUNTY-V2', client)).status).toBe(201);
    expect((await badges()).last).toMatchObject({ by: 'Elm' });
  });
});
