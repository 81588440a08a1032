import { Module } from '@nestjs/common';
import { JobsModule } from '@frontdoor/jobs';
import { CallbacksModule } from '../callbacks/index.js';
import { ChannelsModule } from '../channels/index.js';
import { ChartersModule } from '../charters/index.js';
import { DeliveriesModule } from '../deliveries/index.js';
import { DirectoryModule } from '../directory/index.js';
import { EnquiriesModule } from '../enquiries/index.js';
import { LedgerModule } from '../ledger/index.js';
import { LiveModule } from '../live/index.js';
import { QueueModule } from '../queue/index.js';
import { ShiftsModule } from '../shifts/index.js';
import { StepsModule } from '../steps/index.js';
import { TimelineModule } from '../timeline/index.js';
import { AgentTelephones } from './agent-telephones.js';
import { AskProviders } from './ask-providers.js';
import { BringTelephones } from './bring-telephones.js';
import { CallDesk } from './call-desk.js';
import { CallLines } from './call-lines.js';
import { CallLoads } from './call-load.js';
import { EndCall } from './end-call.js';
import { GiveAnswered } from './give-answered.js';
import { KeepRecordings } from './keep-recordings.js';
import { LegDesk } from './leg-desk.js';
import { LineNews } from './line-news.js';
import { MadeCallDesk } from './made-call-desk.js';
import { MadeCalls } from './made-calls.js';
import { RingInstead } from './ring-instead.js';
import { RingWhom } from './ring-whom.js';
import { SettleCall } from './settle-call.js';
import { SettleCalls } from './settle-calls.js';
import { TakeCall } from './take-call.js';
import { TellDelivery } from './tell-delivery.js';

@Module({
  imports: [
    CallbacksModule,
    ChannelsModule,
    ChartersModule,
    DeliveriesModule,
    DirectoryModule,
    EnquiriesModule,
    LedgerModule,
    LiveModule,
    QueueModule,
    ShiftsModule,
    StepsModule,
    TimelineModule,
    JobsModule,
  ],
  providers: [
    AgentTelephones,
    AskProviders,
    BringTelephones,
    CallDesk,
    CallLines,
    CallLoads,
    EndCall,
    GiveAnswered,
    KeepRecordings,
    LegDesk,
    LineNews,
    MadeCallDesk,
    MadeCalls,
    RingInstead,
    RingWhom,
    SettleCall,
    SettleCalls,
    TakeCall,
    TellDelivery,
  ],
  exports: [
    AgentTelephones,
    BringTelephones,
    CallDesk,
    CallLines,
    CallLoads,
    EndCall,
    GiveAnswered,
    KeepRecordings,
    LineNews,
    SettleCall,
    SettleCalls,
  ],
})
export class CallsModule {}
