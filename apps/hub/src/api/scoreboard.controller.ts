import { Controller, Res } from '@nestjs/common';
import { type AnswerOf, api, type Demand, type Scoreboard } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import {
  DemandReader,
  HandoverReader,
  handoversCsv,
  scoreboardCsv,
  scoreboardFileName,
  ScoreboardReader,
} from '@frontdoor/use-cases';
import type { FastifyReply } from 'fastify';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class ScoreboardController {
  constructor(
    private readonly scoreboards: ScoreboardReader,
    private readonly demand: DemandReader,
    private readonly handovers: HandoverReader,
  ) {}

  @Serves(api.readScoreboard)
  read(@Sent() { query }: Input<typeof api.readScoreboard>, @Me() agent: Agent): Promise<Scoreboard> {
    return this.scoreboards.read(agent.organisationId, query);
  }

  @Serves(api.readDemand)
  readDemand(@Sent() { query }: Input<typeof api.readDemand>, @Me() agent: Agent): Promise<Demand> {
    return this.demand.read(agent.organisationId, query);
  }

  @Serves(api.readHandoverFigures)
  readHandovers(
    @Sent() { query }: Input<typeof api.readHandoverFigures>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.readHandoverFigures>> {
    return this.handovers.read(agent.organisationId, query);
  }

  @Serves(api.readHandoverCsv)
  async handoverCsv(
    @Sent() { query }: Input<typeof api.readHandoverCsv>,
    @Me() agent: Agent,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { rows, ...period } = await this.handovers.read(agent.organisationId, query);
    const name = `handovers-${period.from}-to-${period.to}.csv`;
    await reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(handoversCsv(period, rows));
  }

  @Serves(api.readScoreboardCsv)
  async csv(
    @Sent() { query }: Input<typeof api.readScoreboardCsv>,
    @Me() agent: Agent,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const board = await this.scoreboards.read(agent.organisationId, query);
    await reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', `attachment; filename="${scoreboardFileName(board)}"`)
      .send(scoreboardCsv(board));
  }
}
