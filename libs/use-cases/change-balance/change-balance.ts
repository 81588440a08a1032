import { Injectable } from '@nestjs/common';
import { Directory } from '@frontdoor/casework/directory';
import { OfferWork, QueueTransaction } from '@frontdoor/casework/queue';
import {
  type AnswerOf,
  type api,
  type BalanceChangeView,
  type BalanceNames,
  type BalanceStep,
  type BodyOf,
  sayBalanceStep,
} from '@frontdoor/contracts';
import { Clock, dayOf, daysAfter, FrontdoorError, Ids, startOfDay, toIso } from '@frontdoor/kernel';
import { Every } from '@frontdoor/jobs';
import {
  Agent,
  BalanceChange,
  type BalanceEffect,
  DataSource,
  EntryPoint,
  type EntityManager,
  IsNull,
  LessThan,
  LessThanOrEqual,
  Service,
  SimulationRun,
} from '@frontdoor/persistence';
import { ApplySteps } from './apply-steps.js';
import { UndoSteps } from './undo-steps.js';

type Asked = BodyOf<typeof api.applyBalanceChange>;

const PAGE = 50;

/** A supervisor changes who does what: several parts at once, all or none, written down, and undone as a whole. */
@Injectable()
export class ChangeBalance {
  constructor(
    private readonly source: DataSource,
    private readonly queue: QueueTransaction,
    private readonly applying: ApplySteps,
    private readonly undoing: UndoSteps,
    private readonly directory: Directory,
    private readonly offerWork: OfferWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws FrontdoorError `balance-step-refused` with which part and why; then nothing was changed */
  async apply(agent: Agent, { steps, why, runId }: Asked): Promise<BalanceChangeView> {
    const { organisationId } = agent;
    const { zone } = await this.directory.organisation(organisationId);
    const change = await this.queue.run(organisationId, async (manager) => {
      const now = this.clock.now();
      const names = await namesOf(manager, organisationId);
      const sentences = steps.map((step) => sayBalanceStep(step, names));
      const effects: BalanceEffect[] = [];
      for (const [index, step] of steps.entries())
        effects.push(await this.part(manager, agent, { step, place: index + 1, why }));
      const isForToday = steps.some(({ what }) => what === 'skills' || what === 'capacity');
      const row: Omit<BalanceChange, 'leftAs'> = {
        ...{ id: this.ids.uuid(), organisationId, byId: agent.id, at: now, why, steps, sentences, effects },
        expected: await expectedOf(manager, organisationId, runId),
        until: isForToday ? startOfDay(daysAfter(dayOf(now, zone), 1), zone) : null,
        ...{ lapsedAt: null, undoneAt: null, undoneById: null },
      };
      await manager.insert(BalanceChange, row);
      return manager.findOneByOrFail(BalanceChange, { id: row.id });
    });
    await this.settled(organisationId);
    return this.view(change);
  }

  /** @throws FrontdoorError `balance-change-not-found`, `balance-change-over` */
  async undo(agent: Agent, id: string): Promise<BalanceChangeView> {
    const { organisationId } = agent;
    const change = await this.queue.run(organisationId, async (manager) => {
      const found = await lockedChange(manager, { id, organisationId });
      if (!found) throw new FrontdoorError('balance-change-not-found');
      if (found.undoneAt !== null) throw new FrontdoorError('balance-change-over');
      const left: string[] = [];
      for (const effect of found.effects.toReversed())
        if (found.lapsedAt === null || !isForToday(effect))
          left.push(...(await this.undoing.undo(manager, agent, effect, found.why)));
      await manager.update(
        BalanceChange,
        { id },
        { undoneAt: this.clock.now(), undoneById: agent.id, leftAs: left },
      );
      return manager.findOneByOrFail(BalanceChange, { id });
    });
    await this.settled(organisationId);
    return this.view(change);
  }

  /** The newest first; older ones before an instant. */
  async list(
    { organisationId }: Agent,
    before: string | undefined,
  ): Promise<AnswerOf<typeof api.listBalanceChanges>> {
    const rows = await this.source.manager.find(BalanceChange, {
      where: { organisationId, ...(before === undefined ? {} : { at: LessThan(Date.parse(before)) }) },
      order: { at: 'DESC', id: 'DESC' },
      take: PAGE + 1,
    });
    const changes = [];
    for (const row of rows.slice(0, PAGE)) changes.push(await this.view(row));
    return { changes, more: rows.length > PAGE };
  }

  /** What was for one day goes back to what it was, where nobody changed it again. */
  @Every(30_000)
  async lapse(): Promise<void> {
    const now = this.clock.now();
    const over = await this.source.manager.findBy(BalanceChange, {
      ...{ until: LessThanOrEqual(now), lapsedAt: IsNull(), undoneAt: IsNull() },
    });
    for (const { id, organisationId } of over) {
      await this.queue.run(organisationId, async (manager) => {
        const change = await lockedChange(manager, { id, organisationId });
        if (!change || change.lapsedAt !== null || change.undoneAt !== null) return;
        for (const effect of change.effects.toReversed())
          if (isForToday(effect)) await this.undoing.ofAgent(manager, organisationId, effect);
        await manager.update(BalanceChange, { id }, { lapsedAt: now });
      });
      this.offerWork.kick(organisationId);
    }
  }

  private async part(
    manager: EntityManager,
    agent: Agent,
    { step, place, why }: { step: BalanceStep; place: number; why: string },
  ): Promise<BalanceEffect> {
    try {
      return await this.applying.apply(manager, agent, step, why);
    } catch (error) {
      if (!(error instanceof FrontdoorError) || error.kind === 'unavailable') throw error;
      const said = error.message.replace(/\.$/, '');
      throw new FrontdoorError('balance-step-refused', {
        place,
        why: said.charAt(0).toLowerCase() + said.slice(1),
      });
    }
  }

  private async settled(organisationId: string): Promise<void> {
    await this.directory.refresh();
    this.offerWork.kick(organisationId);
  }

  private async view(change: BalanceChange): Promise<BalanceChangeView> {
    const { manager } = this.source;
    const nameOf = async (id: string | null): Promise<string | null> =>
      id === null ? null : ((await manager.findOneBy(Agent, { id }))?.name ?? null);
    const { id, at, why, sentences, steps, expected, until, undoneAt, undoneById, leftAs, lapsedAt } = change;
    return {
      ...{ id, why, sentences, steps, expected, at: toIso(at) },
      by: (await nameOf(change.byId)) ?? '',
      until: until === null || lapsedAt !== null ? null : toIso(until),
      undone:
        undoneAt === null ? null : { at: toIso(undoneAt), by: await nameOf(undoneById), left: leftAs ?? [] },
    };
  }
}

/** Skills and capacities are for one day. */
const isForToday = (
  effect: BalanceEffect,
): effect is Extract<BalanceEffect, { what: 'skills' | 'capacity' }> =>
  effect.what === 'skills' || effect.what === 'capacity';

const lockedChange = (
  manager: EntityManager,
  where: { id: string; organisationId: string },
): Promise<BalanceChange | null> =>
  manager.findOne(BalanceChange, { where, lock: { mode: 'pessimistic_write' } });

/** What the preview that was looked at said of it. */
async function expectedOf(
  manager: EntityManager,
  organisationId: string,
  runId: string | undefined,
): Promise<BalanceChange['expected']> {
  const run =
    runId === undefined ? null : await manager.findOneBy(SimulationRun, { id: runId, organisationId });
  const changed = run?.result?.changed;
  return changed ? { missedMore: changed.missedMore, keptMore: changed.keptMore } : null;
}

async function namesOf(manager: EntityManager, organisationId: string): Promise<BalanceNames> {
  const agents = await manager.findBy(Agent, { organisationId });
  const services = await manager.findBy(Service, { organisationId });
  const points = await manager.findBy(EntryPoint, { organisationId });
  return {
    agent: (id) => agents.find((each) => each.id === id)?.name ?? 'Somebody unknown',
    service: (slug) => services.find((each) => each.slug === slug)?.name ?? slug,
    entryPoint: (id) => points.find((each) => each.id === id)?.name ?? 'An unknown entry point',
  };
}
