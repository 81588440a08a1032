import { api, type EnquiryDetail, type WorkItem } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf, startCouncil } from '../support/council.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import type { World } from '../support/world.js';

describe('several enquiries moved at once', () => {
  let world: World;
  let oak: Desk;
  let items: WorkItem[];

  beforeAll(async () => {
    world = await startCouncil();
    oak = await Desk.of(world, 'oak');
    for (const n of [1, 2, 3])
      await oak.send('help', `Is my fence too high? ${n}`, `fence-${n}@customer.example`);
    items = await eventually('all of them in the queue', async () => {
      const page = await oak.agent.ask(api.readQueue);
      return page.items.length === 3 && page.items;
    });
  });
  afterAll(() => world?.stop());

  const ids = () => items.map(({ enquiryId }) => enquiryId);
  const all = () => Promise.all(ids().map((id) => oak.read(id)));
  /** Without the time that is left, which goes on while it is looked at. */
  const standing = async () =>
    (await all()).map(({ service, owner, ledger, commitments }) => ({
      ...{ service, owner, ledger },
      commitments: commitments.map(({ left: _left, ...each }) => each),
    }));
  const services = async () => (await all()).map(({ service }) => service);
  const dueTimes = (enquiries: readonly EnquiryDetail[]) =>
    enquiries.map(({ commitments }) => commitments.map(({ clockId, dueAt }) => `${clockId} ${dueAt}`));

  it('are told what becomes of each promise, and nothing is changed by asking', async () => {
    const before = await standing();
    const body = { ids: ids(), service: 'planning' };
    const { enquiries } = await oak.agent.ask(api.foreseeMoves, { body });
    expect(enquiries.map(({ id }) => id)).toEqual(ids());
    for (const { change, problem } of enquiries) {
      expect(problem).toBeNull();
      expect(change).toMatchObject({ later: null, owner: null });
      expect(change!.promises).toMatchObject([{ becomes: 'goes-on', promiseId: 'CITY-E1' }]);
      expect(change!.promises[0]!.dueAt).toBe(change!.promises[0]!.wasDueAt);
    }
    expect(await standing()).toEqual(before);
  });

  it('go, but for the one that is closed meanwhile, and come back with one more request', async () => {
    const before = dueTimes(await all());
    await oak.agent.ask(api.closeEnquiry, {
      params: { id: ids()[1]! },
      body: { how: 'withdrawn', reason: 'Sent twice' },
    });
    const moves = ids().map((id) => ({ id, despiteLater: false }));
    const { outcomes } = await oak.agent.ask(api.moveEnquiries, {
      body: { moves, service: 'planning', reason: 'Fences are for Planning' },
    });
    expect(outcomes.map(({ problem }) => problem?.code ?? null)).toEqual([null, 'enquiry-closed', null]);
    expect(await services()).toEqual(['Planning', 'Customer services', 'Planning']);
    const after = dueTimes(await all());
    expect([after[0], after[2]]).toEqual([before[0], before[2]]);

    const back = outcomes.flatMap(({ id, eventId }) => (eventId ? [{ id, eventId }] : []));
    const undone = await oak.agent.ask(api.takeBackMoves, {
      body: { moves: back, reason: 'Moved by mistake' },
    });
    expect(undone.outcomes.map(({ problem }) => problem)).toEqual([null, null]);
    expect(await services()).toEqual(['Customer services', 'Customer services', 'Customer services']);
  });

  it('are refused as a whole where the service is unknown, there are too many, or somebody is no supervisor', async () => {
    const move = { id: ids()[0]!, despiteLater: false };
    const ask = (desk: Desk, moves: object[], service = 'planning') =>
      desk.agent.request(api.moveEnquiries, { body: { moves, service, reason: 'Fences' } });
    expect(await refusalOf(await ask(oak, [move], 'nowhere'))).toMatch(/ service-unknown$/);
    expect(
      await refusalOf(
        await ask(
          oak,
          Array.from({ length: 101 }, () => move),
        ),
      ),
    ).toBe('400 input-invalid');
    expect(await refusalOf(await ask(await Desk.of(world, 'ash'), [move]))).toBe('403 not-allowed');
  });
});
