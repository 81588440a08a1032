import { Module } from '@nestjs/common';
import { CallbacksModule } from '@frontdoor/casework/callbacks';
import { ChartersModule } from '@frontdoor/casework/charters';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { LiveModule } from '@frontdoor/casework/live';
import { QueueModule } from '@frontdoor/casework/queue';
import { ShiftsModule } from '@frontdoor/casework/shifts';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { CallbackReader } from './callback-reader.js';
import { KeepCallbacks } from './keep-callbacks.js';

@Module({
  imports: [
    CallbacksModule,
    ChartersModule,
    DirectoryModule,
    LiveModule,
    QueueModule,
    ShiftsModule,
    TimelineModule,
  ],
  providers: [CallbackReader, KeepCallbacks],
  exports: [CallbackReader, KeepCallbacks],
})
export class KeepCallbacksModule {}
