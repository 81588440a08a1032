import { NextWork, QueueTransaction } from '@frontdoor/casework/queue';
import { Agent, findOccasionToOffer, outsideTransaction, Service, WorkItem } from '@frontdoor/persistence';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { AssignWorkModule } from './assign-work.module.js';

/** The line of offers is for what may come to something: whoever asks in vain does not stand in it. */
describe('the line of offers', () => {
  const clock = new SteppedClock('2026-07-07T09:00:00Z');
  let modules: TestModules;
  let agent: Agent;
  let organisationId: string;
  let services: Service[];
  beforeAll(async () => {
    modules = await TestModules.of([AssignWorkModule], clock);
    agent = await modules.agent('ash');
    ({ organisationId } = agent);
    services = await modules.source.manager.find(Service);
    await modules.receive('waste');
  });
  afterAll(() => modules?.stop());
  beforeEach(async () => {
    const { manager } = modules.source;
    await manager.update(Agent, { organisationId }, { presence: 'offline', serviceIds: [] });
    await manager.update(
      WorkItem,
      { organisationId },
      { state: 'waiting', agentId: null, offerExpiresAt: null },
    );
    await manager.update(Agent, { id: agent.id }, { presence: 'available', load: 0 });
  });

  const idOf = (slug: string): string => services.find((service) => service.slug === slug)!.id;
  const serves = (...slugs: string[]) =>
    modules.source.manager.update(Agent, { id: agent.id }, { serviceIds: slugs.map(idOf) });
  const occasion = async (widened: string[] = []): Promise<boolean> =>
    (await findOccasionToOffer(modules.source, { organisationId, now: clock.now(), widened }))[0]!.found;

  it.each(['planning', undefined])(
    'is not entered by who serves %s, while other work waits',
    async (slug) => {
      await serves(...(slug ? [slug] : []));
      // Somebody stands in the line meanwhile, and does not leave it.
      const answer = await modules
        .get(QueueTransaction)
        .run(organisationId, () => outsideTransaction(() => modules.get(NextWork).ask(agent)));
      expect(answer).toBeNull();
      expect(await occasion()).toBe(false);
    },
  );

  it('is entered by whoever serves it', async () => {
    await serves('planning', 'waste');
    expect(await occasion()).toBe(true);
    expect(await modules.get(NextWork).ask(agent)).not.toBeNull();
  });

  it('is entered for a service whose rules ask others too', async () => {
    await serves('planning');
    expect(await occasion([idOf('waste')])).toBe(true);
  });
});
