import { Injectable } from '@nestjs/common';
import { readRound, ringsOf, toAvailable, toWaiting, type WrittenRound } from '@frontdoor/casework/queue';
import { sayOfferReason } from '@frontdoor/contracts';
import { Clock, FrontdoorError, toIso } from '@frontdoor/kernel';
import {
  DataSource,
  findEverybody,
  findNamesOfRouting,
  findRoundsOfWork,
  findWorkToDecide,
  findWorkToExplain,
  Service,
  type RowOf,
} from '@frontdoor/persistence';
import {
  type Available,
  consideredAt,
  fitOf,
  hindrance,
  isTheSame,
  levelFor,
  type Waiting,
} from '@frontdoor/routing';
import { sayHindrance, sayNotFree } from './routing-words.js';

/** The newest decisions of a work item. */
const MOST = 50;

/** Somebody by name, and what is said of them. */
export interface Said {
  name: string;
  words: string;
}

/** A decision about a work item, in words. */
export interface ExplainedDecision {
  at: string;
  /** Who got it; null when nobody could. */
  to: string | null;
  why: string;
  able: Said[];
  notAble: Said[];
  /** At work for the service, and with no room or not taking work. */
  notFree: Said[];
  weighed: { urgentAt: string; waitingSince: string; weight: number };
  /** The policy decides the same from what was written down. */
  same: boolean;
}

export interface ExplainedWork {
  id: string;
  reference: string;
  subject: string;
  service: string;
  state: string;
  /** Who has it. */
  agent: string | null;
  /** In order of time. */
  decisions: ExplainedDecision[];
  /** For what waits: everybody who works with customers, as they are now. */
  now: { able: Said[]; notAble: Said[] } | null;
}

type Work = RowOf<typeof findWorkToExplain>;

/** Says of work who could be given it, who not and why, and what was weighed; and decides it once more. */
@Injectable()
export class ExplainRouting {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * @param wanted the id of a work item, or the reference of an enquiry for all of its work
   * @throws FrontdoorError `work-item-not-found`
   */
  async of(organisationId: string, wanted: string): Promise<ExplainedWork[]> {
    const work = await findWorkToExplain(this.source, { organisationId, wanted });
    if (work.length === 0) throw new FrontdoorError('work-item-not-found');
    const names = new Map(
      (await findNamesOfRouting(this.source, { organisationId })).map(({ id, name }) => [id, name]),
    );
    const explained = [];
    for (const item of work) explained.push(await this.explain(organisationId, item, names));
    return explained;
  }

  private async explain(
    organisationId: string,
    work: Work,
    names: ReadonlyMap<string, string>,
  ): Promise<ExplainedWork> {
    const rows = await findRoundsOfWork(this.source, { organisationId, workItemId: work.id, limit: MOST });
    return {
      ...{ id: work.id, reference: work.reference, subject: work.subject, service: work.service },
      ...{ state: work.state, agent: work.agentId && (names.get(work.agentId) ?? null) },
      decisions: rows.flatMap((row) => explainRound(readRound(row), work.id, names)),
      now: work.state === 'waiting' ? await this.asItStands(organisationId, work) : null,
    };
  }

  private async asItStands(organisationId: string, { id, service }: Work): Promise<ExplainedWork['now']> {
    const now = this.clock.now();
    const [row] = await findWorkToDecide(this.source, { organisationId, id });
    if (!row) return null;
    const item = toWaiting(row, {
      now,
      rings: ringsOf(await this.source.manager.findBy(Service, { organisationId })),
    });
    const able: Said[] = [];
    const notAble: Said[] = [];
    for (const person of await findEverybody(this.source, { organisationId, now })) {
      const agent = toAvailable(person, now);
      const kept = hindrance(agent, item, now);
      const isHere = person.presence === 'available';
      if (kept && (isHere || kept !== 'no-room'))
        notAble.push({ name: person.name, words: sayHindrance(kept, agent, item, service) });
      else if (!isHere) notAble.push({ name: person.name, words: person.presence });
      else able.push({ name: person.name, words: sayStanding(agent, item, now) });
    }
    return { able, notAble };
  }
}

function explainRound(
  round: WrittenRound,
  workItemId: string,
  names: ReadonlyMap<string, string>,
): ExplainedDecision[] {
  const same = isTheSame(round);
  const nameOf = (id: string): string => names.get(id) ?? 'somebody who is not here any more';
  return round.decisions.flatMap((decision, place) => {
    const { item, agentId, reason } = decision;
    if (item.id !== workItemId) return [];
    const considered = consideredAt(round, place);
    const to = agentId === null ? null : nameOf(agentId);
    const service = names.get(item.service) ?? 'this service';
    return {
      at: toIso(round.at),
      to,
      why: to !== null && reason ? sayOfferReason(reason, to) : 'Nobody who was free could be given it.',
      able: considered.flatMap(({ agent, hindrance: kept }) =>
        kept === null ? { name: nameOf(agent.id), words: sayStanding(agent, item, round.at) } : [],
      ),
      notAble: considered.flatMap(({ agent, hindrance: kept }) =>
        kept === null ? [] : { name: nameOf(agent.id), words: sayHindrance(kept, agent, item, service) },
      ),
      notFree: round.others.map((other) => ({ name: nameOf(other.id), words: sayNotFree(other) })),
      weighed: {
        ...{ urgentAt: toIso(item.urgentAt), waitingSince: toIso(item.queuedAt), weight: item.weight },
      },
      same,
    };
  });
}

/** What is weighed between those who could be given it, in its order. */
function sayStanding(agent: Available, item: Waiting, at: number): string {
  const last = agent.lastAssignedAt;
  return [
    ...(agent.id === item.preferredAgentId ? ['owner'] : []),
    `level ${levelFor(agent, item)}`,
    ...(fitOf(agent, item) === 1 ? ['speaks just this language'] : []),
    last === null ? 'has had no work yet' : `had work last ${sayBefore(at - last)} before`,
  ].join(', ');
}

function sayBefore(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return `${Math.round(ms / 1000)} s`;
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
