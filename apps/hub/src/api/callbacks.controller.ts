import { Controller } from '@nestjs/common';
import { type AnswerOf, api } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { CallbackReader, KeepCallbacks } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

/** When customers are rung back as agreed. */
@Controller()
export class CallbacksController {
  constructor(
    private readonly reader: CallbackReader,
    private readonly keeping: KeepCallbacks,
  ) {}

  @Serves(api.listCallbacks)
  list(
    @Sent() { params }: Input<typeof api.listCallbacks>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.listCallbacks>> {
    return this.reader.list(agent, params.id);
  }

  @Serves(api.listCallbackWindows)
  windows(
    @Sent() { query }: Input<typeof api.listCallbackWindows>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.listCallbackWindows>> {
    return this.reader.windowsOf(agent, query.service);
  }

  @Serves(api.agreeCallback)
  agree(@Sent() { params, body }: Input<typeof api.agreeCallback>, @Me() agent: Agent): Promise<void> {
    return this.keeping.agree(agent, params.id, body);
  }
}
