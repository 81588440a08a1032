import { Module } from '@nestjs/common';
import { CallbacksModule } from '@frontdoor/casework/callbacks';
import { CallsModule } from '@frontdoor/casework/calls';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { EnquiriesModule } from '@frontdoor/casework/enquiries';
import { QuestionsModule } from '@frontdoor/casework/questions';
import { HandoversModule } from '@frontdoor/casework/handovers';
import { InterpretersModule } from '@frontdoor/casework/interpreters';
import { LedgerModule } from '@frontdoor/casework/ledger';
import { LiveModule } from '@frontdoor/casework/live';
import { MentionsModule } from '@frontdoor/casework/mentions';
import { QueueModule } from '@frontdoor/casework/queue';
import { ShiftsModule } from '@frontdoor/casework/shifts';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { CallsReader } from './calls-reader.js';
import { CloseCall } from './close-call.js';
import { MoveCall } from './move-call.js';

@Module({
  imports: [
    CallbacksModule,
    CallsModule,
    DeliveriesModule,
    DirectoryModule,
    EnquiriesModule,
    HandoversModule,
    QuestionsModule,
    InterpretersModule,
    LedgerModule,
    LiveModule,
    MentionsModule,
    QueueModule,
    ShiftsModule,
    TimelineModule,
  ],
  providers: [CallsReader, CloseCall, MoveCall],
  exports: [CallsReader, CloseCall, MoveCall],
})
export class HandleCallsModule {}
