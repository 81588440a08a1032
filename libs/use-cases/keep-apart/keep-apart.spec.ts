import { Ledger } from '@frontdoor/casework/ledger';
import { OfferWork, Presence } from '@frontdoor/casework/queue';
import { type Agent, Enquiry, Exclusion, WorkItem } from '@frontdoor/persistence';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { AgentWork } from '../assign-work/agent-work.js';
import { AssignWorkModule } from '../assign-work/assign-work.module.js';
import { GiveBackAll } from '../assign-work/give-back-all.js';
import { Rebalance } from '../assign-work/rebalance.js';
import { KeepApart } from './keep-apart.js';
import { KeepApartModule } from './keep-apart.module.js';

describe('who gets work, and who does not', () => {
  const clock = new SteppedClock('2026-07-07T09:00:00Z');
  let modules: TestModules;
  let ash: Agent;
  let birch: Agent;

  beforeAll(async () => {
    modules = await TestModules.of([KeepApartModule, AssignWorkModule], clock, 'cambridgeshire-feedback');
    ash = await modules.agent('ash');
    birch = await modules.agent('birch');
  });
  afterAll(() => modules?.stop());
  beforeEach(async () => {
    await modules.source.query(`DELETE FROM work_item`);
    await modules.source.query(
      `UPDATE agent SET presence = 'offline', load = 0, levels = '{}', missed_offers = 0`,
    );
    await modules.source.query(`UPDATE agent SET service_ids = $1, languages = '{en}' WHERE id = $2`, [
      ash.serviceIds,
      birch.id,
    ]);
  });

  const itemOf = (enquiryId: string): Promise<WorkItem> =>
    modules.source.manager.findOneByOrFail(WorkItem, { enquiryId });
  const available = async (...agents: Agent[]): Promise<void> => {
    for (const agent of agents) await modules.get(Presence).set(agent, 'available');
  };
  const offered = async (enquiryId: string): Promise<string | null> => {
    modules.get(OfferWork).kick(ash.organisationId);
    await expect.poll(async () => (await itemOf(enquiryId)).state).toBe('offered');
    return (await itemOf(enquiryId)).agentId;
  };
  const receive = (): Promise<Enquiry> => modules.receive('council-tax');
  const apart = () => modules.get(KeepApart);
  const conflict = (agent: Agent) => ({ agentId: agent.id, why: 'conflict' as const });
  const excludedSentence = {
    code: 'agent-excluded',
    message: expect.stringContaining('conflict of interest'),
  };

  it('keeps whoever must not deal with it from it at every door, until that is undone', async () => {
    await available(ash);
    const { id } = await receive();
    expect(await offered(id)).toBe(ash.id);
    await modules.get(AgentWork).accept(ash, (await itemOf(id)).id);
    await apart().exclude(birch, id, { ...conflict(ash), note: 'Their neighbour' });
    const item = await itemOf(id);
    expect(item).toMatchObject({
      state: 'waiting',
      agentId: null,
      excluded: [ash.id],
      preferredAgentId: null,
    });
    expect((await modules.source.manager.findOneByOrFail(Enquiry, { id })).ownerId).toBeNull();
    expect(await modules.get(AgentWork).takeNext(ash)).toBeNull();
    await expect(modules.get(AgentWork).accept(ash, item.id)).rejects.toMatchObject(excludedSentence);
    await expect(modules.get(Rebalance).give(birch, item.id, ash.id)).rejects.toMatchObject(excludedSentence);
    await available(birch);
    expect(await offered(id)).toBe(birch.id);
    const { exclusions } = await apart().list(birch, id);
    const said = { agent: { name: 'Ash' }, why: 'conflict', by: 'Birch' };
    expect(exclusions).toMatchObject([{ ...said, note: 'Their neighbour' }]);
    expect((await apart().list(ash, id)).exclusions).toMatchObject([{ ...said, note: null }]);
    await apart().undo(birch, exclusions[0]!.id, 'Another Ash is meant');
    expect(await modules.source.manager.findOneByOrFail(Exclusion, { enquiryId: id })).toMatchObject({
      ...{ undoneById: birch.id, undoneBecause: 'Another Ash is meant' },
    });
    expect(
      await modules.source.query('SELECT text FROM timeline_event WHERE enquiry_id = $1', [id]),
    ).toContainEqual({
      text: 'Birch said that Ash may deal with it after all: Another Ash is meant',
    });
    expect((await itemOf(id)).excluded).toEqual([]);
    await modules.get(Rebalance).give(birch, item.id, ash.id);
    expect((await itemOf(id)).agentId).toBe(ash.id);
  });

  it('holds for work that comes later, and is said once', async () => {
    const { id, organisationId } = await receive();
    for (let times = 0; times < 2; times++) await apart().exclude(birch, id, conflict(ash));
    expect(await modules.source.manager.countBy(Exclusion, { enquiryId: id })).toBe(1);
    const former = await itemOf(id);
    await modules.source.query(`DELETE FROM work_item WHERE id = $1`, [former.id]);
    await modules.source.manager.insert(WorkItem, {
      ...former,
      excluded: undefined,
      customerNeeds: undefined,
    });
    expect((await itemOf(id)).excluded).toEqual([ash.id]);
    expect(organisationId).toBe(ash.organisationId);
  });

  it('keeps whoever decided the first stage of a complaint from the second', async () => {
    const { id, organisationId } = await receive();
    await modules.source.manager.update(Enquiry, { id }, { kind: 'complaint', ownerId: ash.id });
    const say = (type: 'responded' | 'escalated', byId: string) =>
      modules.source.transaction((manager) =>
        modules.get(Ledger).record(manager, [{ enquiryId: id, organisationId, type, at: clock.now(), byId }]),
      );
    await say('responded', ash.id);
    clock.step(60_000);
    await say('escalated', birch.id);
    const enquiry = await modules.source.manager.findOneByOrFail(Enquiry, { id });
    expect(enquiry).toMatchObject({ stage: 2, ownerId: null });
    expect((await itemOf(id)).excluded).toEqual([ash.id]);
    await available(ash, birch);
    expect(await offered(id)).toBe(birch.id);
  });

  it('goes to whoever knows the service best', async () => {
    const { id, serviceId } = await receive();
    await modules.source.query('UPDATE agent SET levels = $1 WHERE id = $2', [{ [serviceId]: 5 }, birch.id]);
    await modules.source.query(`UPDATE agent SET presence = 'available' WHERE id = ANY($1)`, [
      [ash.id, birch.id],
    ]);
    expect(await offered(id)).toBe(birch.id);
  });

  it('goes to somebody who takes calls where its customer can only be rung', async () => {
    const { id, customerId } = await receive();
    await modules.source.query(`UPDATE customer SET needs = '{phone-only}' WHERE id = $1`, [customerId]);
    expect((await itemOf(id)).customerNeeds).toEqual(['phone-only']);
    await modules.source.query(`UPDATE agent SET channels = '{email}' WHERE id = $1`, [ash.id]);
    await available(ash, birch);
    expect(await offered(id)).toBe(birch.id);
    await modules.source.query(`UPDATE agent SET channels = $1 WHERE id = $2`, [ash.channels, ash.id]);
  });

  it('sets somebody to away who let two offers in a row pass, and tells them', async () => {
    const enquiries = [await receive(), await receive()];
    await available(ash);
    for (const [index, { id }] of enquiries.entries()) {
      expect(await offered(id)).toBe(ash.id);
      await modules.get(AgentWork).decline(ash, (await itemOf(id)).id);
      expect((await modules.agent('ash')).presence).toBe(index === 0 ? 'available' : 'away');
    }
    const told = await modules.source.query(
      `SELECT text FROM live_event_row WHERE topic = 'alarm' AND agent_id = $1`,
      [ash.id],
    );
    expect(told).toMatchObject([{ text: expect.stringContaining('two offers in a row') }]);
  });

  it('is free at once where somebody lost the skill for it or was shut out', async () => {
    await available(ash);
    const { id, serviceId } = await receive();
    await offered(id);
    await modules.get(AgentWork).accept(ash, (await itemOf(id)).id);
    const without = ash.serviceIds.filter((each) => each !== serviceId);
    await modules.source.query('UPDATE agent SET service_ids = $1 WHERE id = $2', [without, ash.id]);
    expect(await modules.get(GiveBackAll).whatTheyCannot(ash)).toBe(1);
    expect(await itemOf(id)).toMatchObject({ state: 'waiting', declinedBy: [ash.id] });
    await modules.source.query('UPDATE agent SET service_ids = $1 WHERE id = $2', [ash.serviceIds, ash.id]);
    await modules.get(Rebalance).give(birch, (await itemOf(id)).id, ash.id);
    await modules.source.query('UPDATE agent SET active = false WHERE id = $1', [ash.id]);
    await modules.get(Presence).freeWork();
    expect(await itemOf(id)).toMatchObject({ state: 'waiting', agentId: null });
    expect(await modules.source.query('SELECT load FROM agent WHERE id = $1', [ash.id])).toEqual([
      { load: 0 },
    ]);
  });
});
