import { Directory } from '@frontdoor/casework/directory';
import { Service } from '@frontdoor/persistence';
import { expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.js';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { LookAheadModule } from './look-ahead.module.js';
import { SimulationRuns } from './simulation-runs.js';

it('reckons with the rules of services for what is written, also where what they pass on never came before', async () => {
  const clock = new SteppedClock('2026-07-07T09:00:00Z');
  const modules = await TestModules.of([LookAheadModule], clock);
  try {
    const oak = await modules.agent('oak');
    const { organisationId } = oak;
    const { manager } = modules.source;
    const passes = { email: { before: [{ when: 'closed' as const, does: { service: 'waste' } }] } };
    const offers = {
      email: { before: [{ when: 'nobody-on' as const, does: { offer: ['callback'] as ['callback'] } }] },
    };
    await manager.update(Service, { organisationId, slug: 'council-tax' }, { overflow: passes });
    await manager.update(Service, { organisationId, slug: 'waste' }, { overflow: offers });
    await modules.get(Directory).refresh();
    const id = await modules.get(SimulationRuns).start(oak, { kind: 'outlook', hours: 4, seed: 1 });
    const ended = await eventually('it is simulated', async () => {
      const run = await modules.get(SimulationRuns).read(oak, id);
      return run.state !== 'running' && run;
    });
    expect(ended).toMatchObject({ state: 'done', problem: null });
    expect(ended.result!.assumptions).toContain(
      'Nobody who is offered a callback in a receipt is taken to want one.',
    );
  } finally {
    await modules.stop();
  }
});
