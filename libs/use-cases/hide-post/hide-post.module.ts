import { Module } from '@nestjs/common';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { LiveModule } from '@frontdoor/casework/live';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { HidePost } from './hide-post.js';

@Module({
  imports: [ChannelsModule, DirectoryModule, LiveModule, TimelineModule],
  providers: [HidePost],
  exports: [HidePost],
})
export class HidePostModule {}
