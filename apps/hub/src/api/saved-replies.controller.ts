import { Controller } from '@nestjs/common';
import { type AnswerOf, api, type SavedReply } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { SavedReplies } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class SavedRepliesController {
  constructor(private readonly replies: SavedReplies) {}

  @Serves(api.listSavedReplies)
  list(@Me() agent: Agent): Promise<AnswerOf<typeof api.listSavedReplies>> {
    return this.replies.list(agent);
  }

  @Serves(api.addSavedReply)
  add(@Sent() { body }: Input<typeof api.addSavedReply>, @Me() agent: Agent): Promise<SavedReply> {
    return this.replies.add(agent, body);
  }

  @Serves(api.changeSavedReply)
  change(
    @Sent() { params, body }: Input<typeof api.changeSavedReply>,
    @Me() agent: Agent,
  ): Promise<SavedReply> {
    return this.replies.change(agent, params.id, body);
  }

  @Serves(api.removeSavedReply)
  remove(@Sent() { params }: Input<typeof api.removeSavedReply>, @Me() agent: Agent): Promise<void> {
    return this.replies.remove(agent, params.id);
  }

  @Serves(api.fillSavedReplies)
  fill(
    @Sent() { params }: Input<typeof api.fillSavedReplies>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.fillSavedReplies>> {
    return this.replies.filledIn(agent, params.id);
  }
}
