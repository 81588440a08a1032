import { Controller } from '@nestjs/common';
import { Handovers } from '@frontdoor/casework/handovers';
import { type AnswerOf, api, type EnquiryDetail } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { EnquiryReader, OpenBrief, TakeHandover } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class HandoversController {
  constructor(
    private readonly handovers: Handovers,
    private readonly briefs: OpenBrief,
    private readonly taking: TakeHandover,
    private readonly reader: EnquiryReader,
  ) {}

  @Serves(api.prepareBrief)
  async prepare(
    @Sent() { params }: Input<typeof api.prepareBrief>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.prepareBrief>> {
    return { brief: await this.briefs.prepare(agent, params.id) };
  }

  @Serves(api.listOfferedHandovers)
  async offered(@Me() agent: Agent): Promise<AnswerOf<typeof api.listOfferedHandovers>> {
    return { handovers: await this.handovers.offeredTo(agent) };
  }

  @Serves(api.openBrief)
  open(@Sent() { params, body }: Input<typeof api.openBrief>, @Me() agent: Agent): Promise<void> {
    return this.briefs.open(agent, params.id, body.how);
  }

  @Serves(api.changeBrief)
  async change(
    @Sent() { params, body }: Input<typeof api.changeBrief>,
    @Me() agent: Agent,
  ): Promise<EnquiryDetail> {
    return this.reader.detail(await this.briefs.change(agent, params.id, body), agent);
  }

  @Serves(api.acceptHandover)
  async accept(
    @Sent() { params }: Input<typeof api.acceptHandover>,
    @Me() agent: Agent,
  ): Promise<EnquiryDetail> {
    return this.reader.detail(await this.taking.accept(agent, params.id), agent);
  }

  @Serves(api.refuseHandover)
  async refuse(
    @Sent() { params, body }: Input<typeof api.refuseHandover>,
    @Me() agent: Agent,
  ): Promise<void> {
    await this.taking.refuse(agent, params.id, body.reason);
  }

  @Serves(api.withdrawHandover)
  async withdraw(
    @Sent() { params }: Input<typeof api.withdrawHandover>,
    @Me() agent: Agent,
  ): Promise<EnquiryDetail> {
    return this.reader.detail(await this.taking.withdraw(agent, params.id), agent);
  }
}
