import { Controller } from '@nestjs/common';
import { type AnswerOf, api } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { KeepApart } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

type Exclusions = AnswerOf<typeof api.listExclusions>;

@Controller()
export class ExclusionsController {
  constructor(private readonly apart: KeepApart) {}

  @Serves(api.listExclusions)
  list(@Sent() { params }: Input<typeof api.listExclusions>, @Me() agent: Agent): Promise<Exclusions> {
    return this.apart.list(agent, params.id);
  }

  @Serves(api.excludeAgent)
  async exclude(
    @Sent() { params, body }: Input<typeof api.excludeAgent>,
    @Me() agent: Agent,
  ): Promise<Exclusions> {
    await this.apart.exclude(agent, params.id, body);
    return this.apart.list(agent, params.id);
  }

  @Serves(api.undoExclusion)
  async undo(
    @Sent() { params, body }: Input<typeof api.undoExclusion>,
    @Me() agent: Agent,
  ): Promise<Exclusions> {
    return this.apart.list(agent, await this.apart.undo(agent, params.id, body.reason));
  }
}
