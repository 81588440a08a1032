import { Module } from '@nestjs/common';
import { LiveModule } from '@frontdoor/casework/live';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { TellCustomersApart } from './tell-customers-apart.js';

@Module({
  imports: [LiveModule, TimelineModule],
  providers: [TellCustomersApart],
  exports: [TellCustomersApart],
})
export class TellCustomersApartModule {}
