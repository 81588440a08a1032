import { Module } from '@nestjs/common';
import { ChartersModule } from '@frontdoor/casework/charters';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { DemandReader } from './demand-reader.js';
import { HandoverReader } from './handover-reader.js';
import { PublicScores } from './public-scores.js';
import { ScoreboardReader } from './scoreboard-reader.js';

@Module({
  imports: [ChartersModule, DirectoryModule],
  providers: [DemandReader, HandoverReader, PublicScores, ScoreboardReader],
  exports: [DemandReader, HandoverReader, PublicScores, ScoreboardReader],
})
export class ScoreboardModule {}
