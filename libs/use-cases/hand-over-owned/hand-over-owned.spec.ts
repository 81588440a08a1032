import { Agent, Enquiry, WorkItem } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { AgentWork } from '../assign-work/agent-work.js';
import { AssignWorkModule } from '../assign-work/assign-work.module.js';
import { HandOverOwned } from './hand-over-owned.js';
import { HandOverOwnedModule } from './hand-over-owned.module.js';
import { propose } from './propose.js';

const service = { serviceId: 's', service: 'Planning' };
const person = (id: string, owned: number, languages = ['en']) => ({
  ...{ id, name: id, serviceIds: ['s'], languages, owned },
});

describe('who is proposed for what somebody owns', () => {
  it('speaks the language, then owns least, counting what is proposed', () => {
    const matters = ['en', 'en', 'en', 'pl'].map((language, at) => ({
      ...{ enquiryId: `${at}`, language, ...service },
    }));
    const people = [person('birch', 1), person('cedar', 0), person('maple', 9, ['en', 'pl'])];
    expect(propose(matters, people).map(({ to, why }) => [to?.id, why])).toEqual([
      ['cedar', 'Works for Planning, has 0 open matters of their own'],
      ['birch', 'Works for Planning, has 1 open matter of their own'],
      ['cedar', 'Works for Planning, has 1 open matter of their own'],
      ['maple', 'Works for Planning, speaks Polish, has 9 open matters of their own'],
    ]);
  });

  it('is nobody where nobody works there', () =>
    expect(propose([{ enquiryId: '1', language: 'en', ...service }], [])).toMatchObject([
      { to: null, why: 'Nobody else who is there works for Planning' },
    ]));
});

describe('what somebody owns who is away', () => {
  const clock = new SteppedClock('2026-11-23T10:00:00Z');
  let modules: TestModules;
  let ash: Agent;
  let oak: Agent;

  beforeAll(async () => {
    modules = await TestModules.of([AssignWorkModule, HandOverOwnedModule], clock);
    [ash, oak] = [await modules.agent('ash'), await modules.agent('oak')];
  });
  afterAll(() => modules?.stop());

  const verb = () => modules.get(HandOverOwned);
  const owned = async (): Promise<Enquiry> => {
    const { id } = await modules.receive('help');
    const item = await modules.source.manager.findOneByOrFail(WorkItem, { enquiryId: id });
    await modules.get(AgentWork).accept(ash, item.id);
    return modules.source.manager.findOneByOrFail(Enquiry, { id });
  };
  const ownerOf = async ({ id }: Enquiry) =>
    (await modules.source.manager.findOneByOrFail(Enquiry, { id })).ownerId;
  const load = async () => (await modules.agent('ash')).load;

  it('goes in one move as proposed or changed, keeps its place, and comes back in one', async () => {
    const [first, second] = [await owned(), await owned()];
    const before = await modules.source.manager.findOneByOrFail(WorkItem, { enquiryId: first.id });
    const { matters } = await verb().proposals(ash, ash.id);
    expect(matters.map(({ enquiryId }) => enquiryId).toSorted()).toEqual([first.id, second.id].toSorted());
    expect(matters.every(({ to, possible }) => to !== null && possible.some(({ id }) => id === to.id))).toBe(
      true,
    );
    expect(await load()).toBe(2);
    const moves = matters.map(({ enquiryId, to, why }) => ({ enquiryId, to: to!.id, why }));
    const { id } = await verb().hand(oak, ash.id, { moves });
    expect(await load()).toBe(0);
    for (const { enquiryId, to } of moves) expect(await ownerOf({ id: enquiryId } as Enquiry)).toBe(to);
    expect(await modules.source.manager.findOneByOrFail(WorkItem, { enquiryId: first.id })).toMatchObject({
      queuedAt: before.queuedAt,
      urgentAt: before.urgentAt,
      agentId: null,
    });
    expect((await verb().proposals(ash, ash.id)).handed).toMatchObject([
      { by: 'Oak', count: 2, isUndone: false },
    ]);
    // What was handed on since stays where it is.
    await modules.source.manager.update(Enquiry, { id: second.id }, { ownerId: oak.id });
    expect(await verb().undo(ash, id)).toEqual({ count: 1 });
    expect([await ownerOf(first), await ownerOf(second)]).toEqual([ash.id, oak.id]);
    await expect(verb().undo(ash, id)).rejects.toMatchObject({ code: 'handover-decided' });
  });

  it('goes back to nobody who was kept from it meanwhile, and to nobody who is', async () => {
    const kept = await owned();
    const oaks = { moves: [{ enquiryId: kept.id, to: oak.id, why: '' }] };
    const { id } = await verb().hand(oak, ash.id, oaks);
    const exclude = (agent: Agent) =>
      modules.source.query(
        `INSERT INTO exclusion (id, organisation_id, enquiry_id, agent_id, why, at)
         VALUES (gen_random_uuid(), $1, $2, $3, 'conflict', now())`,
        [agent.organisationId, kept.id, agent.id],
      );
    await exclude(ash);
    expect(await verb().undo(oak, id)).toEqual({ count: 0 });
    expect(await ownerOf(kept)).toBe(oak.id);
    const birch = await modules.agent('birch');
    await exclude(birch);
    const birchs = { moves: [{ enquiryId: kept.id, to: birch.id, why: '' }] };
    await expect(verb().hand(oak, oak.id, birchs)).rejects.toMatchObject({ code: 'agent-excluded' });
  });

  it('is handed over whole or not at all, by themselves or a supervisor', async () => {
    const [mine, other] = [await owned(), await owned()];
    await modules.source.manager.update(Enquiry, { id: other.id }, { ownerId: oak.id });
    const birch = await modules.agent('birch');
    const moves = [mine, other].map(({ id }) => ({ enquiryId: id, to: birch.id, why: '' }));
    await expect(verb().hand(ash, ash.id, { moves })).rejects.toMatchObject({ code: 'owner-changed' });
    expect(await ownerOf(mine)).toBe(ash.id);
    await expect(verb().proposals(birch, ash.id)).rejects.toMatchObject({ code: 'not-your-own' });
  });
});
