import { freeAgents, OfferWork, Presence, QueueTransaction, toWaiting } from '@frontdoor/casework/queue';
import { Agent, findWorkToDecide, In, WorkItem } from '@frontdoor/persistence';
import { matchWork } from '@frontdoor/routing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { ReplayDecisions } from '../explain-routing/replay-decisions.js';
import { ExplainRoutingModule } from '../explain-routing/explain-routing.module.js';
import { KeepApart } from '../keep-apart/keep-apart.js';
import { KeepApartModule } from '../keep-apart/keep-apart.module.js';
import { AgentWork } from './agent-work.js';
import { AssignWorkModule } from './assign-work.module.js';

const ROUTERS = 3;
/** Rounds follow what happens within milliseconds; on a busy machine they take longer. */
const SETTLED_MS = 10_000;
const NAMES = ['ash', 'birch', 'cedar', 'oak'];

/** What happens at one of the routers; `who` and `which` choose from what there is. */
const happening = fc.record({
  what: fc.constantFrom(
    ...(['work', 'work', 'work', 'available', 'away', 'take', 'accept', 'decline', 'finish'] as const),
    ...(['skills', 'exclude'] as const),
  ),
  who: fc.nat(NAMES.length - 1),
  which: fc.nat(100),
});
/** At all routers at once, again and again. */
const day = fc.array(fc.array(happening, { minLength: ROUTERS, maxLength: ROUTERS }), {
  minLength: 4,
  maxLength: 10,
});
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

