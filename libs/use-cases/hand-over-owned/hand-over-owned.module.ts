import { Module } from '@nestjs/common';
import { LiveModule } from '@frontdoor/casework/live';
import { QueueModule } from '@frontdoor/casework/queue';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { HandOverOwned } from './hand-over-owned.js';

@Module({
  imports: [LiveModule, QueueModule, TimelineModule],
  providers: [HandOverOwned],
  exports: [HandOverOwned],
})
export class HandOverOwnedModule {}
