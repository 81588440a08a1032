import { Module } from '@nestjs/common';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { FilesModule } from '@frontdoor/casework/files';
import { HandoversModule } from '@frontdoor/casework/handovers';
import { LiveModule } from '@frontdoor/casework/live';
import { PartnersModule } from '@frontdoor/casework/partners';
import { QueueModule } from '@frontdoor/casework/queue';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { AskPartner } from './ask-partner.js';
import { FollowPartners } from './follow-partners.js';
import { HandToPartner } from './hand-to-partner.js';
import { PartnerFiles } from './partner-files.js';
import { SendHandovers } from './send-handovers.js';

@Module({
  imports: [
    ChannelsModule,
    DeliveriesModule,
    DirectoryModule,
    FilesModule,
    HandoversModule,
    LiveModule,
    PartnersModule,
    QueueModule,
    TimelineModule,
  ],
  providers: [AskPartner, FollowPartners, HandToPartner, PartnerFiles, SendHandovers],
  exports: [HandToPartner],
})
export class HandToPartnerModule {}
