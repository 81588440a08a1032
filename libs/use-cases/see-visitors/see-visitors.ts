import { Injectable } from '@nestjs/common';
import { receptionPromise } from '@frontdoor/charter';
import type { VisitStep } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids } from '@frontdoor/kernel';
import { Agent, type EntityManager, type Visit } from '@frontdoor/persistence';
import { Charters } from '@frontdoor/casework/charters';
import { Directory } from '@frontdoor/casework/directory';
import { findEnquiry } from '@frontdoor/casework/enquiries';
import { Ledger, type NewLedgerEntry, sayEntry } from '@frontdoor/casework/ledger';
import { LiveEvents } from '@frontdoor/casework/live';
import { OfferWork, Presence, QueueTransaction, refuseExcluded } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';
import { byTurn, PlaceInQueue, Visits } from '@frontdoor/casework/visits';
import { EndVisit } from './end-visit.js';
import { refusalOf } from './steps.js';
import { type Given, type Held, WorkOfVisit } from './work-of-visit.js';

/** Nobody is with a visitor for longer. */
const LONGEST_VISIT_MS = 4 * 3_600_000;

type Step = VisitStep;
type Ticket = Pick<Visit, 'id' | 'ticket'>;

/** What happens to visitors at reception, said with one tap each; the instant is now. */
@Injectable()
export class SeeVisitors {
  constructor(
    private readonly queue: QueueTransaction,
    private readonly offerWork: OfferWork,
    private readonly presence: Presence,
    private readonly visits: Visits,
    private readonly place: PlaceInQueue,
    private readonly work: WorkOfVisit,
    private readonly ending: EndVisit,
    private readonly charters: Charters,
    private readonly directory: Directory,
    private readonly ledger: Ledger,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * The id of what was done, which takes it back.
   *
   * @throws FrontdoorError `visit-not-found`, `visit-step-refused`, `visit-asked-missing`, `visit-date-past`, `agent-unknown`,
   * `agent-excluded` where whoever sees the visitor, or ends it, must not deal with it
   */
  async step(agent: Agent, visitId: string, step: Step): Promise<string> {
    const act = await this.queue.run(agent.organisationId, async (manager) => {
      const visit = await this.visits.find(manager, visitId, agent.organisationId);
      return this.stepIn(manager, agent, visit, step);
    });
    this.offerWork.kick(agent.organisationId);
    return act;
  }

  /**
   * Calls whoever's turn it is; undefined where nobody waits to be called. Two who ask at once call one each. `act` is the
   * id of what was done, which takes it back.
   */
  async callNext(
    agent: Agent,
    { where, desk }: { where: string; desk?: string | undefined },
  ): Promise<(Ticket & { act: string }) | undefined> {
    const { organisationId } = agent;
    const called = await this.queue.run(organisationId, async (manager) => {
      const next = await this.next(manager, organisationId, desk);
      if (!next) return undefined;
      const act = await this.stepIn(manager, agent, next, { step: 'called', where });
      return { id: next.id, ticket: next.ticket, act };
    });
    this.offerWork.kick(organisationId);
    return called;
  }

  private async next(
    manager: EntityManager,
    organisationId: string,
    desk?: string,
  ): Promise<Visit | undefined> {
    const visits = await this.visits.inSight(manager, organisationId, { now: this.clock.now(), desk });
    const standings = await this.visits.standings(manager, visits);
    const pack = this.charters.current(await this.directory.organisation(organisationId));
    const needsFirst = receptionPromise(pack, 'needs-first') !== undefined;
    return visits
      .filter(({ id, enquiryId }) => enquiryId !== null && standings.get(id)!.stage === 'waiting')
      .toSorted(byTurn(needsFirst))[0];
  }

  private async stepIn(manager: EntityManager, agent: Agent, visit: Visit, step: Step): Promise<string> {
    const { organisationId } = agent;
    if (visit.enquiryId === null) throw refused('it is not in the queue yet; try again in a moment');
    const enquiry = await findEnquiry(manager, visit.enquiryId, organisationId);
    const standing = (await this.visits.standings(manager, [visit])).get(visit.id)!;
    const refusal = refusalOf(step.step, standing);
    if (refusal) throw refused(refusal);
    const act = this.ids.uuid();
    const given = { agent, enquiry, visit };
    const held = await this.takeWork(manager, given, step);
    const entries = await this.entriesOf(manager, given, step, held);
    const shared = { organisationId, enquiryId: enquiry.id, at: this.clock.now(), byId: agent.id };
    const rows = entries.map(({ type, data }) => ({
      ...shared,
      type,
      data: { ...data, visit: visit.id, act },
    }));
    for (const row of rows)
      await this.timeline.event(manager, enquiry.id, agent.id, `${agent.name} recorded: ${sayEntry(row)}`);
    await this.ledger.record(manager, rows);
    if (step.step === 'seen') {
      const { id } = await seer(manager, agent, step);
      const until = this.clock.now() + LONGEST_VISIT_MS;
      await this.presence.engage(manager, { id, organisationId }, { busyWith: visit.id, until });
    }
    if (step.step === 'ended' || step.step === 'left') await this.presence.release(manager, visit.id);
    await this.place.update(manager, visit);
    await this.work.closeAfter(manager, given, step);
    await this.live.append(manager, [
      { organisationId, topic: 'enquiry', subjectId: enquiry.id },
      { organisationId, topic: 'queue', subjectId: visit.id },
    ]);
    return act;
  }

  private async takeWork(
    manager: EntityManager,
    { agent, enquiry }: Given,
    step: Step,
  ): Promise<Held | undefined> {
    if (step.step === 'called') return this.work.takeBy(manager, enquiry, agent, 'if-free');
    if (step.step === 'ended') await refuseExcluded(manager, enquiry, agent);
    if (step.step === 'ended' || step.step === 'left') return this.work.heldOf(manager, enquiry);
    if (step.step !== 'seen') return undefined;
    const by = await seer(manager, agent, step);
    await refuseExcluded(manager, enquiry, by);
    return this.work.takeBy(manager, enquiry, by, 'always');
  }

  private async entriesOf(
    manager: EntityManager,
    given: Given,
    step: Step,
    held: Held | undefined,
  ): Promise<Pick<NewLedgerEntry, 'type' | 'data'>[]> {
    const data = held && { held };
    switch (step.step) {
      case 'greeted':
        return [{ type: 'greeted' }];
      case 'called':
        return [{ type: 'visitor-called', data: { ...data, where: step.where } }];
      case 'seen': {
        const { id } = await seer(manager, given.agent, step);
        return [{ type: 'seen', data: { ...data, seenBy: id } }];
      }
      case 'left':
        return [{ type: 'visitor-left', data: { ...data } }];
      case 'colleague-asked':
        return [{ type: 'colleague-asked', data: { whom: step.whom } }];
      case 'colleague-came':
        return [{ type: 'colleague-came' }];
      case 'colleague-cannot':
        return [{ type: 'waived', data: { waiver: 'person-unavailable', evidence: step.evidence } }];
      case 'ended':
        return this.ending.entries(manager, given, step, held);
    }
  }
}

const refused = (reason: string): FrontdoorError => new FrontdoorError('visit-step-refused', { reason });

async function seer(
  manager: EntityManager,
  agent: Agent,
  { agentId = agent.id }: { agentId?: string | undefined },
): Promise<Agent> {
  const { organisationId } = agent;
  const found = await manager.findOneBy(Agent, { id: agentId, organisationId, active: true });
  if (!found) throw new FrontdoorError('agent-unknown');
  return found;
}
