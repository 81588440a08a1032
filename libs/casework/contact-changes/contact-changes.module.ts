import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { EnquiriesModule } from '../enquiries/index.js';
import { FilesModule } from '../files/index.js';
import { LedgerModule } from '../ledger/index.js';
import { LiveModule } from '../live/index.js';
import { QueueModule } from '../queue/index.js';
import { ReceiptsModule } from '../receipts/index.js';
import { StoredBytesModule } from '../stored-bytes/index.js';
import { TimelineModule } from '../timeline/index.js';
import { ApplyChanges } from './apply-changes.js';
import { ContactChanges } from './contact-changes.js';

@Module({
  imports: [
    DirectoryModule,
    EnquiriesModule,
    FilesModule,
    LedgerModule,
    LiveModule,
    QueueModule,
    ReceiptsModule,
    StoredBytesModule,
    TimelineModule,
  ],
  providers: [ApplyChanges, ContactChanges],
  exports: [ContactChanges],
})
export class ContactChangesModule {}
