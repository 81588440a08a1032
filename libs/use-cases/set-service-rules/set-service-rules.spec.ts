import { Directory } from '@frontdoor/casework/directory';
import { type ServiceRule } from '@frontdoor/contracts';
import { Agent, Service, ServiceRuleChange, WorkItem } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { SetServiceRules } from './set-service-rules.js';
import { SetServiceRulesModule } from './set-service-rules.module.js';

describe('rules of a service', () => {
  const clock = new SteppedClock('2026-11-23T10:00:00Z');
  let modules: TestModules;
  let elm: Agent;
  let ash: Agent;

  beforeAll(async () => {
    modules = await TestModules.of([SetServiceRulesModule], clock);
    [elm, ash] = [await modules.agent('elm'), await modules.agent('ash')];
  });
  afterAll(() => modules?.stop());

  const verb = () => modules.get(SetServiceRules);
  const SLUG = 'customer-services';
  const shown = () => verb().read(elm, SLUG);
  const set = async (rule: ServiceRule, was?: ServiceRule) => {
    clock.step(1000);
    const view = await shown();
    const now = {
      calls: view.calls,
      rings: view.rings,
      hops: view.hops,
      'left-alone': view.leftAlone,
      overflow: view.overflow,
      words: view.words,
      levels: Object.fromEntries(
        view.people.flatMap(({ id, level }) => (level === null ? [] : [[id, level] as const])),
      ),
    };
    const before = was ?? ({ what: rule.what, value: now[rule.what] } as ServiceRule);
    return verb().change(elm, SLUG, { rule, was: before });
  };
  const hops = (free: number): ServiceRule => ({
    what: 'hops',
    value: { free, accepted: 0, acceptMinutes: 15 },
  });

  it('are each kept, said in words, written down with who changed them, and undone in their order', async () => {
    const view = await set(hops(0));
    expect(view.rules.find(({ what }) => what === 'hops')).toEqual({
      what: 'hops',
      isUsual: false,
      sentences: ['It never moves at once.', 'After that only a supervisor moves it.'],
    });
    const [first] = view.changes;
    expect(first).toMatchObject({ what: 'hops', by: 'Elm', canUndo: true, undone: null });
    const [second] = (await set(hops(3))).changes;
    // Of another rule: it stands in nobody's way.
    await set({ what: 'left-alone', value: { afterMinutes: 60, ownAfterMinutes: null } });
    await expect(verb().undo(elm, first!.id)).rejects.toMatchObject({
      code: 'service-rule-change-not-newest',
    });
    expect((await verb().undo(elm, second!.id)).hops).toEqual({ free: 0, accepted: 0, acceptMinutes: 15 });
    const undone = await verb().undo(elm, first!.id);
    expect(undone.hops).toBeNull();
    expect(undone.changes.filter(({ undone: each }) => each?.by === 'Elm')).toHaveLength(2);
    await expect(verb().undo(elm, first!.id)).rejects.toMatchObject({
      code: 'service-rule-change-not-newest',
    });
    await modules.get(Directory).refresh();
    expect((await verb().list(elm)).services.find(({ slug }) => slug === SLUG)?.sentences[0]).toContain(
      '1 hour',
    );
  });

  it('have what is in hand reckoned anew where it is left alone', async () => {
    const { id } = await modules.receive('help');
    await modules.source.query(
      `UPDATE work_item SET state = 'assigned', agent_id = $1, accepted_at = $2, left_alone_at = $2 WHERE enquiry_id = $3`,
      [ash.id, new Date(clock.now()), id],
    );
    await set({ what: 'left-alone', value: { afterMinutes: 90, ownAfterMinutes: 90 } });
    const item = await modules.source.manager.findOneByOrFail(WorkItem, { enquiryId: id });
    expect(item.leftAloneAt).toBeNull();
  });

  it('are refused where somebody changed them meanwhile, or they name what is not there', async () => {
    await set(hops(2));
    await expect(set(hops(4), { what: 'hops', value: null })).rejects.toMatchObject({
      code: 'service-rule-changed',
    });
    const ring = (services: string[]): ServiceRule => ({
      what: 'rings',
      value: { startsAtLevel: 1, rings: [{ afterMinutes: 5, services }] },
    });
    await expect(set(ring(['moon']))).rejects.toMatchObject({ code: 'service-unknown' });
    await expect(set(ring([SLUG]))).rejects.toMatchObject({ code: 'service-rule-refused' });
    const stranger = { [elm.id]: 5 };
    await expect(set({ what: 'levels', value: stranger })).rejects.toMatchObject({
      code: 'service-rule-refused',
    });
    const kept = await modules.source.manager.findBy(ServiceRuleChange, { what: 'rings' });
    expect(kept).toEqual([]);
  });

  it('have what is written refused where it would go round in a circle, or a rule never comes', async () => {
    const to = (service: string) => ({ when: { waitingMoreThan: 5 }, does: { service } });
    const { id } = await modules.source.manager.findOneByOrFail(Service, { slug: 'planning' });
    await modules.source.manager.update(Service, { id }, { overflow: { email: { before: [to(SLUG)] } } });
    const circle: ServiceRule = { what: 'overflow', value: { email: { before: [to('planning')] } } };
    await expect(set(circle)).rejects.toMatchObject({ code: 'service-rule-refused' });
    const hidden: ServiceRule = {
      what: 'overflow',
      value: { web: { before: [to('waste'), to('planning')] } },
    };
    await expect(set(hidden)).rejects.toMatchObject({ code: 'service-rule-refused' });
    // Another channel is no circle.
    const sms: ServiceRule = { what: 'overflow', value: { sms: { before: [to('planning')] } } };
    expect((await set(sms)).rules.find(({ what }) => what === 'overflow')?.sentences).toEqual([
      'SMS: When more than 5 messages wait, it goes to Planning.',
    ]);
  });

  it('have levels kept with the people, those of other services untouched', async () => {
    const { id: other } = await modules.source.manager.findOneByOrFail(Service, { slug: 'planning' });
    await modules.source.manager.update(Agent, { id: ash.id }, { levels: { [other]: 5 } });
    const view = await set({ what: 'levels', value: { [ash.id]: 4 } });
    expect(view.people.find(({ id }) => id === ash.id)?.level).toBe(4);
    const service = await modules.source.manager.findOneByOrFail(Service, { slug: SLUG });
    expect((await modules.agent('ash')).levels).toEqual({ [other]: 5, [service.id]: 4 });
    await verb().undo(elm, view.changes[0]!.id);
    expect((await modules.agent('ash')).levels).toEqual({ [other]: 5 });
  });

  it('have words tried on the past without being kept', async () => {
    const tried = await verb().tryWords(elm, SLUG, { shed: 5 });
    expect(tried.tried.heldOut).toBe(tried.inUse.heldOut);
    expect((await shown()).words).not.toHaveProperty('shed');
    const view = await set({ what: 'words', value: { shed: 5, 'white van': -2 } });
    expect(view.words).toEqual({ shed: 5, 'white van': -2 });
    expect(view.changes[0]!.sentences).toEqual(['shed +5, white van −2']);
  });
});
