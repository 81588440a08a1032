import { Module } from '@nestjs/common';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { LiveModule } from '@frontdoor/casework/live';
import { StepsModule } from '@frontdoor/casework/steps';
import { JobsModule } from '@frontdoor/jobs';
import { MakeCall } from './make-call.js';

@Module({
  imports: [TimelineModule, ChannelsModule, LiveModule, StepsModule, JobsModule],
  providers: [MakeCall],
  exports: [MakeCall],
})
export class MakeCallModule {}
