import { Agent, WorkItem } from '@frontdoor/persistence';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.js';
import { Part } from '../../../test/support/part.js';
import { BeAwayModule } from './be-away.module.js';
import { BeAway } from './be-away.js';

describe('being away', () => {
  // In London it is half past midnight on Wednesday 8 July: summer time.
  const clock = new SteppedClock('2026-07-07T23:30:00Z');
  let part: Part;
  let beAway: BeAway;

  beforeAll(async () => {
    part = await Part.of([BeAwayModule], clock);
    beAway = part.get(BeAway);
  });
  afterAll(() => part?.stop());

  const until = (returnDate: string) => ({ urgentContact: 'Customer services', returnDate });
  const are = async (name: string, presence: Agent['presence']): Promise<Agent> => {
    await part.source.manager.update(Agent, { id: (await part.agent(name)).id }, { presence });
    return part.agent(name);
  };

  it('lasts until today or later by the day of the council, not by that of UTC', async () => {
    const ash = await part.agent('ash');
    await expect(beAway.set(ash, until('2026-07-07'))).rejects.toMatchObject({ code: 'absence-over' });
    expect((await part.agent('ash')).absence).toBeNull();
    await beAway.set(ash, until('2026-07-08'));
    expect((await part.agent('ash')).absence).toEqual(until('2026-07-08'));
  });

  it('takes whoever was available out of the queue, and coming back does not put them in again', async () => {
    const maple = await are('maple', 'available');
    await beAway.set(maple, until('2026-07-20'));
    expect(await part.agent('maple')).toMatchObject({ presence: 'away', absence: until('2026-07-20') });
    await beAway.end(maple);
    expect(await part.agent('maple')).toMatchObject({ presence: 'away', absence: null });
  });

  it.each(['busy', 'wrap-up', 'offline'] as const)('leaves somebody %s as they are', async (presence) => {
    await beAway.set(await are('maple', presence), until('2026-07-20'));
    expect((await part.agent('maple')).presence).toBe(presence);
  });

  it('gives an offer back at once', async () => {
    const rowan = await are('rowan', 'available');
    const { id: enquiryId } = await part.receive('foi');
    const { manager } = part.source;
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
