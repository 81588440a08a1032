import { Module } from '@nestjs/common';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { PaperModule } from '@frontdoor/casework/paper';
import { StoredBytesModule } from '@frontdoor/casework/stored-bytes';
import { JobsModule } from '@frontdoor/jobs';
import { BindPhotographs } from './bind-photographs.js';
import { KeepScans } from './keep-scans.js';
import { SeparatorSheet } from './separator-sheet.js';
import { TakeScan } from './take-scan.js';

/** Scanned files that staff bring. */
@Module({
  imports: [ChannelsModule, DirectoryModule, JobsModule, PaperModule, StoredBytesModule],
  providers: [BindPhotographs, KeepScans, SeparatorSheet, TakeScan],
  exports: [BindPhotographs, KeepScans, SeparatorSheet, TakeScan],
})
export class TakeScansModule {}
