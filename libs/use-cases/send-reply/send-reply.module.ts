import { Module } from '@nestjs/common';
import { FilesModule } from '@frontdoor/casework/files';
import { EnquiriesModule } from '@frontdoor/casework/enquiries';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { ChartersModule } from '@frontdoor/casework/charters';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { LiveModule } from '@frontdoor/casework/live';
import { QueueModule } from '@frontdoor/casework/queue';
import { RepliesModule } from '@frontdoor/casework/replies';
import { VisitsModule } from '@frontdoor/casework/visits';
import { SendReply } from './send-reply.js';

@Module({
  imports: [
    EnquiriesModule,
    TimelineModule,
    ChartersModule,
    DeliveriesModule,
    LiveModule,
    QueueModule,
    RepliesModule,
    FilesModule,
    VisitsModule,
  ],
  providers: [SendReply],
  exports: [SendReply],
})
export class SendReplyModule {}
