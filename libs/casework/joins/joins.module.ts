import { Module } from '@nestjs/common';
import { EnquiriesModule } from '../enquiries/index.js';
import { LedgerModule } from '../ledger/index.js';
import { LiveModule } from '../live/index.js';
import { QueueModule } from '../queue/index.js';
import { TimelineModule } from '../timeline/index.js';
import { Joins } from './joins.js';
import { Splits } from './splits.js';
import { WorkTogether } from './work-together.js';

@Module({
  imports: [EnquiriesModule, LedgerModule, LiveModule, QueueModule, TimelineModule],
  providers: [Joins, Splits, WorkTogether],
  exports: [Joins, Splits],
})
export class JoinsModule {}
