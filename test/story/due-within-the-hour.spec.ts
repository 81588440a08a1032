import { api } from '@frontdoor/contracts';
import { Commitment, WorkItem } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR, startCouncil } from '../support/council.js';
import { Desk } from '../support/desk.js';
import type { World } from '../support/world.js';

describe('what is due within the hour', () => {
  let world: World;
  let maple: Desk;
  let oak: Desk;

  beforeAll(async () => {
    world = await startCouncil();
    maple = await Desk.of(world, 'maple');
    oak = await Desk.of(world, 'oak');
    const due = { missed: -HOUR, soon: HOUR / 2, later: 2 * HOUR };
    for (const [subject, after] of Object.entries(due)) {
      const { id: enquiryId } = await maple.receive('planning', subject, `${subject}@customer.example`);
      const dueAt = Date.now() + after;
      await world.database.manager.update(Commitment, { enquiryId }, { dueAt, nextAlarmAt: null });
      await world.database.manager.update(WorkItem, { enquiryId }, { promiseDueAt: dueAt, urgentAt: dueAt });
    }
  });
  afterAll(() => world?.stop());

  const subjects = async (query: Record<string, string>) =>
    (await oak.agent.ask(api.readQueue, { query })).items.map(({ subject }) => subject);

  it('is found in every view of the queue, and as many as the overview counts', async () => {
    expect(await subjects({ view: 'all' })).toEqual(['missed', 'soon', 'later']);
    expect(await subjects({ view: 'all', due: 'hour' })).toEqual(['soon']);
    expect(await subjects({ view: 'all', due: 'hour', service: 'planning' })).toEqual(['soon']);
    expect(await subjects({ view: 'all', due: 'hour', service: 'waste' })).toEqual([]);
    expect(await subjects({ view: 'all', due: 'hour', agent: maple.agent.me.id })).toEqual(['soon']);
    const { services } = await oak.agent.ask(api.readServiceLoads);
    expect(services.find(({ slug }) => slug === 'planning')!.dueThisHour).toBe(1);
  });

  it('is asked for by a word that is known', async () => {
    const { status } = await oak.agent.request(api.readQueue, { query: { due: 'soon' } });
    expect(status).toBe(400);
  });
});
