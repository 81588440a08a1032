import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { HandlingTimes } from './handling-times.js';
import { Ranking } from './ranking.js';

@Module({
  imports: [DirectoryModule],
  providers: [HandlingTimes, Ranking],
  exports: [HandlingTimes, Ranking],
})
export class RankingModule {}
