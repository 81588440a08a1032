import { Module } from '@nestjs/common';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { JoinsModule } from '@frontdoor/casework/joins';
import { LedgerModule } from '@frontdoor/casework/ledger';
import { LiveModule } from '@frontdoor/casework/live';
import { PaperModule } from '@frontdoor/casework/paper';
import { PlacementModule } from '@frontdoor/casework/placement';
import { QueueModule } from '@frontdoor/casework/queue';
import { ReadingsModule } from '@frontdoor/casework/readings';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { JobsModule } from '@frontdoor/jobs';
import { DecideSuggestion } from './decide-suggestion.js';
import { KeyReading } from './key-reading.js';
import { ReadPaper } from './read-paper.js';

/** Letters and faxes: what stands on their pages. */
@Module({
  imports: [
    ChannelsModule,
    DirectoryModule,
    JoinsModule,
    LedgerModule,
    PlacementModule,
    QueueModule,
    JobsModule,
    LiveModule,
    PaperModule,
    ReadingsModule,
    TimelineModule,
  ],
  providers: [DecideSuggestion, KeyReading, ReadPaper],
  exports: [DecideSuggestion, KeyReading, ReadPaper],
})
export class ReadPaperModule {}
