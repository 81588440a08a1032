import { Module } from '@nestjs/common';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { CallbacksModule } from '@frontdoor/casework/callbacks';
import { CallsModule } from '@frontdoor/casework/calls';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { ChartersModule } from '@frontdoor/casework/charters';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { HandoversModule } from '@frontdoor/casework/handovers';
import { LedgerModule } from '@frontdoor/casework/ledger';
import { QueueModule } from '@frontdoor/casework/queue';
import { LiveModule } from '@frontdoor/casework/live';
import { StepsModule } from '@frontdoor/casework/steps';
import { MakeCall } from './make-call.js';
import { SayCallOutcome } from './say-call-outcome.js';

@Module({
  imports: [
    CallbacksModule,
    TimelineModule,
    CallsModule,
    ChannelsModule,
    ChartersModule,
    DeliveriesModule,
    DirectoryModule,
    HandoversModule,
    LedgerModule,
    LiveModule,
    QueueModule,
    StepsModule,
  ],
  providers: [MakeCall, SayCallOutcome],
  exports: [MakeCall, SayCallOutcome],
})
export class MakeCallModule {}
