import { Module } from '@nestjs/common';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { ReceiptsModule } from '@frontdoor/casework/receipts';
import { StoredBytesModule } from '@frontdoor/casework/stored-bytes';
import { JobsModule } from '@frontdoor/jobs';
import { ReadArrivals } from './read-arrivals.js';

@Module({
  imports: [ChannelsModule, JobsModule, ReceiptsModule, StoredBytesModule],
  providers: [ReadArrivals],
  exports: [ReadArrivals],
})
export class ReadArrivalsModule {}
