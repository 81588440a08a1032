import { Attention } from '@frontdoor/casework/attention';
import { Directory } from '@frontdoor/casework/directory';
import { Presence } from '@frontdoor/casework/queue';
import type { LeftAlone } from '@frontdoor/contracts';
import { type Agent, Enquiry, LiveEventRow, Service, TimelineEvent, WorkItem } from '@frontdoor/persistence';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { AgentWork } from '../assign-work/agent-work.js';
import { AssignWorkModule } from '../assign-work/assign-work.module.js';
import { KeepDrafts } from '../keep-drafts/keep-drafts.js';
import { KeepDraftsModule } from '../keep-drafts/keep-drafts.module.js';
import { ScoreboardModule } from '../scoreboard/scoreboard.module.js';
import { ScoreboardReader } from '../scoreboard/scoreboard-reader.js';
import { LookAtEnquiryModule } from '../look-at-enquiry/look-at-enquiry.module.js';
import { ReturnLeftWork } from './return-left-work.js';
import { ReturnLeftWorkModule } from './return-left-work.module.js';

const HOUR = 3_600_000;
/** A Monday, 10:00 in London; the city's desk is open from 9:00 to 17:00. */
const MONDAY = '2026-09-14T09:00:00Z';

describe('work that nothing happens to', () => {
  const clock = new SteppedClock(MONDAY);
  let modules: TestModules;
  let ash: Agent;
  let oak: Agent;

  beforeAll(async () => {
    modules = await TestModules.of(
      [AssignWorkModule, KeepDraftsModule, LookAtEnquiryModule, ReturnLeftWorkModule, ScoreboardModule],
      clock,
    );
    [ash, oak] = [await modules.agent('ash'), await modules.agent('oak')];
  });
  afterAll(() => modules?.stop());
  beforeEach(async () => {
    clock.step(7 * 24 * HOUR - ((clock.now() - Date.parse(MONDAY)) % (7 * 24 * HOUR)));
    await modules.source.query(`UPDATE work_item SET state = 'done', agent_id = NULL`);
    await modules.source.query(`DELETE FROM draft`);
  });

  const rule = async (leftAlone: LeftAlone | null): Promise<void> => {
    await modules.source.manager.update(Service, { slug: 'customer-services' }, { leftAlone });
    await modules.get(Directory).refresh();
  };
  const sweep = () => modules.get(ReturnLeftWork).sweep();
  /** An enquiry whose work somebody has taken; owned by `owner`. */
  const taken = async (by: Agent, owner: Agent): Promise<WorkItem> => {
    const { id } = await modules.receive('help');
    await modules.source.manager.update(Enquiry, { id }, { ownerId: owner.id });
    const item = await modules.source.manager.findOneByOrFail(WorkItem, { enquiryId: id });
    await modules.get(AgentWork).accept(by, item.id);
    await sweep();
    return itemOf(item);
  };
  const itemOf = ({ id }: { id: string }) => modules.source.manager.findOneByOrFail(WorkItem, { id });
  const stateAfter = async (item: WorkItem, hours: number): Promise<string> => {
    clock.step(hours * HOUR);
    await sweep();
    return (await itemOf(item)).state;
  };

  it('comes back in its place after the working time of its service, its owner and promises as they were', async () => {
    await rule({ afterMinutes: 240, ownAfterMinutes: 900 });
    const item = await taken(ash, oak);
    const scores = () => modules.get(ScoreboardReader).read(ash.organisationId, { by: 'service' });
    expect(await stateAfter(item, 3.9)).toBe('assigned');
    clock.step(0.2 * HOUR);
    const before = await scores();
    await sweep();
    const back = await itemOf(item);
    expect(back).toMatchObject({
      state: 'waiting',
      queuedAt: item.queuedAt,
      urgentAt: item.urgentAt,
      agentId: null,
    });
    expect(back.declinedBy).toEqual([ash.id]);
    expect((await modules.agent('ash')).load).toBe(0);
    expect((await modules.source.manager.findOneByOrFail(Enquiry, { id: item.enquiryId })).ownerId).toBe(
      oak.id,
    );
    const told = await modules.source.manager.findBy(TimelineEvent, { enquiryId: item.enquiryId });
    expect(told.map(({ text }) => text)).toContain(
      'Nothing happened to it for 4 hours of working time while Ash had it: it is back in the queue, in its place; Oak still owns it',
    );
    const [live] = await modules.source.manager.findBy(LiveEventRow, {
      topic: 'left-alone',
      agentId: ash.id,
    });
    expect(live?.text).toMatch(/is back in the queue: nothing happened to it for 4 hours of working time/);
    // It is the same piece of work: no figure of the scoreboard moves.
    expect({ ...(await scores()), asOf: null }).toEqual({ ...before, asOf: null });
  });

  it('counts working time alone, and stays with its owner for as long as they are allowed', async () => {
    await rule({ afterMinutes: 60, ownAfterMinutes: 480 });
    const own = await taken(ash, ash);
    const other = await taken(ash, oak);
    clock.step(6.5 * HOUR);
    await sweep();
    expect((await itemOf(other)).state).toBe('waiting');
    expect((await itemOf(own)).state).toBe('assigned');
    // Closed for the night.
    expect(await stateAfter(own, 15)).toBe('assigned');
    expect(await stateAfter(own, 3)).toBe('waiting');
  });

  it('stays with its owner where its service has no rule', async () => {
    await rule(null);
    const own = await taken(ash, ash);
    expect(await stateAfter(own, 4 * 24)).toBe('assigned');
  });

  it('stays while they write, have it open or are with a visitor, and comes back when that is over', async () => {
    await rule({ afterMinutes: 60, ownAfterMinutes: 60 });
    const item = await taken(ash, ash);
    const { enquiryId } = item;
    await modules
      .get(KeepDrafts)
      .save(ash, { enquiryId, kind: 'reply' }, { fields: { text: 'I have asked the depot' } });
    expect(await stateAfter(item, 1.1)).toBe('assigned');
    await modules.source.query('DELETE FROM draft');
    const look = { organisationId: ash.organisationId, enquiryId, agentId: ash.id, name: 'Ash', window: 'w' };
    clock.step(2 * 60_000);
    modules.get(Attention).take({ ...look, state: 'looking' });
    expect(await stateAfter(item, 0)).toBe('assigned');
    modules.get(Attention).take({ ...look, state: 'gone' });
    await modules.source.query(
      `UPDATE agent SET presence = 'busy', busy_with = gen_random_uuid(), busy_until = 'infinity' WHERE id = $1`,
      [ash.id],
    );
    expect(await stateAfter(item, 0.05)).toBe('assigned');
    await modules.source.query(`UPDATE agent SET busy_with = NULL, busy_until = NULL WHERE id = $1`, [
      ash.id,
    ]);
    expect(await stateAfter(item, 0.05)).toBe('waiting');
  });

  it('begins anew whenever something happens to it, and with a change of its rule', async () => {
    await rule({ afterMinutes: 120, ownAfterMinutes: 120 });
    const item = await taken(ash, ash);
    clock.step(1.5 * HOUR);
    await modules.source.query(
      `INSERT INTO timeline_event (id, enquiry_id, type, text, at) VALUES (gen_random_uuid(), $1, 'note', 'Rang the depot', $2)`,
      [item.enquiryId, new Date(clock.now())],
    );
    expect(await stateAfter(item, 1)).toBe('assigned');
    expect(await stateAfter(item, 1.1)).toBe('waiting');
    // It is offered to them again once they begin to take work anew.
    await modules.get(Presence).set(ash, 'available');
    expect((await itemOf(item)).declinedBy).toEqual([]);
  });
});
