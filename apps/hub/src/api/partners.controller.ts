import { Controller } from '@nestjs/common';
import { Partners } from '@frontdoor/casework/partners';
import { type AnswerOf, api } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { HandToPartner } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class PartnersController {
  constructor(
    private readonly partners: Partners,
    private readonly handing: HandToPartner,
  ) {}

  @Serves(api.listPartners)
  async list(@Me() { organisationId }: Agent): Promise<AnswerOf<typeof api.listPartners>> {
    return { partners: await this.partners.list(organisationId) };
  }

  @Serves(api.listPartnerHandovers)
  handovers(
    @Sent() { params }: Input<typeof api.listPartnerHandovers>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.listPartnerHandovers>> {
    return this.of(params.id, agent);
  }

  @Serves(api.handToPartner)
  async hand(
    @Sent() { params, body }: Input<typeof api.handToPartner>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.handToPartner>> {
    await this.handing.hand(agent, params.id, body);
    return this.of(params.id, agent);
  }

  @Serves(api.retryPartnerHandover)
  retry(@Sent() { params }: Input<typeof api.retryPartnerHandover>, @Me() agent: Agent): Promise<void> {
    return this.handing.retry(agent, params.id);
  }

  private async of(
    enquiryId: string,
    { organisationId }: Agent,
  ): Promise<AnswerOf<typeof api.listPartnerHandovers>> {
    return { handovers: await this.partners.handoversOf(enquiryId, organisationId) };
  }
}
