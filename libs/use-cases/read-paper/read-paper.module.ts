import { Module } from '@nestjs/common';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { LiveModule } from '@frontdoor/casework/live';
import { PaperModule } from '@frontdoor/casework/paper';
import { ReadingsModule } from '@frontdoor/casework/readings';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { JobsModule } from '@frontdoor/jobs';
import { KeyReading } from './key-reading.js';
import { ReadPaper } from './read-paper.js';

/** Letters and faxes: what stands on their pages. */
@Module({
  imports: [
    ChannelsModule,
    DirectoryModule,
    JobsModule,
    LiveModule,
    PaperModule,
    ReadingsModule,
    TimelineModule,
  ],
  providers: [KeyReading, ReadPaper],
  exports: [KeyReading, ReadPaper],
})
export class ReadPaperModule {}
