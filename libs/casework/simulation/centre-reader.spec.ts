import { Agent, Customer, Service, WorkItem } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { Directory } from '../directory/index.js';
import { CentreReader } from './centre-reader.js';
import { SimulationModule } from './simulation.module.js';

describe('a centre as the simulator wants it', () => {
  const clock = new SteppedClock('2026-07-07T09:00:00Z');
  let modules: TestModules;

  beforeAll(async () => {
    modules = await TestModules.of([SimulationModule], clock);
  });
  afterAll(() => modules?.stop());

  const read = async () => {
    const { organisationId } = await modules.source.manager.findOneByOrFail(Agent, { name: 'Oak' });
    return (await modules.get(CentreReader).now(organisationId, 4)).centre;
  };

  it('has who else is asked, and what is asked of whoever gets work of somebody who is only rung', async () => {
    const { customerId } = await modules.receive('help');
    const before = await read();
    expect(before.work.map(({ service, needs }) => ({ service, needs }))).toEqual([
      { service: 'customer-services', needs: [] },
    ]);
    expect(before.widenings).toEqual([]);

    const { manager } = modules.source;
    await manager.update(Customer, { id: customerId }, { needs: ['phone-only', 'large-print'] });
    const rings = { startsAtLevel: 2, rings: [{ afterShare: 0.5, services: ['waste', 'gone'] }] };
    await manager.update(Service, { slug: 'customer-services' }, { rings });
    await modules.get(Directory).refresh();
    const { work, widenings } = await read();
    expect(work[0]!.needs).toEqual(['phone']);
    expect(widenings).toEqual([
      {
        service: 'customer-services',
        widening: {
          startsAtLevel: 2,
          rings: [{ minutes: 0, permille: 500, alsoServices: ['waste'] }],
        },
      },
    ]);
  });

  it('has where rules about callers lead, though nobody rang there by themselves', async () => {
    const callRules = {
      before: [{ when: 'closed' as const, does: { service: 'waste' } }],
      waiting: [{ afterSeconds: 30, does: { service: 'planning' } }],
    };
    await modules.source.manager.update(Service, { slug: 'customer-services' }, { callRules });
    await modules.get(Directory).refresh();
    const { flows, answered } = await read();
    const rung = flows.filter(({ channel }) => channel === 'phone').map(({ service }) => service);
    expect(rung).toEqual(expect.arrayContaining(['waste', 'planning']));
    expect(answered).toContainEqual({ service: 'customer-services', channel: 'phone', at: [] });
  });

  it('has what came on a day that is past one by one, with how long it took and in which language', async () => {
    clock.step(24 * 3_600_000);
    const at = clock.now();
    const first = await modules.receive('planning');
    clock.step(7 * 60_000);
    const second = await modules.receive('planning');
    const { manager } = modules.source;
    const work = (enquiryId: string) => manager.findOneByOrFail(WorkItem, { enquiryId });
    await manager.update(
      WorkItem,
      { id: (await work(first.id)).id },
      {
        state: 'done',
        acceptedAt: at + 60_000,
        doneAt: at + 4 * 60_000,
        agentId: (await modules.agent('ash')).id,
      },
    );
    await manager.update(WorkItem, { id: (await work(second.id)).id }, { language: 'pl' });
    clock.step(24 * 3_600_000);
    const { organisationId } = await modules.agent('oak');
    const { centre, assumptions } = await modules
      .get(CentreReader)
      .day(organisationId, '2026-07-08', 'history');
    const flows = centre.flows.filter(
      ({ service, channel }) => service === 'planning' && channel === 'email',
    );
    expect(flows.map(({ language, recorded }) => ({ language, recorded }))).toEqual([
      { language: 'en', recorded: { times: 1, contacts: [{ at, handling: 3 * 60_000 }] } },
      { language: 'pl', recorded: { times: 1, contacts: [{ at: at + 7 * 60_000 }] } },
    ]);
    expect(flows[0]!.arrivals.reduce((all, each) => all + each)).toBe(1);
    expect(flows[0]!.promise).not.toBeNull();
    expect(assumptions[0]).toMatch(/^What came on that day comes again, each contact at its time/);
  });
});
