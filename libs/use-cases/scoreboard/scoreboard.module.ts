import { Module } from '@nestjs/common';
import { ChartersModule } from '@frontdoor/casework/charters';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { PublicScores } from './public-scores.js';
import { ScoreboardReader } from './scoreboard-reader.js';

@Module({
  imports: [ChartersModule, DirectoryModule],
  providers: [PublicScores, ScoreboardReader],
  exports: [PublicScores, ScoreboardReader],
})
export class ScoreboardModule {}
