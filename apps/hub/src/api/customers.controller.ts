import { Controller } from '@nestjs/common';
import { type AnswerOf, api } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { People, PreferChannel, TakeDownContact, TellCustomersApart } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

/** Who is who. */
@Controller()
export class CustomersController {
  constructor(
    private readonly telling: TellCustomersApart,
    private readonly people: People,
    private readonly takingDown: TakeDownContact,
    private readonly preferring: PreferChannel,
  ) {}

  @Serves(api.findPeople)
  find(
    @Sent() { body }: Input<typeof api.findPeople>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.findPeople>> {
    return this.people.find(agent, body.search);
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

  @Serves(api.needLargePrint)
  needLargePrint(
    @Sent() { params, body }: Input<typeof api.needLargePrint>,
    @Me() agent: Agent,
  ): Promise<void> {
    return this.preferring.needLargePrint(agent, params.id, body.needed);
  }

  @Serves(api.sayWhoCustomersAre)
  say(@Sent() { params, body }: Input<typeof api.sayWhoCustomersAre>, @Me() agent: Agent): Promise<void> {
    return this.telling.say(agent, params.id, body.otherId, body.decision);
  }

  @Serves(api.undoCustomerDecision)
  undo(@Sent() { params }: Input<typeof api.undoCustomerDecision>, @Me() agent: Agent): Promise<void> {
    return this.telling.undo(agent, params.id);
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
