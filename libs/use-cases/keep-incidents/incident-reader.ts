import { Injectable } from '@nestjs/common';
import { type AnswerOf, type api, type Incident } from '@frontdoor/contracts';
import { FrontdoorError, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  countIncidents,
  DataSource,
  findEnquiriesOfIncident,
  findIncident,
  findIncidents,
  type RowOf,
} from '@frontdoor/persistence';

const PAGE = 20;
const ENQUIRIES = 50;

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
    return {
      incident,
      enquiries: enquiries.map(({ enquiryId, customer, toldAt, dueAt, ...each }) => ({
        ...each,
        id: enquiryId,
        customer: customer ?? 'Name not given',
        toldAt: toldAt === null ? null : toIso(toldAt),
        dueAt: dueAt === null ? null : toIso(dueAt),
      })),
    };
  }
}

const toIncident = ({
  openedAt,
  closedAt,
  holdingText,
  holdingAt,
  ...row
}: RowOf<typeof findIncident>): Incident => ({
  ...row,
  openedAt: toIso(openedAt),
  closedAt: closedAt === null ? null : toIso(closedAt),
  holdingReply: holdingText === null ? null : { text: holdingText, at: toIso(holdingAt!) },
});
