import { Injectable } from '@nestjs/common';
import { type AnswerOf, type api, type Incident } from '@frontdoor/contracts';
import { FrontdoorError, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  countIncidents,
  countUnanswered,
  DataSource,
  findEnquiriesOfIncident,
  findIncident,
  findIncidentAnswers,
  findIncidents,
  findSuggestedFor,
  type RowOf,
} from '@frontdoor/persistence';

const PAGE = 20;
const ENQUIRIES = 50;
/** Of those that are suggested, shown by name. */
const SUGGESTED = 10;

/** Incidents as people see them. */
@Injectable()
export class IncidentReader {
  constructor(private readonly source: DataSource) {}

  async list({ organisationId }: Agent, page: number): Promise<AnswerOf<typeof api.listIncidents>> {
    const found = await findIncidents(this.source, {
      organisationId,
      limit: PAGE,
      offset: (page - 1) * PAGE,
    });
    const [{ total } = { total: 0 }] = await countIncidents(this.source, { organisationId });
    return { incidents: found.map(toIncident), total };
  }

  /** @throws FrontdoorError `incident-not-found` */
  async one({ organisationId }: Agent, id: string): Promise<Incident> {
    const [found] = await findIncident(this.source, { organisationId, id });
    if (!found) throw new FrontdoorError('incident-not-found');
    return toIncident(found);
  }

  /** @throws FrontdoorError `incident-not-found` */
  async detail(agent: Agent, id: string, page: number): Promise<AnswerOf<typeof api.readIncident>> {
    const incident = await this.one(agent, id);
    const part = { id, limit: ENQUIRIES, offset: (page - 1) * ENQUIRIES };
    const enquiries = await findEnquiriesOfIncident(this.source, part);
    const suggested =
      incident.suggested > 0 ? await findSuggestedFor(this.source, { id, limit: SUGGESTED }) : [];
    const answers = await findIncidentAnswers(this.source, { incidentId: id });
    const [{ total: unanswered } = { total: 0 }] = await countUnanswered(this.source, { incidentId: id });
    return {
      incident,
      unanswered,
      enquiries: enquiries.map(({ enquiryId, customer, toldAt, answeredAt, dueAt, ...each }) => ({
        ...each,
        id: enquiryId,
        customer: customer ?? NAMELESS,
        toldAt: isoOrNull(toldAt),
        answeredAt: isoOrNull(answeredAt),
        dueAt: isoOrNull(dueAt),
      })),
      suggestions: suggested.map(({ enquiryId, customer, openedAt, ...each }) => ({
        ...each,
        id: enquiryId,
        customer: customer ?? NAMELESS,
        openedAt: toIso(openedAt),
      })),
      answers: answers.map(({ writtenAt, leavesAt, stoppedAt, ...each }) => ({
        ...each,
        writtenAt: toIso(writtenAt),
        leavesAt: toIso(leavesAt),
        stoppedAt: isoOrNull(stoppedAt),
      })),
    };
  }
}

const NAMELESS = 'Name not given';

const isoOrNull = (at: number | null): string | null => (at === null ? null : toIso(at));

const toIncident = ({
  openedAt,
  closedAt,
  holdingText,
  holdingAt,
  words,
  ...row
}: RowOf<typeof findIncident>): Incident => ({
  ...row,
  words: [...words],
  openedAt: toIso(openedAt),
  closedAt: isoOrNull(closedAt),
  holdingReply: holdingText === null ? null : { text: holdingText, at: toIso(holdingAt!) },
});
