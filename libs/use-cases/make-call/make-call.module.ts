import { Module } from '@nestjs/common';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { QueueModule } from '@frontdoor/casework/queue';
import { StepsModule } from '@frontdoor/casework/steps';
import { JobsModule } from '@frontdoor/jobs';
import { MakeCall } from './make-call.js';

@Module({
  imports: [TimelineModule, ChannelsModule, QueueModule, StepsModule, JobsModule],
  providers: [MakeCall],
  exports: [MakeCall],
})
export class MakeCallModule {}
