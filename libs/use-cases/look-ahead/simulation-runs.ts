import { Inject, Injectable } from '@nestjs/common';
import { Charters } from '@frontdoor/casework/charters';
import { Directory } from '@frontdoor/casework/directory';
import { type CentreAt, CentreReader, Simulations } from '@frontdoor/casework/simulation';
import { type api, type BodyOf, callRules, type RunView } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids } from '@frontdoor/kernel';
import {
  type Agent,
  countByEntryPoint,
  DataSource,
  EntryPointWatch,
  IsNull,
  LessThan,
  MoreThan,
  Not,
  Service,
  SimulationRun,
} from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import type { Centre } from '@frontdoor/routing/simulator';
import { aheadView } from './ahead-view.js';
import { asItIs, type Circumstances, withSteps } from './with-steps.js';
import { withWhatIf } from './with-what-if.js';

type Asked = BodyOf<typeof api.startRun>;

const DAY = 24 * 3_600_000;
/** So often each side is simulated, if there is time for it. */
const RUNS = 60;
const MILLISECONDS = 20_000;
const SAYS_SO_MS = 500;
/** A process that was not heard of for so long has ended. */
const GONE_MS = 30_000;
/** So many of one person go on at once: places are few, and for everybody. */
const MOST_OF_ONE = 2;
const KEPT_MS = 7 * DAY;
const LEARNT_MS = 56 * DAY;

interface Prepared extends Pick<CentreAt, 'titles' | 'people'> {
  centres: Centre[];
  assumptions: string[];
}

