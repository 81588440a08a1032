import { Module } from '@nestjs/common';
import { LiveModule } from '@frontdoor/casework/live';
import { MergesModule } from '@frontdoor/casework/merges';
import { QueueModule } from '@frontdoor/casework/queue';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { TellCustomersApart } from './tell-customers-apart.js';

@Module({
  imports: [LiveModule, MergesModule, QueueModule, TimelineModule],
  providers: [TellCustomersApart],
  exports: [TellCustomersApart],
})
export class TellCustomersApartModule {}
