import { Controller } from '@nestjs/common';
import { type AnswerOf, api, type EnquiryDetail, type Incident } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import {
  AnswerEverybody,
  EnquiryReader,
  HidePost,
  IncidentReader,
  KeepIncidents,
} from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

/** What is particular to social networks: hiding a comment, and incidents. */
@Controller()
export class SocialController {
  constructor(
    private readonly enquiries: EnquiryReader,
    private readonly hiding: HidePost,
    private readonly reader: IncidentReader,
    private readonly incidents: KeepIncidents,
    private readonly answers: AnswerEverybody,
  ) {}

  @Serves(api.hidePost)
  async hide(
    @Sent() { params, body }: Input<typeof api.hidePost>,
    @Me() agent: Agent,
  ): Promise<EnquiryDetail> {
    return this.enquiries.detail(await this.hiding.hide(agent, params.id, body.reason), agent);
  }

  @Serves(api.listIncidents)
  list(
    @Sent() { query }: Input<typeof api.listIncidents>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.listIncidents>> {
    return this.reader.list(agent, query.page);
  }

  @Serves(api.openIncident)
  async open(@Sent() { body }: Input<typeof api.openIncident>, @Me() agent: Agent): Promise<Incident> {
    await this.incidents.open(agent, body.id, body.title);
    return this.reader.one(agent, body.id);
  }

  @Serves(api.readIncident)
  read(
    @Sent() { params, query }: Input<typeof api.readIncident>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.readIncident>> {
    return this.reader.detail(agent, params.id, query.page);
  }

  @Serves(api.gatherIntoIncident)
  async gather(
    @Sent() { params, body }: Input<typeof api.gatherIntoIncident>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.gatherIntoIncident>> {
    const enquiries = body.onlyCount
      ? await this.incidents.count(agent, body)
      : await this.incidents.gather(agent, params.id, body);
    return { enquiries, incident: await this.reader.one(agent, params.id) };
  }

  @Serves(api.takeOutOfIncident)
  async takeOut(
    @Sent() { params }: Input<typeof api.takeOutOfIncident>,
    @Me() agent: Agent,
  ): Promise<Incident> {
    await this.incidents.takeOut(agent, params.id, params.enquiryId);
    return this.reader.one(agent, params.id);
  }

  @Serves(api.writeHoldingReply)
  async say(
    @Sent() { params, body }: Input<typeof api.writeHoldingReply>,
    @Me() agent: Agent,
  ): Promise<Incident> {
    await this.incidents.say(agent, params.id, body.text, body.despitePersonal);
    return this.reader.one(agent, params.id);
  }

  @Serves(api.closeIncident)
  async close(@Sent() { params }: Input<typeof api.closeIncident>, @Me() agent: Agent): Promise<Incident> {
    await this.incidents.close(agent, params.id);
    return this.reader.one(agent, params.id);
  }

  @Serves(api.previewIncidentAnswer)
  preview(
    @Sent() { params, body }: Input<typeof api.previewIncidentAnswer>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.previewIncidentAnswer>> {
    return this.answers.preview(agent, params.id, body);
  }

  @Serves(api.answerIncident)
  async answer(
    @Sent() { params, body }: Input<typeof api.answerIncident>,
    @Me() agent: Agent,
  ): Promise<Incident> {
    await this.answers.send(agent, params.id, body);
    return this.reader.one(agent, params.id);
  }

  @Serves(api.stopIncidentAnswer)
  async stop(
    @Sent() { params }: Input<typeof api.stopIncidentAnswer>,
    @Me() agent: Agent,
  ): Promise<Incident> {
    await this.answers.stop(agent, params.id, params.answerId);
    return this.reader.one(agent, params.id);
  }

  @Serves(api.joinSuggestedPosts)
  async join(
    @Sent() { params }: Input<typeof api.joinSuggestedPosts>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.joinSuggestedPosts>> {
    const enquiries = await this.incidents.joinSuggested(agent, params.id);
    return { enquiries, incident: await this.reader.one(agent, params.id) };
  }

  @Serves(api.keepApartFromIncident)
  async keepApart(
    @Sent() { params }: Input<typeof api.keepApartFromIncident>,
    @Me() agent: Agent,
  ): Promise<Incident> {
    await this.incidents.keepApart(agent, params.id, params.enquiryId);
    return this.reader.one(agent, params.id);
  }
}
