import { Injectable } from '@nestjs/common';
import { receptionPromise } from '@frontdoor/charter';
import {
  type ExpectedVisitor,
  goesFirst,
  type Reception,
  sayNeeds,
  type Visitor,
} from '@frontdoor/contracts';
import { Clock, dayOf, daysAfter, startOfDay, toIso } from '@frontdoor/kernel';
import { Agent, Commitment, DataSource, findExpectedVisitors, In, type Visit } from '@frontdoor/persistence';
import { Charters } from '@frontdoor/casework/charters';
import { Directory } from '@frontdoor/casework/directory';
import { sayEntry } from '@frontdoor/casework/ledger';
import { byTurn, type Standing, Visits } from '@frontdoor/casework/visits';

/** Of those who have gone, as many as are likely to be looked for. */
const MOST_GONE = 30;

type Standings = Awaited<ReturnType<Visits['standings']>>;

/** Who came to reception, and how they stand. */
@Injectable()
export class ReceptionReader {
  constructor(
    private readonly source: DataSource,
    private readonly visits: Visits,
    private readonly charters: Charters,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** @param desk one of the desks, or all */
  async read({ organisationId }: Pick<Agent, 'organisationId'>, desk?: string): Promise<Reception> {
    const { manager } = this.source;
    const now = this.clock.now();
    const organisation = await this.directory.organisation(organisationId);
    const pack = this.charters.current(organisation);
    const visits = await this.visits.inSight(manager, organisationId, { now, desk });
    const standings = await this.visits.standings(manager, visits);
    const needsFirst = receptionPromise(pack, 'needs-first');
    const inTurn = visits.toSorted(byTurn(needsFirst !== undefined));
    const at = (...stages: Standing['stage'][]): Visit[] =>
      inTurn.filter(({ id }) => stages.includes(standings.get(id)!.stage));
    const day = dayOf(now, organisation.zone);
    const gone = at('ended')
      .filter((visit) => visit.day === day)
      .toSorted((a, b) => standings.get(b.id)!.ended!.at - standings.get(a.id)!.ended!.at);
    const shown = [...at('waiting', 'called'), ...at('seen'), ...gone.slice(0, MOST_GONE)];
    const today = visits.filter((visit) => visit.day === day);
    const count = (is: (standing: Standing) => boolean): number =>
      today.filter(({ id }) => is(standings.get(id)!)).length;
    const desks = await this.visits.desks(organisationId);
    return {
      expected: await this.expected(organisationId, day, organisation.zone),
      visitors: await this.view(shown, standings, needsFirst?.title),
      desks: desks.map(({ id, name }) => ({ id, name })),
      mustSayAsked: receptionPromise(pack, 'given-or-why')?.title ?? null,
      today: {
        day,
        came: today.length,
        waiting: count(({ stage }) => stage === 'waiting' || stage === 'called'),
        seen: count(({ seen }) => seen !== null),
        leftUnseen: count(({ ended }) => ended?.how === 'left'),
      },
    };
  }

  private async expected(organisationId: string, day: string, zone: string): Promise<ExpectedVisitor[]> {
    const found = await findExpectedVisitors(this.source, {
      ...{ organisationId, from: startOfDay(day, zone), until: startOfDay(daysAfter(day, 1), zone) },
    });
    return Promise.all(
      found.map(async ({ serviceId, enquiryId, reference, from, to, delayedUntil, ...appointment }) => ({
        ...appointment,
        ...{
          from: toIso(from),
          to: toIso(to),
          delayedUntil: delayedUntil === null ? null : toIso(delayedUntil),
        },
        service: (await this.directory.service(serviceId)).name,
        enquiry: { id: enquiryId, reference },
      })),
    );
  }

  private async view(
    visits: readonly Visit[],
    standings: Standings,
    firstBecauseOf: string | undefined,
  ): Promise<Visitor[]> {
    const { manager } = this.source;
    const enquiryIds = visits.flatMap(({ enquiryId }) => enquiryId ?? []);
    const commitments = await manager.find(Commitment, {
      where: { enquiryId: In(enquiryIds), whose: 'council' },
      order: { dueAt: 'ASC', id: 'ASC' },
    });
    const seers = [...standings.values()].flatMap(({ seen }) => seen?.byId ?? []);
    const agents = new Map(
      (await manager.findBy(Agent, { id: In([...new Set(seers)]) })).map(({ id, name }) => [id, name]),
    );
    return Promise.all(
      visits.map(async (visit) => {
        const { arrivedAt, enquiryId, needs } = visit;
        const { enquiry, stage, greetedAt, called, seen, colleague, ended, last } = standings.get(visit.id)!;
        const iso = (at: number | null): string | null => (at === null ? null : toIso(at));
        const desk = await this.directory.entryPoint(visit.entryPointId);
        return {
          ...{ id: visit.id, ticket: visit.ticket, desk: { id: desk.id, name: desk.name } },
          service: (await this.directory.service(enquiry?.serviceId ?? visit.serviceId)).name,
          ...{ name: visit.name, purpose: visit.purpose, needs, language: visit.language },
          arrivedAt: toIso(arrivedAt),
          enquiry: enquiry && { id: enquiry.id, reference: enquiry.reference },
          ...{ stage, greetedAt: iso(greetedAt) },
          called: called && { ...called, at: toIso(called.at) },
          seen: seen && { at: toIso(seen.at), by: agents.get(seen.byId ?? '') ?? null },
          colleague: colleague && {
            ...{ whom: colleague.whom, cannot: colleague.cannot },
            ...{ askedAt: toIso(colleague.askedAt), cameAt: iso(colleague.cameAt) },
          },
          ended: ended && { ...ended, at: toIso(ended.at) },
          first:
            firstBecauseOf !== undefined && goesFirst(needs)
              ? { why: `Needs ${sayNeeds(needs)}`, promise: firstBecauseOf }
              : null,
          promises: commitments
            .filter((each) => each.enquiryId === enquiryId && each.startedAt >= arrivedAt)
            .map(({ clockId, promiseId, title, state, startedAt, dueAt, atRiskAt, settledAt }) => ({
              ...{ clockId, promiseId, title, state },
              ...{ startedAt: toIso(startedAt), dueAt: toIso(dueAt), atRiskAt: atRiskAt.map(toIso) },
              settledAt: iso(settledAt),
            })),
          undo: last && { act: last.act, what: last.entries.map((entry) => sayEntry(entry)).join('; ') },
        };
      }),
    );
  }
}
