import { Module } from '@nestjs/common';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { PaperModule } from '@frontdoor/casework/paper';
import { ReceiptsModule } from '@frontdoor/casework/receipts';
import { StoredBytesModule } from '@frontdoor/casework/stored-bytes';
import { JobsModule } from '@frontdoor/jobs';
import { ReadArrivals } from './read-arrivals.js';
import { ScannedMails } from './scanned-mails.js';

@Module({
  imports: [ChannelsModule, JobsModule, PaperModule, ReceiptsModule, StoredBytesModule],
  providers: [ReadArrivals, ScannedMails],
  exports: [ReadArrivals],
})
export class ReadArrivalsModule {}
