import { Controller } from '@nestjs/common';
import { type AnswerOf, api } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { LookAtMentions } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class MentionsController {
  constructor(private readonly mentions: LookAtMentions) {}

  @Serves(api.listColleagues)
  colleagues(
    @Sent() { params }: Input<typeof api.listColleagues>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.listColleagues>> {
    return this.mentions.colleagues(agent, params.id);
  }

  @Serves(api.listMentions)
  list(@Me() agent: Agent): Promise<AnswerOf<typeof api.listMentions>> {
    return this.mentions.list(agent);
  }

  @Serves(api.lookAtMentions)
  lookAt(
    @Sent() { body }: Input<typeof api.lookAtMentions>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.listMentions>> {
    return this.mentions.lookAt(agent, body.notes);
  }
}
