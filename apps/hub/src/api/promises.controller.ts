import { Controller } from '@nestjs/common';
import { type AnswerOf, api } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { OpenPromises } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class PromisesController {
  constructor(private readonly promises: OpenPromises) {}

  @Serves(api.listOpenPromises)
  list(
    @Sent() { query }: Input<typeof api.listOpenPromises>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.listOpenPromises>> {
    return this.promises.list(agent, query);
  }
}
