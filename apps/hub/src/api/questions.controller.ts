import { Controller } from '@nestjs/common';
import { api, type EnquiryDetail } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { AskOnce, EnquiryReader } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class QuestionsController {
  constructor(
    private readonly asking: AskOnce,
    private readonly reader: EnquiryReader,
  ) {}

  @Serves(api.noteQuestion)
  async note(
    @Sent() { params, body }: Input<typeof api.noteQuestion>,
    @Me() agent: Agent,
  ): Promise<EnquiryDetail> {
    await this.asking.note(agent, params.id, body);
    return this.reader.detail(params.id, agent);
  }

  @Serves(api.answerQuestion)
  async answer(
    @Sent() { params, body }: Input<typeof api.answerQuestion>,
    @Me() agent: Agent,
  ): Promise<EnquiryDetail> {
    return this.reader.detail(await this.asking.answer(agent, params.id, body.answer), agent);
  }

  @Serves(api.dropQuestion)
  async drop(@Sent() { params }: Input<typeof api.dropQuestion>, @Me() agent: Agent): Promise<EnquiryDetail> {
    return this.reader.detail(await this.asking.drop(agent, params.id), agent);
  }
}
