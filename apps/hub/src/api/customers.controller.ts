import { Controller } from '@nestjs/common';
import { type AnswerOf, api } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import {
  CustomerReader,
  KeepAuthority,
  People,
  PreferChannel,
  TakeDownContact,
  TellCustomersApart,
} from '@frontdoor/use-cases';
import { type Input, KeptFromMe, Me, Sent, Serves } from '../edge/serves.js';

/** Who is who. */
@Controller()
export class CustomersController {
  constructor(
    private readonly telling: TellCustomersApart,
    private readonly people: People,
    private readonly takingDown: TakeDownContact,
    private readonly preferring: PreferChannel,
    private readonly customers: CustomerReader,
    private readonly authority: KeepAuthority,
  ) {}

  @Serves(api.findPeople)
  find(
    @Sent() { body }: Input<typeof api.findPeople>,
    @Me() agent: Agent,
    @KeptFromMe() kept: readonly string[],
  ): Promise<AnswerOf<typeof api.findPeople>> {
    return this.people.find(agent, body.search, kept);
  }

  @Serves(api.takeDownContact)
  takeDown(
    @Sent() { body }: Input<typeof api.takeDownContact>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.takeDownContact>> {
    return this.takingDown.take(agent, body);
  }

  @Serves(api.preferChannel)
  prefer(@Sent() { params, body }: Input<typeof api.preferChannel>, @Me() agent: Agent): Promise<void> {
    return this.preferring.set(agent, params.id, body.channel);
  }

  @Serves(api.recordNeeds)
  recordNeeds(@Sent() { params, body }: Input<typeof api.recordNeeds>, @Me() agent: Agent): Promise<void> {
    const { needs, note } = body;
    return this.preferring.recordNeeds(agent, params.id, needs, note === '' ? null : note);
  }

  @Serves(api.readCustomer)
  read(
    @Sent() { params, query }: Input<typeof api.readCustomer>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.readCustomer>> {
    return this.customers.page(agent, params.id, query.cursor);
  }

  @Serves(api.recordAuthority)
  recordAuthority(
    @Sent() { params, body }: Input<typeof api.recordAuthority>,
    @Me() agent: Agent,
  ): Promise<void> {
    return this.authority.record(agent, params.id, body);
  }

  @Serves(api.endAuthority)
  endAuthority(@Sent() { params }: Input<typeof api.endAuthority>, @Me() agent: Agent): Promise<void> {
    return this.authority.end(agent, params.id);
  }

  @Serves(api.sayWhatCustomerIs)
  sayWhat(@Sent() { params, body }: Input<typeof api.sayWhatCustomerIs>, @Me() agent: Agent): Promise<void> {
    return this.authority.sayWhat(agent, params.id, body);
  }

  @Serves(api.sayWhoCustomersAre)
  say(@Sent() { params, body }: Input<typeof api.sayWhoCustomersAre>, @Me() agent: Agent): Promise<void> {
    return this.telling.say(agent, params.id, body);
  }

  @Serves(api.undoCustomerDecision)
  undo(@Sent() { params }: Input<typeof api.undoCustomerDecision>, @Me() agent: Agent): Promise<void> {
    return this.telling.undo(agent, params.id);
  }

  @Serves(api.sayWhoseEnquiryIs)
  answer(@Sent() { params, body }: Input<typeof api.sayWhoseEnquiryIs>, @Me() agent: Agent): Promise<void> {
    return this.telling.answer(agent, params.id, body.enquiryId, body.whose);
  }

  @Serves(api.sayWhoUsesAddress)
  sayOfAddress(
    @Sent() { params, body }: Input<typeof api.sayWhoUsesAddress>,
    @Me() agent: Agent,
  ): Promise<void> {
    return this.telling.sayOfAddress(agent, params.id, body);
  }

  @Serves(api.listCustomerDoubts)
  async doubts(@Me() agent: Agent): Promise<AnswerOf<typeof api.listCustomerDoubts>> {
    return { doubts: await this.telling.doubts(agent) };
  }

  @Serves(api.decideCustomerDoubt)
  async decide(
    @Sent() { params, body }: Input<typeof api.decideCustomerDoubt>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.decideCustomerDoubt>> {
    return { decisionId: await this.telling.decide(agent, params.id, body.decision) };
  }
}
