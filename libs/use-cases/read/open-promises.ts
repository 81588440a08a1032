import { Injectable } from '@nestjs/common';
import type { AnswerOf, api, OpenPromise, QueryOf } from '@frontdoor/contracts';
import { Clock, toDate, toIso } from '@frontdoor/kernel';
import { type Agent, DataSource } from '@frontdoor/persistence';
import { Directory } from '@frontdoor/casework/directory';

type Page = AnswerOf<typeof api.listOpenPromises>;
type Filter = QueryOf<typeof api.listOpenPromises>;

/** Promises of the council that are still to be kept or are overdue, the earliest due first. */
@Injectable()
export class OpenPromises {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** The counts are exact, for the same filter without `standing`, in one pass over what is open. */
  async list(agent: Agent, { standing, service, mine, limit }: Filter): Promise<Page> {
    const serviceId = service === undefined ? undefined : await this.serviceId(agent, service);
    if (serviceId === null) return { promises: [], counts: { missed: 0, atRisk: 0, safe: 0, paused: 0 } };
    const values: unknown[] = [agent.organisationId, toDate(this.clock.now())];
    const ofService = serviceId ? `AND c.service_id = $${values.push(serviceId)}` : '';
    const open = mine ? mineOf(`$${values.push(agent.id)}`, ofService) : openOf(ofService);
    const which = standing === 'all' ? 'true' : STANDING[standing];
    const rows = await this.source.query<Row[]>(`${open} ${listing(which, limit)}`, values);
    const [counts] = await this.source.query<[Page['counts']]>(`${open} ${COUNTS}`, values);
    return { promises: rows.map(toOpenPromise), counts };
  }

  private async serviceId({ organisationId }: Agent, slug: string): Promise<string | null> {
    const services = await this.directory.services(organisationId);
    return services.find((each) => each.slug === slug)?.id ?? null;
  }
}

/**
 * As the partial index commitment_open has it: the earliest due are found without reading the others. What was missed on
 * an enquiry that is closed is past mending, and only the scoreboard tells of it.
 */
const OPEN = `c.organisation_id = $1 AND c.settled_at IS NULL AND c.state IN ('running', 'paused', 'missed') AND c.whose = 'council'
  AND EXISTS (SELECT FROM enquiry e WHERE e.id = c.enquiry_id AND e.state = 'open')`;

const openOf = (ofService: string): string =>
  `WITH open AS NOT MATERIALIZED (SELECT c.* FROM commitment c WHERE ${OPEN} ${ofService})`;

/** The few that are mine are gathered first and then looked through. */
const mineOf = (me: string, ofService: string): string => `
  WITH open AS MATERIALIZED (SELECT c.* FROM commitment c WHERE ${OPEN} ${ofService} AND c.enquiry_id IN (
    SELECT id FROM enquiry WHERE owner_id = ${me}
    UNION SELECT enquiry_id FROM work_item WHERE agent_id = ${me} AND state IN ('offered', 'assigned')))`;

/** What `now` ($2) makes of an open promise. */
const STANDING: Record<OpenPromise['standing'], string> = {
  missed: `c.state <> 'paused' AND c.due_at < $2`,
  'at-risk': `c.state = 'running' AND c.due_at >= $2 AND c.at_risk_at[1] <= $2`,
  safe: `c.state = 'running' AND c.due_at >= $2 AND (c.at_risk_at[1] > $2 OR c.at_risk_at[1] IS NULL)`,
  paused: `c.state = 'paused'`,
};

const listing = (which: string, limit: number): string => `
  SELECT c.id, c.promise_id, c.title, c.state, c.started_at, c.due_at, c.at_risk_at, c.channel,
         CASE WHEN ${STANDING.paused} THEN 'paused' WHEN ${STANDING.missed} THEN 'missed'
              WHEN ${STANDING['at-risk']} THEN 'at-risk' ELSE 'safe' END AS standing,
         e.id AS enquiry_id, e.reference, e.subject, e.kind, s.name AS service,
         o.id AS owner_id, o.name AS owner_name, h.id AS holder_id, h.name AS holder_name
  FROM (SELECT c.* FROM open c WHERE ${which} ORDER BY c.due_at, c.id LIMIT ${limit}) c
  JOIN enquiry e ON e.id = c.enquiry_id
  JOIN service s ON s.id = c.service_id
  LEFT JOIN agent o ON o.id = e.owner_id
  LEFT JOIN LATERAL (
    SELECT a.id, a.name FROM work_item w JOIN agent a ON a.id = w.agent_id
    WHERE w.enquiry_id = e.id AND w.state IN ('offered', 'assigned')
    ORDER BY w.state = 'assigned' DESC, w.urgent_at, w.id LIMIT 1) h ON true
  ORDER BY c.due_at, c.id`;

const count = (standing: OpenPromise['standing']): string =>
  `count(*) FILTER (WHERE ${STANDING[standing]})::int`;

const COUNTS = `
  SELECT ${count('missed')} AS missed, ${count('at-risk')} AS "atRisk", ${count('safe')} AS safe, ${count('paused')} AS paused
  FROM open c`;

interface Row extends Pick<OpenPromise, 'title' | 'state' | 'standing' | 'reference' | 'subject' | 'kind'> {
  id: string;
  promise_id: string;
  started_at: Date;
  due_at: Date;
  at_risk_at: Date[];
  channel: OpenPromise['channel'];
  enquiry_id: string;
  service: string;
  owner_id: string | null;
  owner_name: string | null;
  holder_id: string | null;
  holder_name: string | null;
}

const toOpenPromise = (row: Row): OpenPromise => ({
  commitmentId: row.id,
  promiseId: row.promise_id,
  title: row.title,
  state: row.state,
  startedAt: iso(row.started_at),
  dueAt: iso(row.due_at),
  atRiskAt: row.at_risk_at.map(iso),
  standing: row.standing,
  enquiryId: row.enquiry_id,
  reference: row.reference,
  subject: row.subject,
  kind: row.kind,
  channel: row.channel,
  service: row.service,
  owner: row.owner_id ? { id: row.owner_id, name: row.owner_name! } : null,
  holder: row.holder_id ? { id: row.holder_id, name: row.holder_name! } : null,
});

const iso = (date: Date): string => toIso(date.getTime());
