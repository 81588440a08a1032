import { Controller } from '@nestjs/common';
import { type AnswerDetail, type AnswerOf, api, type EnquiryDetail } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { EnquiryReader, KeepAnswers, SuggestAnswers, SuggestService } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

/** The library of answers, and what of it is of use for an enquiry. */
@Controller()
export class AnswersController {
  constructor(
    private readonly answers: KeepAnswers,
    private readonly suggesting: SuggestAnswers,
    private readonly services: SuggestService,
    private readonly reader: EnquiryReader,
  ) {}

  @Serves(api.listAnswers)
  list(
    @Sent() { query }: Input<typeof api.listAnswers>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.listAnswers>> {
    return this.answers.list(agent, query);
  }

  @Serves(api.addAnswer)
  add(@Sent() { body }: Input<typeof api.addAnswer>, @Me() agent: Agent): Promise<AnswerDetail> {
    return this.answers.add(agent, body);
  }

  @Serves(api.readAnswer)
  read(@Sent() { params }: Input<typeof api.readAnswer>, @Me() agent: Agent): Promise<AnswerDetail> {
    return this.answers.read(agent, params.id);
  }

  @Serves(api.changeAnswer)
  change(
    @Sent() { params, body }: Input<typeof api.changeAnswer>,
    @Me() agent: Agent,
  ): Promise<AnswerDetail> {
    return this.answers.change(agent, params.id, body);
  }

  @Serves(api.settleAnswer)
  settle(
    @Sent() { params, body }: Input<typeof api.settleAnswer>,
    @Me() agent: Agent,
  ): Promise<AnswerDetail> {
    return this.answers.settle(agent, params.id, body);
  }

  @Serves(api.suggestAnswers)
  async suggest(
    @Sent() { params, query }: Input<typeof api.suggestAnswers>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.suggestAnswers>> {
    return { answers: await this.suggesting.of(agent, params.id, query.search) };
  }

  @Serves(api.suggestService)
  suggestService(
    @Sent() { params }: Input<typeof api.suggestService>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.suggestService>> {
    return this.services.of(agent, params.id);
  }

  @Serves(api.confirmServiceOfEnquiry)
  confirmService(
    @Sent() { params }: Input<typeof api.confirmServiceOfEnquiry>,
    @Me() agent: Agent,
  ): Promise<void> {
    return this.services.confirm(agent, params.id);
  }

  @Serves(api.tellAnswer)
  async tell(
    @Sent() { params, body }: Input<typeof api.tellAnswer>,
    @Me() agent: Agent,
  ): Promise<EnquiryDetail> {
    await this.suggesting.tell(agent, params.id, body.answerId);
    return this.reader.detail(params.id, agent);
  }
}
