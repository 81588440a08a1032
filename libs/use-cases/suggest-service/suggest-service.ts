import { Injectable } from '@nestjs/common';
import { Directory } from '@frontdoor/casework/directory';
import { refuseExcluded } from '@frontdoor/casework/queue';
import { Topics } from '@frontdoor/casework/topics';
import type { AnswerOf, api } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  type Agent,
  confirmService,
  DataSource,
  Enquiry,
  findConfirmedService,
  findWordsOfEnquiry,
} from '@frontdoor/persistence';

type Suggested = AnswerOf<typeof api.suggestService>;

/** Says of an enquiry which other service it may be for, and why. Nothing moves by itself. */
@Injectable()
export class SuggestService {
  constructor(
    private readonly source: DataSource,
    private readonly topics: Topics,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** Nothing where it is right by all that is known, or somebody has said where it belongs. @throws FrontdoorError `enquiry-not-found` */
  async of(agent: Agent, id: string): Promise<Suggested> {
    const enquiry = await this.find(agent, id);
    const [said] = await findConfirmedService(this.source, { enquiryId: id });
    if (enquiry.state === 'closed' || said!.wasMoved || said!.serviceId === enquiry.serviceId)
      return { suggestion: null };
    const [written] = await findWordsOfEnquiry(this.source, { enquiryId: id });
    const text = `${enquiry.subject}\n${written?.text ?? ''}`;
    const { byRules, learnt } = await this.topics.of(enquiry.organisationId, text);
    const best = byRules ?? learnt;
    if (!best || best.serviceId === enquiry.serviceId) return { suggestion: null };
    const service = await this.directory.service(best.serviceId);
    const agrees = learnt !== null && learnt.serviceId === best.serviceId;
    return {
      suggestion: {
        serviceSlug: service.slug,
        service: service.name,
        by: byRules ? 'words' : 'past',
        why: best.why,
        share: agrees ? learnt.share : null,
      },
    };
  }

  /** Somebody looked: it is right where it is, and that is learnt from. @throws FrontdoorError `enquiry-not-found` */
  async confirm(agent: Agent, id: string): Promise<void> {
    const { serviceId, organisationId } = await this.find(agent, id);
    await refuseExcluded(this.source.manager, { id, organisationId }, agent);
    await confirmService(this.source, { enquiryId: id, serviceId, byId: agent.id, now: this.clock.now() });
    this.topics.forget(organisationId);
  }

  private async find({ organisationId }: Agent, id: string): Promise<Enquiry> {
    const enquiry = await this.source.manager.findOneBy(Enquiry, { id, organisationId });
    if (!enquiry) throw new FrontdoorError('enquiry-not-found');
    return enquiry;
  }
}
