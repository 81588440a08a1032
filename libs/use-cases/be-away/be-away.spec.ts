import { Agent, WorkItem } from '@frontdoor/persistence';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { BeAwayModule } from './be-away.module.js';
import { BeAway } from './be-away.js';

describe('being away', () => {
  // In London it is half past midnight on Wednesday 8 July: summer time.
  const clock = new SteppedClock('2026-07-07T23:30:00Z');
  let modules: TestModules;
  let beAway: BeAway;

  beforeAll(async () => {
    modules = await TestModules.of([BeAwayModule], clock);
    beAway = modules.get(BeAway);
  });
  afterAll(() => modules?.stop());

  const until = (returnDate: string) => ({ urgentContact: 'Customer services', returnDate });
  const are = async (name: string, presence: Agent['presence']): Promise<Agent> => {
    await modules.source.manager.update(Agent, { id: (await modules.agent(name)).id }, { presence });
    return modules.agent(name);
  };

  it('lasts until today or later by the day of the council, not by that of UTC', async () => {
    const ash = await modules.agent('ash');
    await expect(beAway.set(ash, until('2026-07-07'))).rejects.toMatchObject({ code: 'absence-over' });
    expect((await modules.agent('ash')).absence).toBeNull();
    await beAway.set(ash, until('2026-07-08'));
    expect((await modules.agent('ash')).absence).toEqual(until('2026-07-08'));
  });

  it('takes whoever was available out of the queue, and coming back does not put them in again', async () => {
    const maple = await are('maple', 'available');
    await beAway.set(maple, until('2026-07-20'));
    expect(await modules.agent('maple')).toMatchObject({ presence: 'away', absence: until('2026-07-20') });
    await beAway.end(maple);
    expect(await modules.agent('maple')).toMatchObject({ presence: 'away', absence: null });
  });

  it.each(['busy', 'wrap-up', 'offline'] as const)('leaves somebody %s as they are', async (presence) => {
    await beAway.set(await are('maple', presence), until('2026-07-20'));
    expect((await modules.agent('maple')).presence).toBe(presence);
  });

  it('gives an offer back at once', async () => {
    const rowan = await are('rowan', 'available');
    const { id: enquiryId } = await modules.receive('foi');
    const { manager } = modules.source;
    const offer = await eventually('the offer', () =>
      manager.findOneBy(WorkItem, { enquiryId, state: 'offered' }).then((found) => found ?? undefined),
    );
    expect(offer.agentId).toBe(rowan.id);
    await beAway.set(rowan, until('2026-07-20'));
    expect(await manager.findOneByOrFail(WorkItem, { enquiryId })).toMatchObject({
      state: 'waiting',
      agentId: null,
      queuedAt: offer.queuedAt,
    });
  });
});
