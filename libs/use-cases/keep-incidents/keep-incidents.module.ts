import { Module } from '@nestjs/common';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { LiveModule } from '@frontdoor/casework/live';
import { RepliesModule } from '@frontdoor/casework/replies';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { HoldingReplies } from './holding-replies.js';
import { IncidentReader } from './incident-reader.js';
import { KeepIncidents } from './keep-incidents.js';

@Module({
  imports: [ChannelsModule, DeliveriesModule, LiveModule, RepliesModule, TimelineModule],
  providers: [HoldingReplies, IncidentReader, KeepIncidents],
  exports: [HoldingReplies, IncidentReader, KeepIncidents],
})
export class KeepIncidentsModule {}
