import { Controller } from '@nestjs/common';
import { api } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { StepPrompts } from '@frontdoor/casework/steps';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class PromptsController {
  constructor(private readonly prompts: StepPrompts) {}

  @Serves(api.answerPrompt)
  async answer(@Sent() { params, body }: Input<typeof api.answerPrompt>, @Me() agent: Agent): Promise<void> {
    await this.prompts.answer(agent, params.id, body.answer);
  }
}
