import { Controller } from '@nestjs/common';
import {
  type AnswerOf,
  api,
  type BalanceChangeView,
  type LiveBoard,
  type RunView,
} from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { ChangeBalance, LiveBoardReader, SimulationRuns } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

/** Looking ahead, and changing who does what. */
@Controller()
export class SupervisionController {
  constructor(
    private readonly runs: SimulationRuns,
    private readonly balance: ChangeBalance,
    private readonly boards: LiveBoardReader,
  ) {}

  @Serves(api.readLiveBoard)
  board(@Me() agent: Agent): Promise<LiveBoard> {
    return this.boards.read(agent.organisationId);
  }

  @Serves(api.startRun)
  async start(@Sent() { body }: Input<typeof api.startRun>, @Me() agent: Agent): Promise<{ id: string }> {
    return { id: await this.runs.start(agent, body) };
  }

  @Serves(api.readRun)
  read(@Sent() { params }: Input<typeof api.readRun>, @Me() agent: Agent): Promise<RunView> {
    return this.runs.read(agent, params.id);
  }

  @Serves(api.cancelRun)
  cancel(@Sent() { params }: Input<typeof api.cancelRun>, @Me() agent: Agent): Promise<void> {
    return this.runs.cancel(agent, params.id);
  }

  @Serves(api.listBalanceChanges)
  list(
    @Sent() { query }: Input<typeof api.listBalanceChanges>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.listBalanceChanges>> {
    return this.balance.list(agent, query.before);
  }

  @Serves(api.applyBalanceChange)
  apply(
    @Sent() { body }: Input<typeof api.applyBalanceChange>,
    @Me() agent: Agent,
  ): Promise<BalanceChangeView> {
    return this.balance.apply(agent, body);
  }

  @Serves(api.undoBalanceChange)
  undo(
    @Sent() { params }: Input<typeof api.undoBalanceChange>,
    @Me() agent: Agent,
  ): Promise<BalanceChangeView> {
    return this.balance.undo(agent, params.id);
  }
}
