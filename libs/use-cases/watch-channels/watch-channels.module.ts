import { Module } from '@nestjs/common';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { ChartersModule } from '@frontdoor/casework/charters';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { LiveModule } from '@frontdoor/casework/live';
import { OptOutsModule } from '@frontdoor/casework/opt-outs';
import { ReceiptsModule } from '@frontdoor/casework/receipts';
import { JobsModule } from '@frontdoor/jobs';
import { ChannelBoard } from './channel-board.js';
import { PauseEntryPoint } from './pause-entry-point.js';
import { RecountProviders } from './recount-providers.js';
import { TestEntryPoint } from './test-entry-point.js';
import { WatchListeners } from './watch-listeners.js';
import { WatchSilence } from './watch-silence.js';

@Module({
  imports: [
    ChannelsModule,
    ChartersModule,
    DirectoryModule,
    JobsModule,
    LiveModule,
    OptOutsModule,
    ReceiptsModule,
  ],
  providers: [ChannelBoard, PauseEntryPoint, RecountProviders, TestEntryPoint, WatchListeners, WatchSilence],
  exports: [ChannelBoard, PauseEntryPoint, TestEntryPoint],
})
export class WatchChannelsModule {}
