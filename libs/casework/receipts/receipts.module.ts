import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { JobsModule } from '@frontdoor/jobs';
import { StoredBytesModule } from '../stored-bytes/index.js';
import { Receipts } from './receipts.js';
import { UnreadArrivals } from './unread-arrivals.js';

@Module({
  imports: [DirectoryModule, JobsModule, StoredBytesModule],
  providers: [Receipts, UnreadArrivals],
  exports: [Receipts, UnreadArrivals],
})
export class ReceiptsModule {}
