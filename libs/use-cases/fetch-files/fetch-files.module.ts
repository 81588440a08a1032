import { Module } from '@nestjs/common';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { FilesModule } from '@frontdoor/casework/files';
import { LiveModule } from '@frontdoor/casework/live';
import { StoredBytesModule } from '@frontdoor/casework/stored-bytes';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { FetchFiles } from './fetch-files.js';

@Module({
  imports: [ChannelsModule, FilesModule, LiveModule, StoredBytesModule, TimelineModule],
  providers: [FetchFiles],
})
export class FetchFilesModule {}
