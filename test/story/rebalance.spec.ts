import { randomUUID } from 'node:crypto';
import { api, type BalanceStep, type RunView } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf, startCouncil } from '../support/council.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import type { World } from '../support/world.js';

describe('a supervisor puts one change together, looks ahead, applies it and undoes it', () => {
  let world: World;
  let oak: Desk;
  let ash: Desk;
  let steps: BalanceStep[];
  let ids: Record<'ash' | 'birch', string>;
  let textLine: string;

  beforeAll(async () => {
    world = await startCouncil();
    [oak, ash] = [await Desk.of(world, 'oak'), await Desk.of(world, 'ash')];
    const { agents } = await oak.agent.ask(api.listAgents);
    const idOf = (name: string) => agents.find((each) => each.name === name)!.id;
    ids = { ash: idOf('Ash'), birch: idOf('Birch') };
    const { entryPoints } = await oak.agent.ask(api.listChannels);
    textLine = entryPoints.find(({ name }) => name === 'Text line')!.id;
    for (const n of [1, 2, 3])
      await oak.send('help', `Is my fence too high? ${n}`, `fence-${n}@customer.example`);
    await eventually('all in the queue', async () => (await waiting()).length === 3);
    steps = [
      { what: 'work', service: 'customer-services', most: 2, to: ids.ash },
      { what: 'service', from: 'customer-services', most: 1, to: 'planning' },
      { what: 'skills', agent: ids.birch, services: ['planning', 'waste'] },
      { what: 'capacity', agent: ids.ash, capacity: 9 },
      { what: 'pause', entryPoint: textLine, words: 'Texts are answered again from tomorrow.' },
      {
        what: 'caller-rules',
        service: 'customer-services',
        rules: {
          before: [{ when: { waitingMoreThan: 5 }, does: { service: 'council-tax' } }],
          waiting: [],
        },
      },
    ];
  });
  afterAll(() => world?.stop());

  const waiting = async () => (await oak.agent.ask(api.readQueue)).items;
  const run = async (body: object): Promise<RunView> => {
    const { id } = await oak.agent.ask(api.startRun, { body });
    return eventually('the simulation', async () => {
      const view = await oak.agent.ask(api.readRun, { params: { id } });
      return view.state !== 'running' && view;
    });
  };
  const agentsNow = async () => {
    const { agents } = await oak.agent.ask(api.listAgents);
    const of = (id: string) => agents.find((each) => each.id === id)!;
    return { ash: of(ids.ash), birch: of(ids.birch) };
  };
  const isPaused = async () =>
    (await oak.agent.ask(api.listChannels)).entryPoints.find(({ id }) => id === textLine)!.paused !== null;
  const rules = async () =>
    (await oak.agent.ask(api.listServiceRules)).services.find(({ slug }) => slug === 'customer-services')!
      .calls;

  it('shows promises kept and missed with it and without, and changes nothing', async () => {
    await ash.agent.ask(api.setPresence, { body: { presence: 'busy' } });
    const before = await waiting();
    const { state, result, problem } = await run({ kind: 'change', hours: 6, steps });
    expect({ state, problem }).toEqual({ state: 'done', problem: null });
    expect(result!.runs).toBe(60);
    expect(result!.there).toMatchObject({ waiting: 3, inHand: 0, alreadyMissed: 0 });
    for (const side of [result!.asItIs, result!.changed!])
      for (const { low, mean, high } of [side.kept, side.missed]) {
        expect(low).toBeLessThanOrEqual(mean);
        expect(high).toBeGreaterThanOrEqual(mean);
      }
    expect(result!.assumptions.join(' ')).toContain('Nothing came before today');
    expect(await waiting()).toEqual(before);
    expect((await run({ kind: 'change', hours: 6, steps })).result).toMatchObject({
      asItIs: { missed: result!.asItIs.missed },
      changed: { missed: result!.changed!.missed },
    });
  });

  it('is all or nothing: a part that cannot be done is named', async () => {
    const wrong = [...steps, { what: 'capacity', agent: randomUUID(), capacity: 1 }];
    const refused = await oak.agent.request(api.applyBalanceChange, {
      body: { steps: wrong, why: 'Sick today' },
    });
    expect(await refusalOf(refused)).toBe('409 balance-step-refused');
    expect((await waiting()).length).toBe(3);
    expect(await isPaused()).toBe(false);
    expect((await agentsNow()).ash.capacity).toBe(5);
    expect(
      await refusalOf(await ash.agent.request(api.applyBalanceChange, { body: { steps, why: 'Mine' } })),
    ).toBe('403 not-allowed');
  });

  it('is applied in one go, says who, what and why, and undone as a whole', async () => {
    const preview = await run({ kind: 'change', hours: 6, steps });
    const change = await oak.agent.ask(api.applyBalanceChange, {
      body: { steps, why: 'Two are ill', runId: preview.id },
    });
    expect(change).toMatchObject({ by: 'Oak', why: 'Two are ill', undone: null });
    expect(change.sentences[0]).toBe('Ash gets the 2 most urgent that wait for Customer services.');
    expect(change.expected).toEqual({
      missedMore: preview.result!.changed!.missedMore,
      keptMore: preview.result!.changed!.keptMore,
    });
    const { items } = await oak.agent.ask(api.readQueue, { query: { view: 'all' } });
    expect(items.filter(({ agent }) => agent?.name === 'Ash')).toHaveLength(2);
    expect(items.filter(({ service }) => service === 'Planning')).toHaveLength(1);
    expect((await agentsNow()).birch.services.toSorted()).toEqual(['Planning', 'Waste and recycling']);
    expect((await agentsNow()).ash.capacity).toBe(9);
    expect(await isPaused()).toBe(true);
    expect((await rules())?.before).toHaveLength(1);

    // One of them is dealt with meanwhile.
    const done = items.find(({ agent }) => agent?.name === 'Ash')!;
    await ash.agent.ask(api.finishWorkItem, { params: { id: done.id }, body: { outcome: 'Rang them' } });
    const undone = await oak.agent.ask(api.undoBalanceChange, { params: { id: change.id } });
    expect(undone.undone).toMatchObject({
      by: 'Oak',
      left: [`${done.reference} was dealt with since, and stays there.`],
    });
    expect((await waiting()).map(({ service }) => service)).toEqual([
      'Customer services',
      'Customer services',
    ]);
    const { ash: ashNow, birch } = await agentsNow();
    expect([ashNow.capacity, ashNow.load, birch.services.length]).toEqual([5, 0, 5]);
    expect(await isPaused()).toBe(false);
    expect(await rules()).toBeNull();
    const again = await oak.agent.request(api.undoBalanceChange, { params: { id: change.id } });
    expect(await refusalOf(again)).toBe('409 balance-change-over');
    const { changes } = await oak.agent.ask(api.listBalanceChanges);
    expect(changes.map(({ id }) => id)).toEqual([change.id]);
  });

  it('looks ahead without a change, and stops when it is cancelled', async () => {
    const outlook = await run({ kind: 'outlook', hours: 4 });
    expect(outlook.result).toMatchObject({ changed: null });
    expect(outlook.result!.asItIs.missedByPeriod.length).toBeGreaterThanOrEqual(8);
    const { id } = await oak.agent.ask(api.startRun, { body: { kind: 'outlook', hours: 12 } });
    await oak.agent.ask(api.cancelRun, { params: { id } });
    await eventually('the end of it', async () => {
      const { state } = await oak.agent.ask(api.readRun, { params: { id } });
      return state === 'cancelled' || state === 'done';
    });
  });
});
