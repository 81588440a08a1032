import { Injectable } from '@nestjs/common';
import { type AnswerOf, type api, blanksIn } from '@frontdoor/contracts';
import { Changes } from '@frontdoor/casework/live';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  type Agent,
  countUnanswered,
  DataSource,
  dropIncidentAnswer,
  Enquiry,
  findUnanswered,
  findUnderWay,
  forgetIncidentAnswer,
  In,
  lockIncidentAnswer,
  stopIncidentAnswer,
  writeIncidentAnswer,
} from '@frontdoor/persistence';
import { lockedIncident, openIncidentOf } from './locked-incident.js';
import { PlanAnswer } from './plan-answer.js';

/** How long an answer to many can still be taken back before any of it leaves. */
const HELD_MS = 10_000;
/** Looked at in one request of a preview. */
const AT_ONCE = 100;
const STOPPED = 'Stopped before it was written to them.';

interface Words {
  text: string;
  closes: boolean;
}

/** One answer to everybody in an incident: what would become of it, its start, and its end before the end. */
@Injectable()
export class AnswerEverybody {
  constructor(
    private readonly source: DataSource,
    private readonly changes: Changes,
    private readonly plans: PlanAnswer,
    private readonly clock: Clock,
  ) {}

  /**
   * By which ways it would reach a part of them, and who would be left out and why; with where to go on.
   *
   * @throws FrontdoorError `incident-not-found`, `incident-closed`, `blanks-left`
   */
  async preview(
    { id: writtenBy, organisationId }: Agent,
    incidentId: string,
    { text, closes, after }: Words & { after: string | null },
  ): Promise<AnswerOf<typeof api.previewIncidentAnswer>> {
    refuseBlanks(text);
    const { manager } = this.source;
    await openIncidentOf(manager, organisationId, incidentId);
    const ids = (await findUnanswered(manager, { incidentId, after, limit: AT_ONCE })).map(
      ({ enquiryId }) => enquiryId,
    );
    const ways = new Map<string, AnswerOf<typeof api.previewIncidentAnswer>['ways'][number]>();
    const leftOut = new Map<string, number>();
    const writtenAt = this.clock.now();
    for (const enquiry of await manager.findBy(Enquiry, { id: In(ids) })) {
      const plan = await this.plans.of(manager, enquiry, { text, closes, writtenAt, writtenBy });
      if ('leftOut' in plan) {
        leftOut.set(plan.leftOut, (leftOut.get(plan.leftOut) ?? 0) + 1);
        continue;
      }
      const { channel, post } = plan.route;
      const audience = post?.audience ?? null;
      const key = `${channel} ${audience}`;
      ways.set(key, { channel, audience, enquiries: (ways.get(key)?.enquiries ?? 0) + 1 });
    }
    const [{ total } = { total: 0 }] = await countUnanswered(manager, { incidentId });
    return {
      total,
      looked: ids.length,
      ways: [...ways.values()],
      leftOut: [...leftOut].map(([why, enquiries]) => ({ why, enquiries })),
      after: ids.length === AT_ONCE ? ids.at(-1)! : null,
    };
  }

  /**
   * It is held for a moment, then written to each of them. Asked for twice by its id, it is sent once.
   *
   * @throws FrontdoorError `incident-not-found`, `incident-closed`, `blanks-left`, `incident-answer-under-way`, `incident-all-answered`
   */
  async send(
    { id: agentId, organisationId }: Agent,
    incidentId: string,
    { id, text, closes }: Words & { id: string },
  ): Promise<void> {
    refuseBlanks(text);
    await this.changes.run(async (manager) => {
      await lockedIncident(manager, organisationId, incidentId);
      const now = this.clock.now();
      const underWay = await findUnderWay(manager, { incidentId });
      if (underWay.some((each) => each.id === id)) return;
      if (underWay.length > 0) throw new FrontdoorError('incident-answer-under-way');
      const [written] = await writeIncidentAnswer(manager, {
        ...{ id, organisationId, incidentId, text, closes, agentId, now, leavesAt: now + HELD_MS },
      });
      if (written?.enquiries === 0) throw new FrontdoorError('incident-all-answered');
    });
  }

  /**
   * Takes it back while it is held; afterwards it is written to nobody more.
   *
   * @throws FrontdoorError `incident-not-found`
   */
  async stop({ id: agentId, organisationId }: Agent, incidentId: string, id: string): Promise<void> {
    await this.changes.run(async (manager) => {
      await lockedIncident(manager, organisationId, incidentId, { mayBeClosed: true });
      const waiting = await lockIncidentAnswer(manager, { id, incidentId });
      if (waiting.length === 0) return;
      const [forgotten] = await forgetIncidentAnswer(manager, { id });
      if (forgotten) await dropIncidentAnswer(manager, { id });
      else await stopIncidentAnswer(manager, { id, agentId, why: STOPPED, now: this.clock.now() });
    });
  }
}

function refuseBlanks(text: string): void {
  const blanks = blanksIn(text);
  if (blanks.length > 0) throw new FrontdoorError('blanks-left', { blanks: blanks.join(', ') });
}
