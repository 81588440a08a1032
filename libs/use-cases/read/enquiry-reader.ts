import { Inject, Injectable } from '@nestjs/common';
import { callChannel, CHANNELS, type EnquiryDetail } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import {
  type Agent,
  Customer,
  DataSource,
  Enquiry,
  findOtherOpen,
  findSuggested,
  findSummaries,
  Identifier,
} from '@frontdoor/persistence';
import { CONFIG, type Config, InstanceSecret } from '@frontdoor/platform';
import { Channels } from '@frontdoor/casework/channels';
import { Directory } from '@frontdoor/casework/directory';
import { ReplyRoutes } from '@frontdoor/casework/replies';
import { EnquiryPromises } from './enquiry-promises.js';
import { toSummary } from './enquiry-search.js';
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
    const [summary] = await findSummaries(this.source, { organisationId, ids: [id] });
    if (!enquiry || !summary) throw new FrontdoorError('enquiry-not-found');
    const customer = await manager.findOneByOrFail(Customer, { id: enquiry.customerId });
    const identifiers = await manager.find(Identifier, {
      where: { customerId: customer.id },
      order: { createdAt: 'ASC' },
    });
    const routes = await this.routes.of(manager, enquiry);
    const otherOpen = await findOtherOpen(this.source, {
      organisationId,
      customerId: customer.id,
      exceptId: id,
    });
    const suggested = await findSuggested(this.source, { organisationId, enquiryId: id });
    return {
      ...toSummary(summary),
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
      otherOpen: otherOpen.map(toSummary),
      suggestions: suggested.map(toSummary),
      replyRoutes: routes.map(({ channel, to, label }) => ({ channel, to: to.value, label })),
      canCall:
        identifiers.some(({ kind }) => CHANNELS[callChannel].addressedBy.includes(kind)) &&
        this.channels.sending(callChannel) !== undefined,
    };
  }
}
