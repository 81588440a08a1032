import { randomUUID } from 'node:crypto';
import {
  api,
  type Endpoint,
  type RebalanceMove,
  type RebalanceOutcome,
  type WorkItem,
} from '@frontdoor/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { titled, titledPairs } from './brief.js';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { openDoor, someone, thenNothingIsLostOrTold } from './open-door.js';
import { type Answer, expectRefusal, read, sendContact } from './send.js';

describe('work items that are not there for the taking', () => {
  const door = openDoor();
  let ash: ConsoleClient;
  let birch: ConsoleClient;
  let cedar: ConsoleClient;
  let oak: ConsoleClient;
  beforeAll(async () => {
    [ash, birch, cedar, oak] = (await Promise.all(
      ['ash', 'birch', 'cedar', 'oak'].map((name) => ConsoleClient.logIn(door.url, name, door.password)),
    )) as [ConsoleClient, ConsoleClient, ConsoleClient, ConsoleClient];
  });

  const newItem = async (): Promise<WorkItem> => {
    const text = door.secretly(`word${randomUUID()}`);
    const answer = await sendContact(door, { customer: { email: door.secretly(someone()) }, text });
    const { contactId, reference } = answer.json as { contactId: string; reference: string };
    door.took(contactId);
    return eventually('the work item', async () => {
      const { items } = await ash.ask(api.readQueue, { query: { view: 'all', limit: '200' } });
      return items.find((item) => item.reference === reference);
    });
  };
  const act = async (who: ConsoleClient, endpoint: Endpoint, id: string, body?: unknown): Promise<Answer> =>
    read(await who.request(endpoint, { params: { id }, ...(body !== undefined && { body }) }));
  const outcome = { outcome: 'Told by telephone' };
  const expectTaken = (answer: Answer, reason: string): void => {
    const error = expectRefusal(answer, 409, 'work-item-taken');
    expect(error.message).toContain(reason);
    expect(error.remedy).toBe('Take the next one from the queue.');
  };

  it('three agents accept at once, twenty times: one has it, the others are told who', async () => {
    const winners = new Set<string>();
    for (let race = 0; race < 20; race++) {
      const { id } = await newItem();
      const runners = [ash, birch, cedar];
      const answers = await Promise.all(runners.map((who) => act(who, api.acceptWorkItem, id)));
      const won = runners.filter((_, i) => answers[i]!.status === 200);
      expect(won).toHaveLength(1);
      const { name } = won[0]!.me;
      winners.add(name);
      for (const answer of answers.filter((each) => each.status !== 200))
        expectTaken(answer, `${name} has taken it`);
      const seen = await ash.ask(api.readQueue, { query: { view: 'all', limit: '200' } });
      expect(seen.items.find((item) => item.id === id)).toMatchObject({ state: 'assigned', agent: { name } });
      expect((await act(won[0]!, api.finishWorkItem, id, outcome)).status).toBe(200);
    }
    expect(winners.size).toBeGreaterThan(0);
    const { agents } = await oak.ask(api.listAgents);
    expect(agents.filter((agent) => agent.load !== 0)).toEqual([]);
  });

  it('two agents take the next at once, ten times: never the same one', async () => {
    for (let race = 0; race < 10; race++) {
      const items = [await newItem(), await newItem()];
      const taken = await Promise.all([ash.ask(api.takeNext), birch.ask(api.takeNext)]);
      const ids = taken.map(({ workItem }) => workItem!.id);
      expect(new Set(ids)).toEqual(new Set(items.map(({ id }) => id)));
      await act(ash, api.finishWorkItem, ids[0]!, outcome);
      await act(birch, api.finishWorkItem, ids[1]!, outcome);
    }
    expect((await ash.ask(api.takeNext)).workItem).toBeNull();
  });

  it('an offer cannot be accepted by somebody else', async () => {
    await ash.ask(api.setPresence, { body: { presence: 'available' } });
    const { id } = await newItem();
    await eventually('the offer', async () => {
      const { items } = await ash.ask(api.readQueue, { query: { view: 'mine' } });
      return items.some((item) => item.id === id && item.state === 'offered');
    });
    expectTaken(await act(birch, api.acceptWorkItem, id), 'it is offered to Ash');
    expectTaken(await act(birch, api.declineWorkItem, id), 'it is offered to Ash');
    expectTaken(await act(ash, api.releaseWorkItem, id), 'it is offered to');
    expectTaken(await act(ash, api.finishWorkItem, id, outcome), 'it is offered to');
    expect((await act(ash, api.declineWorkItem, id)).status).toBe(200);
    await ash.ask(api.setPresence, { body: { presence: 'offline' } });
    expectTaken(await act(ash, api.declineWorkItem, id), 'it is back in the queue');
    expect((await act(birch, api.acceptWorkItem, id)).status).toBe(200);
    expect((await act(birch, api.finishWorkItem, id, outcome)).status).toBe(200);
  });

  it('what waits cannot be declined, released or finished', async () => {
    const { id } = await newItem();
    for (const endpoint of [api.declineWorkItem, api.releaseWorkItem, api.finishWorkItem])
      expectTaken(await act(ash, endpoint, id, outcome), 'it is back in the queue');
    await act(ash, api.acceptWorkItem, id);
    await act(ash, api.finishWorkItem, id, outcome);
  });

  it('what a colleague has taken cannot be declined, released or finished; accepting twice is one', async () => {
    const { id } = await newItem();
    expect((await act(ash, api.acceptWorkItem, id)).status).toBe(200);
    expect((await act(ash, api.acceptWorkItem, id)).status).toBe(200);
    for (const endpoint of [api.acceptWorkItem, api.declineWorkItem, api.releaseWorkItem, api.finishWorkItem])
      expectTaken(await act(birch, endpoint, id, outcome), 'Ash has taken it');
    const { agents } = await oak.ask(api.listAgents);
    const mine = agents.find((agent) => agent.name === 'Ash')!;
    expect(mine.load).toBeGreaterThan(0);
    await act(ash, api.finishWorkItem, id, outcome);
    const after = (await oak.ask(api.listAgents)).agents.find((agent) => agent.name === 'Ash')!;
    expect(after.load).toBe(0);
  });

  it('what is done cannot be accepted, declined, released, finished or given away', async () => {
    const { id } = await newItem();
    await act(ash, api.acceptWorkItem, id);
    await act(ash, api.finishWorkItem, id, outcome);
    for (const endpoint of [api.acceptWorkItem, api.declineWorkItem, api.releaseWorkItem, api.finishWorkItem])
      expectTaken(await act(ash, endpoint, id, outcome), 'it is done');
    expectTaken(await act(oak, api.assignWorkItem, id, { agentId: ash.me.id }), 'it is done');
  });

  it('work cannot be given to nobody', async () => {
    const { id } = await newItem();
    const answer = await act(oak, api.assignWorkItem, id, { agentId: randomUUID() });
    expectRefusal(answer, 400, 'agent-unknown');
    const odd = await act(oak, api.assignWorkItem, id, { agentId: 'ash' });
    expect(expectRefusal(odd, 400, 'input-invalid').message).toContain('agentId: ');
  });

  describe('several at once', () => {
    const newItems = async (count: number): Promise<WorkItem[]> => {
      const references = new Set<string>();
      for (let n = 0; n < count; n++) {
        const text = door.secretly(`word${randomUUID()}`);
        const answer = await sendContact(door, { customer: { email: door.secretly(someone()) }, text });
        const { contactId, reference } = answer.json as { contactId: string; reference: string };
        door.took(contactId);
        references.add(reference);
      }
      return eventually('the work items', async () => {
        const { items } = await oak.ask(api.readQueue, { query: { view: 'all', limit: '200' } });
        const found = items.filter(({ reference }) => references.has(reference));
        return found.length === count && found;
      });
    };
    const rebalance = async (moves: RebalanceMove[]): Promise<RebalanceOutcome[]> =>
      (await oak.ask(api.rebalanceWork, { body: { moves } })).outcomes;
    const holders = async (ids: readonly string[]): Promise<(string | undefined)[]> => {
      const { items } = await oak.ask(api.readQueue, { query: { view: 'all', limit: '200' } });
      return ids.map((id) => items.find((item) => item.id === id)?.agent?.name);
    };
    const loadOf = async (name: string): Promise<number> =>
      (await oak.ask(api.listAgents)).agents.find((agent) => agent.name === name)!.load;

    it('half of them taken by somebody meanwhile: the other half goes, each refusal says why, and all of it is undone', async () => {
      const items = await newItems(10);
      const before = await loadOf('Cedar');
      const taken = items.filter((_, n) => n % 2 === 0);
      for (const { id } of taken) await act(birch, api.acceptWorkItem, id);
      const outcomes = await rebalance(items.map(({ id }) => ({ id, to: cedar.me.id, from: null })));
      expect(outcomes.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
      const refused = outcomes.filter(({ problem }) => problem !== null);
      expect(new Set(refused.map(({ id }) => id))).toEqual(new Set(taken.map(({ id }) => id)));
      for (const { problem } of refused) {
        expect(problem).toMatchObject({ code: 'work-item-taken' });
        expect(problem!.message).toContain('Birch has taken it');
      }
      expect(await holders(items.map(({ id }) => id))).toEqual(
        items.map((_, n) => (n % 2 === 0 ? 'Birch' : 'Cedar')),
      );
      const done = outcomes.filter(({ problem }) => problem === null);
      expect(done.every(({ was, tookOwnership }) => was === null && tookOwnership)).toBe(true);

      // One of them is finished before anybody undoes anything: it stays finished.
      const [finished, ...others] = done;
      await act(cedar, api.finishWorkItem, finished!.id, outcome);
      const undone = await rebalance(
        done.map(({ id, tookOwnership }) => ({ id, to: null, from: cedar.me.id, undo: { tookOwnership } })),
      );
      expect(undone[0]!.problem?.message).toContain('it is done');
      expect(undone.slice(1).map(({ problem }) => problem)).toEqual(others.map(() => null));
      expect(await holders(others.map(({ id }) => id))).toEqual(others.map(() => undefined));
      expect(await loadOf('Cedar')).toBe(before);
      const [{ owned }] = (await door.database.query(
        'SELECT count(owner_id)::int AS owned FROM enquiry JOIN work_item w ON w.enquiry_id = enquiry.id WHERE w.id = ANY($1)',
        [others.map(({ id }) => id)],
      )) as [{ owned: number }];
      expect(owned).toBe(0);
      for (const { id } of taken) await act(birch, api.finishWorkItem, id, outcome);
    }, 60_000);

    it('a hundred, from one person to another and back to the queue, keep the loads exact', async () => {
      const items = await newItems(100);
      const ids = items.map(({ id }) => id);
      const [ofBirch, ofCedar] = [await loadOf('Birch'), await loadOf('Cedar')];
      const given = await rebalance(ids.map((id) => ({ id, to: birch.me.id })));
      expect(given.filter(({ problem }) => problem !== null)).toEqual([]);
      const held = await oak.ask(api.readQueue, {
        query: { view: 'all', agent: birch.me.id, limit: '200' },
      });
      expect(new Set(held.items.map(({ id }) => id))).toEqual(new Set(ids));
      const weight = (await loadOf('Birch')) - ofBirch;
      const moved = await rebalance(ids.map((id) => ({ id, to: cedar.me.id, from: birch.me.id })));
      expect(moved.map(({ was }) => was)).toEqual(ids.map(() => birch.me.id));
      expect([await loadOf('Birch'), await loadOf('Cedar')]).toEqual([ofBirch, ofCedar + weight]);
      const back = await rebalance(ids.map((id) => ({ id, to: null, from: cedar.me.id })));
      expect(back.filter(({ problem }) => problem !== null)).toEqual([]);
      expect([await loadOf('Birch'), await loadOf('Cedar')]).toEqual([ofBirch, ofCedar]);
    }, 120_000);

    it('nobody, unknown work, none and too many are refused, each where it belongs', async () => {
      const [item] = await newItems(1);
      const unknown = randomUUID();
      const outcomes = await rebalance([
        { id: unknown, to: cedar.me.id },
        { id: item!.id, to: randomUUID() },
        { id: item!.id, to: cedar.me.id },
      ]);
      expect(outcomes.map(({ problem }) => problem?.code)).toEqual([
        'work-item-not-found',
        'agent-unknown',
        undefined,
      ]);
      await act(cedar, api.finishWorkItem, item!.id, outcome);
      for (const moves of [[], Array.from({ length: 201 }, () => ({ id: unknown, to: null }))]) {
        const answer = await read(await oak.request(api.rebalanceWork, { body: { moves } }));
        expect(expectRefusal(answer, 400, 'input-invalid').message).toContain('moves: ');
      }
    });
  });

  it('the services say what waits for them, for how long, how urgent it is and who is there', async () => {
    const before = await oak.ask(api.readServiceLoads);
    const item = await newItem();
    await ash.ask(api.setPresence, { body: { presence: 'busy' } });
    const of = (loads: typeof before) => loads.services.find(({ name }) => name === item.service)!;
    const now = of(await oak.ask(api.readServiceLoads));
    expect(now.waiting).toBe(of(before).waiting + 1);
    expect(now.oldestAt).toBe(of(before).oldestAt ?? item.queuedAt);
    expect(now.agents.busy).toBe(of(before).agents.busy + 1);
    expect(Object.values(now.agents).reduce((sum, n) => sum + n)).toBe(
      (await oak.ask(api.listAgents)).agents.filter(({ services }) => services.includes(item.service)).length,
    );
    const set = (due: string, atRisk: string) =>
      door.database.query(
        `UPDATE work_item SET promise_due_at = now() + $2::interval, promise_at_risk_at = now() + $3::interval WHERE id = $1`,
        [item.id, due, atRisk],
      );
    const figures = async () => {
      const { dueThisHour, atRisk, missed } = of(await oak.ask(api.readServiceLoads));
      return [dueThisHour - now.dueThisHour, atRisk - now.atRisk, missed - now.missed];
    };
    await set('2 hours', '1 hour');
    expect(await figures()).toEqual([0, 0, 0]);
    await set('59 minutes', '-1 minute');
    expect(await figures()).toEqual([1, 1, 0]);
    await set('-1 minute', '-1 hour');
    expect(await figures()).toEqual([0, 0, 1]);
    await act(ash, api.acceptWorkItem, item.id);
    const taken = of(await oak.ask(api.readServiceLoads));
    expect([taken.waiting, taken.assigned]).toEqual([now.waiting - 1, now.assigned + 1]);
    await act(ash, api.finishWorkItem, item.id, outcome);
    await ash.ask(api.setPresence, { body: { presence: 'offline' } });
  });

  it('what is for later is a list of its own and does not count as waiting, until its time has come', async () => {
    const { id } = await newItem();
    const view = async (name: string) => ash.ask(api.readQueue, { query: { view: name, limit: '200' } });
    const before = (await view('waiting')).counts;
    const hold = (until: string) =>
      door.database.query(`UPDATE work_item SET held = true, not_before = ${until} WHERE id = $1`, [id]);
    await hold(`now() + interval '1 day'`);
    const { items, counts } = await view('later');
    expect(items).toMatchObject([{ id, rank: null }]);
    expect(items[0]!.waitsUntil).toBe(counts.nextLaterAt);
    expect([counts.later, counts.waiting]).toEqual([1, before.waiting - 1]);
    expect((await view('waiting')).items.map((item) => item.id)).not.toContain(id);
    expect((await view('all')).items.map((item) => item.id)).toContain(id);
    await hold(`now() - interval '1 second'`);
    expect((await view('later')).items).toEqual([]);
    const due = await view('waiting');
    expect(due.items.find((item) => item.id === id)).toMatchObject({
      waitsUntil: null,
      rank: expect.any(Number) as number,
    });
    expect(due.counts).toMatchObject({ later: 0, nextLaterAt: null, waiting: before.waiting });
  });

  const all = [
    api.acceptWorkItem,
    api.declineWorkItem,
    api.releaseWorkItem,
    api.finishWorkItem,
    api.assignWorkItem,
  ];
  it.each(all)('$path: an unknown id is answered with 404', async (endpoint) => {
    const body = { ...outcome, agentId: ash.me.id };
    expectRefusal(await act(oak, endpoint, randomUUID(), body), 404, 'work-item-not-found');
  });

  it.each(all)('$path: an id that is no uuid is refused', async (endpoint) => {
    for (const id of ['1', '%00', "' OR 1=1 --", 'x'.repeat(90), '../agents']) {
      const answer = await act(oak, endpoint, id, { ...outcome, agentId: ash.me.id });
      expect(expectRefusal(answer, 400, 'input-invalid').message).toContain('id: ');
    }
  });

  it.each(titled(['', 'ok', '  x  ', 'x'.repeat(1001)]))(
    'the outcome "%s" is refused',
    async (_title, text) => {
      const answer = await act(ash, api.finishWorkItem, randomUUID(), { outcome: text });
      expect(expectRefusal(answer, 400, 'input-invalid').message).toContain('outcome: ');
    },
  );

  it.each(
    titledPairs([
      ['garbage', 'cursor'],
      [Buffer.from('[]').toString('base64url'), 'cursor'],
      [Buffer.from('[null,null,null]').toString('base64url'), 'cursor'],
      [Buffer.from(`["now","now","${randomUUID()}"]`).toString('base64url'), 'cursor'],
      [Buffer.from(`["2026-01-01","2026-01-01","${'-'.repeat(36)}"]`).toString('base64url'), 'cursor'],
      [Buffer.from(`[1,2,"${randomUUID()}"]`).toString('base64url'), 'cursor'],
      [Buffer.from(`["+275760-09-13T00:00:00Z","1","${randomUUID()}"]`).toString('base64url'), 'cursor'],
      ['x'.repeat(201), 'cursor'],
      ['0', 'limit'],
      ['-1', 'limit'],
      ['201', 'limit'],
      ['1e99', 'limit'],
      ['many', 'limit'],
      ['theirs', 'view'],
      ['pigeon', 'channel'],
      ['x'.repeat(101), 'service'],
      ['ash', 'agent'],
    ]),
  )('the queue asked for with "%s" as its %s is refused, naming it', async (_title, name, value) => {
    const answer = await read(await ash.request(api.readQueue, { query: { [name]: value } }));
    expect(expectRefusal(answer, 400, 'input-invalid').message).toContain(`${name}: `);
  });

  it('the queue of a service that does not exist is empty', async () => {
    const { items } = await ash.ask(api.readQueue, { query: { service: "'; DROP TABLE work_item; --" } });
    expect(items).toEqual([]);
  });

  thenNothingIsLostOrTold(door);
});
