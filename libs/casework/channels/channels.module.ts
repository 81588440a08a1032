import { Module } from '@nestjs/common';
import { ChartersModule } from '../charters/index.js';
import { ContactChangesModule } from '../contact-changes/index.js';
import { DirectoryModule } from '../directory/index.js';
import { OptOutsModule } from '../opt-outs/index.js';
import { PrintQueueModule } from '../print-queue/index.js';
import { ReceiptsModule } from '../receipts/index.js';
import { ReportsModule } from '../reports/index.js';
import { ShiftsModule } from '../shifts/index.js';
import { StoredBytesModule } from '../stored-bytes/index.js';
import { ChannelIntake } from './intake.js';
import { ChannelProbes } from './channel-probes.js';
import { Channels } from './channels.js';
import { FileContents } from './file-contents.js';

@Module({
  imports: [
    ChartersModule,
    ContactChangesModule,
    DirectoryModule,
    OptOutsModule,
    PrintQueueModule,
    ReceiptsModule,
    ReportsModule,
    ShiftsModule,
    StoredBytesModule,
  ],
  providers: [ChannelIntake, ChannelProbes, Channels, FileContents],
  exports: [ChannelIntake, ChannelProbes, Channels, FileContents],
})
export class ChannelsModule {}
