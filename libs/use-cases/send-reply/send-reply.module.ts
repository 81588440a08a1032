import { Module } from '@nestjs/common';
import { FilesModule } from '@frontdoor/casework/files';
import { EnquiriesModule } from '@frontdoor/casework/enquiries';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { AnswersModule } from '@frontdoor/casework/answers';
import { ChartersModule } from '@frontdoor/casework/charters';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { QuestionsModule } from '@frontdoor/casework/questions';
import { HandoversModule } from '@frontdoor/casework/handovers';
import { LiveModule } from '@frontdoor/casework/live';
import { MentionsModule } from '@frontdoor/casework/mentions';
import { QueueModule } from '@frontdoor/casework/queue';
import { RepliesModule } from '@frontdoor/casework/replies';
import { VisitsModule } from '@frontdoor/casework/visits';
import { SendReply } from './send-reply.js';

@Module({
  imports: [
    AnswersModule,
    EnquiriesModule,
    TimelineModule,
    ChartersModule,
    DeliveriesModule,
    LiveModule,
    MentionsModule,
    QueueModule,
    RepliesModule,
    FilesModule,
    HandoversModule,
    QuestionsModule,
    VisitsModule,
  ],
  providers: [SendReply],
  exports: [SendReply],
})
export class SendReplyModule {}
