import { Injectable } from '@nestjs/common';
import type { AnswerOf, api, OpenPromise, QueryOf, TimeLeft } from '@frontdoor/contracts';
import { Clock, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  countOpenPromises,
  countOpenPromisesOfAgent,
  DataSource,
  findOpenPromises,
  findOpenPromisesOfAgent,
  type RowOf,
} from '@frontdoor/persistence';
import { Directory } from '@frontdoor/casework/directory';
import { PromiseTime } from './promise-time.js';

type Page = AnswerOf<typeof api.listOpenPromises>;
type Filter = QueryOf<typeof api.listOpenPromises>;

/** Promises of the council that are still to be kept or are overdue, the earliest due first. */
@Injectable()
export class OpenPromises {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly promiseTime: PromiseTime,
    private readonly clock: Clock,
  ) {}

  /** The counts are exact, for the same filter without `standing`. */
  async list(agent: Agent, { standing, service, mine, limit }: Filter): Promise<Page> {
    const { id: agentId, organisationId } = agent;
    const serviceId =
      service === undefined ? undefined : (await this.directory.serviceBySlug(organisationId, service))?.id;
    if (service !== undefined && !serviceId)
      return { promises: [], counts: { missed: 0, atRisk: 0, safe: 0, paused: 0 } };
    const asked = { organisationId, serviceId: serviceId ?? null, now: this.clock.now() };
    const which = standing === 'all' ? null : standing;
    const [rows, counts] = await Promise.all(
      mine
        ? [
            findOpenPromisesOfAgent(this.source, { ...asked, agentId, standing: which, limit }),
            countOpenPromisesOfAgent(this.source, { ...asked, agentId }),
          ]
        : [
            findOpenPromises[standing](this.source, { ...asked, limit }),
            countOpenPromises(this.source, asked),
          ],
    );
    const leftOf = await this.promiseTime.leftOf(organisationId, rows);
    return { promises: rows.map((row) => toOpenPromise(row, leftOf(row))), counts: counts[0]! };
  }
}

const toOpenPromise = (row: RowOf<typeof findOpenPromisesOfAgent>, left: TimeLeft): OpenPromise => ({
  commitmentId: row.id,
  promiseId: row.promiseId,
  title: row.title,
  state: row.state,
  startedAt: toIso(row.startedAt),
  dueAt: toIso(row.dueAt),
  atRiskAt: row.atRiskAt.map(toIso),
  left: row.standing === 'paused' ? null : left,
  standing: row.standing,
  enquiryId: row.enquiryId,
  reference: row.reference,
  subject: row.subject,
  kind: row.kind,
  channel: row.channel,
  service: row.service,
  owner: row.ownerId ? { id: row.ownerId, name: row.ownerName! } : null,
  holder: row.holderId ? { id: row.holderId, name: row.holderName! } : null,
});
