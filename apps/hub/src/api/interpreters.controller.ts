import { Controller } from '@nestjs/common';
import { api, type EnquiryDetail } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { ArrangeInterpreter, EnquiryReader } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class InterpretersController {
  constructor(
    private readonly arranging: ArrangeInterpreter,
    private readonly reader: EnquiryReader,
  ) {}

  @Serves(api.askForInterpreter)
  async ask(
    @Sent() { params, body }: Input<typeof api.askForInterpreter>,
    @Me() agent: Agent,
  ): Promise<EnquiryDetail> {
    await this.arranging.ask(agent, params.id, body);
    return this.reader.detail(params.id, agent);
  }

  @Serves(api.arrangeInterpreter)
  async arrange(
    @Sent() { params, body }: Input<typeof api.arrangeInterpreter>,
    @Me() agent: Agent,
  ): Promise<EnquiryDetail> {
    return this.reader.detail(await this.arranging.arrange(agent, params.id, body), agent);
  }

  @Serves(api.endInterpreter)
  async end(
    @Sent() { params, body }: Input<typeof api.endInterpreter>,
    @Me() agent: Agent,
  ): Promise<EnquiryDetail> {
    return this.reader.detail(await this.arranging.end(agent, params.id, body.because), agent);
  }
}
