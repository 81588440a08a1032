import { Controller } from '@nestjs/common';
import { type AnswerOf, api } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { ChannelBoard, PauseEntryPoint, TestEntryPoint } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class ChannelsController {
  constructor(
    private readonly board: ChannelBoard,
    private readonly pausing: PauseEntryPoint,
    private readonly testing: TestEntryPoint,
  ) {}

  @Serves(api.listChannels)
  list(@Me() { organisationId }: Agent): Promise<AnswerOf<typeof api.listChannels>> {
    return this.board.read(organisationId);
  }

  @Serves(api.pauseEntryPoint)
  pause(@Sent() { params, body }: Input<typeof api.pauseEntryPoint>, @Me() agent: Agent): Promise<void> {
    return this.pausing.pause(agent, params.id, body.words);
  }

  @Serves(api.resumeEntryPoint)
  resume(@Sent() { params }: Input<typeof api.resumeEntryPoint>, @Me() agent: Agent): Promise<void> {
    return this.pausing.resume(agent, params.id);
  }

  @Serves(api.testEntryPoint)
  test(
    @Sent() { params, body }: Input<typeof api.testEntryPoint>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.testEntryPoint>> {
    return this.testing.send(agent, params.id, body.to);
  }
}
