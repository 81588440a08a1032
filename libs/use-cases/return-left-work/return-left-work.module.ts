import { Module } from '@nestjs/common';
import { AttentionModule } from '@frontdoor/casework/attention';
import { ChartersModule } from '@frontdoor/casework/charters';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { LiveModule } from '@frontdoor/casework/live';
import { QueueModule } from '@frontdoor/casework/queue';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { ReturnLeftWork } from './return-left-work.js';

@Module({
  imports: [AttentionModule, ChartersModule, DirectoryModule, LiveModule, QueueModule, TimelineModule],
  providers: [ReturnLeftWork],
})
export class ReturnLeftWorkModule {}
