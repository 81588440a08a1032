import { Module } from '@nestjs/common';
import { HandoversModule } from '@frontdoor/casework/handovers';
import { LiveModule } from '@frontdoor/casework/live';
import { QueueModule } from '@frontdoor/casework/queue';
import { OpenBrief } from './open-brief.js';
import { TakeHandover } from './take-handover.js';

@Module({
  imports: [HandoversModule, LiveModule, QueueModule],
  providers: [OpenBrief, TakeHandover],
  exports: [OpenBrief, TakeHandover],
})
export class TakeHandoverModule {}
