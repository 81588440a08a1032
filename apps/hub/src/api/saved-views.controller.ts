import { Controller } from '@nestjs/common';
import { type AnswerOf, api } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { KeepViews } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

type Views = AnswerOf<typeof api.listSavedViews>;

@Controller()
export class SavedViewsController {
  constructor(private readonly views: KeepViews) {}

  @Serves(api.listSavedViews)
  list(@Me() agent: Agent): Promise<Views> {
    return this.views.of(agent);
  }

  @Serves(api.saveView)
  save(@Sent() { body }: Input<typeof api.saveView>, @Me() agent: Agent): Promise<Views> {
    return this.views.save(agent, body);
  }

  @Serves(api.removeView)
  remove(@Sent() { params }: Input<typeof api.removeView>, @Me() agent: Agent): Promise<Views> {
    return this.views.remove(agent, params.id);
  }
}
