import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/index.js';
import { LiveModule } from '../live/index.js';
import { QueueModule } from '../queue/index.js';
import { TimelineModule } from '../timeline/index.js';
import { Placement } from './placement.js';

@Module({
  imports: [LedgerModule, LiveModule, QueueModule, TimelineModule],
  providers: [Placement],
  exports: [Placement],
})
export class PlacementModule {}
