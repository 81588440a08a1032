import { Module } from '@nestjs/common';
import { ChartersModule } from '../charters/index.js';
import { DirectoryModule } from '../directory/index.js';
import { ArrivalHistories } from './arrival-histories.js';

@Module({
  imports: [ChartersModule, DirectoryModule],
  providers: [ArrivalHistories],
  exports: [ArrivalHistories],
})
export class HistoryModule {}
