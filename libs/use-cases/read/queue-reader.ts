import { Injectable } from '@nestjs/common';
import type { AgentView, Presence, QueuePage, WorkItem } from '@frontdoor/contracts';
import { Clock, FrontdoorError, toDate } from '@frontdoor/kernel';
import { type Agent, DataSource } from '@frontdoor/persistence';
import { z } from 'zod';
import { toWorkItem, WORK_ITEMS, type WorkItemRow } from './work-item-view.js';

interface Filter {
  view: 'waiting' | 'mine' | 'all';
  service?: string;
  channel?: string;
  cursor?: string;
  limit: number;
}

/** The one queue as people see it, most urgent first. */
@Injectable()
export class QueueReader {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  async page(agent: Agent, filter: Filter): Promise<QueuePage> {
    const after = filter.cursor ? readCursor(filter.cursor) : null;
    const rows = await this.source.query<WorkItemRow[]>(
      `${WORK_ITEMS}
       WHERE w.organisation_id = $1
         AND CASE $2 WHEN 'waiting' THEN w.state IN ('waiting', 'offered')
                     WHEN 'mine' THEN w.state IN ('offered', 'assigned') AND w.agent_id = $3
                     ELSE w.state <> 'done' END
         AND ($4::text IS NULL OR s.slug = $4) AND ($5::text IS NULL OR w.channel = $5)
         AND ($6::timestamptz IS NULL OR (w.urgent_at, w.queued_at, w.id) > ($6::timestamptz, $7::timestamptz, $8::uuid))
       ORDER BY w.urgent_at, w.queued_at, w.id LIMIT $9`,
      [
        agent.organisationId,
        filter.view,
        agent.id,
        filter.service ?? null,
        filter.channel ?? null,
        after?.urgentAt ?? null,
        after?.queuedAt ?? null,
        after?.id ?? null,
        filter.limit + 1,
      ],
    );
    const shown = rows.slice(0, filter.limit);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => toWorkItem(row, this.clock.now())),
      counts: await this.counts(agent),
      nextCursor: rows.length > filter.limit && last ? writeCursor(last) : null,
    };
  }

  /** @throws FrontdoorError `work-item-not-found`. */
  async one(id: string, organisationId: string): Promise<WorkItem> {
    const [row] = await this.source.query<WorkItemRow[]>(
      `${WORK_ITEMS} WHERE w.id = $2 AND w.organisation_id = $1`,
      [organisationId, id],
    );
    if (!row) throw new FrontdoorError('work-item-not-found');
    return toWorkItem(row, this.clock.now());
  }

  async ofEnquiry(enquiryId: string, organisationId: string): Promise<WorkItem[]> {
    const rows = await this.source.query<WorkItemRow[]>(
      `${WORK_ITEMS} WHERE w.organisation_id = $1 AND w.enquiry_id = $2 ORDER BY w.state = 'done', w.urgent_at LIMIT 50`,
      [organisationId, enquiryId],
    );
    return rows.map((row) => toWorkItem(row, this.clock.now()));
  }

  async agents(organisationId: string): Promise<AgentView[]> {
    const rows = await this.source.query<
      (Omit<AgentView, 'team' | 'services'> & {
        team: string;
        services: string[] | null;
        presence: Presence;
      })[]
    >(
      `SELECT a.id, a.name, t.name AS team, a.presence, a.capacity, a.load, a.languages, a.channels,
              (SELECT array_agg(s.name ORDER BY s.name) FROM service s WHERE s.id = ANY(a.service_ids)) AS services
       FROM agent a JOIN team t ON t.id = a.team_id
       WHERE a.organisation_id = $1 AND a.active AND a.roles && ARRAY['agent', 'supervisor', 'reception'] ORDER BY a.name`,
      [organisationId],
    );
    return rows.map((row) => ({ ...row, services: row.services ?? [] }));
  }

  private async counts(agent: Agent): Promise<QueuePage['counts']> {
    const [counts] = await this.source.query<[QueuePage['counts']]>(
      `SELECT count(*) FILTER (WHERE w.state = 'waiting')::int AS waiting,
              count(*) FILTER (WHERE w.state = 'offered')::int AS offered,
              count(*) FILTER (WHERE w.state = 'assigned')::int AS assigned,
              count(*) FILTER (WHERE w.state IN ('offered', 'assigned') AND w.agent_id = $2)::int AS mine,
              count(*) FILTER (WHERE c.due_at > $3 AND c.at_risk_at[1] <= $3)::int AS "atRisk",
              count(*) FILTER (WHERE c.due_at <= $3)::int AS missed
       FROM work_item w
       LEFT JOIN LATERAL (SELECT due_at, at_risk_at FROM commitment c WHERE c.enquiry_id = w.enquiry_id
                          AND c.settled_at IS NULL AND c.whose = 'council' AND c.state IN ('running', 'missed') ORDER BY due_at LIMIT 1) c ON true
       WHERE w.organisation_id = $1 AND w.state <> 'done'`,
      [agent.organisationId, agent.id, toDate(this.clock.now())],
    );
    return counts;
  }
}

const writeCursor = (row: WorkItemRow): string =>
  Buffer.from(JSON.stringify([row.urgent_at, row.queued_at, row.id])).toString('base64url');

const cursorShape = z.tuple([z.iso.datetime(), z.iso.datetime(), z.uuid()]);

function readCursor(cursor: string): { urgentAt: string; queuedAt: string; id: string } {
  try {
    const [urgentAt, queuedAt, id] = cursorShape.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString()),
    );
    return { urgentAt, queuedAt, id };
  } catch (error) {
    throw new FrontdoorError(
      'input-invalid',
      { faults: 'cursor: use the nextCursor of a page' },
      { cause: error },
    );
  }
}
