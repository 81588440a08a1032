import { Controller, Res } from '@nestjs/common';
import { type AnswerOf, api, type Forecast } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { CampaignDays, forecastCsv, ForecastDemand } from '@frontdoor/use-cases';
import type { FastifyReply } from 'fastify';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class ForecastController {
  constructor(
    private readonly forecasts: ForecastDemand,
    private readonly campaigns: CampaignDays,
  ) {}

  @Serves(api.readForecast)
  read(@Sent() { query }: Input<typeof api.readForecast>, @Me() agent: Agent): Promise<Forecast> {
    return this.forecasts.read(agent.organisationId, query);
  }

  @Serves(api.readForecastCsv)
  async csv(
    @Sent() { query }: Input<typeof api.readForecastCsv>,
    @Me() agent: Agent,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const forecast = await this.forecasts.read(agent.organisationId, query);
    await reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', `attachment; filename="forecast-${forecast.from}-${forecast.to}.csv"`)
      .send(forecastCsv(forecast));
  }

  @Serves(api.listCampaignDays)
  list(@Me() agent: Agent): Promise<AnswerOf<typeof api.listCampaignDays>> {
    return this.campaigns.list(agent);
  }

  @Serves(api.markCampaignDay)
  mark(@Sent() { params, body }: Input<typeof api.markCampaignDay>, @Me() agent: Agent): Promise<void> {
    return this.campaigns.mark(agent, params.day, body.name);
  }

  @Serves(api.unmarkCampaignDay)
  unmark(@Sent() { params }: Input<typeof api.unmarkCampaignDay>, @Me() agent: Agent): Promise<void> {
    return this.campaigns.unmark(agent, params.day);
  }
}