/** Simulations that supervisors ask for: begun here, run in a thread, read and cancelled through any process. */
@Injectable()
export class SimulationRuns {
  constructor(
    private readonly source: DataSource,
    private readonly reader: CentreReader,
    private readonly simulations: Simulations,
    private readonly directory: Directory,
    private readonly charters: Charters,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Begins it, and gives its id before it is done. @throws FrontdoorError `simulation-busy` where this person has two already. */
  async start(agent: Agent, asked: Asked): Promise<string> {
    const { organisationId } = agent;
    const own = await this.source.manager.countBy(SimulationRun, {
      ...{ byId: agent.id, state: 'running' },
      seenAt: MoreThan(this.clock.now() - GONE_MS),
    });
    if (own >= MOST_OF_ONE) throw new FrontdoorError('simulation-busy');
    const prepared = await this.prepare(organisationId, asked);
    const now = this.clock.now();
    const id = this.ids.uuid();
    const { manager } = this.source;
    await manager.delete(SimulationRun, { organisationId, startedAt: LessThan(now - KEPT_MS) });
    await manager.insert(SimulationRun, {
      ...{ id, organisationId, byId: agent.id, state: 'running', startedAt: now, seenAt: now },
      ...{ done: 0, wanted: RUNS, result: null, problem: null },
    });
    void this.run(organisationId, id, prepared, asked.seed);
    return id;
  }

  /** @throws FrontdoorError `simulation-not-found` */
  async read({ organisationId }: Agent, id: string): Promise<RunView> {
    const run = await this.source.manager.findOneBy(SimulationRun, { id, organisationId });
    if (!run) throw new FrontdoorError('simulation-not-found');
    const { state, done, wanted, result, problem, seenAt } = run;
    if (state === 'running' && seenAt < this.clock.now() - GONE_MS)
      return {
        ...{ id, state: 'failed', done, of: wanted, result: null },
        problem: 'The process that simulated it has ended. Begin it again.',
      };
    return { id, state, done, of: wanted, result, problem };
  }

  /** @throws FrontdoorError `simulation-not-found` */
  async cancel({ organisationId }: Agent, id: string): Promise<void> {
    const { affected } = await this.source.manager.update(
      SimulationRun,
      { id, organisationId, state: 'running' },
      { state: 'cancelled' },
    );
    if (affected === 0 && !(await this.source.manager.existsBy(SimulationRun, { id, organisationId })))
      throw new FrontdoorError('simulation-not-found');
  }

  private async prepare(organisationId: string, asked: Asked): Promise<Prepared> {
    const circumstances = await this.circumstances(organisationId);
    const at =
      asked.kind === 'what-if'
        ? await this.reader.day(organisationId, asked.whatIf.date, asked.whatIf.traffic)
        : await this.reader.now(organisationId, asked.hours);
    const { titles, people } = at;
    const before = asItIs(at.centre, circumstances);
    const assumptions = [...at.assumptions, ...before.notes];
    if (asked.kind === 'outlook') return { titles, people, assumptions, centres: [before.centre] };
    if (asked.kind === 'what-if')
      return {
        ...{ titles, people, centres: [before.centre, withWhatIf(before.centre, asked.whatIf)] },
        assumptions: [...assumptions, 'The hours in which promises count stay as the charter has them.'],
      };
    const after = withSteps(at.centre, circumstances, asked.steps);
    return {
      ...{ titles, people, centres: [before.centre, after.centre] },
      assumptions: [
        ...new Set([
          ...assumptions,
          ...after.notes,
          ...(asked.steps.some(({ what }) => what === 'pause')
            ? [
                'Nobody is taken to come by an entry point that is paused, and nobody to come by another instead.',
              ]
            : []),
        ]),
      ],
    };
  }

  private async circumstances(organisationId: string): Promise<Circumstances> {
    const { manager } = this.source;
    const organisation = await this.directory.organisation(organisationId);
    const { calls } = this.charters.current(organisation);
    const services = await manager.findBy(Service, { organisationId });
    const paused = await manager.findBy(EntryPointWatch, { pausedAt: Not(IsNull()) });
    return {
      byEntryPoint: await countByEntryPoint(manager, {
        ...{ organisationId, since: this.clock.now() - LEARNT_MS },
      }),
      paused: paused.map(({ entryPointId }) => entryPointId),
      callers: services.map(({ slug, callRules: rules }) => ({
        service: slug,
        rules: rules && callRules.parse(rules),
      })),
      written: services.map(({ slug, overflow }) => ({ service: slug, rules: overflow })),
      usualOffer: calls,
    };
  }

  private async run(
    organisationId: string,
    id: string,
    { centres, titles, people, assumptions }: Prepared,
    seed: number,
  ): Promise<void> {
    const cancelled = new AbortController();
    let done = 0;
    const timer = setInterval(() => void this.saySo(id, done, cancelled), SAYS_SO_MS);
    try {
      const looked = await this.simulations.run(
        { centres, seed, runs: RUNS, milliseconds: MILLISECONDS },
        { signal: cancelled.signal, onRun: (now) => (done = now) },
      );
      const services = new Map(
        (await this.directory.services(organisationId)).map(({ slug, name }) => [slug, name]),
      );
      const centre = centres[0]!;
      const result = aheadView(looked, { centre, titles, services, people, assumptions, seed });
      await this.end(id, { state: 'done', done: looked.runs, result });
    } catch (error) {
      const problem = error instanceof FrontdoorError ? `${error.message} ${error.remedy}` : undefined;
      if (!problem) this.log.error({ err: error }, 'a simulation failed');
      await this.end(id, {
        state: 'failed',
        problem: problem ?? 'It failed on our side. Begin it again.',
      }).catch((err: unknown) =>
        this.log.error({ err }, 'the end of a simulation could not be written down'),
      );
    } finally {
      clearInterval(timer);
    }
  }

  /** Whoever cancelled it has written it down. */
  private async saySo(id: string, done: number, cancelled: AbortController): Promise<void> {
    try {
      const { affected } = await this.source.manager.update(
        SimulationRun,
        { id, state: 'running' },
        { done, seenAt: this.clock.now() },
      );
      if (affected === 0) cancelled.abort();
    } catch (error) {
      this.log.warn({ err: error }, 'how far a simulation is could not be written down');
    }
  }

  private async end(
    id: string,
    changes: Partial<Pick<SimulationRun, 'state' | 'done' | 'problem'>> & { result?: RunView['result'] },
  ): Promise<void> {
    await this.source.manager.update(SimulationRun, { id, state: 'running' }, changes);
  }
}