describe('three routers on one database', () => {
  const clock = new SteppedClock('2026-07-07T09:00:00Z');
  let routers: TestModules[];
  let first: TestModules;
  let organisationId: string;
  let agents: Agent[];
  /** Work of these is made again and again. */
  let samples: WorkItem[];

  beforeAll(async () => {
    first = await TestModules.of([AssignWorkModule, KeepApartModule, ExplainRoutingModule], clock);
    routers = [first, await first.beside(), await first.beside()];
    agents = [];
    for (const name of NAMES) agents.push(await first.agent(name));
    organisationId = agents[0]!.organisationId;
    for (const mailbox of ['council-tax', 'waste', 'planning', 'help']) await first.receive(mailbox);
    samples = await first.source.manager.find(WorkItem);
  });
  afterAll(async () => {
    for (const router of routers ?? []) await router.stop();
  });

  const all = (): Promise<WorkItem[]> =>
    first.source.manager.find(WorkItem, { order: { queuedAt: 'ASC', id: 'ASC' } });
  const settled = async (): Promise<boolean> => {
    const now = clock.now();
    // In the line, so that no round is half done.
    return first.get(QueueTransaction).run(organisationId, async (manager) => {
      const free = await freeAgents(manager, organisationId, now);
      const waiting = await manager.findBy(WorkItem, { state: 'waiting' });
      const items = [];
      for (const { id } of waiting) items.push(...(await findWorkToDecide(manager, { organisationId, id })));
      return (
        matchWork(
          items.map((item) => toWaiting(item)),
          free,
          now,
        ).length === 0
      );
    });
  };

  async function begin(): Promise<void> {
    await first.source.query('DELETE FROM work_item; DELETE FROM exclusion; DELETE FROM routing_round');
    for (const agent of agents)
      await first.source.manager.update(
        Agent,
        { id: agent.id },
        {
          presence: 'offline',
          load: 0,
          missedOffers: 0,
          serviceIds: skills(3),
          capacity: 3,
          lastAssignedAt: null,
        },
      );
  }
  const skills = (n: number): string[] => {
    const services = [...new Set(samples.map(({ serviceId }) => serviceId))];
    return services.filter((_, place) => n & (1 << (place % 3)));
  };

  /** Somebody is too late, or has not got it any more: told so, and nothing else. */
  const ifPossible = (done: Promise<unknown>): Promise<unknown> =>
    done.catch((error: { code?: string }) => {
      if (!['work-item-taken', 'work-item-not-found', 'agent-excluded'].includes(error.code ?? ''))
        throw error;
    });

  async function happens(router: TestModules, { what, who, which }: Happening): Promise<void> {
    const agent = await first.source.manager.findOneByOrFail(Agent, { id: agents[who]!.id });
    const held = await first.source.manager.findBy(WorkItem, {
      agentId: agent.id,
      state: In(['offered', 'assigned']),
    });
    const one = held[which % Math.max(held.length, 1)];
    switch (what) {
      case 'work': {
        const {
          organisationId: of,
          enquiryId,
          contactId,
          kind,
          serviceId,
          channel,
          language,
          weight,
          urgentAt,
        } = samples[which % samples.length]!;
        await router.source.query(
          `INSERT INTO work_item (id, organisation_id, enquiry_id, contact_id, kind, state, service_id, channel, language, weight,
             queued_at, urgent_at) VALUES (gen_random_uuid(), $1, $2, $3, $4, 'waiting', $5, $6, $7, $8, $9, $10)`,
          [
            of,
            enquiryId,
            contactId,
            kind,
            serviceId,
            channel,
            language,
            weight,
            new Date(clock.now()),
            new Date(urgentAt + which * 60_000),
          ],
        );
        return router.get(OfferWork).kick(organisationId);
      }
      case 'available':
      case 'away':
        return router.get(Presence).set(agent, what);
      case 'take':
        return void (await router.get(AgentWork).takeNext(agent));
      case 'accept':
        return void (
          one?.state === 'offered' && (await ifPossible(router.get(AgentWork).accept(agent, one.id)))
        );
      case 'decline':
        return void (
          one?.state === 'offered' && (await ifPossible(router.get(AgentWork).decline(agent, one.id)))
        );
      case 'finish':
        return void (
          one?.state === 'assigned' &&
          (await ifPossible(router.get(AgentWork).finish(agent, one.id, { outcome: 'Told them' })))
        );
      case 'skills':
        await router.source.manager.update(Agent, { id: agent.id }, { serviceIds: skills(1 + (which % 7)) });
        return router.get(OfferWork).kick(organisationId);
      case 'exclude':
        return router.get(KeepApart).exclude(agent, samples[which % samples.length]!.enquiryId, {
          ...{ agentId: agent.id, why: 'conflict' },
        });
    }
  }

  async function holds(): Promise<void> {
    const items = await all();
    for (const { id } of agents) {
      const { load, capacity } = await first.source.manager.findOneByOrFail(Agent, { id });
      const held = items.filter(
        ({ agentId, state }) => agentId === id && (state === 'offered' || state === 'assigned'),
      );
      expect(load).toBe(held.reduce((sum, { weight }) => sum + weight, 0));
      expect(load).toBeLessThanOrEqual(capacity);
    }
    for (const { state, agentId, excluded } of items) {
      if (state === 'waiting') expect(agentId).toBeNull();
      if (state === 'offered' || state === 'assigned') expect(excluded).not.toContain(agentId);
    }
  }

  it('leave nobody idle who could do what waits, give nothing twice or to whom it must not go, and decide it the same again', async () => {
    await fc.assert(
      fc.asyncProperty(day, async (steps) => {
        await begin();
        for (const step of steps) {
          clock.step(1000);
          await Promise.all(step.map((each, router) => happens(routers[router]!, each)));
          await expect.poll(settled, { timeout: SETTLED_MS, interval: 20 }).toBe(true);
          await holds();
        }
        // Everybody works on: nothing that somebody can do is left lying.
        await first.source.query('DELETE FROM exclusion');
        for (const agent of agents) {
          await first.source.manager.update(Agent, { id: agent.id }, { serviceIds: skills(7) });
          await routers[0]!.get(Presence).set(agent, 'available');
        }
        for (let left = 0; left < 200 && (await all()).some(({ state }) => state !== 'done'); left++)
          await Promise.all(
            agents.map(async (agent, n) => {
              const { presence } = await first.source.manager.findOneByOrFail(Agent, { id: agent.id });
              if (presence !== 'available') await first.get(Presence).set(agent, 'available');
              const work = routers[n % ROUTERS]!.get(AgentWork);
              const id = await work.takeNext(agent);
              if (id !== null) await ifPossible(work.finish(agent, id, { outcome: 'Told them' }));
              else await happens(routers[n % ROUTERS]!, { what: 'finish', who: n, which: left });
            }),
          );
        expect((await all()).filter(({ state }) => state !== 'done')).toEqual([]);
        const { differing, decisions } = await first
          .get(ReplayDecisions)
          .between(organisationId, 0, clock.now() + 1);
        expect({ differing, some: decisions > 0 || (await all()).length === 0 }).toEqual({
          differing: 0,
          some: true,
        });
      }),
      { numRuns: 12, endOnFailure: true },
    );
  }, 300_000);
});
