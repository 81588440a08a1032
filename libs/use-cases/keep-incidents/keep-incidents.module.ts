import { Module } from '@nestjs/common';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { EnquiriesModule } from '@frontdoor/casework/enquiries';
import { LiveModule } from '@frontdoor/casework/live';
import { QueueModule } from '@frontdoor/casework/queue';
import { RepliesModule } from '@frontdoor/casework/replies';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { VisitsModule } from '@frontdoor/casework/visits';
import { AnswerEverybody } from './answer-everybody.js';
import { FinalAnswers } from './final-answers.js';
import { HoldingReplies } from './holding-replies.js';
import { IncidentReader } from './incident-reader.js';
import { KeepIncidents } from './keep-incidents.js';
import { PlanAnswer } from './plan-answer.js';

@Module({
  imports: [
    ChannelsModule,
    DeliveriesModule,
    EnquiriesModule,
    LiveModule,
    QueueModule,
    RepliesModule,
    TimelineModule,
    VisitsModule,
  ],
  providers: [AnswerEverybody, FinalAnswers, HoldingReplies, IncidentReader, KeepIncidents, PlanAnswer],
  exports: [AnswerEverybody, HoldingReplies, IncidentReader, KeepIncidents],
})
export class KeepIncidentsModule {}
