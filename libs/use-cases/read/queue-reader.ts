import { Injectable } from '@nestjs/common';
import type { AgentView, Channel, QueuePage, WorkItem } from '@frontdoor/contracts';
import { Clock, FrontdoorError, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  countQueue,
  DataSource,
  findAgents,
  findIdsOfAgent,
  findIdsOfQueue,
  findWorkItems,
  type RowOf,
} from '@frontdoor/persistence';
import { Directory } from '@frontdoor/casework/directory';
import { z } from 'zod';
import { PromiseTime } from './promise-time.js';
import { toWorkItem } from './work-item-view.js';

const HOUR_MS = 3_600_000;

/** What is missed or at risk is counted so far; beyond that a figure says that there are at least so many. */
const COUNTED = { missed: 1000, atRisk: 3000 };

/** What of the queue each view has. */
const PARTS = {
  waiting: { present: true, later: false, assigned: false },
  later: { present: false, later: true, assigned: false },
  all: { present: true, later: true, assigned: true },
};

interface Filter {
  view: 'waiting' | 'later' | 'mine' | 'all';
  service?: string;
  channel?: Channel;
  /** Only what this agent is offered or has in hand. */
  agent?: string;
  /** Only what has a promise that falls due within an hour. */
  due?: 'hour';
  cursor?: string;
  limit: number;
}

/** The one queue as people see it, most urgent first. */
@Injectable()
export class QueueReader {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly promiseTime: PromiseTime,
    private readonly clock: Clock,
  ) {}

  async page(agent: Agent, filter: Filter): Promise<QueuePage> {
    const [rows, counts] = await Promise.all([this.rows(agent, filter), this.figures(agent)]);
    const shown = rows.slice(0, filter.limit);
    const last = shown.at(-1);
    const leftOf = await this.promiseTime.leftOf(agent.organisationId, shown);
    return {
      items: shown.map((row) => toWorkItem(row, this.clock.now(), leftOf(row))),
      counts,
      nextCursor: rows.length > filter.limit && last ? writeCursor(last) : null,
    };
  }

  /** @throws FrontdoorError `work-item-not-found`. */
  async one(id: string, organisationId: string): Promise<WorkItem> {
    const [row] = await findWorkItems(this.source, { organisationId, ids: [id], now: this.clock.now() });
    if (!row) throw new FrontdoorError('work-item-not-found');
    const leftOf = await this.promiseTime.leftOf(organisationId, [row]);
    return toWorkItem(row, this.clock.now(), leftOf(row));
  }

  async agents(organisationId: string): Promise<AgentView[]> {
    const agents = await findAgents(this.source, { organisationId });
    return agents.map(({ services, languages, channels, ...agent }) => ({
      ...agent,
      services: [...services],
      languages: [...languages],
      channels: [...channels],
    }));
  }

  /** One more than asked for, where there are more. */
  private async rows({ id, organisationId }: Agent, filter: Filter): Promise<Row[]> {
    const after = filter.cursor ? readCursor(filter.cursor) : null;
    const serviceId =
      filter.service === undefined
        ? undefined
        : (await this.directory.serviceBySlug(organisationId, filter.service))?.id;
    if (filter.service !== undefined && !serviceId) return [];
    const now = this.clock.now();
    const asked = {
      organisationId,
      now,
      serviceId: serviceId ?? null,
      channel: filter.channel ?? null,
      dueUntil: filter.due === 'hour' ? now + HOUR_MS : null,
      afterUrgentAt: after?.urgentAt ?? null,
      afterQueuedAt: after?.queuedAt ?? null,
      afterId: after?.id ?? null,
      limit: filter.limit + 1,
    };
    const agentId = filter.view === 'mine' ? id : filter.agent;
    const found =
      filter.view === 'mine' || agentId !== undefined
        ? await findIdsOfAgent(this.source, { ...asked, agentId: agentId ?? id })
        : await findIdsOfQueue(this.source, { ...asked, ...PARTS[filter.view] });
    const ids = found.map((row) => row.id);
    return ids.length === 0 ? [] : findWorkItems(this.source, { organisationId, ids, now });
  }

  private async figures({ id, organisationId }: Agent): Promise<QueuePage['counts']> {
    const [counted] = await countQueue(this.source, {
      organisationId,
      agentId: id,
      now: this.clock.now(),
      mostMissed: COUNTED.missed + 1,
      mostAtRisk: COUNTED.atRisk,
    });
    const { looked, missed, nextLaterAt, ...figures } = counted!;
    const atLeast: QueuePage['counts']['atLeast'] = [];
    if (looked === COUNTED.atRisk) atLeast.push('atRisk');
    if (missed > COUNTED.missed) atLeast.push('missed');
    return {
      ...figures,
      nextLaterAt: nextLaterAt === null ? null : toIso(nextLaterAt),
      missed: Math.min(missed, COUNTED.missed),
      atLeast,
    };
  }
}

type Row = RowOf<typeof findWorkItems>;

const writeCursor = ({ urgentAt, queuedAt, id }: Row): string =>
  Buffer.from(JSON.stringify([toIso(urgentAt), toIso(queuedAt), id])).toString('base64url');

const cursorShape = z.tuple([z.iso.datetime(), z.iso.datetime(), z.uuid()]);

function readCursor(cursor: string): Pick<Row, 'urgentAt' | 'queuedAt' | 'id'> {
  try {
    const [urgentAt, queuedAt, id] = cursorShape.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString()),
    );
    return { urgentAt: Date.parse(urgentAt), queuedAt: Date.parse(queuedAt), id };
  } catch (error) {
    throw new FrontdoorError(
      'input-invalid',
      { faults: 'cursor: use the nextCursor of a page' },
      { cause: error },
    );
  }
}
