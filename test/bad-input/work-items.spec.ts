import { randomUUID } from 'node:crypto';
import { api, type Endpoint, type WorkItem } from '@frontdoor/contracts';
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
