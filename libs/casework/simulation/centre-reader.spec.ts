import { Agent, Customer, Service } from '@frontdoor/persistence';
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
});
