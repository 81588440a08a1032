import { Inject, Injectable } from '@nestjs/common';
import { callChannel, CHANNELS, type EnquiryDetail, type EnquirySummary } from '@frontdoor/contracts';
import { FrontdoorError, toIso } from '@frontdoor/kernel';
import { type Agent, Customer, DataSource, Enquiry, Identifier } from '@frontdoor/persistence';
import { CONFIG, type Config, InstanceSecret } from '@frontdoor/platform';
import { Channels } from '@frontdoor/casework/channels';
import { Directory } from '@frontdoor/casework/directory';
import { ReplyRoutes } from '@frontdoor/casework/replies';
import { EnquiryPromises } from './enquiry-promises.js';
import { QueueReader } from './queue-reader.js';
import { TimelineReader } from './timeline-reader.js';

/** Enquiries as agents see them. */
@Injectable()
export class EnquiryReader {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly routes: ReplyRoutes,
    private readonly channels: Channels,
    private readonly queue: QueueReader,
    private readonly timeline: TimelineReader,
    private readonly promises: EnquiryPromises,
    private readonly secret: InstanceSecret,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws FrontdoorError `enquiry-not-found`. */
  async detail(id: string, agent: Agent): Promise<EnquiryDetail> {
    const { manager } = this.source;
    const { organisationId } = agent;
    const enquiry = await manager.findOneBy(Enquiry, { id, organisationId });
    const [summary] = await this.summaries(`e.id = $2 AND e.organisation_id = $1`, [organisationId, id]);
    if (!enquiry || !summary) throw new FrontdoorError('enquiry-not-found');
    const customer = await manager.findOneByOrFail(Customer, { id: enquiry.customerId });
    const identifiers = await manager.find(Identifier, {
      where: { customerId: customer.id },
      order: { createdAt: 'ASC' },
    });
    const routes = await this.routes.of(manager, enquiry);
    return {
      ...summary,
      serviceSlug: (await this.directory.service(enquiry.serviceId)).slug,
      trackingUrl: `${this.config.publicUrl}/track/${this.secret.signReference(enquiry.reference, 'track')}`,
      customerDetail: {
        id: customer.id,
        name: customer.name,
        language: customer.language,
        identifiers: identifiers.map(({ kind, value }) => ({ kind, value })),
      },
      timeline: await this.timeline.of(id),
      ...(await this.promises.of(enquiry, agent)),
      workItems: await this.queue.ofEnquiry(id, organisationId),
      otherOpen: await this.summaries(
        `e.organisation_id = $1 AND e.customer_id = $2 AND e.state = 'open' AND e.id <> $3`,
        [organisationId, customer.id, id],
      ),
      suggestions: await this.summaries(
        `e.organisation_id = $1 AND e.id IN (SELECT other_id FROM suggestion WHERE enquiry_id = $2 UNION SELECT enquiry_id FROM suggestion WHERE other_id = $2)`,
        [organisationId, id],
      ),
      replyRoutes: routes.map(({ channel, to, label }) => ({ channel, to: to.value, label })),
      canCall:
        identifiers.some(({ kind }) => CHANNELS[callChannel].addressedBy.includes(kind)) &&
        this.channels.sending(callChannel) !== undefined,
    };
  }

  search(
    organisationId: string,
    query: { search: string; state: 'open' | 'closed' | 'any'; limit: number },
  ): Promise<EnquirySummary[]> {
    const like = `%${query.search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
    return this.summaries(
      `e.organisation_id = $1 AND ($2 = 'any' OR e.state = $2)
       AND ($3 = '%%' OR e.reference ILIKE $3 OR e.subject ILIKE $3 OR c.name ILIKE $3
            OR EXISTS (SELECT 1 FROM identifier i WHERE i.customer_id = c.id AND i.value ILIKE $3))`,
      [organisationId, query.state, like],
      query.limit,
    );
  }

  private async summaries(where: string, parameters: unknown[], limit = 30): Promise<EnquirySummary[]> {
    const rows = await this.source.query<SummaryRow[]>(
      `SELECT e.id, e.reference, e.subject, e.kind, e.state, s.name AS service, a.id AS owner_id, a.name AS owner_name,
              COALESCE(c.name, (SELECT value FROM identifier i WHERE i.customer_id = c.id ORDER BY created_at LIMIT 1), 'Name not given') AS customer,
              e.opened_at, e.last_contact_at
       FROM enquiry e JOIN service s ON s.id = e.service_id JOIN customer c ON c.id = e.customer_id
       LEFT JOIN agent a ON a.id = e.owner_id
       WHERE ${where} ORDER BY e.last_contact_at DESC, e.id LIMIT ${limit}`,
      parameters,
    );
    return rows.map(({ owner_id, owner_name, opened_at, last_contact_at, ...row }) => ({
      ...row,
      owner: owner_id ? { id: owner_id, name: owner_name! } : null,
      openedAt: toIso(opened_at.getTime()),
      lastContactAt: toIso(last_contact_at.getTime()),
    }));
  }
}

interface SummaryRow {
  id: string;
  reference: string;
  subject: string;
  kind: EnquirySummary['kind'];
  state: EnquirySummary['state'];
  service: string;
  customer: string;
  owner_id: string | null;
  owner_name: string | null;
  opened_at: Date;
  last_contact_at: Date;
}
