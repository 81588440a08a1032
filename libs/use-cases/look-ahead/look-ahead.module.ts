import { Module } from '@nestjs/common';
import { ChartersModule } from '@frontdoor/casework/charters';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { SimulationModule } from '@frontdoor/casework/simulation';
import { LiveBoardReader } from './live-board.js';
import { SimulationRuns } from './simulation-runs.js';

@Module({
  imports: [ChartersModule, DirectoryModule, SimulationModule],
  providers: [LiveBoardReader, SimulationRuns],
  exports: [LiveBoardReader, SimulationRuns],
})
export class LookAheadModule {}
