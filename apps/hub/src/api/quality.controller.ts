import { Controller } from '@nestjs/common';
import {
  type AnswerOf,
  api,
  type OpenedQualityNote,
  type OwnQualityNote,
  type QualitySampleView,
} from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { AnswerQualityNote, CheckQuality, DrawSample } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

/** Notes of supervisors on single contacts: for them, and for the agent whose contact it is. */
@Controller()
export class QualityController {
  constructor(
    private readonly checking: CheckQuality,
    private readonly drawing: DrawSample,
    private readonly answering: AnswerQualityNote,
  ) {}

  @Serves(api.listQualityNotes)
  list(
    @Sent() { query }: Input<typeof api.listQualityNotes>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.listQualityNotes>> {
    return this.checking.list(agent, query);
  }

  @Serves(api.openQualityNote)
  open(
    @Sent() { params }: Input<typeof api.openQualityNote>,
    @Me() agent: Agent,
  ): Promise<OpenedQualityNote> {
    return this.checking.open(agent, params.id);
  }

  @Serves(api.writeQualityNote)
  write(
    @Sent() { params, body }: Input<typeof api.writeQualityNote>,
    @Me() agent: Agent,
  ): Promise<OpenedQualityNote> {
    return this.checking.write(agent, params.id, body);
  }

  @Serves(api.listQualitySamples)
  samples(
    @Sent() { query }: Input<typeof api.listQualitySamples>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.listQualitySamples>> {
    return this.drawing.list(agent, query.page);
  }

  @Serves(api.readQualitySample)
  sample(
    @Sent() { params }: Input<typeof api.readQualitySample>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.readQualitySample>> {
    return this.drawing.read(agent, params.id);
  }

  @Serves(api.drawQualitySample)
  draw(
    @Sent() { body }: Input<typeof api.drawQualitySample>,
    @Me() agent: Agent,
  ): Promise<QualitySampleView> {
    return this.drawing.draw(agent, body);
  }

  @Serves(api.readQualityCriteria)
  criteria(@Me() agent: Agent): Promise<AnswerOf<typeof api.readQualityCriteria>> {
    return this.checking.criteria(agent);
  }

  @Serves(api.setQualityCriteria)
  setCriteria(@Sent() { body }: Input<typeof api.setQualityCriteria>, @Me() agent: Agent): Promise<void> {
    return this.checking.setCriteria(agent, body);
  }

  @Serves(api.listOwnQualityNotes)
  own(
    @Sent() { query }: Input<typeof api.listOwnQualityNotes>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.listOwnQualityNotes>> {
    return this.answering.list(agent, query.page);
  }

  @Serves(api.answerQualityNote)
  answer(
    @Sent() { params, body }: Input<typeof api.answerQualityNote>,
    @Me() agent: Agent,
  ): Promise<OwnQualityNote> {
    return this.answering.answer(agent, params.id, body);
  }
}
