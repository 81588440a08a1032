import { Module } from '@nestjs/common';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { LiveModule } from '@frontdoor/casework/live';
import { StepsModule } from '@frontdoor/casework/steps';
import { MakeCall } from './make-call.js';

@Module({
  imports: [TimelineModule, ChannelsModule, DeliveriesModule, DirectoryModule, LiveModule, StepsModule],
  providers: [MakeCall],
  exports: [MakeCall],
})
export class MakeCallModule {}
