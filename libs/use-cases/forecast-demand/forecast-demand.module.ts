import { Module } from '@nestjs/common';
import { ChartersModule } from '@frontdoor/casework/charters';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { HistoryModule } from '@frontdoor/casework/history';
import { SimulationModule } from '@frontdoor/casework/simulation';
import { CampaignDays } from './campaign-days.js';
import { ForecastDemand } from './forecast-demand.js';

@Module({
  imports: [ChartersModule, DirectoryModule, HistoryModule, SimulationModule],
  providers: [CampaignDays, ForecastDemand],
  exports: [CampaignDays, ForecastDemand],
})
export class ForecastDemandModule {}
