import { Controller } from '@nestjs/common';
import { type AnswerOf, api } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { ForeseeChange, MoveEnquiry } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

/** Several enquiries to another service at once. */
@Controller()
export class MovesController {
  constructor(
    private readonly moving: MoveEnquiry,
    private readonly foreseeing: ForeseeChange,
  ) {}

  @Serves(api.foreseeMoves)
  async foresee(
    @Sent() { body }: Input<typeof api.foreseeMoves>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.foreseeMoves>> {
    return { enquiries: await this.foreseeing.ofSeveral(agent, body) };
  }

  @Serves(api.moveEnquiries)
  async move(
    @Sent() { body }: Input<typeof api.moveEnquiries>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.moveEnquiries>> {
    return { outcomes: await this.moving.several(agent, body) };
  }

  @Serves(api.takeBackMoves)
  async takeBack(
    @Sent() { body }: Input<typeof api.takeBackMoves>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.takeBackMoves>> {
    return { outcomes: await this.moving.takeBackSeveral(agent, body) };
  }
}
